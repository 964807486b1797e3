"""How far a document that was posted has come: open to comments, closed, sent on, or superseded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.domain.gate import Stage, Standing
from bot.domain.posting import Seen, base_of
from bot.domain.symbol import Symbol


class Progress(StrEnum):
    POSTED = "posted"
    COMMENTS = "comments"
    CLOSED = "closed"
    SENT = "sent"
    SUPERSEDED = "superseded"


def is_version(symbol: Symbol, base: str) -> bool:
    """Whether it is a version of this Work, rather than an addendum or a corrigendum to it."""
    parts = symbol.work.split("/")
    return base_of(symbol) == base and not any(part.startswith(("Add.", "Corr.")) for part in parts)


def newer(symbol: Symbol, seen: Iterable[Seen], now: datetime) -> Symbol | None:
    """The latest version seen by now that came after this one; None where this is it."""
    base = base_of(symbol)
    if not is_version(symbol, base):
        return None
    versions = [each.posting.symbol for each in seen if each.at <= now]
    later = [each for each in versions if is_version(each, base) and each.recency > symbol.recency]
    return max(later, key=lambda each: each.recency, default=None)


def progress(symbol: Symbol, stands: Standing | None, later: Symbol | None) -> Progress:
    """How far it has come; `stands` is how its Work stands at its gate, None where it has none."""
    if later is not None:
        return Progress.SUPERSEDED
    if stands is None or stands.version != symbol:
        return Progress.POSTED
    return _STAGES[stands.stage]


_STAGES = {
    Stage.UNPOSTED: Progress.POSTED,
    Stage.COMMENTS: Progress.COMMENTS,
    Stage.CLOSED: Progress.CLOSED,
    Stage.SENT: Progress.SENT,
}
