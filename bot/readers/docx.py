"""Reads a Word document as it is seen on paper: automatic numbers, structure by style, notes, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.domain.reading import Paragraph, Reading, Style
from bot.readers.limits import Meter
from bot.readers.masthead import header
from bot.readers.word.notes import Notes
from bot.readers.word.numbering import Numbering
from bot.readers.word.package import Element, Package, W
from bot.readers.word.scribe import MC, Line, NoteMark, Scribe, is_on
from bot.readers.word.styles import Nature, Styles, list_place, outline_level, outlined, value


def read(data: bytes, meter: Meter) -> Reading:
    """The paragraphs of a Word document in order, and what its header table says of it.

    A footnote follows the paragraph that calls for it; its number is the mark in that paragraph. Tracked
    insertions are kept, deletions left out. Raise UserError("file-…") where it can't be read.
    """
    package = Package(data)
    body = package.body()
    walk = _Walk(package, meter)
    paragraphs = tuple(walk.body(body))
    furniture = [_bare_text(part) for kind in ("header", "footer") for part in package.parts(kind)]
    remarks = ("remark-tracked-changes",) if walk.tracked else ()
    return Reading(paragraphs, header(paragraphs, furniture), remarks)


@dataclass(frozen=True, slots=True)
class _Row:
    """A table row: what its cells hold, paragraph by paragraph."""

    cells: tuple[tuple[Paragraph, ...], ...]

    @property
    def is_layout(self) -> bool:
        """Whether the table only places text on the page: one cell, or cells with structure of their own."""
        filled = [cell for cell in self.cells if cell]
        return len(filled) == 1 or any(len(cell) > 1 and any(map(_structured, cell)) for cell in filled)


class _Walk:
    """Goes through a document once, from top to bottom, counting as Word counts."""

    def __init__(self, package: Package, meter: Meter) -> None:
        self._meter = meter
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles.lists, self._styles.language)
        self._notes = Notes(package)
        self._scribe = Scribe(self._notes.number)
        self._carried: Line | None = None

    @property
    def tracked(self) -> bool:
        return self._scribe.tracked

    def body(self, root: Element) -> Iterator[Paragraph]:
        for part in root:
            whole = len(part)
            for done, block in enumerate(part, 1):
                yield from self._blocks([block])
                if done % 200 == 0:
                    self._meter.done(done, whole)
        if self._carried and self._carried.text.strip():
            yield Paragraph(self._meter.text(self._carried.text.strip(" \t\n")))

    def _blocks(self, elements: Iterable[Element]) -> Iterator[Paragraph]:
        for element in elements:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{W}sdt":
                yield from self._content_control(element)
            elif element.tag in _TRANSPARENT:
                yield from self._blocks(element)

    def _content_control(self, element: Element) -> Iterator[Paragraph]:
        """A block in a content control; a generated table of contents is no text of the document."""
        gallery = value(element, "sdtPr/docPartObj/docPartGallery") or ""
        content = element.find(f"{W}sdtContent")
        if content is not None and gallery != "Table of Contents":
            yield from self._blocks(content)

    def _paragraph(self, element: Element) -> Iterator[Paragraph]:
        properties = element.find(f"{W}pPr")
        line = self._scribe.line(element)
        if self._carried:
            line = _joined(self._carried, line)
            self._carried = None
        if _runs_on(properties):
            self._carried = line
            return
        styles = self._styles.lineage("" if properties is None else value(properties, "pStyle") or "")
        number, depth = self._number(properties, styles)
        nature = self._nature(properties, styles, depth)
        text = self._meter.text(line.text.strip(" \t\n"))
        if text and not nature.contents:
            yield Paragraph(text, number, nature.style, nature.level)
        is_figure = nature.style is Style.CAPTION or len(line.boxes) > _BOXES_OF_TEXT
        for box in line.boxes:
            for each in self._blocks(box):
                yield replace(each, style=Style.CAPTION) if is_figure else each
        for note in line.notes:
            yield from self._note(note)

    def _number(self, properties: Element | None, styles: tuple[str, ...]) -> tuple[str, int | None]:
        """The automatic number and the depth in its list, counted from 0; ("", None) outside lists."""
        own, given = list_place(properties), self._styles.place(styles[0] if styles else "")
        num = own.num if own.num is not None else given.num
        if num is None or num == "0":
            return "", None
        level = own.level
        if level is None:
            level = self._numbering.level_of(num, styles)
        if level is None:
            level = given.level or 0
        return self._numbering.next(num, level), level

    def _nature(self, properties: Element | None, styles: tuple[str, ...], depth: int | None) -> Nature:
        nature = self._styles.nature(styles[0] if styles else "")
        if nature.style is Style.PLAIN and not nature.contents:
            nature = outlined(outline_level(properties))
        if depth is None:
            return nature
        if nature.style is Style.PLAIN and not nature.contents:
            return Nature(Style.ITEM, depth + 1)
        return replace(nature, level=nature.level or depth + 1)

    def _note(self, note: NoteMark) -> Iterator[Paragraph]:
        number = note.mark or self._notes.number(note)
        texts = (self._scribe.line(each).text.strip(" \t\n") for each in self._notes.paragraphs(note))
        text = self._meter.text("\n".join(each for each in texts if each))
        if text.startswith(number):
            text = text.removeprefix(number).lstrip(" \t")
        if text:
            yield Paragraph(text, number, Style.FOOTNOTE)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        for row in table.iterfind(".//" + f"{W}tr"):
            if _table_of(row) is not table or _is_deleted(row.find(f"{W}trPr")):
                continue
            read = _Row(tuple(self._cell(cell) for cell in row.iter(f"{W}tc") if _row_of(cell) is row))
            yield from _laid_out(read) if read.is_layout else _as_row(read)

    def _cell(self, cell: Element) -> tuple[Paragraph, ...]:
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            return ()
        return tuple(self._blocks(cell))


_BOXES_OF_TEXT = 2  # more of them hanging on one paragraph are the labels of a drawing
_TRANSPARENT = {
    *(f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent")),
    f"{MC}AlternateContent",
    f"{MC}Choice",
}


def _laid_out(row: _Row) -> Iterator[Paragraph]:
    for cell in row.cells:
        yield from cell


def _as_row(row: _Row) -> Iterator[Paragraph]:
    """One paragraph for the row, its notes after it."""
    texts = [
        "\n".join(_labelled(each) for each in cell if each.style is not Style.FOOTNOTE) for cell in row.cells
    ]
    if any(texts):
        yield Paragraph("\t".join(texts), style=Style.CELL)
    for cell in row.cells:
        yield from (each for each in cell if each.style is Style.FOOTNOTE)


def _labelled(paragraph: Paragraph) -> str:
    return f"{paragraph.number} {paragraph.text}".strip()


def _structured(paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in a list or outline of the document rather than in a cell."""
    numbered = bool(paragraph.number) and paragraph.style is not Style.FOOTNOTE
    return numbered or paragraph.style in {Style.HEADING, Style.CALL, Style.TITLE, Style.ITEM}


def _joined(first: Line, second: Line) -> Line:
    return Line(first.pieces + second.pieces, first.notes + second.notes, first.boxes + second.boxes)


def _runs_on(properties: Element | None) -> bool:
    """Whether a paragraph goes on in the next: its mark is deleted, moved away, or a style separator."""
    mark = None if properties is None else properties.find(f"{W}rPr")
    if mark is None:
        return False
    gone = mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
    return gone or is_on(mark.find(f"{W}specVanish"))


def _is_deleted(properties: Element | None) -> bool:
    return properties is not None and properties.find(f"{W}del") is not None


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _row_of(cell: Element) -> Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)


def _bare_text(part: Element) -> str:
    """The words of a page header or footer, a line a paragraph."""
    lines = ("".join(each.text or "" for each in paragraph.iter(f"{W}t")) for paragraph in part.iter(f"{W}p"))
    return "\n".join(line for line in lines if line.strip())
