"""The lines that carry text: numbered and lettered items, notes and closings, the rest.

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
    if _heads_preamble(state):
        state.outline.next_part(readings)
    placed = state.outline.place(readings, following) if readings else None
    if placed is None:
        return False
    decides = placed.numeral is Numeral.DECIMAL or _is_sentence(placed, clean(line.raw[placed.width :]))
    if state.part is Part.PREAMBLE and decides:
        state.part = Part.OPERATIVE
        state.outline.close(Rank.ITEM)
    if state.part is Part.FRONT:
        state.part = Part.TEXT
    _add_item(state, line, placed)
    return True


def _heads_preamble(state: Segmentation) -> bool:
    """Whether no more than the lines of a title stand between this one and who speaks."""
    for line in state.ahead(_NEAR):
        if state.words.enacting(line.text):
            return True
        if not line.titled or state.readings(line):
            return False
    return False


def _believable(state: Segmentation, line: Line, e: Enumerator) -> bool:
    """Whether a label can be one with what follows it on the line."""
    rest = clean(line.raw[e.width :])
    styled = line.style in {Style.HEADING, Style.ITEM} or line.width > 0
    if not rest and (e.sure or _stands_alone(state, e)) and _text_below(state, e):
        return True
    if not e.sure and _DATE.fullmatch(line.text):
        return False
    match e.numeral:
        case Numeral.BULLET:
            return False
        case Numeral.DECIMAL:
            worded = _WORDS.search(rest) if e.sure else _WORD_FIRST.match(rest)
            return styled or (worded is not None and e.path[0] != "0")
        case Numeral.CHAPTER | Numeral.PART | Numeral.LINE:
            heads = not rest or is_title(rest, _TITLE if e.sure else 12)
            return not state.outline.call and (heads or _is_paragraph(state, rest, e))
        case _:
            return bool(rest)


def _stands_alone(state: Segmentation, e: Enumerator) -> bool:
    """Whether a bare number on a line of its own is a label: it begins a list, or its list has such ones."""
    if e.numeral is not Numeral.DECIMAL or len(e.path) > 1:
        return False
    if e.order == 1:
        before = state.previous
        return before is not None and (before.text.endswith((":", "：")) or state.clauses[-1].kind is HEADING)
    return state.bare == e.order - 1


def _is_paragraph(state: Segmentation, rest: str, e: Enumerator) -> bool:
    """Whether a chapter's number counts whole paragraphs: `I. AGREES that …;` and `一、各国应当…；`."""
    if e.numeral is not Numeral.CHAPTER or not e.sure or not rest:
        return False
    last = next((f for f in reversed(state.outline.frames) if f.item and f.item.numeral is e.numeral), None)
    if last is not None and last.item is not None and not last.printed:
        return e.order == last.item.order + 1
    return _decides(state, rest) or (e.order == 1 and e.label >= "\u3400")


def _decides(state: Segmentation, text: str) -> bool:
    """Whether a text begins with the verb of an operative paragraph."""
    return any(kind is Kind.OPERATIVE for _, kind in state.words.verb(text)[1])


def _is_sentence(e: Enumerator, text: str) -> bool:
    """Whether a chapter's number, once believed, stands before a paragraph."""
    return e.numeral is Numeral.CHAPTER and bool(text) and not is_title(text, _TITLE)


def _add_item(state: Segmentation, line: Line, e: Enumerator) -> None:
    outline = state.outline
    text = clean(line.raw[e.width :])
    if not text and (below := _text_below(state, e)):
        text = below
        state.advance()
        state.bare = e.order if e.numeral is Numeral.DECIMAL else 0
    heads = _heads(state, line, e, text)
    if heads and e.numeral is Numeral.DECIMAL and len(e.path) == 1 and outline.box and not outline.call:
        outline.close(Rank.BOX)  # a chapter stands beside the boxes, not in the last of them
    parent = outline.deepest
    label, key = outline.item(e)
    under = _kind_under(state, parent, e, text)
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


def _kind_under(state: Segmentation, parent: Frame | None, e: Enumerator, text: str) -> Kind:
    if e.numeral is Numeral.CHAPTER and _decides(state, text):
        return Kind.OPERATIVE
    counts = e.numeral in {Numeral.DECIMAL, Numeral.CHAPTER}
    if state.part is Part.OPERATIVE and (counts or not parent):
        return Kind.OPERATIVE
    return parent.kind if parent else BODY


def _heads(state: Segmentation, line: Line, e: Enumerator, text: str) -> bool:
    """Whether a numbered line is a title: others hang on it."""
    if _is_sentence(e, text):
        return False
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
    state.outline.close(Rank.DIVISION)
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
    text = _bulleted(state, line)
    above = outline.deepest
    base = f"{above.key}/" if above else outline.scope
    caption = line.style in {Style.CAPTION, Style.CELL} or state.words.caption(line.text)
    label = above.label if above and not caption and _includes(above) else ""
    step = _step(state, line)
    state.add(
        line,
        f"{base}{step}{outline.count(base + step)}",
        above.kind if above and not caption else BODY,
        text,
        section=outline.section(label),
        label=label,
        parent=above.key if above else "",
    )


def _bulleted(state: Segmentation, line: Line) -> str:
    """The text of a line; of a bullet that stands alone that of the next, which is then taken."""
    after = state.next
    if after is None or line.text not in _BULLETS or after.style is not line.style or state.readings(after):
        return line.text
    state.advance()
    return after.text


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
    if above.rank == Rank.CHAPTER and not above.printed:
        return True
    return above.rank == Rank.ITEM and (
        not above.printed or (above.item is not None and not above.item.absolute)
    )


_BULLETS = frozenset("•●▪◦■□➢·–—")
_LOOK_AHEAD = 8
_NEAR = 4  # lines: the title of a part, and who speaks
_TITLE = 20  # words
_CLOSING = 25  # words of "Adopted at the 424th meeting by 9 votes to none, with 2 abstentions (…)"
_WORDS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_WORD_FIRST = re.compile(r"[\W_]*[^\W\d_]")
_DATED = re.compile(r"[^.;:]{0,30}(?<!\d)(?:19|20)\d\d(?!\d)[^.;:]{0,9}")
_DATE = re.compile(
    r"\d{1,2}\S{0,2}\s+(?:de\s+)?[^\W\d_]+(?:\s*/\s*|\s)?[^\W\d_]*\.?,?\s+(?:de\s+|del\s+)?(?:19|20)\d\d\W*(?:\w{1,5}\W*)?"
)
_DIGIT = re.compile(r"\d")
_NOTE = re.compile(r"(\d{1,3}|\*+)\s+\S")
