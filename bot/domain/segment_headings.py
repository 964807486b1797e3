"""The lines that divide a document: titles, boxes, section verbs, annexes, articles, headings.

Each function takes a line and says so, or leaves it to the next.
"""

from __future__ import annotations

import re

from bot.domain.clause import Kind
from bot.domain.enumerator import Numeral
from bot.domain.line import Line, clean, is_title
from bot.domain.outline import Frame, Rank
from bot.domain.reading import Style
from bot.domain.segmentation import Part, Segmentation
from bot.domain.vocabulary import Unit

HEADING, BODY = Kind.HEADING, Kind.BODY


def unit(state: Segmentation, line: Line) -> bool:
    """ANNEX 1, Section 2, Article 3, and the title on their next line."""
    if line.style not in {Style.PLAIN, Style.HEADING, Style.TITLE, Style.CAPTION}:
        return False
    found = state.words.unit(line.raw)
    rest = line.raw[found.width :] if found else ""
    if behind := _ANNEXED.fullmatch(line.raw):
        found, rest = state.words.unit(behind["unit"]), behind["of"]
    if found is None or not _may_title(state, found, clean(rest)) or _GOES_ON.match(rest):
        return False
    _open_unit(state, line, found, _with_title(state, rest))
    return True


def _may_title(state: Segmentation, found: Unit, rest: str) -> bool:
    """Whether what follows a division's number can be its title; that of an action is a whole sentence."""
    if not rest or is_title(rest):
        return True
    after = state.following
    return found.name == "action" and after is not None and bool(state.readings(after))


def _open_unit(state: Segmentation, line: Line, found: Unit, title: str) -> None:
    outline = state.outline
    annex = found.name in {"annex", "appendix"}
    rank = Rank.ANNEX if annex else Rank.UNIT + _UNITS.index(found.name)
    outline.close(rank)
    name = f"{found.name}.{found.number or outline.count(found.name)}"
    parent = outline.deepest.key if outline.deepest else ""
    key = state.add(
        line, name if annex else outline.scope + name, HEADING, title, label=found.label, parent=parent
    )
    printed = found.label if annex else clean(f"{found.label} {title}")
    article = rank == Rank.ARTICLE
    outline.open(
        Frame(key, BODY, rank, printed, cited=annex or article, short=found.label if article else "")
    )
    if annex:
        outline.scope = f"{key}/"
    if state.part is not Part.FRONT or annex:
        state.part = Part.TEXT


def _with_title(state: Segmentation, rest: str) -> str:
    """The title of a division, from its next line where its own has none; that line is then taken."""
    following = state.following
    if clean(rest) and not rest.lstrip().startswith("("):
        return clean(rest)
    if (
        following is None
        or following is not state.next  # a footnote stands between: taking the line would swallow it
        or not following.titled
        or state.readings(following)
        or state.may_call(following)
        or state.words.unit(following.raw)
    ):
        return clean(rest)
    if following.style in {Style.CELL, Style.ITEM} or state.words.enacting(following.text):
        return clean(rest)
    state.advance()
    return clean(f"{rest} {following.text}")


def box(state: Segmentation, line: Line) -> bool:
    """The box of a contribution: Summary, Action required, References."""
    front = state.part is Part.FRONT or state.outline.box is not None
    if not front or line.style not in {Style.PLAIN, Style.HEADING, Style.TITLE}:
        return False
    name = state.words.box(line.text)
    if not name:
        return False
    state.part = Part.TEXT
    state.outline.close(Rank.UNIT)
    printed = line.text.rstrip(" :：")
    key = state.add(line, f"{state.outline.scope}{name}", HEADING, printed, label=printed)
    state.outline.open(Frame(key, BODY, Rank.BOX, printed, cited=True))
    return True


def call(state: Segmentation, line: Line) -> bool:
    """The heading of a section of an ITU resolution: a verb, and whom it addresses."""
    if not state.may_call(line) or not (line.style is Style.CALL or _is_section(state, line)):
        return False
    name, kind = _sense(state, line)
    outline = state.outline
    outline.close(Rank.CALL)
    number = outline.count(outline.scope + name)
    printed = line.text.rstrip(" ,，،:：")
    parent = outline.deepest.key if outline.deepest else ""
    key = f"{outline.scope}{name}" + (f".{number}" if number > 1 else "")
    key = state.add(line, key, HEADING, printed, label=printed, parent=parent)
    outline.open(Frame(key, kind, Rank.CALL, printed, cited=True))
    state.part = Part.TEXT
    return True


def _is_section(state: Segmentation, line: Line) -> bool:
    """Whether sections are to be expected here; after a preamble in one sentence each, operative ones are."""
    if _fills_call(state, line):
        return False
    if state.part is Part.PREAMBLE:
        senses = state.words.heading_senses(line.text)
        return not line.text[0].isupper() and all(kind is Kind.OPERATIVE for _, kind in senses)
    return state.has_calls and state.part in {Part.FRONT, Part.TEXT}


def _fills_call(state: Segmentation, line: Line) -> bool:
    """Whether a line is the text of the section just opened, though it begins with a verb of its own."""
    above, before = state.outline.deepest, state.previous
    empty = above is not None and above is state.outline.call and state.clauses[-1].key == above.key
    return empty and line.paused and before is not None and not before.paused


