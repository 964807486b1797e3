"""Builds Word documents for tests, part by part, from the rules of ISO/IEC 29500."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from bot.domain.reading import Reading
from bot.readers.docx import read
from bot.readers.limits import Meter

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPE = "application/vnd.openxmlformats-officedocument"
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "settings", "header")


def t(text: str) -> str:
    """A run of text; tabs become `w:tab`."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{pieces}</w:r>"


def p(content: str = "", *, style: str = "", num: str = "", level: int | None = None, more: str = "") -> str:
    """A paragraph; `content` is XML where it begins with "<", text otherwise."""
    runs = content if content.startswith("<") else t(content)
    listed = ("" if level is None else f'<w:ilvl w:val="{level}"/>') + (
        f'<w:numId w:val="{num}"/>' if num else ""
    )
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        f"<w:numPr>{listed}</w:numPr>" if listed else ""
    )
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{runs}</w:p>"


def tbl(rows: Iterable[Sequence[str]]) -> str:
    """A table; each cell is text, or XML of blocks where it begins with "<"."""
    made = ""
    for row in rows:
        cells = (cell if cell.startswith("<") else p(cell) for cell in row)
        made += "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def lvl(at: int, form: str, text: str, *, start: int | None = 1, more: str = "") -> str:
    """One level of a list."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{at}">{begin}{_form(form)}{more}<w:lvlText w:val={quoteattr(text)}/></w:lvl>'


def _form(form: str) -> str:
    """A format by its name, or by examples (`001, 002, ...`) as Word 2010 writes those."""
    if "," not in form:
        return f'<w:numFmt w:val="{form}"/>'
    return (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        f'<w:numFmt w:val="custom" w:format="{form}"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )


def abstract(at: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{at}">{more}{"".join(levels)}</w:abstractNum>'


def num(at: int, definition: int, *overrides: str) -> str:
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{definition}"/>{"".join(overrides)}</w:num>'


def override(level: int, *, start: int | None = None, level_xml: str = "") -> str:
    begin = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{level}">{begin}{level_xml}</w:lvlOverride>'


def style(name: str, shown: str, *, based: str = "", properties: str = "", kind: str = "paragraph") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val={quoteattr(shown)}/>{parent}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def docx(body: str, **parts: str) -> bytes:
    """A whole document; `parts` are the inner XML of styles, numbering, footnotes, header …"""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([(part, f"{part}.xml") for part in parts]),
        "word/document.xml": f"{_HEAD}<w:document {_ROOT}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    for part, inner in parts.items():
        assert part in _PARTS
        root = {"header": "hdr"}.get(part, part)
        files[f"word/{part}.xml"] = f"{_HEAD}<w:{root} {_ROOT}>{inner}</w:{root}>"
    return zipped(files)


def _content_types(parts: Iterable[str]) -> str:
    names = [("document", "document.main"), *((part, part) for part in parts)]
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.wordprocessingml.{kind}+xml"/>'
        for part, kind in names
    )
    usual = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    whole = f'{usual}<Default Extension="xml" ContentType="application/xml"/>{overrides}'
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{whole}</Types>'
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return whole.getvalue()


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="r{at}" Type="{_R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def reading_of(body: str, **parts: str) -> Reading:
    return read(docx(body, **parts), Meter())


def texts(body: str, **parts: str) -> list[str]:
    return [paragraph.text for paragraph in reading_of(body, **parts).paragraphs]
