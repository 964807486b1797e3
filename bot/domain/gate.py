"""Publish before transmission: posted here first, open to comments, closed, and only then sent on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.postboard import boards
from bot.domain.posting import Seen, base_of
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Gate:
    """A document that is to be sent to somebody outside, after `days` for comments.

    `languages` are those that must be there before the days begin; none means the first will do. `rule` is
    the clause that asks for it, such as `CWG-CC-7/3 2.2`. `sent` is None until it was sent on; `breach` then
    tells that it was sent before it might be, for `reason`.
    """

    id: str
    guild: str
    channel: str
    document: str
    to: str
    days: int
    made: datetime
    languages: tuple[Language, ...] = ()
    rule: str = ""
    sent: datetime | None = None
    breach: bool = False
    reason: str = ""

    @property
    def name(self) -> str:
        """The document as people write it."""
        return self.document.removeprefix("itu:doc:")


def aim(gate: Gate) -> tuple[str, ...]:
    """Which document is to be sent to whom: one gate waits for both."""
    return gate.guild, gate.document, fold_word(gate.to)


def terms(gate: Gate) -> tuple[object, ...]:
    """By which rule it waits, and for how long."""
    return gate.days, gate.languages, gate.rule


def meant(gates: Sequence[Gate], to: str) -> Gate:
    """Of the gates of one document that for the addressee `to`, in whole or in part; "" is the only one.

    One that waits comes before one that was passed. Raise UserError("gate-which") with the addressees where
    several may be meant, or none.
    """
    wanted = fold_word(to).strip()
    named = [each for each in gates if fold_word(each.to) == wanted]
    named = named or [each for each in gates if wanted in fold_word(each.to)]
    waiting = [each for each in named if not each.sent]
    if not named or len({fold_word(each.to) for each in waiting}) > 1:
        known = dict.fromkeys([each.to for each in gates if not each.sent] or [each.to for each in gates])
        raise UserError("gate-which", document=gates[0].name, to=" · ".join(known))
    return (waiting or named)[-1]


class Stage(StrEnum):
    UNPOSTED = "unposted"
    COMMENTS = "comments"
    CLOSED = "closed"  # it may be sent
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far it has come: which version counts, since when it is posted, until when comments are taken."""

    stage: Stage
    version: Symbol | None = None
    posted: datetime | None = None
    closes: datetime | None = None


def standing(gate: Gate, seen: Iterable[Seen], now: datetime) -> Standing:
    """Where the document stands at `now`. What counts is its latest version: a revision begins anew."""
    base = base_of(Symbol.parse(gate.document))
    versions = [
        board
        for board in boards(each for each in seen if each.at <= now)
        if "/Add." not in board.symbol.work
        and "/Corr." not in board.symbol.work
        and base_of(board.symbol) == base
    ]
    latest = max(versions, key=lambda board: board.symbol.recency, default=None)
    posted = latest.complete(gate.languages) if latest else None
    closes = posted + timedelta(days=gate.days) if posted else None
    version = latest.symbol if latest else None
    if gate.sent is not None:
        return Standing(Stage.SENT, version, posted, closes)
    if posted is None or closes is None:
        return Standing(Stage.UNPOSTED, version)
    return Standing(Stage.COMMENTS if now < closes else Stage.CLOSED, version, posted, closes)


def send(
    gate: Gate, seen: Sequence[Seen], now: datetime, *, reason: str = "", may_override: bool = False
) -> Gate:
    """The gate with the document sent on. Before it is open that takes the right, and is a breach on record.

    Raise UserError: "gate-sent", "gate-unposted", "gate-comments", "gate-needs-reason".
    """
    stands = standing(gate, seen, now)
    if stands.stage is Stage.SENT:
        raise UserError("gate-sent", document=gate.name, to=gate.to)
    if stands.stage is Stage.CLOSED:
        return replace(gate, sent=now, reason=reason)
    if not may_override:
        key = "gate-unposted" if stands.stage is Stage.UNPOSTED else "gate-comments"
        raise UserError(key, document=gate.name, to=gate.to, rule=gate.rule or "–")
    if not reason.strip():
        raise UserError("gate-needs-reason", document=gate.name)
    return replace(gate, sent=now, breach=True, reason=reason.strip())
