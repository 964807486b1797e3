"""Writes PDF files for tests, from the rules of ISO 32000: letters half as wide as they are high."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 600, 800


@dataclass(frozen=True)
class Text:
    """A piece of text at a place, from the bottom left; `glyphs` are its letters from left to right."""

    left: float
    base: float
    glyphs: Sequence[str]
    size: float = 10
    shifts: dict[int, float] = field(default_factory=dict)  # before a glyph, by parts of the letter size


def line(base: float, text: str, *, left: float = 100, size: float = 10) -> Text:
    return Text(left, base, text, size)


def block(top: float, *texts: str, left: float = 100, indent: float = 0, leading: float = 12) -> list[Text]:
    """Lines below one another, the first indented."""
    return [
        line(top - at * leading, text, left=left + (0 if at else indent)) for at, text in enumerate(texts)
    ]


def rtl(base: float, text: str, *, right: float = 500, size: float = 10) -> Text:
    """A line of Arabic as its glyphs lie: from the right, lam-alef as one glyph, brackets turned."""
    seen = _seen(text)
    return Text(right - len(seen) * size / 2, base, seen, size)


def _seen(text: str) -> list[str]:
    glyphs: list[str] = []
    latin: list[str] = []
    for letter in text:
        if letter.isascii() and (letter.isalnum() or (latin and letter in "./-")):
            latin.append(letter)
            continue
        glyphs[:0], latin = latin, []
        if glyphs and glyphs[0] == "ل" and letter in "اأإآ":
            glyphs[0] += letter
        else:
            glyphs.insert(0, letter.translate(str.maketrans("()[]", ")(][")))
    return latin + glyphs


def pdf(*pages: Iterable[Text], pictures: Iterable[int] = (), encrypted: bool = False) -> bytes:
    """A whole file; `pictures` are the pages, counted from 0, that hold an image."""
    codes = _codes(pages)
    parts = [codes[at : at + _MOST] for at in range(0, max(1, len(codes)), _MOST)]
    image = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    boxes = ["500 0 20 0 480 700 d1 20 0 460 700 re f", "500 0 20 0 480 700 d1"]
    objects = ["", "", *map(_stream, boxes), _stream("x", image)]
    fonts = ""
    for at, part in enumerate(parts):
        fonts += f"/F{at} {len(objects) + 1} 0 R"
        objects += _font(len(objects) + 1, part)
    kids = []
    for number, page in enumerate(pages):
        stream = _content(page, codes) + ("q 500 0 0 700 50 50 cm /X Do Q" if number in set(pictures) else "")
        objects.append(_stream(stream))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<<{fonts}>>/XObject<</X 5 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = "<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return assembled(objects, _LOCK if encrypted else "")


def assembled(objects: Sequence[str | bytes], trailer: str = "") -> bytes:
    """A file of numbered objects, the first of which is the catalogue."""
    whole = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(whole))
        inner = each if isinstance(each, bytes) else each.encode("latin-1")
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode(
        "latin-1"
    )
    return bytes(whole)


def deflated(content: bytes, dictionary: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (
        len(packed),
        dictionary.encode(),
        packed,
    )


_FIRST, _MOST = 33, 200  # codes of a font; 32 is a space to every reader
_LOCK = f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'ab' * 32}>/U<{'cd' * 32}>>>"


def _codes(pages: Sequence[Iterable[Text]]) -> list[str]:
    """Every glyph of the document once; the place in the list is its code."""
    return list(dict.fromkeys(glyph for page in pages for text in page for glyph in text.glyphs))


def _font(number: int, glyphs: Sequence[str]) -> list[str]:
    """A font whose every letter is a box half as wide as high, and the map of its codes to letters."""
    pairs = "".join(
        f"<{at:02x}><{glyph.encode('utf-16-be').hex()}>\n" for at, glyph in enumerate(glyphs, _FIRST)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><ff> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{pairs}endbfchar endcmap"
    )
    last = _FIRST + len(glyphs) - 1
    names = "".join("/space" if glyph == " " else "/box" for glyph in glyphs)
    font = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[0.001 0 0 0.001 0 0]"
        f"/FirstChar {_FIRST}/LastChar {last}/Widths[{' '.join(['500'] * len(glyphs))}]"
        f"/Encoding<</Type/Encoding/Differences[{_FIRST} {names}]>>/CharProcs<</box 3 0 R/space 4 0 R>>"
        f"/Resources<<>>/ToUnicode {number + 1} 0 R>>"
    )
    return [font, _stream(cmap)]


def _stream(content: str, dictionary: str = "") -> str:
    return f"<<{dictionary}/Length {len(content)}>>stream\n{content}\nendstream"


def _content(page: Iterable[Text], codes: Sequence[str]) -> str:
    made = ""
    for text in page:
        made += f"BT {text.left} {text.base} Td "
        for at, glyph in enumerate(text.glyphs):
            font, code = divmod(codes.index(glyph), _MOST)
            shift = f"{-1000 * text.shifts[at]:.0f} " if at in text.shifts else ""
            made += f"/F{font} {text.size} Tf [{shift}<{code + _FIRST:02x}>] TJ "
        made += "ET\n"
    return made
