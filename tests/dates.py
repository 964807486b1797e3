"""The table of typed dates (tests/data/dates.tsv) and the words that read them, for tests and benchmarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.when import Understood, understand
from bot.domain.when_words import DateLexicon
from bot.resources import table

NOW = datetime(2025, 5, 1, 10, tzinfo=UTC)
VENUE = "Europe/Zurich"
_TABLE = Path(__file__).with_name("data") / "dates.tsv"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was typed, and the instants it may mean or the error that refuses it, with the doubts."""

    language: Language
    typed: str
    expected: str
    doubts: str

    @property
    def refused(self) -> bool:
        return not self.expected[0].isdigit()

    @property
    def instants(self) -> tuple[datetime, ...]:
        return tuple(datetime.fromisoformat(text).replace(tzinfo=UTC) for text in self.expected.split("|"))


@cache
def lexicon() -> DateLexicon:
    return DateLexicon.from_tables(table("lexicon/dates.toml"), table("lexicon/zones.toml"))


def phrases() -> list[Phrase]:
    return [Phrase(Language(language), typed, *rest) for language, typed, *rest in _rows(_TABLE)]


def untried() -> list[tuple[Language, str, str]]:
    """Phrases that were written before any was tried: the instant meant, "?" where only asking is honest."""
    found = _rows(_TABLE.with_name("dates-new.tsv"))
    return [(Language(language), typed, meant) for language, typed, meant in found]


def _rows(table: Path) -> list[list[str]]:
    lines = table.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read(typed: str, language: Language, now: datetime = NOW, zone: str = VENUE) -> Understood:
    return understand(typed, language, now, zone, lexicon())


def outcome(phrase: Phrase) -> tuple[str, str]:
    """What came of a phrase, written as the table writes it."""
    try:
        found = read(phrase.typed, phrase.language)
    except UserError as error:
        return error.key, ""
    instants = (found.instant, *found.others)
    return "|".join(instant.strftime("%Y-%m-%dT%H:%M") for instant in instants), ",".join(found.doubts)


def understood_or_refused(typed: str, language: Language) -> bool:
    """Whether nothing but an instant in UTC or a refusal for people comes of a text."""
    try:
        return read(typed, language).instant.tzinfo is UTC
    except UserError as error:
        return error.key.startswith(("date-", "zone-"))
