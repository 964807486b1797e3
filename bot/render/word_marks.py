"""The marks of which a Word file is made: paragraphs and rows of tables, each word in its direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bot.domain.language import Language, language_of
from bot.render.paper import Manner, Para
from bot.render.words import whole_numbers, without_direction

CELL = "NoSpacing"
FEW_WORDS = 4
INDENT = "425"  # twentieths of a point: three quarters of a centimetre


def marked(tag: str, **values: str) -> Element:
    """An element with its attributes."""
    return cast(Element, OxmlElement(tag, {qn(f"w:{name}"): value for name, value in values.items()}))


def paragraph(para: Para, language: Language, style: str = "") -> Element:
    """A paragraph of a paper in `language`; in its own where it says one."""
    text, strong = clean(para.text), clean(para.strong)
    spoken = language if para.language is None else _spoken(text, para.language, language)
    made = marked("w:p")
    announces = bool(strong and not text) and style != CELL
    made.append(_form(para.manner, style, spoken, announces=announces))
    for run, bold in ((strong, True), (text, False)):
        for piece, leftwards in directed(run, spoken.right_to_left):
            made.append(_run(piece, bold=bold, leftwards=leftwards, language=spoken, manner=para.manner))
    return made


def row(
    cells: Sequence[str],
    widths: Sequence[int],
    language: Language,
    *,
    heading: bool = False,
    names: bool = False,
) -> Element:
    """A row of a table, not parted between pages; a heading comes again on each.

    With `names` the first cell is strong.
    """
    made = marked("w:tr")
    form = marked("w:trPr")
    form.append(marked("w:cantSplit"))
    if heading:
        form.append(marked("w:tblHeader"))
    made.append(form)
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        bold = heading or (names and not number)
        made.append(_cell(cell, width, language, bold=bold, shaded=heading))
    return made


def clean(text: str) -> str:
    """The text without what no XML holds, and without the marks of direction that runs take the place of."""
    return without_direction(_ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def directed(text: str, leftwards: bool) -> Iterator[tuple[str, bool]]:
    """Its stretches in order, each with whether it is written from right to left."""
    if not text:
        return
    other = _RIGHTWARDS if leftwards else _LEFTWARDS
    place = 0
    for found in other.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], leftwards
        yield found[0], not leftwards
        place = found.end()
    if place < len(text):
        yield text[place:], leftwards


def _spoken(text: str, said: Language, paper: Language) -> Language:
    """The language of a quotation: as said, else that of its words, else the paper's for a name or a sign."""
    if said is not Language.UNDETERMINED:
        return said
    found = language_of(text)
    sign = found is Language.UNDETERMINED or text.isupper()  # `TO` is a State, not a word
    return paper if sign and len(text.split()) < FEW_WORDS else found


def _cell(text: str, width: int, language: Language, *, bold: bool, shaded: bool) -> Element:
    made = marked("w:tc")
    form = marked("w:tcPr")
    form.append(marked("w:tcW", w=str(width), type="pct"))
    if shaded:
        form.append(marked("w:shd", val="clear", color="auto", fill="E8EDF3"))
    made.append(form)
    for line in text.split("\n"):
        para = Para("", line) if bold else Para(line, language=Language.UNDETERMINED)
        made.append(paragraph(para, language, CELL))
    return made


def _form(manner: Manner, style: str, language: Language, *, announces: bool) -> Element:
    """Indents lie at the side where lines begin; a quotation lies on grey; what announces stays with it."""
    form = marked("w:pPr")
    if style:
        form.append(marked("w:pStyle", val=style))
    if announces or manner is Manner.LABEL:
        form.append(marked("w:keepNext"))
    if manner is Manner.QUOTE:
        form.append(marked("w:shd", val="clear", color="auto", fill="F3F3F3"))
    if language.right_to_left:
        form.append(marked("w:bidi"))
    if manner in {Manner.QUOTE, Manner.ITEM, Manner.LABEL}:
        form.append(marked("w:ind", left=INDENT))
    return form


def _run(text: str, *, bold: bool, leftwards: bool, language: Language, manner: Manner) -> Element:
    made = marked("w:r")
    form = marked("w:rPr")
    if bold:
        form.append(marked("w:b"))
        form.append(marked("w:bCs"))
    if manner in {Manner.NOTE, Manner.LABEL}:
        form.append(marked("w:color", val="595959"))
    if leftwards:
        form.append(marked("w:rtl"))
    tongue = language.value if language is not Language.UNDETERMINED else "en"
    form.append(marked("w:lang", val=tongue, eastAsia="zh-CN", bidi="ar-SA"))
    made.append(form)
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(marked("w:br"))
        words = marked("w:t")
        words.set(qn("xml:space"), "preserve")
        words.text = whole_numbers(line) if leftwards else line
        made.append(words)
    return made


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LEFT = "A-Za-z\u00c0-\u024f\u0370-\u052f\u3040-\u9fff\uac00-\ud7a3"
_LEFTWARDS = re.compile(f"[{_RIGHT}](?:[^{_LEFT}\n]*[{_RIGHT}])?")
_RIGHTWARDS = re.compile(f"/?[{_LEFT}](?:[^{_RIGHT}\n]*[{_LEFT}0-9])?")
