"""What the styles of a Word document say of its paragraphs, in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.reading import Style
from bot.readers.word.package import Element, W


@dataclass(frozen=True, slots=True)
class Nature:
    """What a paragraph is by its style, and how deep; `contents` for entries of a table of contents."""

    style: Style = Style.PLAIN
    level: int = 0
    contents: bool = False


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list and the level in it, counted from 0; None where not said."""

    num: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    based_on: str
    place: ListPlace
    outline: int | None


class Styles:
    """The style sheet; a document without one has no styles, and everything is plain."""

    def __init__(self, root: Element | None) -> None:
        self._sheets: dict[str, _Sheet] = {}
        self.default = ""
        self.language = "en"
        self.lists: dict[str, str] = {}
        if root is not None:
            self._learn(root)

    def lineage(self, style: str) -> tuple[str, ...]:
        """A style and those it is based on, nearest first."""
        line: list[str] = []
        current = style if style in self._sheets else self.default
        while current in self._sheets and current not in line:
            line.append(current)
            current = self._sheets[current].based_on
        return tuple(line)

    def nature(self, style: str) -> Nature:
        """By the name of the style or of one it is based on, or else by its outline level."""
        line = [self._sheets[each] for each in self.lineage(style)]
        for sheet in line:
            if found := _by_name(sheet.name):
                return found
        outline = next((sheet.outline for sheet in line if sheet.outline is not None), None)
        return outlined(outline)

    def place(self, style: str) -> ListPlace:
        """The list that a style puts its paragraphs in."""
        places = [self._sheets[each].place for each in self.lineage(style)]
        num = next((place.num for place in places if place.num is not None), None)
        level = next((place.level for place in places if place.level is not None), None)
        return ListPlace(num, level)

    def _learn(self, root: Element) -> None:
        language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        if language is not None:
            self.language = language.get(f"{W}val", "en")[:2].lower()
        for style in root.iter(f"{W}style"):
            name, kind = style.get(f"{W}styleId", ""), style.get(f"{W}type")
            if kind == "paragraph":
                self._sheets[name] = _sheet(style)
                if style.get(f"{W}default") in {"1", "true", "on"}:
                    self.default = name
            elif kind == "numbering" and (num := list_place(style.find(f"{W}pPr")).num):
                self.lists[name] = num


def list_place(properties: Element | None) -> ListPlace:
    """The list that paragraph properties name."""
    if properties is None:
        return ListPlace()
    num, level = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
    return ListPlace(num, int(level) if level and level.isdigit() else None)


def outlined(level: int | None) -> Nature:
    """A heading where Word's outline has the paragraph on one of its nine levels, counted from 0."""
    return Nature() if level is None or not 0 <= level <= 8 else Nature(Style.HEADING, level + 1)


def outline_level(properties: Element | None) -> int | None:
    level = None if properties is None else value(properties, "outlineLvl")
    return int(level) if level and level.isdigit() else None


def value(element: Element, path: str) -> str | None:
    """The `w:val` of what lies at a path such as `numPr/ilvl`, None where nothing does."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def _sheet(style: Element) -> _Sheet:
    properties = style.find(f"{W}pPr")
    return _Sheet(
        name=value(style, "name") or "",
        based_on=value(style, "basedOn") or "",
        place=list_place(properties),
        outline=outline_level(properties),
    )


def _by_name(name: str) -> Nature | None:
    plain = _SEPARATORS.sub("", name).lower()
    for pattern, style in _NAMES:
        if found := pattern.fullmatch(plain):
            level = found.groupdict().get("level")
            return Nature(style, int(level) if level else 0, contents=pattern is _CONTENTS)
    return None


_SEPARATORS = re.compile(r"[\W_]+")
_CONTENTS = re.compile(r"toc\d*|tocheading|tableof(?:figures|authorities)")
_NAMES = (
    (_CONTENTS, Style.PLAIN),
    (re.compile(r"heading(?P<level>[1-9])(?:title)?"), Style.HEADING),
    (re.compile(r"heading(?:[abiu]|ib|bi|sum)?"), Style.HEADING),
    (re.compile(r"call"), Style.CALL),
    (re.compile(r"enumlev(?P<level>[1-9])s?"), Style.ITEM),
    (
        re.compile(
            r"(?:res|rec|dec|opi?n?|rep|reso?lution|decision|question|qs?t?n|doc)(?:no|title|notitle)"
        ),
        Style.TITLE,
    ),
    (re.compile(r"title\d?|subtitle"), Style.TITLE),
    (
        re.compile(
            r"(?:sub)?(?:section|sect?|annex|annexe|appendix|app|part|chap|chapter|art|article|attach|volume)"
            r"(?:no|title|notitle)"
        ),
        Style.HEADING,
    ),
    (
        re.compile(r"caption|figure|(?:figure|fig|table|tab|equation)(?:no|title|notitle|legend|caption)"),
        Style.CAPTION,
    ),
    (re.compile(r"(?:foot|end)notetext"), Style.FOOTNOTE),
)
