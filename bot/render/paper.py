"""A paper: what a written report holds, whatever kind of file it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.language import Language


class Manner(StrEnum):
    """How a paragraph stands on the page."""

    PLAIN = "plain"
    ITEM = "item"
    QUOTE = "quote"
    NOTE = "note"
    LABEL = "label"  # what the quotation below it is


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; level 0 is the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, some words of it before the rest strong. `language` is its own, None the paper's."""

    text: str
    strong: str = ""
    manner: Manner = Manner.PLAIN
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are the columns' shares of the page; the heading row comes again on each page."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """From here on a new page, across."""


Piece = Head | Para | Grid | Turned


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report in one language, as of `at`; `foot` stands below every page."""

    title: str
    language: Language
    at: datetime
    pieces: tuple[Piece, ...]
    foot: str = ""
