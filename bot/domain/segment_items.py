"""The lines that carry text: numbered and lettered items, preambular and operative paragraphs, the rest.

Each function but the last takes a line and says so, or leaves it to the next.
"""

from __future__ import annotations

import re

from bot.domain.clause import Kind
from bot.domain.enumerator import Enumerator, Numeral
from bot.domain.line import Line, clean, is_title
from bot.domain.outline import Frame, Rank
from bot.domain.reading import Style
from bot.domain.segmentation import Part, Segmentation

HEADING, BODY = Kind.HEADING, Kind.BODY


def numbered(state: Segmentation, line: Line) -> bool:
    """An item with a number or letter, or a heading with one."""
    readings = [e for e in state.readings(line) if _believable(state, line, e)]
    following = [e for later in state.ahead(_LOOK_AHEAD) for e in state.readings(later)]
    placed = state.outline.place(readings, following) if readings else None
    if placed is None:
        return False
    if state.part is Part.PREAMBLE and placed.numeral is Numeral.DECIMAL:
        state.part = Part.OPERATIVE
        state.outline.close(Rank.ITEM)
    if state.part is Part.FRONT:
        state.part = Part.TEXT
    _add_item(state, line, placed)
    return True


def _believable(state: Segmentation, line: Line, e: Enumerator) -> bool:
    """Whether a label can be one with what follows it on the line."""
    rest = clean(line.raw[e.width :])
    styled = line.style in {Style.HEADING, Style.ITEM} or line.width > 0
    if not rest and e.sure and _text_below(state, e):
        return True
    if not e.sure and _DATED.fullmatch(line.text):
        return False
    match e.numeral:
        case Numeral.BULLET:
            return False
        case Numeral.DECIMAL:
            worded = _WORDS.search(rest) if e.sure else _WORD_FIRST.match(rest)
            return styled or (worded is not None and e.path[0] != "0")
        case Numeral.CHAPTER | Numeral.PART | Numeral.LINE:
            return (not rest or is_title(rest, 20 if e.sure else 12)) and not state.outline.call
        case _:
            return bool(rest)


def _add_item(state: Segmentation, line: Line, e: Enumerator) -> None:
    outline = state.outline
    text = clean(line.raw[e.width :])
    if not text and (below := _text_below(state, e)):
        text = below
        state.advance()
    heads = _heads(state, line, e, text)
    if heads and e.numeral is Numeral.DECIMAL and len(e.path) == 1 and outline.box and not outline.call:
        outline.close(Rank.BOX)  # a chapter stands beside the boxes, not in the last of them
    parent = outline.deepest
    label, key = outline.item(e)
    under = _kind_under(state, parent, e)
    key = state.add(
        line,
        key,
        HEADING if heads else under,
        text,
        section=outline.section(label),
        label=label,
        parent=parent.key if parent else "",
    )
    rank = {Numeral.CHAPTER: Rank.CHAPTER, Numeral.LINE: Rank.CHAPTER, Numeral.PART: Rank.PART}
    below = Kind.OPERATIVE if heads and state.words.proposes(text) else under
    printed = clean(line.raw if line.raw.strip() != label else f"{label} {text}") if heads else ""
    outline.open(Frame(key, below, rank.get(e.numeral, Rank.ITEM), printed, label, item=e))


def _text_below(state: Segmentation, e: Enumerator) -> str:
    """The text of a label that stands on a line of its own, "" where the next line is no such text."""
    after = next(iter(state.ahead(1)), None)
    if after is None or after is not state.next or state.readings(after) or state.may_call(after):
        return ""
    if after.style in {Style.CELL, Style.CAPTION, Style.CALL}:
        return ""
    chapter = e.numeral in {Numeral.CHAPTER, Numeral.PART, Numeral.LINE}
    titles = is_title(after.text, 15) and not state.words.verb(after.text)[1]
    return after.text if titles or not chapter else ""


def _kind_under(state: Segmentation, parent: Frame | None, e: Enumerator) -> Kind:
    if state.part is Part.OPERATIVE and (e.numeral is Numeral.DECIMAL or not parent):
        return Kind.OPERATIVE
    return parent.kind if parent else BODY


def _heads(state: Segmentation, line: Line, e: Enumerator, text: str) -> bool:
    """Whether a numbered line is a title: others hang on it."""
    if line.style is Style.HEADING or e.numeral in {Numeral.CHAPTER, Numeral.PART, Numeral.LINE}:
        return True
    if state.outline.call or state.part in {Part.PREAMBLE, Part.OPERATIVE} or not is_title(text):
        return False
    after = state.following
    if after is None or line.style is Style.ITEM:
        return False
    below = [x for x in state.readings(after) if x.numeral is not Numeral.BULLET]
    if not below:
        listed = not e.absolute or after.text[0].islower()
        captioned = len(e.path) == 1 and state.words.caption(after.text)
        return not (listed and after.titled) and not captioned
    return all(_is_below(x, e) for x in below)


def _is_below(other: Enumerator, e: Enumerator) -> bool:
    """Whether another label begins a list under `e`."""
    if other.numeral is Numeral.DECIMAL and e.numeral is Numeral.DECIMAL:
        return len(other.path) > len(e.path) and other.path[: len(e.path)] == e.path
    return e.numeral is Numeral.DECIMAL and other.order == 1 and other.numeral is not Numeral.DECIMAL


def opening(state: Segmentation, line: Line) -> bool:
    """The first preambular paragraph of a resolution that does not name who speaks."""
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
    if state.part is Part.OPERATIVE:
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
    label = f"pp{outline.count(outline.scope + 'pp')}"
    parent = outline.deepest.key if outline.deepest else ""
    part = outline.section(label) if outline.in_part else ""
    key = outline.scope + label
    key = state.add(line, key, Kind.PREAMBULAR, line.text, section=part, label=label, parent=parent)
    outline.open(Frame(key, Kind.PREAMBULAR, Rank.ITEM, label=label))
    return True


def _heads_operative(state: Segmentation, line: Line) -> bool:
    """Whether a line without a stop is the title of the operative paragraphs that begin below it."""
    after, verb = state.following, state.words.verb(line.text)[0]
    if after is None or not state.clauses or state.clauses[-1].kind is HEADING or not is_title(line.text, 15):
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
    key = f"{outline.scope}op{outline.count(outline.scope + 'op')}"
    key = state.add(line, key, Kind.OPERATIVE, line.text)
    outline.open(Frame(key, Kind.OPERATIVE, Rank.ITEM))
    return True


def endnote(state: Segmentation, line: Line) -> bool:
    """A note after the closing of a resolution: its number has no stop."""
    found = _NOTE.match(line.raw)
    if state.part is not Part.CLOSED or found is None or _DATED.fullmatch(line.text):
        return False
    state.add(line, f"{state.outline.scope}fn{found[1]}", Kind.FOOTNOTE, line.text)
    return True


def closing(state: Segmentation, line: Line) -> bool:
    """`30th plenary meeting, 1 November 2018`."""
    if state.part not in {Part.OPERATIVE, Part.CLOSED} or not _closes(state, line):
        return False
    state.outline.close(Rank.CHAPTER)
    number = state.outline.count(f"{state.outline.scope}closing")
    key = f"{state.outline.scope}closing" + (f".{number}" if number > 1 else "")
    state.add(line, key, BODY, line.text)
    state.part = Part.CLOSED
    return True


def _closes(state: Segmentation, line: Line) -> bool:
    """Whether a line says at which meeting or when a resolution was adopted."""
    if len(line.text.split()) > _CLOSING:
        return False
    if state.words.begins("adopted", line.text) and state.part is Part.OPERATIVE:
        return True
    if not _DIGIT.search(line.text):
        return False
    dated = _DATED.fullmatch(line.text) is not None
    if state.part is Part.CLOSED:
        return dated or state.words.closes(line.text)
    if any(e.sure and e.numeral is not Numeral.BULLET for e in state.readings(line)):
        return False
    after = state.following
    last = after is not None and state.words.closes(after.text) and len(after.text.split()) <= _CLOSING
    return state.words.closes(line.text) or (dated and last)


def unlabelled(state: Segmentation, line: Line) -> None:
    """Text without a label: it goes on with the item above, or stands under the heading above."""
    outline = state.outline
    if state.part is Part.FRONT and line.style is not Style.CELL:
        state.part = Part.TEXT
    above = outline.deepest
    base = f"{above.key}/" if above else outline.scope
    caption = line.style in {Style.CAPTION, Style.CELL} or state.words.caption(line.text)
    label = above.label if above and not caption and _includes(above) else ""
    step = _step(state, line)
    state.add(
        line,
        f"{base}{step}{outline.count(base + step)}",
        above.kind if above and not caption else BODY,
        line.text,
        section=outline.section(label),
        label=label,
        parent=above.key if above else "",
    )


def _step(state: Segmentation, line: Line) -> str:
    """What text without a label is counted as: a row of a table, a caption, words drawn, or a paragraph.

    Words in a drawing count apart: where one language draws them and another has a picture, the captions
    below still have the same keys.
    """
    if line.style is Style.CELL:
        return "r"
    if state.words.figure(line.text):
        return "c"
    return "d" if line.style is Style.CAPTION else "p"


def _includes(above: Frame) -> bool:
    """Whether text without a label is cited by the label above it; under a title it stands apart."""
    return above.rank == Rank.ITEM and (
        not above.printed or (above.item is not None and not above.item.absolute)
    )


def _is_operative(state: Segmentation, line: Line) -> bool:
    """Whether a paragraph decides: by its verb, or as the full stop that ends a preamble of commas."""
    _, senses = state.words.verb(line.text)
    if line.text[0].islower():
        return False
    if senses:
        return all(kind is Kind.OPERATIVE for _, kind in senses)
    ends = state.part is Part.PREAMBLE and line.text.endswith((".", "。", ":", "："))
    counted = [e for later in state.ahead(_NEAR) for e in state.readings(later)]
    return ends and not any(e.numeral is Numeral.DECIMAL and e.order == 1 for e in counted)


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


_LOOK_AHEAD = 8
_NEAR = 3
_CLOSING = 25  # words of "Adopted at the 424th meeting by 9 votes to none, with 2 abstentions (…)"
_WORDS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_WORD_FIRST = re.compile(r"[\W_]*[^\W\d_]")
_DATED = re.compile(r"[^.;:]{0,30}(?<!\d)(?:19|20)\d\d(?!\d)[^.;:]{0,9}")
_DIGIT = re.compile(r"\d")
_NOTE = re.compile(r"(\d{1,3}|\*+)\s+\S")
