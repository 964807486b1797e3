"""The board of languages: which documents exist in which of A C E F R S, and which numbers lack."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from bot.domain.language import OFFICIAL, Language
from bot.domain.postboard import Board, Gap
from bot.render.card import Block, Card, Heading, Items, Note, Strong, Text
from bot.render.references import document_name
from bot.render.words import words

MOST = 20
MOST_NUMBERS = 40
LETTERS = {
    Language.AR: "A",
    Language.ZH: "C",
    Language.EN: "E",
    Language.FR: "F",
    Language.RU: "R",
    Language.ES: "S",
}


def board_card(boards: Sequence[Board], gaps: Sequence[Gap], now: datetime, language: Language) -> Card:
    """Each document with its languages, and how long the others have been missing; then numbers left out."""
    speak = words(language)
    if not boards:
        return Card((Text(speak("board-none")),), language)
    lines = tuple(_line(board, now, language) for board in boards[:MOST])
    blocks: list[Block] = [Heading(speak("board-title")), Items(lines), Note(speak("board-legend"))]
    if gaps:
        blocks += [Text((Strong(speak("board-gaps-title")),)), Items(tuple(_gaps(gaps, language)))]
    return Card(tuple(blocks), language)


def _line(board: Board, now: datetime, language: Language) -> str:
    marks = " ".join(LETTERS[each] if each in board.since else "·" for each in OFFICIAL)
    complete = board.complete()
    return words(language)(
        "board-complete" if complete else "board-line",
        document=document_name(board.symbol, language),
        languages=marks,
        count=board.hours(complete or now),
    )


def _gaps(gaps: Sequence[Gap], language: Language) -> list[str]:
    """One line a series: its missing numbers."""
    speak = words(language)
    found = []
    for series, each in groupby(gaps, key=lambda gap: gap.series):
        numbers = [str(gap.number) for gap in each]
        rest = ["…"] if len(numbers) > MOST_NUMBERS else []
        told = speak("common-list-separator").join([*numbers[:MOST_NUMBERS], *rest])
        found.append(speak("board-gaps", series=series.removeprefix("itu:doc:"), numbers=told))
    return found
