"""`rapporteur ask`: questions from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.resources import data
from tests.cli.conftest import Holding, Run

SAMPLE = data() / "sample"


@pytest.fixture
def library(holding: Holding) -> Run:
    return holding("CWG-CC-7_3", "CWG-CC-7_4")


ABOUT_2_2 = [
    ("ar", "ما الذي ورد في الفقرة 2.2 من الوثيقة CWG-CC-7/3؟"),
    ("zh", "CWG-CC-7/3号文件第2.2段说了什么？"),
    ("en", "What does clause 2.2 of CWG-CC-7/3 say?"),
    ("fr", "Que dit le paragraphe 2.2 du document CWG-CC-7/3 ?"),
    ("ru", "Что говорится в пункте 2.2 документа CWG-CC-7/3?"),
    ("es", "¿Qué dice el párrafo 2.2 del documento CWG-CC-7/3?"),
]


@pytest.mark.parametrize(("language", "question"), ABOUT_2_2)
def test_a_question_that_names_a_clause_gets_it_in_the_readers_language(
    library: Run, language: str, question: str
) -> None:
    answer = library("ask", question, "--language", language, "--json").json()

    best = answer["results"][0]
    assert answer["answered"]
    assert (best["symbol"], best["label"], best["language"]) == ("itu:doc:CWG-CC-7/3", "2.2", language)


def test_the_answer_quotes_verbatim(library: Run) -> None:
    answer = library("ask", "clause 2.2 of CWG-CC-7/3", "--json").json()

    text = (SAMPLE / "CWG-CC-7_3" / "en.txt").read_text(encoding="utf-8")
    assert answer["results"][0]["text"] in text


def test_a_person_reads_the_same_in_words(library: Run) -> None:
    ran = library("ask", "clause 2.2 of CWG-CC-7/3")

    assert ran.code == 0
    assert "2.2" in ran.out
    assert "│" in ran.out


def test_a_document_that_is_not_held_is_named(library: Run) -> None:
    answer = library("ask", "What does A/RES/70/125 say about the Forum?", "--json").json()

    assert answer["missing"] == ["A/RES/70/125"]


@pytest.mark.parametrize("question", ["", "   ", "🙂🙂🙂", "?!…", "x" * 4001])
def test_a_question_without_words_or_without_end_is_refused(library: Run, question: str) -> None:
    ran = library("ask", question)

    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.strip().splitlines()) == 1


@pytest.mark.parametrize("question", ["the", "zzzzqqqq", "2.2", "A/RES/70/125"])
def test_any_other_question_is_answered_one_way_or_the_other(library: Run, question: str) -> None:
    ran = library("ask", question, "--json")

    assert ran.code == 0
    assert set(ran.json()) >= {"answered", "probability", "results", "took_ms"}


def test_explain_prints_what_each_probability_was_made_of(library: Run) -> None:
    asked = ("ask", "posting of the revised report on the website", "--explain")

    printed = library(*asked).out
    answer = library(*asked, "--json").json()

    best = answer["results"][0]
    assert f"itu:doc:CWG-CC-7/3 {best['label']} {answer['probability']:.3f}" in printed
    assert f"words={answer['reasons'][0]['words']:.3f}" in printed
    assert len(answer["reasons"]) == len(answer["results"])


def test_a_clause_without_its_document_is_a_choice_for_programs_too(library: Run) -> None:
    answer = library("ask", "What does clause 2.2 say?", "--json").json()

    assert not answer["answered"]
    assert {each["label"] for each in answer["choice"]} == {"2.2"}
    assert {each["label"] for each in answer["results"]} == {"2.2"}


def test_what_changed_is_told_by_its_clauses_not_by_the_number_and_date_of_the_revision(library: Run) -> None:
    library("ingest", str(SAMPLE / "CWG-CC-7_3_Rev.1" / "en.txt"))

    answer = library("ask", "what changed in CWG-CC-7/3 Rev.1", "--json").json()

    assert answer["answered"]
    assert [each["label"] for each in answer["results"]] == ["2.3", "2.5"]


def test_limits_that_contradict_each_other_are_told_to_programs_too(library: Run) -> None:
    answer = library("ask", "resolutions after 2030 and before 2020 on networks", "--json").json()

    assert answer["conflict"] == "period"


def test_a_batch_answers_each_line_in_its_order(library: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"question": text, "language": code}) for code, text in ABOUT_2_2]
    (tmp_path / "questions.jsonl").write_text("\n".join([*lines, "{broken", '{"question": 5}']))

    answers = library("ask", "--batch", "questions.jsonl").lines()

    assert [answer["answered"] for answer in answers] == [True] * 6 + [False] * 2
    assert all("error" in answer for answer in answers[6:])


def test_a_question_or_a_batch_but_not_both(run: Run) -> None:
    assert run("ask").code == 2
    assert run("ask", "x", "--batch", "y").code == 2


def test_a_corrigendum_stands_beside_the_clause_that_it_corrects(library: Run, tmp_path: Path) -> None:
    file = tmp_path / "corrigendum.txt"
    file.write_text("CWG-CC-7/3(Corr.1)\n\nIn paragraph 2.2, for “one” read “two”.\n", encoding="utf-8")
    library("ingest", str(file), "--language", "en")

    best = library("ask", "clause 2.2 of CWG-CC-7/3", "--json").json()["results"][0]
    shown = library("ask", "clause 2.2 of CWG-CC-7/3").out

    assert best["text"] in (SAMPLE / "CWG-CC-7_3" / "en.txt").read_text(encoding="utf-8")
    assert [each["text"] for each in best["corrected"]] == ["In paragraph 2.2, for “one” read “two”."]
    assert "for “one” read “two”" in shown
