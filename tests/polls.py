"""Polls, delegations and facts as the tests of positions make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.clause import Clause, Kind
from bot.domain.delegation import Delegation, Standing
from bot.domain.language import Language
from bot.domain.ledger import Act, Entry, Fact, chain
from bot.domain.poll import Poll, Window, frozen
from bot.domain.record import KeptPoll, Record
from bot.domain.seats import Seats
from bot.domain.symbol import Symbol
from bot.lexicons import position_scales

OPENS = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=14)
SCALES = position_scales()
KEYS = ("2.1", "2.2", "2.3", "2.4")


def clauses(texts: dict[str, str] | None = None) -> list[Clause]:
    held = texts or {key: f"The group agrees on point {key}." for key in KEYS}
    return [Clause(key, "", key, Kind.OPERATIVE, text) for key, text in held.items()]


def poll(scale: str = "consensus", texts: dict[str, str] | None = None) -> Poll:
    return Poll(
        id="p1",
        guild="1",
        symbol=Symbol("WG/12"),
        title="Revised report",
        language=Language.EN,
        scale=scale,
        clauses=frozen(clauses(texts), {}),
        windows=(Window(OPENS, CLOSES),),
        silence=SCALES[scale].silence,
    )


def delegation(code: str, standing: Standing = Standing.VOTING, groups: tuple[str, ...] = ()) -> Delegation:
    return Delegation("1", code, standing, OPENS - timedelta(days=30), groups=groups)


def said(
    code: str, clause: str, stance: str, minutes: int = 1, *, act: Act = Act.POSITION, counted: bool = True
) -> Fact:
    at = OPENS + timedelta(minutes=minutes)
    return Fact(
        act, f"i{code}{clause}{minutes}", at, "w", code, "voting", clause, stance=stance, counted=counted
    )


def record(asked: Poll, entries: Sequence[Entry] = (), seats: Seats | None = None) -> Record:
    """A poll with what was said in it, and four delegations in two regions with an observer."""
    kept = KeptPoll(asked, len(entries), entries[-1].hash if entries else "0" * 64)
    return Record(kept, SCALES[asked.scale], entries, seats or Seats(SEATED))


def ledger(*facts: Fact) -> tuple[Entry, ...]:
    """The chain of these facts, late where they came after the close."""
    return chain("p1", [replace(fact, late=fact.received >= CLOSES) for fact in facts])


SEATED = (
    delegation("BR"),
    delegation("EG", groups=("arab",)),
    delegation("EU", Standing.OBSERVER),
    delegation("FR", groups=("cept",)),
    delegation("JP"),
)
