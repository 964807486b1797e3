"""The demo's dossier is whole: five documents, six languages, one numbering."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.clause import Clause
from bot.domain.language import OFFICIAL, Language, language_of
from bot.domain.segment import SectionLexicon, segment
from bot.readers.text import read_text
from bot.resources import data, table

SECTIONS = SectionLexicon.from_table(table("lexicon/sections.toml"))
SAMPLE = data() / "sample"
DOSSIER = table("sample/dossier.toml")
QUESTIONS = [
    json.loads(line) for line in (SAMPLE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
EXPRESSIONS = [(entry["folder"], language) for entry in DOSSIER["documents"] for language in OFFICIAL]
NAMED = [DOSSIER["group"]["name"], DOSSIER["group"]["abbreviation"]] + [
    entry[field]
    for kind, field in (("documents", "title"), ("delegations", "name"))
    for entry in DOSSIER[kind]
]


def cited(folder: str, language: Language) -> list[str]:
    lexicon = Lexicon.from_table(table("lexicon/bodies.toml"))
    found = find_citations("\n".join(paragraphs(folder, language)), lexicon)
    return sorted(citation.symbol.canonical for citation in found)


def clauses(folder: str, language: Language) -> tuple[Clause, ...]:
    file = SAMPLE / folder / f"{language}.txt"
    return segment(read_text(file.read_bytes(), file.name), language, SECTIONS)


def paragraphs(folder: str, language: Language) -> list[str]:
    return (SAMPLE / folder / f"{language}.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")


def test_every_folder_is_a_document_of_the_dossier() -> None:
    folders = {path.name for path in SAMPLE.iterdir() if path.is_dir()}

    assert folders == {entry["folder"] for entry in DOSSIER["documents"]}


@pytest.mark.parametrize(("folder", "language"), EXPRESSIONS)
def test_a_document_has_as_many_paragraphs_in_every_language_and_none_empty(
    folder: str, language: Language
) -> None:
    lines = paragraphs(folder, language)

    assert len(lines) == len(paragraphs(folder, Language.EN))
    assert all(line == line.strip() and line for line in lines)


@pytest.mark.parametrize(("folder", "language"), EXPRESSIONS)
def test_a_document_has_the_same_clauses_in_every_language(folder: str, language: Language) -> None:
    own = [(clause.key, clause.kind, clause.parent) for clause in clauses(folder, language)]
    english = [(clause.key, clause.kind, clause.parent) for clause in clauses(folder, Language.EN)]

    assert own == english
    assert all(clause.text.strip() for clause in clauses(folder, language))


@pytest.mark.parametrize(("folder", "language"), EXPRESSIONS)
def test_a_document_is_in_the_language_of_its_file(folder: str, language: Language) -> None:
    assert language_of("\n".join(paragraphs(folder, language))) is language


@pytest.mark.parametrize(("folder", "language"), EXPRESSIONS)
def test_a_document_bears_the_title_that_the_dossier_gives_it(folder: str, language: Language) -> None:
    entry = next(entry for entry in DOSSIER["documents"] if entry["folder"] == folder)

    assert any(line.endswith(entry["title"][language]) for line in paragraphs(folder, language)[:9])


@pytest.mark.parametrize(("folder", "language"), EXPRESSIONS)
def test_a_document_names_itself_and_cites_the_same_in_every_language(
    folder: str, language: Language
) -> None:
    entry = next(entry for entry in DOSSIER["documents"] if entry["folder"] == folder)

    assert entry["symbol"] in cited(folder, language)
    assert cited(folder, language) == cited(folder, Language.EN)


@pytest.mark.parametrize("folder", [entry["folder"] for entry in DOSSIER["documents"]])
def test_chinese_and_arabic_use_their_own_punctuation(folder: str) -> None:
    chinese = "\n".join(paragraphs(folder, Language.ZH))
    arabic = "\n".join(paragraphs(folder, Language.AR))

    assert not re.search(r"[\u4e00-\u9fff][,;:?()]|[,;:?][\u4e00-\u9fff]", chinese)
    assert not re.search(r"[,;?](?=\s|$)", arabic)


@pytest.mark.parametrize("names", NAMED, ids=lambda names: names["en"])
def test_everything_named_is_named_in_the_six_languages(names: dict[str, str]) -> None:
    assert set(names) == set(OFFICIAL)
    assert all(names.values())


def test_the_people_read_all_six_languages_and_sit_where_the_dossier_says() -> None:
    people = DOSSIER["people"]
    codes = {entry["code"] for entry in DOSSIER["delegations"]}

    assert {person["language"] for person in people} == set(OFFICIAL)
    assert {person["delegation"] for person in people if person["role"] == "delegate"} == codes


def test_the_revision_changes_one_proposal_and_adds_one() -> None:
    for language in OFFICIAL:
        old = dict(line.split("\t") for line in paragraphs("CWG-CC-7_3", language) if "\t" in line)
        new = dict(line.split("\t") for line in paragraphs("CWG-CC-7_3_Rev.1", language) if "\t" in line)

        assert {label for label in new if old.get(label) != new[label]} == {"2.3", "2.5"}
        assert set(old) <= set(new)


def test_questions_are_asked_in_all_languages_and_a_quarter_has_no_answer() -> None:
    asked = Counter(question["language"] for question in QUESTIONS)
    answerable = [question for question in QUESTIONS if question["answerable"]]
    across = [question for question in answerable if question["language"] != question["document_language"]]

    assert set(asked) == set(OFFICIAL)
    assert min(asked.values()) >= 10
    assert len(QUESTIONS) - len(answerable) >= 12
    assert len(across) * 3 >= len(answerable)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["question"])
def test_a_question_names_a_document_of_the_dossier_and_is_in_its_language(question: dict[str, str]) -> None:
    assert question["symbol"] in {entry["symbol"] for entry in DOSSIER["documents"]}
    assert language_of(question["question"]) is Language(question["language"])


def test_the_clauses_that_answer_questions_exist() -> None:
    held = {
        f"{entry['symbol']}#{clause.key}"
        for entry in DOSSIER["documents"]
        for clause in clauses(entry["folder"], Language.EN)
    }
    wanted = {
        answer
        for question in QUESTIONS
        if question["answerable"]
        for answer in (f"{question['symbol']}#{question['key']}", *question.get("also", ()))
    }

    assert wanted <= held