def _sense(state: Segmentation, line: Line) -> tuple[str, Kind]:
    """The verb of a section; one that could be either is operative once the operative part has begun."""
    senses = state.words.heading_senses(line.text)
    begun = any(c.kind is Kind.OPERATIVE for c in state.clauses[-_LATELY:])
    wanted = Kind.OPERATIVE if begun else Kind.PREAMBULAR
    for name, kind in senses:
        if kind is wanted:
            return name, kind
    return senses[0] if senses else ("section", wanted)


def instrument(state: Segmentation, line: Line) -> bool:
    """RESOLUTION 140 (REV. DUBAI, 2018) opens a text of its own."""
    if line.style is not Style.TITLE and not (line.titled and state.words.instrument(line.text)):
        return False
    if (
        state.outline.call
        and line.style is Style.PLAIN
        and line.text[0].isascii()
        and not line.text[1].isupper()
    ):
        return False
    if _is_referred(state, line) or (line.style is Style.PLAIN and _heads_items(state, line)):
        return False
    if state.part is not Part.FRONT:
        state.outline.leave_part()
        state.outline.close(Rank.CHAPTER)
        state.part = Part.FRONT
    _add_title(state, line)
    return True


def _is_referred(state: Segmentation, line: Line) -> bool:
    """Whether a resolution is only named: in the box of references, under its heading or after another."""
    box, last = state.outline.box, state.clauses[-1] if state.clauses else None
    if box is None or last is None or not box.key.endswith("references") or line.style is Style.TITLE:
        return False
    return not line.text.isupper() and last.key.startswith(box.key) and not state.mark


def _heads_items(state: Segmentation, line: Line) -> bool:
    """Whether `Recommendation 1` is a heading of a report: numbered paragraphs or a sentence follow."""
    after = state.following
    if state.part is not Part.TEXT or after is None or state.has_calls or line.text.isupper():
        return False
    return bool(state.readings(after)) or (after.paused and not state.words.enacting(after.text))


def title(state: Segmentation, line: Line) -> bool:
    """Symbols, dates and titles before the text begins."""
    if state.part is not Part.FRONT or line.style in {Style.ITEM, Style.CELL}:
        return False
    named = state.resolution and len(line.text.split()) <= _SHORT
    told = named or is_title(_CUT.sub("", line.text), 40) or not any(map(str.isalpha, line.text))
    if state.words.caption(line.text) or not told:
        return False
    after = state.following
    if state.words.heading(line.text) and after and (state.readings(after) or after.paused):
        return False
    _add_title(state, line)
    return True


def _add_title(state: Segmentation, line: Line) -> None:
    number = state.outline.count(f"{state.outline.scope}title")
    key = f"{state.outline.scope}title" + (f".{number}" if number > 1 else "")
    state.add(line, key, HEADING, line.text)


def heading(state: Segmentation, line: Line) -> bool:
    """A heading without a number: by its style, or by standing alone between whole sentences."""
    if line.style not in {Style.PLAIN, Style.HEADING} or state.part is Part.CLOSED:
        return False
    name = "" if state.outline.call else state.words.heading(line.text)
    if line.style is Style.PLAIN and not name and not _stands_alone(state, line):
        return False
    if state.part is Part.FRONT:
        state.part = Part.TEXT
    state.outline.close(Rank.HEAD)
    key = state.outline.scope + (name or f"h{state.outline.count(state.outline.scope + 'h')}")
    parent = state.outline.deepest.key if state.outline.deepest else ""
    key = state.add(line, key, HEADING, line.text, parent=parent)
    below = Kind.OPERATIVE if state.words.proposes(line.text) else BODY
    state.outline.open(Frame(key, below, Rank.HEAD, line.text))
    return True


def _stands_alone(state: Segmentation, line: Line) -> bool:
    if not is_title(line.text, 12) or line.text[0].islower() or state.outline.call:
        return False
    if state.outline.box and state.clauses[-1].key == state.outline.box.key:
        return False
    if state.words.caption(line.text) or state.readings(line):
        return False
    before, after = state.previous, state.following
    begins = before is None or before.paused or (bool(state.clauses) and state.clauses[-1].kind is HEADING)
    return (
        begins and after is not None and (bool(state.readings(after)) or not after.titled or _stacked(state))
    )


def _stacked(state: Segmentation) -> bool:
    """Whether other headings stand between this one and the first numbered paragraph."""
    for line in state.ahead(_STACK):
        if any(e.numeral is Numeral.DECIMAL and e.sure for e in state.readings(line)):
            return True
        if not line.titled or line.text[0].islower() or len(line.text.split()) > _SHORT:
            return state.words.unit(line.raw) is not None
    return False


_LATELY = 200
_STACK = 3
_SHORT = 12
_CUT = re.compile(r"\s*(?:\.{3}|…)$")  # a title that its source cut short
_OF_ACT = r"(?:a la|al|del|de la|du|à la|au)\s+(?:R[eé]sol|D[eé]cis|Acuerdo|Recom)"
_GOES_ON = re.compile(rf"(?!\s*{_OF_ACT})\s*[a-z]+\b(?<!to)(?<!TO)")
_ANNEXED = re.compile(r"(?P<of>第.{1,12}?号.{2,8}?(?:（[^）]*）)?的?)(?P<unit>附(?:件|录).{0,3})")
_UNITS = ("part", "chapter", "section", "article", "goal", "action")
