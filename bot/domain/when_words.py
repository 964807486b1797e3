"""The words that dates are typed with: what each may mean, one vocabulary a language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language
from bot.domain.zones import ZoneLexicon, ZoneTable

MONTH_OFFSET = 100
"""A month said from this one is kept as this number plus the months ahead."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a word may be: its part of speech, a letter of the grammar, and its value.

    N number 0-99 · r day of a month as an ordinal · # other number · Y year
    H hours and minutes in four digits · M month · W weekday, 0 Monday · D day from today
    V year from this one · d w l y days, weeks, months, years, 1 where one is meant without a number
    h hours that may be a clock's · g hours that last · m minutes · u a clock's minutes · s seconds
    Q an amount in one word (`fortnight`) · i "in" · a "from now" · x next · c this · e end of
    n noon · z midnight · k close of offices · E end of the day · P half of the day · A at · b before
    q and a half or a quarter · R year mark · O month mark · J day mark · T time · F full date · S day and
    month in figures · K name of an event · f after it
    < "from", before a day that something is counted from · v its opening · j "so long" before it
    C first to fifth, -1 last · & a working day · L the last month of a part of a year · p quarters or halves
    of a year, by their months · G the day before (-1) or after (1) · + so many days after the day before it
    I minutes before the hour that follows ("half past") · ~ the same, and not sure ("half six")
    = that day included · U instant · X date and time in figures · Z zone · t beside a zone · / slash
    o says nothing · ! names two different things · ? unknown
    """

    letter: str
    number: int = 0
    word: str = ""


class WordTable(TypedDict, total=False):
    """One language of data/lexicon/dates.toml."""

    clock: int
    slash: str
    next: str
    hour_slash: bool
    unclear: Sequence[str]
    ordinals: Sequence[str]
    months: Sequence[Sequence[str]]
    weekdays: Sequence[Sequence[str]]
    numbers: Mapping[str, Sequence[str]]
    ordinal_days: Mapping[str, Sequence[str]]
    units: Mapping[str, Sequence[str]]
    singular: Sequence[str]
    amounts: Mapping[str, Sequence[str]]
    days: Mapping[str, Sequence[str]]
    years: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[str]]
    parts: Mapping[str, Sequence[str]]
    part_units: Mapping[str, Sequence[str]]
    beside: Mapping[str, Sequence[str]]
    later: Mapping[str, Sequence[str]]
    minutes_first: Mapping[str, Sequence[str]]
    minutes_last: Mapping[str, Sequence[str]]
    months_ahead: Mapping[str, Sequence[str]]
    next_but: Mapping[str, Sequence[str]]
    hours: Mapping[str, Sequence[str]]
    words: Mapping[str, Sequence[str]]
    refused: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, folded: `phrases` by their first character, longest first."""

    language: Language
    phrases: Mapping[str, tuple[tuple[str, tuple[Sense, ...]], ...]]
    ordinals: tuple[str, ...]
    twelve_hours: bool
    slash_unclear: bool
    hour_slash: bool
    next_is_next_week: bool

    @classmethod
    def from_table(cls, language: Language, table: WordTable, beside_zones: frozenset[str]) -> Vocabulary:
        senses: defaultdict[str, list[Sense]] = defaultdict(list)
        for phrase, sense in _senses(table):
            senses[fold_word(phrase)].append(sense)
        for phrase in beside_zones:
            senses[phrase].append(Sense("t"))
        for mark in _PUNCTUATION:
            senses[mark] = [Sense("o")]
        senses["/"] = [Sense("/")]
        by_first: defaultdict[str, list[tuple[str, tuple[Sense, ...]]]] = defaultdict(list)
        for phrase in sorted(senses, key=len, reverse=True):
            by_first[phrase[0]].append((phrase, tuple(dict.fromkeys(senses[phrase]))))
        return cls(
            language,
            {first: tuple(found) for first, found in by_first.items()},
            tuple(sorted((fold_word(end) for end in table.get("ordinals", ())), key=len, reverse=True)),
            table["clock"] == 12,
            table["slash"] == "both",
            table.get("hour_slash", False),
            table["next"] == "week",
        )


