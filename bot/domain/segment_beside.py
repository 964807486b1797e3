"""What stands beside the clauses: footnotes, what pages repeat, marks of amendment and their reasons.

Each function takes a line and says so, or leaves it to the next.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.clause import Kind
from bot.domain.enumerator import enumerators
from bot.domain.line import Line, clean
from bot.domain.outline import Rank
from bot.domain.reading import Style
from bot.domain.segment_items import numbered
from bot.domain.segmentation import Part, Segmentation


def footnote(state: Segmentation, line: Line) -> bool:
    """A footnote stands apart from the list that it interrupts; a rule alone is nobody's text."""
    if not line.note:
        if _RULE.fullmatch(line.raw):
            return True
        before = state.previous
        ruled = before is not None and _RULE.fullmatch(before.raw) and _MARKED.match(line.raw)
        if not ruled and not (state.part is Part.OPERATIVE and _SLASHED.match(line.raw)):
            return False
    mark = _MARK.match(line.raw)
    call = state.outline.call
    key = f"{state.outline.scope}fn{mark[1] if mark else state.outline.count('fn')}"
    state.add(line, key, Kind.FOOTNOTE, line.text, section=call.printed if call else "")
    return True


def furniture(state: Segmentation, line: Line) -> bool:
    """Running titles, page and job numbers between two halves of a text: kept, and interrupting nothing."""
    if state.part is Part.FRONT or line.style is not Style.PLAIN or not state.is_furniture(line):
        return False
    state.add(line, f"{state.outline.scope}page{state.outline.count('page')}", Kind.BODY, line.text)
    return True


def amendment(state: Segmentation, line: Line) -> bool:
    """ADD, MOD, SUP, NOC: what the proposal does to the text that follows."""
    found = _AMENDMENT.match(line.raw)
    if found is None:
        return False
    if _amends_item(state, line, found):
        return True
    state.mark = found[1]
    state.outline.close(Rank.CALL)
    key, text = f"mark.{state.outline.count('mark')}", clean(line.raw[found.end() :])
    state.add(line, key, Kind.HEADING, text, label=found[1])
    return True


def _amends_item(state: Segmentation, line: Line, found: re.Match[str]) -> bool:
    """`ADD 1bis to publish …` inside a section: the mark is of that item alone."""
    text = line.raw[found.end() :].lstrip()
    if not state.outline.call or not enumerators(text):
        return False
    before, state.mark = state.mark, found[1]
    taken = numbered(state, replace(line, raw=text))
    state.mark = before
    return taken


def reasons(state: Segmentation, line: Line) -> bool:
    """`Reasons: …` ends what is proposed and is part of none of its clauses."""
    if not state.mark or line.style is Style.CELL or not state.words.reasons(line.text):
        return False
    state.outline.close(Rank.CALL)
    state.add(line, f"reasons.{state.outline.count('reasons')}", Kind.BODY, line.text)
    return True


_RULE = re.compile(r"[_\u2500\u2014-]{3,}")
_MARK = re.compile(r"[_\s]*\(?(\d{1,3}|\*{1,3})\)?(?=[\s/])")
_MARKED = re.compile(r"(\d{1,3}|\*{1,3})[\s/]\s*\S")
_SLASHED = re.compile(r"\d{1,3}/\s+\S")  # 1/ S/24476, annex.
_AMENDMENT = re.compile(r"\(?((?:ADD|MOD|SUP|NOC)\*?)\)?(?=\s|$)")
