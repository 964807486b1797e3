"""Clauses that come as lines of JSON: broken lines are named, keys are those of segmentation."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.clause import Clause
from bot.domain.clause_lines import BrokenLine, ClauseLine, clauses_of, read_lines
from bot.domain.labelling import keyed
from bot.domain.language import OFFICIAL, Language
from bot.domain.segment import segment
from bot.readers.text import read_text
from tests.lexicons import sections

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "segmentation"


def fixture(document: str, language: Language) -> tuple[Clause, ...]:
    reading = read_text((FIXTURES / document / f"{language}.txt").read_bytes())
    return segment(reading, language, sections())


def as_lines(clauses: tuple[Clause, ...], language: Language) -> bytes:
    rows = [
        {
            "symbol": "X/1",
            "language": language,
            "section": c.section,
            "label": c.label,
            "kind": c.kind,
            "text": c.text,
        }
        for c in clauses
    ]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("document", ["itu-resolution", "un-resolution", "contribution"])
def test_lines_get_the_keys_and_parents_of_the_document_they_were_cut_from(
    document: str, language: Language
) -> None:
    cut = fixture(document, language)
    lines = [line for line in read_lines(as_lines(cut, language)) if isinstance(line, ClauseLine)]

    found = clauses_of(lines, sections().of(language))

    known = [(a, b) for a, b in zip(cut, found, strict=True) if not a.key.startswith("closing")]
    assert [(b.key, b.parent) for _, b in known] == [(a.key, a.parent) for a, _ in known]


def test_a_key_that_a_line_brings_stays_and_doubles_are_told_apart() -> None:
    clauses = [
        replace(fixture("contribution", Language.EN)[0], key=key, section="", label="2")
        for key in ("x", "", "")
    ]

    found = keyed(clauses, sections().of(Language.EN))

    assert [clause.key for clause in found] == ["x", "2", "2~2"]


def test_a_broken_line_is_named_and_the_others_are_taken() -> None:
    good = '{"symbol": "X/1", "language": "en", "label": "1", "kind": "operative", "text": "Go;"}'

    found = list(read_lines(f'{good}\n\n{{"symbol": \n{good.replace("en", "xx")}\n{good}'.encode()))

    assert [type(line) for line in found] == [ClauseLine, BrokenLine, BrokenLine, ClauseLine]
    assert [(line.number, line.error.key) for line in found if isinstance(line, BrokenLine)] == [
        (3, "line-not-json"),
        (4, "line-field-wrong"),
    ]
