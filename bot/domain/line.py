"""The lines of a reading, each with its place in the text: what segmentation works on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.domain.reading import Reading, Style


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that holds something.

    raw     stripped, its tabs kept; an automatic number stands before it, parted by a tab
    text    on one line, as it is quoted
    start   its place in the joined text of the reading, in which `width` characters of `raw` are missing
    """

    raw: str
    start: int
    style: Style = Style.PLAIN
    level: int = 0
    width: int = 0
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.raw))

    @property
    def titled(self) -> bool:
        """Whether it reads like a title: short, one piece, no stop at its end."""
        return is_title(self.text)

    @property
    def note(self) -> bool:
        """Whether it is a footnote, by its style or by the rule before it."""
        return self.style is Style.FOOTNOTE or bool(_NOTE.match(self.raw))

    @property
    def paused(self) -> bool:
        """Whether it ends as a sentence or an item of a list does."""
        return bool(_STOP.search(self.raw))


def lines(reading: Reading) -> list[Line]:
    """The lines of a reading in order; blank ones are left out, their room belongs to the line before."""
    found: list[Line] = []
    place = 0
    for paragraph in reading.paragraphs:
        body = paragraph.text.strip()
        if paragraph.style is Style.HEADING:
            body = _UNDERLINE.sub("", _HASHES.sub("", body))
        number = f"{paragraph.number}\t" if paragraph.number else ""
        if body or number:
            blank = len(paragraph.text) - len(paragraph.text.lstrip())
            found.append(Line(number + body, place + blank, paragraph.style, paragraph.level, len(number)))
        place += len(paragraph.text)
    return found


def clean(text: str) -> str:
    """A text on one line: white space is single spaces, none where a line end parted two ideographs."""
    return _SPACE.sub(" ", _BROKEN.sub("", text)).strip()


def is_title(text: str, words: int = 20) -> bool:
    """Whether a text reads like a title: at most so many words (or twice as many ideographs), no stop."""
    text = _YEAR.sub("", text)
    if not text or _STOP.search(text) or not _LETTER.search(text):
        return False
    return len(text.split()) <= words and len(_IDEOGRAPH.findall(text)) <= 2 * words


_NOTE = re.compile(r"_{5,}\s*[^\s_]")
_STOP = re.compile(r"(?:[.;:,!?…。；：，、！？؛،؟]['\"”’»)\]]*|[;:,]\d{1,2}|[^\W\d]{2}\.\d{1,2})$")
_YEAR = re.compile(r"\s?г\.(?=\)$)")  # (Пересм. Доха, 2025 г.): this stop ends no sentence
_LETTER = re.compile(r"[^\W\d_]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_HASHES = re.compile(r"^#{1,6}\s+|\s+#+$")
_UNDERLINE = re.compile(r"\s*\n\s*(?:=+|-{2,})\s*$")
_BROKEN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[^\S\n]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])")
_SPACE = re.compile(r"\s+")
