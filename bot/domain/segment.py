"""Divides a reading into the clauses that delegates cite. Never refuses a text, never loses a character."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from bot.domain import segment_beside as beside
from bot.domain import segment_headings as headings
from bot.domain import segment_items as items
from bot.domain import segment_paragraphs as paragraphs
from bot.domain.clause import Clause
from bot.domain.glued import parted
from bot.domain.language import Language, language_of
from bot.domain.line import lines
from bot.domain.reading import Reading, Style
from bot.domain.segmentation import Segmentation
from bot.domain.vocabulary import SectionLexicon

__all__ = ["SectionLexicon", "segment"]


def segment(reading: Reading, language: Language, sections: SectionLexicon) -> tuple[Clause, ...]:
    """The clauses of a reading in order; their places tile the joined text. () for a blank text.

    What can't be placed is `body`, in order. UNDETERMINED takes the language that the text shows.
    """
    text = "".join(paragraph.text for paragraph in reading.paragraphs)
    if language is Language.UNDETERMINED:
        language = language_of(text)
    words = sections.of(language)
    state = Segmentation(parted(lines(reading), words), language, words)
    while state.line is not None:
        handlers = _BESIDE if state.line.style is Style.CELL else _HANDLERS
        if not any(handle(state, state.line) for handle in handlers):
            items.unlabelled(state, state.line)
        state.advance()
    return _tiled(state.clauses, len(text))


_HANDLERS = (
    beside.footnote,
    beside.furniture,
    beside.amendment,
    beside.reasons,
    headings.unit,
    paragraphs.decreeing,
    paragraphs.enacting,
    headings.box,
    headings.call,
    headings.instrument,
    items.closing,
    items.endnote,
    items.numbered,
    paragraphs.preambular,
    paragraphs.operative,
    paragraphs.opening,
    headings.title,
    headings.heading,
)

_BESIDE = (beside.footnote, beside.furniture)  # a row of a table never divides the text


def _tiled(clauses: list[Clause], length: int) -> tuple[Clause, ...]:
    """The clauses with their places: each reaches to the next, the first from 0, the last to the end."""
    starts = [0, *(clause.start for clause in clauses[1:]), length]
    return tuple(
        replace(clause, start=start, end=end)
        for clause, (start, end) in zip(clauses, pairwise(starts), strict=bool(clauses))
    )
