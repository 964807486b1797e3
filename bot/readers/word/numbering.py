"""The automatic numbers of a Word document, as a reader sees them: ISO/IEC 29500-1 §17.9."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.readers.word.numerals import numeral
from bot.readers.word.package import Element, W
from bot.readers.word.styles import value


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered. `restart` is the level, counted from 1, after which it begins
    again: 0 for never, None for any level above it."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """One `w:num`: the definition it counts in, its levels, and the starts it orders anew."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class _Counting:
    """Where a definition's counters stand: lists that share the definition count on together."""

    at: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """Hands out numbers, in the order in which the paragraphs of the document ask for them."""

    def __init__(self, root: Element | None, list_styles: Mapping[str, str], language: str = "en") -> None:
        self._language = language
        self._lists = {} if root is None else _Definitions(root, list_styles).lists()
        self._counting: dict[str, _Counting] = {}

    def level_of(self, num: str, styles: Iterable[str]) -> int | None:
        """The level of a list that is tied to one of these styles, counted from 0."""
        if num not in self._lists:
            return None
        tied = {level.style: at for at, level in self._lists[num].levels.items() if level.style}
        return next((tied[style] for style in styles if style in tied), None)

    def next(self, num: str, level: int) -> str:
        """The number of the next paragraph on a level of a list; "" for bullets and unknown lists."""
        found = self._lists.get(num)
        if found is None or level not in found.levels:
            return ""
        counting = self._counting.setdefault(found.definition, _Counting())
        if level in found.starts and (num, level) not in counting.begun:
            counting.at.pop(level, None)
        counting.begun.add((num, level))
        counting.at[level] = counting.at[level] + 1 if level in counting.at else _start(found, level)
        for deeper in [each for each in counting.at if each > level]:
            if _restarts(found.levels.get(deeper), level):
                del counting.at[deeper]
        return self._written(found, level, counting.at)

    def _written(self, found: _List, level: int, at: Mapping[int, int]) -> str:
        own = found.levels[level]
        if own.form == "bullet":
            return ""

        def number(place: re.Match[str]) -> str:
            which = int(place[1]) - 1
            form = found.levels.get(which, _Level()).form
            plain = own.legal and form != "none"
            count = at.get(which, _start(found, which))
            return numeral("decimal" if plain else form, count, self._language)

        return _PLACE.sub(number, own.text).strip()


_PLACE = re.compile(r"%([1-9])")


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels.get(level, _Level()).start)


def _restarts(level: _Level | None, used: int) -> bool:
    """Whether a level begins again after a paragraph on level `used`, above it."""
    if level is None or level.restart is None:
        return True
    return used < level.restart


class _Definitions:
    """numbering.xml, with its links between lists and list styles followed."""

    def __init__(self, root: Element, list_styles: Mapping[str, str]) -> None:
        self._list_styles = list_styles
        self._abstract = {each.get(f"{W}abstractNumId", ""): each for each in root.iter(f"{W}abstractNum")}
        self._nums = {each.get(f"{W}numId", ""): each for each in root.iter(f"{W}num")}

    def lists(self) -> dict[str, _List]:
        return {num: self._list(element) for num, element in self._nums.items()}

    def _list(self, num: Element) -> _List:
        definition = self._resolve(value(num, "abstractNumId") or "")
        element = self._abstract.get(definition)
        levels = {} if element is None else _levels(element)
        starts: dict[int, int] = {}
        for override in num.iterfind(f"{W}lvlOverride"):
            at = _whole(override.get(f"{W}ilvl"), 0)
            levels.update(_levels(override))
            if (start := value(override, "startOverride")) is not None:
                starts[at] = _whole(start, 1)
        return _List(definition, levels, starts)

    def _resolve(self, definition: str) -> str:
        """The definition that has the levels: one that only names a list style leads to that style's."""
        seen: set[str] = set()
        while definition in self._abstract and definition not in seen:
            seen.add(definition)
            link = value(self._abstract[definition], "numStyleLink")
            if not link:
                return definition
            definition = self._behind(link)
        return definition

    def _behind(self, style: str) -> str:
        num = self._nums.get(self._list_styles.get(style, ""))
        if num is not None:
            return value(num, "abstractNumId") or ""
        owners = (at for at, each in self._abstract.items() if value(each, "styleLink") == style)
        return next(owners, "")


def _levels(element: Element) -> dict[int, _Level]:
    return {_whole(each.get(f"{W}ilvl"), 0): _level(each) for each in element.iterfind(f"{W}lvl")}


def _level(element: Element) -> _Level:
    legal = element.find(f"{W}isLgl")
    restart = value(element, "lvlRestart")
    at = _whole(element.get(f"{W}ilvl"), 0)
    level = _Level(
        form=_form(element),
        text=value(element, "lvlText") or "",
        start=_whole(value(element, "start"), 0),
        legal=legal is not None and legal.get(f"{W}val") not in {"0", "false", "off"},
        style=value(element, "pStyle") or "",
    )
    after = _whole(restart, at) if restart is not None else at
    return replace(level, restart=after) if restart is not None and after <= at else level


def _form(element: Element) -> str:
    form = next(element.iter(f"{W}numFmt"), None)
    if form is None:
        return "decimal"
    given = form.get(f"{W}val", "decimal")
    return form.get(f"{W}format", "decimal") if given == "custom" else given


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise
