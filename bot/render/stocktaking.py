"""Stocktaking entries as cards: what an import did, and which entries serve what was asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.language import Language
from bot.domain.sheet import RowError
from bot.domain.stocktaking import Entry, Wanted
from bot.render.card import Block, Card, Line, Link, Note, Strong, Text, Tone
from bot.render.delegation_cards import row_error
from bot.render.lists import shortened
from bot.render.words import words

MOST_SHOWN = 15
MOST_ERRORS = 20


def entries_blocks(wanted: Wanted, found: Sequence[Entry], language: Language) -> list[Block]:
    """The entries that serve all that was asked, or that none of those held does."""
    speak = words(language)
    named = serves(wanted.lines, wanted.goals, wanted.objectives, language)
    if not found:
        return [Text(speak("entries-none", what=named))]
    head = Text((Strong(speak("entries-found", count=len(found), what=named)),))
    return [
        head,
        shortened([_line(each, language) for each in found], MOST_SHOWN),
        Note(speak("entries-source")),
    ]


def imported_card(
    counts: tuple[int, int, int],
    twice: Sequence[tuple[int, int]],
    errors: Sequence[RowError],
    language: Language,
) -> Card:
    """What was taken (added, changed, as it was), which rows repeat another, and each row that is wrong."""
    speak = words(language)
    added, changed, same = counts
    if errors:
        lines = shortened([row_error(each, language) for each in errors], MOST_ERRORS)
        told = Text((Strong(speak("entries-refused", count=len(errors))),))
        return Card((told, lines), language, Tone.DANGER)
    blocks: list[Block] = [Text((Strong(speak("entries-taken", added=added, changed=changed, same=same)),))]
    if twice:
        blocks.append(Text(speak("entries-twice", count=len(twice))))
        blocks.append(shortened([twice_line(each, language) for each in twice], MOST_ERRORS))
    return Card(tuple(blocks), language, Tone.SUCCESS)


def twice_line(twice: tuple[int, int], language: Language) -> str:
    """That a row is the same as an earlier one."""
    return words(language)("entries-twice-line", line=twice[0], first=twice[1])


def serves(lines: Sequence[int], goals: Sequence[int], objectives: Sequence[int], language: Language) -> str:
    """`C5, SDG 9, GDC objective 2`."""
    speak = words(language)
    parts = [f"C{each}" for each in lines]
    parts += [speak("matrix-goal", goal=each) for each in goals]
    parts += [speak("entries-objective", number=each) for each in objectives]
    return speak("common-list-separator").join(parts)


def _line(entry: Entry, language: Language) -> Line:
    title = Link(entry.title[:200], entry.link) if entry.link else Strong(entry.title[:200])
    about = [entry.body, entry.country, str(entry.year or "")]
    about.append(serves(entry.lines, entry.goals, entry.objectives, language))
    return (title, "".join(f" · {part[:120]}" for part in about if part))
