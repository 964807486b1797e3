"""What was promised to be posted, and whether it was: decided from what was seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from bot.domain.folded import fold_word
from bot.domain.posting import Seen, base_of
from bot.domain.progress import is_version
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Promise:
    """That a document will be posted in a place by a time.

    document  its symbol, or words of its title where it has none yet
    work      what that symbol names, with its revision where one was promised; "" where it is none
    place     a source of ours (its id), or words
    to        for whom
    said_in   the document and clause where it was promised, and `words` as they stand there; each "" where
              it was promised by word of mouth
    made      when it was written down: what is posted from then on counts
    kept, withdrawn  by hand: by the secretariat, with its reason
    """

    id: str
    guild: str
    channel: str
    document: str
    due: datetime
    made: datetime
    work: str = ""
    place: str = ""
    to: str = ""
    said_in: str = ""
    clause: str = ""
    words: str = ""
    kept: datetime | None = None
    withdrawn: datetime | None = None
    reason: str = ""


class State(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a promise stands; `days` late, begun days counted, and what was seen that keeps it."""

    state: State
    days: int = 0
    seen: Seen | None = None


def outcome(promise: Promise, seen: Iterable[Seen], now: datetime) -> Outcome:
    """How the promise stands at `now`. Broken means: not there when it was due, and not there yet.

    The places are read when it is due; what that reading shows was there in time.
    """
    if promise.withdrawn is not None:
        return Outcome(State.WITHDRAWN)
    first = min((each for each in seen if keeps(promise, each)), key=lambda one: one.at, default=None)
    at = min((each for each in (promise.kept, first.at if first else None) if each), default=None)
    if at is not None and at <= now:
        late = at > promise.due + GRACE
        return Outcome(State.LATE if late else State.KEPT, days_late(promise.due, at) if late else 0, first)
    return Outcome(State.BROKEN if now > promise.due + GRACE else State.OPEN)


def keeps(promise: Promise, seen: Seen) -> bool:
    """Whether a posting is what was promised: the document, a revision or an addendum of it, since then.

    A corrigendum alone is not, nor is the original where a revision was promised. Where the place is a
    source of ours, it must have appeared there. For one that is written down after it was due, everything
    counts that was there by then or came since.
    """
    recalled = promise.due < promise.made
    if seen.baseline and not (recalled and seen.at <= promise.due):
        return False
    if seen.at < promise.made and not recalled:
        return False
    if promise.place.startswith(SOURCE) and seen.posting.source != promise.place:
        return False
    if promise.work:
        return _is(seen.posting.symbol, Symbol.parse(promise.work))
    return "/Corr." not in seen.posting.symbol.work and named_by(promise.document, seen.posting.title)


def _is(symbol: Symbol, promised: Symbol) -> bool:
    """Whether a document is the one that was promised: of a revision, that one or a later one."""
    base = base_of(promised)
    if promised.work.startswith((f"{base}/Add.", f"{base}/Corr.")):
        return symbol.work == promised.work and symbol.recency >= promised.recency
    if promised.recency:
        return is_version(symbol, base) and symbol.recency >= promised.recency
    return "/Corr." not in symbol.work and base_of(symbol) == base


def said(promise: Promise) -> tuple[object, ...]:
    """What makes two promises one: what, where and by when, and where it was said."""
    document = promise.work or fold_word(promise.document)
    return promise.guild, document, promise.due, promise.place, promise.said_in, promise.clause


def is_known_by(words: str) -> bool:
    """Whether these words are enough to know a document by its title."""
    return len(_long_words(words)) >= 2


def named_by(words: str, title: str) -> bool:
    """Whether every word of some length that was promised stands in the title."""
    return is_known_by(words) and _long_words(words) <= _long_words(title, least=1)


def days_late(due: datetime, at: datetime) -> int:
    """Days between the two, a begun day counting whole; 0 where it was in time."""
    return max(0, -int((due - at).total_seconds() // 86400))


def _long_words(text: str, least: int = 4) -> set[str]:
    """Words of at least so many letters; of Chinese, which doesn't part its words, every two characters."""
    folded = fold_word(text)
    words = {word for word in _WORD.findall(folded) if len(word) >= least}
    return words | {"".join(two) for run in _HAN.findall(folded) for two in pairwise(run)}


GRACE = timedelta(minutes=4)
"""So long the readings that follow upon the due time may take."""
_HAN = re.compile(r"(?:(?!的)[\u3400-\u9fff])+")
_WORD = re.compile(r"(?:(?![\u3400-\u9fff])\w)+")
SOURCE = "src-"
"""How the ids of our sources begin."""
