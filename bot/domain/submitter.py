"""Who submitted a document, in the words of its own head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from bot.domain.tables import strings

LONGEST = 120
"""A longer line is a sentence of the text."""
HEAD = 14


@dataclass(frozen=True, slots=True)
class SubmitterLexicon:
    """How such a line begins or ends; read from lexicon/submitters.toml."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> SubmitterLexicon:
        begins, ends = strings(table["begins"]), strings(table["ends"])
        return cls(tuple(each.casefold() for each in begins), ends)


def submitter(head: Iterable[str], lexicon: SubmitterLexicon) -> str:
    """The line of a document's head that says who submitted it, verbatim; "" where none does.

    The line stands alone: `Contribution by Valombre`, `瓦隆布尔的文稿`. One that ends like a sentence is
    text, and so is a long one.
    """
    lines = (" ".join(text.split()) for text in islice(head, HEAD))
    return next((line for line in lines if _says(line, lexicon)), "")


def _says(line: str, lexicon: SubmitterLexicon) -> bool:
    if not 0 < len(line) <= LONGEST or line[0].islower() or line.endswith(_GOES_ON):
        return False
    return line.casefold().replace("’", "'").startswith(lexicon.begins) or line.endswith(lexicon.ends)


_GOES_ON = (".", "。", ",", "，", "،", ";", "；", "؛", ":", "：", *"0123456789")
