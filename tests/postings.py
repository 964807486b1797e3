"""Postings for tests, as sources would show them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.language import Language
from bot.domain.posting import Posting, Seen, kind_of
from bot.domain.symbol import Symbol

NOON = datetime(2027, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def posting(
    symbol: str, language: Language = Language.EN, *, key: str = "", digest: str = "", title: str = "Report"
) -> Posting:
    named = Symbol.parse(symbol)
    return Posting(
        "src-1", key or f"{symbol}-{language}", named, language, title, kind_of(named), digest=digest
    )


def seen(symbol: str, days: float = 0, language: Language = Language.EN, title: str = "Report") -> Seen:
    """A posting seen so many days after noon."""
    return Seen(posting(symbol, language, title=title), NOON + days * DAY)
