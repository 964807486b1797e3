"""What a reader found in a file: its paragraphs in order, and what its header says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.language import Language


class Style(StrEnum):
    """What the file itself says a paragraph is; PLAIN where it says nothing (text files)."""

    PLAIN = "plain"
    TITLE = "title"  # the document's number or title (ITU Res_No, Res_title; HTML h1)
    HEADING = "heading"  # a numbered or unnumbered heading (Heading 1-9, Section_No)
    CALL = "call"  # "considering", "resolves": ITU style Call
    ITEM = "item"  # a numbered or lettered item (enumlev1-3, list paragraphs)
    CELL = "cell"  # one row of a table, cells joined by a tab
    FOOTNOTE = "footnote"  # follows the paragraph that calls for it; `number` is its mark there
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as read.

    text    verbatim, without an automatic number; a label typed by hand stays in it
    number  the automatic number as a reader sees it (`2.1`, `a)`, `第一条`), "" where there is none;
            in Arabic too in logical order, so never to be reversed
    level   depth of a heading or item, counted from 1; 0 where unknown
    """

    text: str
    number: str = ""
    style: Style = Style.PLAIN
    level: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself; "" where it does not. Dates are ISO 8601 (`2025-05-15`)."""

    symbol: str = ""
    title: str = ""
    date: str = ""
    language: Language = Language.UNDETERMINED
    original_language: Language = Language.UNDETERMINED


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. `remarks` are message keys (`remark-…`) of what could not be understood."""

    paragraphs: tuple[Paragraph, ...]
    header: Header = field(default_factory=Header)
    remarks: tuple[str, ...] = ()
