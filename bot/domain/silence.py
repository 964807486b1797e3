"""Silence procedures: a clause is adopted at the expiry unless a delegation breaks the silence on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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
    told = in_time(entries)
    said, held = _by_clause(told), _by_clause(standing(told).values())
    return tuple(
        _fate(poll, scale, clause, (said.get(clause.key, ()), held.get(clause.key, ())), now)
        for clause in poll.clauses
    )


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


def _by_clause(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.fact.clause, []).append(entry)
    return found


def _fate(
    poll: Poll,
    scale: Scale,
    clause: PollClause,
    own: tuple[Sequence[Entry], Sequence[Entry]],
    now: datetime,
) -> ClauseFate:
    """The fate by all that was said on the clause, and what of it still stands."""
    said, held = own
    if by := tuple(entry for entry in said if breaks(scale, entry)):
        return ClauseFate(clause, Fate.BROKEN, by[0].fact.received, by)
    if now < poll.closes:
        return ClauseFate(clause, Fate.INTERIM, poll.closes)
    if poll.stopped:
        return ClauseFate(clause, Fate.STOPPED, poll.closes)
    return ClauseFate(clause, Fate.ADOPTED, poll.closes, (), _statements(scale, held))


def _statements(scale: Scale, held: Sequence[Entry]) -> tuple[Entry, ...]:
    """Observers' statements are attached too: they are kept, though never counted."""
    stances = ((entry, scale.stance(entry.fact.stance)) for entry in held)
    return tuple(entry for entry, stance in stances if stance is not None and stance.attaches)
