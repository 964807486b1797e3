"""Real documents against clauses marked by hand: 98 in 100 right in each from text and DOCX, 95 from PDF."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.domain.clause import Clause
from bot.domain.language import Language
from bot.domain.reading import Reading
from bot.domain.segment import segment
from bot.readers import docx, pdf
from bot.readers.limits import Meter
from bot.readers.text import read_text
from tests.lexicons import sections

BAR = 0.98
BAR_FOR_PDF = 0.95
DOCUMENTS = 7
KINDS = {"box": "heading", "section": "heading", "paragraph": "body", "proposal": "operative"}


@dataclass(frozen=True, slots=True)
class Expected:
    """A clause of the gold; None where the gold says nothing."""

    section: str | None
    label: str
    kind: str | None
    begins: str
    ends: str

    def is_met_by(self, clause: Clause) -> bool:
        text = " ".join(clause.text.split())
        return (
            clause.label == self.label
            and self.section in {None, clause.section}
            and self.kind in {None, clause.kind.value}
            and text.startswith(self.begins)
            and text.endswith(self.ends)
        )


def expected(row: dict[str, Any]) -> Expected:
    kind = row.get("kind")
    begins = row.get("first_words", row.get("title", ""))
    return Expected(
        section=row.get("section"),
        label=row.get("label") or "",
        kind=KINDS.get(kind, kind) if kind else None,
        begins=" ".join(begins.split()),
        ends=" ".join(row.get("last_words", "").split()),
    )


def missing(gold: list[Expected], found: tuple[Clause, ...]) -> list[Expected]:
    """The clauses of the gold that are not found, in its order."""
    lost: list[Expected] = []
    at = 0
    for clause in gold:
        hit = next((n for n in range(at, len(found)) if clause.is_met_by(found[n])), None)
        if hit is None:
            lost.append(clause)
        else:
            at = hit + 1
    return lost


def gold(corpus: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        (corpus / "gold-segmentation-open.json").read_text(encoding="utf-8")
    )
    return found


def share(document: dict[str, Any], reading: Reading) -> float:
    """How much of a document's gold is found in a reading of it."""
    wanted = [expected(row) for row in document["clauses"]]
    lost = missing(wanted, segment(reading, Language(document["lang"]), sections()))
    return 1 - len(lost) / len(wanted)


@pytest.mark.parametrize("number", range(DOCUMENTS))
def test_a_real_text_is_divided_as_by_hand(corpus: Path, number: int) -> None:
    document = gold(corpus)[number]

    reading = read_text((corpus / "texts" / document["file"]).read_bytes())

    assert share(document, reading) >= BAR, document["file"]


@pytest.mark.parametrize(("letter", "language"), [("A", "ar"), ("E", "en"), ("F", "fr")])
def test_a_real_word_document_is_divided_as_by_hand(corpus: Path, letter: str, language: str) -> None:
    document = next(d for d in gold(corpus) if d["symbol"] == "ITU-T E.119" and d["lang"] == language)
    data = (corpus / "docx" / f"T-REC-E.119-201704-{letter}.docx").read_bytes()

    reading = docx.read(data, Meter())

    assert share(document, reading) >= BAR


def test_a_real_pdf_is_divided_as_by_hand(corpus: Path) -> None:
    document = next(d for d in gold(corpus) if d["symbol"] == "A/RES/73/8")
    rows = [{**row, "last_words": ""} for row in document["clauses"]]  # a note's mark is raised there

    reading = pdf.read((corpus / "pdf" / "A_RES_73_8-EN.pdf").read_bytes(), Meter())

    assert share({**document, "clauses": rows}, reading) >= BAR_FOR_PDF
