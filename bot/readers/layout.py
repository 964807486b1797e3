"""What stands on a printed page beside its text: page and job numbers, symbols, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.reading import Paragraph, Style


def is_furniture(line: str) -> bool:
    """Whether a line is a page or job number, a bar code, or nothing but a symbol."""
    return bool(_FURNITURE.fullmatch(line.strip()))


def is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line.strip()))


def is_mark(line: str) -> bool:
    """Whether a line is the number of a footnote and nothing else."""
    return bool(_MARK.fullmatch(line.strip()))


def with_footnotes(pieces: Sequence[str]) -> tuple[Paragraph, ...]:
    """The paragraphs, those between a rule and the foot of the page as footnotes."""
    found: list[Paragraph] = []
    under_rule = False
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        if is_rule(piece):
            under_rule = bool(_NOTE.match(following.strip()))
        elif is_furniture(piece) or (found and _is_past_notes(found[-1].text, piece)):
            under_rule = False
        noted = under_rule and not is_rule(piece)
        found.append(Paragraph(piece, style=Style.FOOTNOTE if noted else Style.PLAIN))
    return tuple(found)


def _is_past_notes(before: str, piece: str) -> bool:
    """Whether a paragraph below notes is none: apart from a whole note, with no mark and no small letter."""
    apart = bool(_APART.search(before)) and not is_rule(before)
    return apart and not _NOTE.match(piece.strip()) and not piece.lstrip()[:1].islower()


_APART = re.compile(r"[.;:!?。；：！？؛؟\d]['\"”’»)\]]*[^\S\n]*\n\s*\n\s*$")
_JOB = r"\d\d-\d{5}(?:\s+\([A-Z]\))?(?:\s+\d{6})?"
_PAGE = r"\d{1,3}\s?/\s?\d{1,3}"
_FURNITURE = re.compile(
    rf"(?:{_PAGE}\s+)?{_JOB}(?:\s+{_PAGE})?|{_PAGE}|\*\d{{7}}\*|[A-Z]{{1,2}}(?:/[A-Z0-9.]+){{2,4}}"
)
_RULE = re.compile(r"_{8,}")
_MARK = re.compile(r"\d{1,3}|\*{1,3}")
_NOTE = re.compile(r"(?:\d{1,3}|\(\d{1,3}\)|\*{1,3})\s")
