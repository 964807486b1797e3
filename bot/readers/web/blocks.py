"""The paragraphs of a web page: headings, lists with their numbers, rows of tables, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.domain.reading import Paragraph, Style
from bot.readers.limits import Meter
from bot.readers.web.numbers import Numbers
from bot.readers.word.glyphs import superscript
from bot.readers.word.package import Element


def paragraphs(element: Element, meter: Meter) -> list[Paragraph]:
    """What an element says, paragraph by paragraph."""
    page = _Page(meter)
    page.walk(element, _Place())
    page.close(_Place())
    return page.paragraphs


@dataclass(frozen=True, slots=True)
class _Place:
    """What the text that comes next is: its style and how deep it lies."""

    style: Style = Style.PLAIN
    level: int = 0


@dataclass(slots=True)
class _Page:
    """Paragraphs as they are read; `words` gathers one, `number` waits for the first of its item."""

    meter: Meter
    paragraphs: list[Paragraph] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    number: str = ""

    def walk(self, element: Element, place: _Place) -> None:
        """Read an element and all in it."""
        self._say(element.text)
        for child in element:
            self._child(child, place)
            self._say(child.tail)

    def close(self, place: _Place) -> None:
        """End the paragraph that is being gathered."""
        for text in _BREAKS.split("".join(self.words)):
            lines = (" ".join(_SPACES.split(line)).strip(" ") for line in text.split("\v"))
            whole = self.meter.text("\n".join(line for line in lines if line))
            if whole:
                self.paragraphs.append(Paragraph(whole, self.number, place.style, place.level))
                self.number = ""
        self.words.clear()

    def _child(self, child: Element, place: _Place) -> None:
        if child.tag == "br":
            self.words.append("\v")
        elif child.tag == "sup":
            self._say(superscript("".join(child.itertext()).strip(" []")))
        elif child.tag in _BLOCKS:
            self.close(place)
            if child.tag == "table":
                self._table(child, place)
            elif child.tag in {"ul", "ol"}:
                self._list(child, place)
            else:
                self._block(child, place)
        else:
            self.walk(child, place)

    def _block(self, block: Element, place: _Place) -> None:
        inner = _place(block, place)
        if inner.style is Style.FOOTNOTE and place.style is not Style.FOOTNOTE:
            self.number = _note_number(block)
        self.walk(block, inner)
        self.close(inner)

    def _list(self, block: Element, place: _Place) -> None:
        numbers = Numbers(block)
        inner = _Place(place.style if place.style is Style.FOOTNOTE else Style.ITEM, place.level + 1)
        for item in block:
            if item.tag in {"ul", "ol"}:
                self._list(item, inner)
                continue
            note = _is_note(item)
            self.number = numbers.next(item).rstrip(".") if note else numbers.next(item)
            its = _Place(Style.FOOTNOTE) if note else inner
            self.walk(item, its)
            self.close(its)
            self.number = ""

    def _table(self, table: Element, place: _Place) -> None:
        caption = table.find("caption")
        if caption is not None:
            self._block(caption, place)
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is table:
                self._row([cell for cell in row if cell.tag in {"td", "th"}], place)

    def _row(self, cells: list[Element], place: _Place) -> None:
        """A row; one that only lays out the page is read cell by cell."""
        read = [paragraphs(cell, self.meter) for cell in cells]
        filled = [cell for cell in read if cell]
        if len(filled) == 1 or any(_structured(cell) for cell in filled):
            self.paragraphs += [paragraph for cell in read for paragraph in cell]
        elif filled:
            texts = ("\n".join(f"{each.number} {each.text}".strip() for each in cell) for cell in read)
            self.paragraphs.append(Paragraph("\t".join(texts), style=Style.CELL, level=place.level))

    def _say(self, text: str | None) -> None:
        if text:
            self.words.append(text.replace("\xad", "").replace("\v", " "))


_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r"\v[ \t\r\n\f\xa0]*\v[\s\v]*")
_BLOCKS = set(
    "p div section article main header footer address blockquote pre h1 h2 h3 h4 h5 h6 dl dt dd figure "
    "figcaption caption center fieldset details summary hr form ul ol li table tr td th body".split()
)
_NOTE = re.compile(r"_?(?:ftn|fn|footnote|endnote|note)[-_:]?(\d+)", re.IGNORECASE)
_NOTES = re.compile(r"\b(?:footnotes?|endnotes?|wp-block-footnotes)\b", re.IGNORECASE)


def _place(block: Element, place: _Place) -> _Place:
    tag = str(block.tag)
    if tag == "h1":
        return _Place(Style.TITLE)
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return _Place(Style.HEADING, int(tag[1]) - 1)
    if tag in {"figcaption", "caption"}:
        return _Place(Style.CAPTION)
    if _is_note(block) and tag != "section":
        return _Place(Style.FOOTNOTE)
    return place


def _is_note(element: Element) -> bool:
    """Whether a block is a note: by its own name, or as an item of a list of notes."""
    if _NOTE.fullmatch(element.get("id", "")):
        return True
    if element.tag != "li":
        return False
    above = (parent.get("class", "") for parent in element.iterancestors("ol", "section", "div"))
    return any(_NOTES.search(names) for names in above)


def _note_number(block: Element) -> str:
    found = _NOTE.fullmatch(block.get("id", ""))
    return found[1] if found else ""


def _structured(cell: list[Paragraph]) -> bool:
    apart = {Style.HEADING, Style.TITLE, Style.ITEM}
    return len(cell) > 1 and any(paragraph.style in apart for paragraph in cell)
