"""Who speaks in a United Nations resolution, and its paragraphs that verbs tell: preambular and operative.

Each public function takes a line and says so, or leaves it to the next.
"""

from __future__ import annotations

import re

from bot.domain.clause import Kind
from bot.domain.counting import step
from bot.domain.enumerator import Numeral
from bot.domain.line import Line, clean, is_title
from bot.domain.outline import Frame, Rank
from bot.domain.reading import Style
from bot.domain.segmentation import PREAMBULAR_LABEL, Part, Segmentation


def enacting(state: Segmentation, line: Line) -> bool:
    """`The General Assembly,` opens the preamble; the header of a printed page may end with it."""
    front = state.part is Part.FRONT and state.words.ends_enacting(line.text)
    early = state.part in {Part.FRONT, Part.PREAMBLE} and _speaks(state, line)
    early = early or _opens_preamble(state, line)
    if not front and not early and not (state.words.enacting(line.text) and state.part is not Part.PREAMBLE):
        return False
    state.outline.enter_part()
    state.outline.close(Rank.HEAD if state.outline.in_part else Rank.CHAPTER)
    state.add(line, f"{state.outline.scope}enacting", Kind.HEADING, line.text)
    following = state.following
    sections = following is not None and state.may_call(following)
    state.has_calls = state.has_calls or sections
    state.part = Part.TEXT if sections else Part.PREAMBLE
    return True


def decreeing(state: Segmentation, line: Line) -> bool:
    """`The Economic and Social Council decides:` opens the decisions themselves, without a preamble."""
    if state.part not in {Part.FRONT, Part.PREAMBLE} or not state.words.decrees(line.text):
        return False
    state.outline.close(Rank.CHAPTER)
    state.add(line, f"{state.outline.scope}enacting", Kind.HEADING, line.text)
    state.part = Part.OPERATIVE
    return True


def _speaks(state: Segmentation, line: Line) -> bool:
    """Whether a body named without a comma begins a resolution: a whole sentence follows."""
    following = state.following
    return following is not None and following.paused and state.words.is_body(line.text)


def _opens_preamble(state: Segmentation, line: Line) -> bool:
    """Whether a short line with a comma, of whatever body, stands above a first preambular paragraph."""
    begun = state.part not in {Part.FRONT, Part.TEXT} or state.outline.call or state.outline.deepest
    if begun or not line.text.endswith((",", "，", "،")) or not is_title(line.text[:-1], _SPEAKER):
        return False
    following, named = state.following, PREAMBULAR_LABEL.match(line.raw) or state.words.verb(line.text)[1]
    if following is None or not following.paused or line.text[0].islower() or named:
        return False
    senses = state.words.verb(PREAMBULAR_LABEL.sub("", following.text))[1]
    return bool(senses) and all(kind is Kind.PREAMBULAR for _, kind in senses)


def opening(state: Segmentation, line: Line) -> bool:
    """The first preambular paragraph of a resolution that does not name who speaks."""
    labelled = PREAMBULAR_LABEL.match(line.raw) and state.part in {Part.FRONT, Part.TEXT}
    if labelled and not state.outline.call:
        state.part = Part.PREAMBLE
        return preambular(state, line)
    if state.part is not Part.FRONT or state.resolution or state.has_calls or line.style is not Style.PLAIN:
        return False
    _, senses = state.words.verb(line.text)
    paused = state.titled_as_resolution or line.text.endswith((",", "，", "،"))
    begins = bool(senses) and senses[0][1] is Kind.PREAMBULAR and paused
    if not begins and not (line.paused and state.titled_as_resolution):
        return False
    state.part = Part.PREAMBLE
    return preambular(state, line) or operative(state, line)