@dataclass(frozen=True, slots=True)
class DateLexicon:
    """Everything `understand` knows of words: a vocabulary a language, and the names of zones."""

    vocabularies: Mapping[Language, Vocabulary]
    zones: ZoneLexicon

    @classmethod
    def from_tables(cls, dates: Mapping[str, WordTable], zones: ZoneTable) -> DateLexicon:
        """From data/lexicon/dates.toml and data/lexicon/zones.toml."""
        names = ZoneLexicon.from_table(zones)
        found = {
            language: Vocabulary.from_table(language, dates[language.value], names.beside)
            for language in OFFICIAL
        }
        return cls(found, names)


def _senses(table: WordTable) -> Iterator[tuple[str, Sense]]:
    for letter, lists in (("M", table["months"]), ("W", table["weekdays"])):
        for place, phrases in enumerate(lists, start=1 if letter == "M" else 0):
            yield from ((phrase, Sense(letter, place)) for phrase in phrases)
    yield from _numbers(table)
    for unit, phrases in table["units"].items():
        yield from ((phrase, Sense(_UNITS[unit], int(phrase in table["singular"]))) for phrase in phrases)
    for amount, phrases in table.get("amounts", {}).items():
        number, unit = amount.split()
        yield from ((phrase, Sense("Q", int(number), _UNITS[unit])) for phrase in phrases)
    for kind, phrases in table["words"].items():
        yield from ((phrase, sense) for phrase in phrases for sense in _WORDS[kind])
    yield from ((phrase, Sense("!")) for phrase in table.get("unclear", ()))
    for reason, phrases in table.get("refused", {}).items():
        yield from ((phrase, Sense("?", word=reason)) for phrase in phrases)
    for number, phrases in table.get("later", {}).items():
        yield from ((phrase, Sense("+", int(number))) for phrase in phrases)


def _numbers(table: WordTable) -> Iterator[tuple[str, Sense]]:
    for letter, counted in _numbered(table):
        for number, phrases in counted.items():
            yield from ((phrase, Sense(letter, int(number))) for phrase in phrases)
    for hour, phrases in table.get("hours", {}).items():
        yield from ((phrase, Sense("T", 1, hour)) for phrase in phrases)


def _numbered(table: WordTable) -> tuple[tuple[str, Mapping[str, Sequence[str]]], ...]:
    """The tables of words that stand for numbers, each with its letter."""
    return (
        ("N", table.get("numbers", {})),
        ("r", table.get("ordinal_days", {})),
        ("D", table.get("days", {})),
        ("V", table.get("years", {})),
        ("C", table.get("places", {})),
        ("L", table.get("parts", {})),
        ("p", table.get("part_units", {})),
        ("G", table.get("beside", {})),
        ("I", table.get("minutes_first", {})),
        ("q", table.get("minutes_last", {})),
        ("M", {str(MONTH_OFFSET + int(n)): words for n, words in table.get("months_ahead", {}).items()}),
        ("x", table.get("next_but", {})),
    )


_PUNCTUATION = (",", ".", ";", ":", "(", ")", "-", "~", "·")
_UNITS = {
    "day": "d",
    "week": "w",
    "month": "l",
    "year": "y",
    "clock_hour": "h",
    "hour": "g",
    "minute": "m",
    "clock_minute": "u",
    "second": "s",
}
_WORDS = {
    "in": (Sense("i"),),
    "after": (Sense("a"),),
    "next": (Sense("x"),),
    "this": (Sense("c"),),
    "end": (Sense("e"),),
    "noon": (Sense("n"),),
    "midnight": (Sense("z"),),
    "office": (Sense("k"),),
    "day_end": (Sense("E"),),
    "am": (Sense("P", word="am"),),
    "pm": (Sense("P", word="pm"),),
    "morning": (Sense("P", word="morning"),),
    "evening": (Sense("P", word="evening"),),
    "night": (Sense("P", word="night"),),
    "year_or_pm": (Sense("R"), Sense("P", word="pm")),
    "at": (Sense("A"),),
    "half_hour": (Sense("~", 30),),
    "working_day": (Sense("&", word="working-days"),),
    "half": (Sense("q", 30),),
    "quarter": (Sense("q", 15),),
    "before": (Sense("b"),),
    "past": (Sense("f"),),
    "from": (Sense("<"),),
    "opening": (Sense("v"),),
    "lead": (Sense("j"),),
    "inclusive": (Sense("="),),
    "filler": (Sense("o"),),
    "year": (Sense("R"),),
    "month": (Sense("O"),),
    "day": (Sense("J"),),
}
