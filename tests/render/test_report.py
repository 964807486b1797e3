"""The compiled report: in six languages, whole, each word in its direction, in a file that Word opens."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from docx import Document
from docx.oxml.ns import qn

from bot.domain.language import OFFICIAL, Language
from bot.domain.record import Record, Seen
from bot.render.comments import COLUMNS, columns, rows
from bot.render.delegations import states
from bot.render.paper import Grid, Head, Para
from bot.render.report import compiled_report
from bot.render.word import word_file
from bot.render.word_marks import clean, directed, paragraph, row
from bot.render.words import words
from tests.polls import KEYS, SCALES, ledger, poll, record, said
from tests.reports import CONDITION, FORMULA, FRENCH, JAPANESE, SPANISH, report


def written(seen: Seen, language: Language) -> str:
    """Every word of the report, as it reads in Word."""
    body = Document(io.BytesIO(word_file(compiled_report(seen, language)))).element.body
    return "\n".join(_line(each) for each in body.iter(qn("w:p")))


def _line(paragraph: object) -> str:
    pieces: Iterator[object] = paragraph.iter(qn("w:t"), qn("w:br"))  # type: ignore[attr-defined]
    return "".join(each.text if each.tag == qn("w:t") else "\n" for each in pieces)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_report_tells_everything_that_is_on_record_in_the_readers_language(language: Language) -> None:
    speak = words(language)

    text = written(report(), language)

    for own in (
        CONDITION,
        JAPANESE,
        SPANISH,
        FORMULA,
        "The group agrees.",
        "La date figure au 2.1.",
        "Circular 12",
    ):
        assert own in text
    for key in ("report-summary", "report-clauses", "report-concerns", "report-comments", "poll-late"):
        assert speak(key) in text
    assert states(language)["FR"] in text
    assert report().record.kept.head in text
    assert "مسودة" not in text


def test_a_clause_is_told_in_the_readers_language_where_held_and_said_where_not() -> None:
    french, spanish = written(report(), Language.FR), written(report(), Language.ES)

    assert FRENCH["2.1"] in french
    assert "The group agrees on point 2.1." in spanish
    assert words(Language.ES)("report-other-language", language="inglés") in spanish
    assert words(Language.FR)("report-other-language", language="anglais") not in french


@pytest.mark.parametrize("language", OFFICIAL)
def test_delegations_stand_in_the_order_of_the_readers_language(language: Language) -> None:
    grids = [each for each in compiled_report(report(), language).pieces if isinstance(each, Grid)]
    roll = next(each for each in grids if each.columns[:1] == (words(language)("report-delegation"),))

    named = [row[0] for row in roll.rows]

    assert len(named) == 5
    assert named == sorted(named, key=lambda name: name.removeprefix("ال").replace("É", "E").casefold())


def test_the_table_of_comments_has_the_eight_columns_and_a_row_a_comment() -> None:
    table = list(rows(report(), Language.EN))

    assert len(columns(Language.EN)) == len(COLUMNS) == 8
    assert [row[:3] + row[4:5] for row in table] == [
        ("JP", "", "Whole text", "ge"),
        ("EG", "", "2.1", ""),
        ("BR", "", "2.2", ""),
        ("JP", "", "2.2", ""),
        ("FR", "", "2.4", ""),
    ]
    assert table[3][5:] == (f"Objection\n{JAPANESE}", FORMULA, "Co-sponsored by: Brazil")
    assert table[4][7] == "resolved\nLa date figure au 2.1."


def test_a_report_of_an_open_poll_says_that_it_is_not_the_last_word() -> None:
    seen = report()
    early = replace(seen, now=seen.record.poll.closes - timedelta(days=1))

    assert "the poll is still open" in written(early, Language.EN)
    assert "the poll is still open" not in written(seen, Language.EN)


def test_under_silence_each_clause_has_its_fate_and_silence_is_consent() -> None:
    asked = poll("silence")
    entries = ledger(replace(said("FR", "2.3", "object"), reason="No date.", proposal="SUP"))
    seen = Seen(record(asked, entries), whole=True, now=asked.closes)

    text = written(seen, Language.EN)

    assert text.count("Silence broken: not adopted") == 2
    assert text.count("Adopted") == 6
    assert "Silence (consent) (4): Brazil, Egypt, France, Japan" in text


def test_an_arabic_report_runs_from_right_to_left_and_foreign_words_in_it_do_not() -> None:
    root = Document(io.BytesIO(word_file(compiled_report(report(), Language.AR)))).element
    tables = list(root.iter(qn("w:tbl")))
    spoken = next(each for each in root.iter(qn("w:p")) if JAPANESE in _line(each))
    arabic = next(each for each in root.iter(qn("w:p")) if CONDITION in _line(each))

    assert all(table.find(f".//{qn('w:bidiVisual')}") is not None for table in tables)
    assert all(section.find(qn("w:bidi")) is not None for section in root.iter(qn("w:sectPr")))
    assert spoken.find(f".//{qn('w:bidi')}") is None
    assert arabic.find(f".//{qn('w:bidi')}") is not None
    assert [
        each.findtext(qn("w:t")) for each in arabic.iter(qn("w:r")) if each.find(f".//{qn('w:rtl')}") is None
    ] == ["May 2026"]


def test_signs_in_an_arabic_table_stand_where_its_lines_begin_and_its_rows_are_whole() -> None:
    line = row(("TO", "IL", "SUP", "No date is given."), (1, 1, 1, 1), Language.AR)

    turned = [each.find(f".//{qn('w:bidi')}") is not None for each in line.iter(qn("w:p"))]
    assert turned == [True, True, True, False]
    assert line.find(f".//{qn('w:cantSplit')}") is not None


@pytest.mark.parametrize("language", [language for language in OFFICIAL if language is not Language.AR])
def test_other_reports_run_from_left_to_right(language: Language) -> None:
    root = Document(io.BytesIO(word_file(compiled_report(report(), language)))).element

    assert not list(root.iter(qn("w:bidiVisual")))
    assert all(section.find(qn("w:bidi")) is None for section in root.iter(qn("w:sectPr")))


def test_stretches_of_both_directions_together_are_the_text() -> None:
    for text in (CONDITION, JAPANESE, "", "2.1", "a (ب) c", "ألف B/2 جيم\n3"):
        for leftwards in (True, False):
            assert "".join(piece for piece, _ in directed(text, leftwards)) == text


def test_figures_in_groups_are_held_together_where_they_are_read_from_the_right() -> None:
    arabic = paragraph(Para("بمبلغ 750 000 فرنك"), Language.AR)
    english = paragraph(Para("750 000 francs"), Language.EN)

    assert _line(arabic) == "بمبلغ 750\u00a0000 فرنك"
    assert _line(english) == "750 000 francs"


def test_a_command_keeps_its_stroke_before_it_in_an_arabic_line() -> None:
    assert [
        piece for piece, leftwards in directed("انظر /position verify هنا", leftwards=True) if not leftwards
    ] == ["/position verify"]


def test_signs_that_no_file_holds_are_left_out() -> None:
    seen = report()
    noted = [
        replace(entry, fact=replace(entry.fact, reason="a\x00\x0b\u202eb\ud800c"))
        for entry in seen.record.entries
    ]
    hostile = Record(seen.record.kept, seen.record.scale, noted, seen.record.seats)

    assert "abc" in written(replace(seen, record=hostile), Language.EN)
    assert clean("x\r\ny\rz\u200f") == "x\ny\nz"


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("language", OFFICIAL)
def test_a_poll_in_which_nobody_spoke_has_a_report_too(scale: str, language: Language) -> None:
    asked = poll(scale)

    pieces = compiled_report(Seen(record(asked), whole=True, now=asked.closes), language).pieces

    clauses = [each.text for each in pieces if isinstance(each, Head) and each.level == 2]
    assert clauses == list(KEYS)
    assert not any("{" in each.text for each in pieces if isinstance(each, Para))
