"""Comparisons as cards: redlines between revisions, languages side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.domain.clause import Clause
from bot.domain.compare import Change, Compared, Row
from bot.domain.language import Language
from bot.domain.redline import Mark, Piece
from bot.domain.symbol import Symbol
from bot.render.card import Added, Block, Card, Heading, Line, Note, Part, Quote, Strong, Struck, Text, Tone
from bot.render.references import clause_place, document_name
from bot.render.words import Words, words

UNTOUCHED = 60  # characters shown around a change where the text between changes is long


def difference_card(
    symbols: tuple[Symbol, Symbol],
    changes: Sequence[Compared],
    spoken: Language,
    language: Language,
    marks: tuple[str, str] | None = None,
) -> Card:
    """What changed between two revisions; struck words were taken out, strong ones put in.

    `marks`: how words taken out and put in are marked where nothing can be struck or bold.
    """
    speak = words(language)
    old, new = (document_name(symbol, language) for symbol in symbols)
    blocks: list[Block] = [Heading(speak("diff-title", old=old, new=new))]
    if not changes:
        return Card((*blocks, Text(speak("diff-none"))), language)
    blocks.append(Note(_tally(changes, speak)))
    blocks.append(Note(_legend(speak, spoken, marks)))
    for one in changes:
        blocks += _change(one, symbols, speak)
    return Card(tuple(blocks), language, Tone.PRIMARY)


def _legend(speak: Words, spoken: Language, marks: tuple[str, str] | None) -> str:
    name = speak(f"language-{spoken}")
    if marks is None:
        return speak("diff-legend", language=name)
    return speak("diff-legend-plain", language=name, removed=marks[0], added=marks[1])


def languages_compared_card(
    symbol: Symbol,
    languages: Sequence[Language],
    missing: Sequence[Language],
    rows: Sequence[Row],
    language: Language,
) -> Card:
    """A document in several languages, each under its name, clause by clause; what one lacks is named."""
    speak = words(language)
    separator = speak("common-list-separator")
    blocks: list[Block] = [Heading(document_name(symbol, language))]
    if missing:
        names = separator.join(speak(f"language-{one}") for one in missing)
        blocks.append(Text(speak("compare-not-held", languages=names)))
    for row in rows:
        blocks.append(Text((Strong(_row_place(row.clauses, languages, symbol, speak)),)))
        for one, clause in row.clauses.items():
            if clause and clause.text:
                blocks += [Note(speak(f"language-{one}")), Quote(clause.text, one)]
        if row.missing:
            names = separator.join(speak(f"language-{one}") for one in row.missing)
            blocks.append(Note(speak("compare-missing", languages=names)))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def redlined(pieces: Sequence[Piece]) -> Line:
    """A redline as one line; long stretches that stayed the same are shortened in their middle."""
    parts: list[Part] = []
    for piece in pieces:
        if piece.mark is Mark.ADDED:
            parts.append(Added(piece.text))
        elif piece.mark is Mark.REMOVED:
            parts += [*_apart(parts, piece.text), Struck(piece.text)]
        else:
            parts.append(_shortened(piece.text))
    return tuple(parts)


def _apart(before: Sequence[Part], taken_out: str) -> tuple[str, ...]:
    """A space where a word taken out would else stick to the word before it, which has kept none."""
    last = before[-1] if before else ""
    sticks = isinstance(last, str) and _SPACED.match(last[-1:]) and _SPACED.match(taken_out)
    return (" ",) if sticks else ()


def _change(one: Compared, symbols: tuple[Symbol, Symbol], speak: Words) -> list[Block]:
    clause = one.new or one.old
    if clause is None:
        return []
    place = clause_place(clause, symbols[1] if one.new else symbols[0], speak)
    blocks: list[Block] = [Text((Strong(place), " — ", _told(one, symbols[0], speak)))]
    if one.change in {Change.ADDED, Change.DELETED} or one.reworded or one.change is Change.CHANGED:
        blocks.append(Text(redlined(one.pieces)))
    return blocks


def _told(one: Compared, old: Symbol, speak: Words) -> str:
    if one.change in {Change.MOVED, Change.RENUMBERED} and one.old:
        return speak(f"diff-{one.change}", place=clause_place(one.old, old, speak))
    return speak(f"diff-{one.change}")


def _tally(changes: Sequence[Compared], speak: Words) -> str:
    counted = Counter(one.change for one in changes)
    told = (speak(f"diff-count-{change}", number=counted[change]) for change in Change if counted[change])
    return speak("common-list-separator").join(told)


def _row_place(
    clauses: Mapping[Language, Clause | None], languages: Sequence[Language], symbol: Symbol, speak: Words
) -> str:
    first = next((clauses[one] for one in languages if clauses[one]), None)
    return clause_place(first, symbol, speak) if first else ""


def _shortened(text: str) -> str:
    if len(text) <= 3 * UNTOUCHED:
        return text
    return f"{text[:UNTOUCHED]} […] {text[-UNTOUCHED:]}"


_SPACED = re.compile(r"[^\W\d_\u3400-\u9fff]")  # a letter of a script that parts its words
