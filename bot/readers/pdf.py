"""Reads a PDF as running text: furniture out, footnotes apart, paragraphs put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

from bot.domain.errors import UserError
from bot.domain.reading import Paragraph, Reading, Style
from bot.readers.limits import Meter
from bot.readers.masthead import header
from bot.readers.paper.breaks import Spelling, join
from bot.readers.paper.footnotes import Footnote, footnotes, parted
from bot.readers.paper.furniture import Page, body_size, text_only
from bot.readers.paper.lines import Line, lines
from bot.readers.paper.paragraphs import paragraphs
from bot.readers.word.glyphs import superscript


def read(data: bytes, meter: Meter) -> Reading:
    """The paragraphs of a PDF in order.

    A footnote follows the paragraph that bears its mark. Raise UserError("file-…") where the file is
    damaged, encrypted, too long, or holds pictures of pages instead of text.
    """
    document = _opened(data)
    meter.pages(len(document))
    pages, pictures = _pages(document, meter)
    height = document.get_page_size(0)[1] if pages else 0.0
    letters = sum(len(line.text) for page in pages for line in page)
    if letters < _FEW * len(pages) and pictures:
        raise UserError("file-scanned")
    found = tuple(_written(pages, height))
    remarks = ("remark-pages-without-text",) if pictures else ()
    return Reading(found, header(found), remarks)


_FEW = 10  # letters a page: stamps on a scanned page


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise UserError("file-encrypted" if locked else "file-damaged") from error


def _pages(document: pypdfium2.PdfDocument, meter: Meter) -> tuple[list[Page], int]:
    """The lines of every page, and how many pages are pictures without text."""
    pages: list[Page] = []
    pictures = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise UserError("file-damaged") from error
        pages.append(lines(page, number))
        for line in pages[-1]:
            meter.text(line.text)
        pictures += not pages[-1] and _is_picture(page)
        page.close()
        meter.done(number + 1, len(document))
    return pages, pictures


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _written(pages: Sequence[Page], height: float) -> Iterator[Paragraph]:
    size = body_size(pages)
    bodies: list[Page] = []
    notes: list[Footnote] = []
    for number, page in enumerate(text_only(pages, height)):
        body, small = parted(page, size)
        bodies.append(body)
        notes = _appended(notes, footnotes(small, number))
    spelling = Spelling(line for page in bodies for line in page)
    for block in paragraphs(bodies):
        text = spelling.mended(join(block, spelling))
        yield Paragraph(text, style=_style(text))
        called, notes = _called(notes, block, text)
        yield from called
    yield from map(_note, notes)


def _style(text: str) -> Style:
    return Style.CELL if "\t" in text and not _LABELLED.match(text) else Style.PLAIN


_LABELLED = re.compile(r"(?:\(?\w{1,3}[.)]|[\d.]+|[•–—-])\t[^\t]+$")


def _appended(notes: list[Footnote], more: Sequence[Footnote]) -> list[Footnote]:
    """Notes with those of the next page; one without a mark goes on from the last."""
    if notes and more and not more[0].number:
        last = notes[-1]
        whole = Footnote(last.number, f"{last.text} {more[0].text}", last.page)
        return [*notes[:-1], whole, *more[1:]]
    return [*notes, *more]


def _called(
    notes: list[Footnote], block: Sequence[Line], text: str
) -> tuple[list[Paragraph], list[Footnote]]:
    """The notes that a paragraph calls for, or that its pages leave behind; and the others."""
    begin, end = block[0].page, block[-1].page
    called = [
        note
        for note in notes
        if note.page < begin
        or (note.page <= end and note.number and superscript(note.number) in _marks(text))
    ]
    return [_note(note) for note in called], [note for note in notes if note not in called]


def _marks(text: str) -> list[str]:
    return _MARKS.findall(text)


_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡]+")


def _note(note: Footnote) -> Paragraph:
    return Paragraph(note.text, note.number, Style.FOOTNOTE)
