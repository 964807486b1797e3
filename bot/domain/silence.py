"""Silence procedures: a clause is adopted at the expiry unless a delegation breaks the silence on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import Entry
from bot.domain.poll import Poll, PollClause
from bot.domain.position import TAKING, in_time, standing
from bot.domain.scale import Scale


class Fate(StrEnum):
    """What has become of a clause under silence."""

    INTERIM = "interim"
    BROKEN = "broken"
    ADOPTED = "adopted"
    STOPPED = "stopped"  # the chair ended the procedure before its expiry: nothing is adopted by silence


@dataclass(frozen=True, slots=True)
class ClauseFate:
    """A clause and its fate, reached at `at`: the breaking entry's time, or the expiry as stored.

    `by` are the entries that broke it, the first first; `statements` those attached to its adoption.
    """

    clause: PollClause
    fate: Fate
    at: datetime
    by: tuple[Entry, ...] = ()
    statements: tuple[Entry, ...] = ()


def fates(poll: Poll, scale: Scale, entries: Iterable[Entry], now: datetime) -> tuple[ClauseFate, ...]:
    """Clause by clause. What has broken once stays broken, also when the delegation changes its mind."""
    said = in_time(entries)
    return tuple(_fate(poll, scale, clause, said, now) for clause in poll.clauses)


def breaks(scale: Scale, entry: Entry) -> bool:
    """Whether it breaks the silence: an objection or amendment, in time, of a delegation that counts."""
    fact = entry.fact
    stance = scale.stance(fact.stance)
    return fact.act in TAKING and fact.counted and not fact.late and stance is not None and stance.blocks


def doubts(
    opens: datetime, closes: datetime, held: Collection[Language], least: timedelta
) -> tuple[str, ...]:
    """What a chair is warned of before a silence procedure: "silence-short", "silence-languages"."""
    found = ["silence-short"] if closes - opens < least else []
    return (*found, *(["silence-languages"] if missing(held) else []))


def missing(held: Collection[Language]) -> tuple[Language, ...]:
    """The official languages in which the text is not held."""
    return tuple(language for language in OFFICIAL if language not in held)


def _fate(poll: Poll, scale: Scale, clause: PollClause, said: list[Entry], now: datetime) -> ClauseFate:
    own = [entry for entry in said if entry.fact.clause == clause.key]
    if by := tuple(entry for entry in own if breaks(scale, entry)):
        return ClauseFate(clause, Fate.BROKEN, by[0].fact.received, by)
    if now < poll.closes:
        return ClauseFate(clause, Fate.INTERIM, poll.closes)
    if poll.stopped:
        return ClauseFate(clause, Fate.STOPPED, poll.closes)
    return ClauseFate(clause, Fate.ADOPTED, poll.closes, (), _statements(scale, clause, said))


def _statements(scale: Scale, clause: PollClause, said: list[Entry]) -> tuple[Entry, ...]:
    """Observers' statements are attached too: they are kept, though never counted."""
    held = [entry for (_, key), entry in standing(said).items() if key == clause.key]
    stances = ((entry, scale.stance(entry.fact.stance)) for entry in held)
    return tuple(entry for entry, stance in stances if stance is not None and stance.attaches)
