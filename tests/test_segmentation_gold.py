"""Seven real documents against clauses marked by hand: at least 95 in 100 right in each, from plain text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.domain.clause import Clause
from bot.domain.language import Language
from bot.domain.segment import segment
from bot.readers.text import read_text
from tests.lexicons import sections

BAR = 0.95
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


@pytest.mark.parametrize("number", range(DOCUMENTS))
def test_a_real_document_is_divided_as_by_hand(corpus: Path, number: int) -> None:
    document = json.loads((corpus / "gold-segmentation-open.json").read_text(encoding="utf-8"))[number]
    gold = [expected(row) for row in document["clauses"]]
    reading = read_text((corpus / "texts" / document["file"]).read_bytes())

    lost = missing(gold, segment(reading, Language(document["lang"]), sections()))

    right = 1 - len(lost) / len(gold)
    assert right >= BAR, (document["symbol"], document["lang"], lost)