def preambular(state: Segmentation, line: Line) -> bool:
    """A preambular paragraph of a United Nations resolution: pp1, pp2 …"""
    outline = state.outline
    printed = PREAMBULAR_LABEL.match(line.raw)
    if printed and state.part in {Part.PREAMBLE, Part.OPERATIVE}:
        state.part = Part.PREAMBLE
    elif state.part is Part.OPERATIVE:
        _, senses = state.words.verb(line.text)
        if not senses or any(kind is Kind.OPERATIVE for _, kind in senses) or line.text[0].islower():
            return False
    elif (
        state.part is not Part.PREAMBLE
        or _goes_on(state, line)
        or _is_operative(state, line)
        or _heads_operative(state, line)
    ):
        return False
    outline.close(Rank.ITEM)
    counted = outline.count(outline.scope + "pp")
    label = f"pp{step(printed['number']) if printed else counted}"
    text = clean(line.raw[printed.end() :]) if printed else line.text
    parent = outline.deepest.key if outline.deepest else ""
    part = outline.section(label) if outline.in_part else ""
    key = outline.scope + label
    key = state.add(line, key, Kind.PREAMBULAR, text, section=part, label=label, parent=parent)
    outline.open(Frame(key, Kind.PREAMBULAR, Rank.ITEM, label=label))
    return True


def _heads_operative(state: Segmentation, line: Line) -> bool:
    """Whether a line without a stop is the title of the operative paragraphs that begin below it."""
    after, verb = state.following, state.words.verb(line.text)[0]
    if (
        after is None
        or not state.clauses
        or state.clauses[-1].kind is Kind.HEADING
        or not is_title(line.text, 15)
    ):
        return False
    if (verb and ":" not in line.text) or _DIGIT.search(line.text):
        return False  # a preambular paragraph whose comma a footnote hides
    first = [e for e in state.readings(after) if e.numeral is Numeral.DECIMAL and e.sure and e.order == 1]
    return bool(first) and state.previous is not None and state.previous.paused


def operative(state: Segmentation, line: Line) -> bool:
    """An operative paragraph without a number, told by its verb."""
    if state.part not in {Part.PREAMBLE, Part.OPERATIVE} or not _is_operative(state, line):
        return False
    if _goes_on(state, line):
        return False
    state.part = Part.OPERATIVE
    outline = state.outline
    outline.close(Rank.ITEM)
    part = outline.deepest if outline.in_part else None
    key = f"{outline.scope}op{outline.count(outline.scope + 'op')}"
    section, parent = (outline.section(""), part.key) if part else ("", "")
    key = state.add(line, key, Kind.OPERATIVE, line.text, section=section, parent=parent)
    outline.open(Frame(key, Kind.OPERATIVE, Rank.ITEM))
    return True


def _is_operative(state: Segmentation, line: Line) -> bool:
    """Whether a paragraph decides: by its verb, or as the full stop that ends a preamble of commas."""
    _, senses = state.words.verb(line.text)
    if line.text[0].islower():
        return False
    if senses:
        return all(kind is Kind.OPERATIVE for _, kind in senses)
    ends = state.part is Part.PREAMBLE and line.text.endswith((".", "。", ":", "："))
    counted = [e for later in state.ahead(_NEAR) for e in state.readings(later)]
    return ends and not any(e.numeral in {Numeral.DECIMAL, Numeral.CHAPTER} and e.order == 1 for e in counted)


def _goes_on(state: Segmentation, line: Line) -> bool:
    """Whether a line is a part of the paragraph before it: a dash, or a small letter after a colon."""
    before = state.previous
    if line.text.isalpha() and line.text.isascii():
        return bool(state.outline.frames)
    if any(e.numeral is Numeral.BULLET for e in state.readings(line)):
        return bool(state.outline.frames)
    if state.broken_off and not line.text[0].isupper():
        return bool(state.outline.frames)
    return before is not None and before.text.endswith((":", "：")) and line.text[0].islower()


_NEAR = 3
_SPEAKER = 40  # words of `We, the ministers of …, having met at … on …`
_DIGIT = re.compile(r"\d")
