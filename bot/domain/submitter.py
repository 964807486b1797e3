"""Who submitted a document, in the words of its own head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from bot.domain.tables import strings

LONGEST = 120
"""A longer line is a sentence of the text."""
HEAD = 14


@dataclass(frozen=True, slots=True)
class SubmitterLexicon:
    """How such a line begins or ends, in `drafts` after all sponsors; read from lexicon/submitters.toml."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]
    drafts: tuple[str, ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> SubmitterLexicon:
        begins, ends, drafts = (strings(table[name]) for name in ("begins", "ends", "drafts"))
        return cls(tuple(each.casefold() for each in begins), ends, drafts)


def submitter(head: Iterable[str], lexicon: SubmitterLexicon) -> str:
    """The line of a document's head that says who submitted it, verbatim; "" where none does.

    The line stands alone: `Contribution by Valombre`, `瓦隆布尔的文稿`. One that ends like a sentence is
    text, and so is a long one, but for the sponsors of a draft: `Albania, … and Zambia: draft resolution`.
    """
    lines = (" ".join(text.split()) for text in islice(head, HEAD))
    return next((line for line in lines if _says(line, lexicon)), "")


def _says(line: str, lexicon: SubmitterLexicon) -> bool:
    if _SPACED.sub(r"\1", line.rstrip("* ")).endswith(lexicon.drafts):
        return not any(map(str.isdigit, line))
    if not 0 < len(line) <= LONGEST or line[0].islower() or line.endswith(_GOES_ON):
        return False
    return line.casefold().replace("’", "'").startswith(lexicon.begins) or line.endswith(lexicon.ends)


_SPACED = re.compile(r"\s([:：])")  # as in French
_GOES_ON = (".", "。", ",", "，", "،", ";", "；", "؛", ":", "：", *"0123456789")
