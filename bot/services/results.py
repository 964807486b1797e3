"""What a poll has come to: for people by its rule of visibility, for the terminal whole, and as files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.disclosure import disclosed
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.ledger import Act, Entry, Fact, broken_at
from bot.domain.poll import Poll
from bot.domain.record import KeptPoll, Record, Seen
from bot.domain.seats import leads
from bot.domain.sheet import written_table
from bot.domain.silence import ClauseFate
from bot.domain.times_told import last_close, windows_told
from bot.render.delegations import delegation_name
from bot.services.desk import Desk
from bot.services.poll_opening import frozen_hash, rules

COLUMNS = (
    "sequence",
    "act",
    "received",
    "delegation",
    "name",
    "standing",
    "clause",
    "revision",
    "stance",
    "condition",
    "reason",
    "proposal",
    "source",
    "late",
    "counted",
    "standing_position",
    "interaction",
    "who",
    "subject",
    "previous",
    "hash",
)


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a ledger is as it was written: `broken` is the first entry that is not, 0 where all are.

    `complete` is false where entries at the end are missing; `text` where the document, its frozen text or
    the rules differ from what the first entry binds; `times` where the poll is open at other times than its
    entries say. `close` is the entry of the last close, whose hash was posted then.
    """

    poll: Poll
    length: int
    head: str
    broken: int = 0
    complete: bool = True
    text: bool = True
    times: bool = True
    close: Entry | None = None

    @property
    def whole(self) -> bool:
        return not self.faults

    @property
    def faults(self) -> dict[str, int]:
        """What is wrong, as keys of words, with the entry concerned."""
        found = {"verify-broken": self.broken} if self.broken else {}
        found |= {} if self.complete else {"verify-incomplete": self.length}
        found |= {} if self.text else {"verify-text": 1}
        return found | ({} if self.times else {"verify-times": 1})


class Results:
    """Reads only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def seen_by(self, deed: Deed, poll: str) -> Seen:
        """The poll as this person may see it."""
        record = await self._desk.record(deed.guild, poll)
        return Seen(record, record.open_to(deed), deed.at)

    async def public(self, guild: str, poll: str, now: datetime) -> Seen:
        """The poll as its channel may see it."""
        nobody = Deed(guild, "", now, "")
        return await self.seen_by(nobody, poll)

    async def for_export(self, deed: Deed, poll: str) -> Seen:
        """The ledger as this person may read it: the whole for those who lead.

        Raise UserError("poll-hidden") where they may not see positions.
        """
        seen = await self.seen_by(deed, poll)
        record = seen.record
        if not seen.whole:
            raise UserError("poll-hidden", poll=record.poll)
        if leads(deed, record.seats):
            return seen
        own = {voice.delegation.code for voice in record.seats.voices(deed)}
        told = disclosed(record.poll, record.entries, own, deed.at)
        return replace(seen, record=replace(record, entries=told))

    async def whole(self, poll: str, now: datetime) -> Seen:
        """Everything, for the terminal. Raise UserError("poll-unknown")."""
        record = await self._desk.record(await self._desk.polls.server_of(poll), poll)
        return Seen(record, whole=True, now=now)

    async def verify(self, poll: str) -> Verification:
        """Whether the chain, its length and head, and the frozen text and rules are as they were written."""
        kept = await self._desk.polls.stored(await self._desk.polls.server_of(poll), poll)
        if kept is None:
            raise UserError("poll-unknown")
        return verification(kept, await self._desk.ledgers.entries(poll))


def verification(kept: KeptPoll, entries: Sequence[Entry]) -> Verification:
    """How a ledger compares with what is kept beside it."""
    poll, close = kept.poll, last_close(entries)
    last = entries[-1].hash if entries else kept.head
    opened = entries[0].fact if entries and entries[0].fact.act is Act.OPENED else None
    complete = (kept.length, kept.head) == (len(entries), last) and (not kept.settled or close is not None)
    return Verification(
        poll,
        len(entries),
        last,
        broken_at(poll.id, entries) or 0,
        complete,
        text=opened is None or _bound(poll, opened),
        times=opened is None or windows_told(poll.opens, entries) == poll.windows,
        close=close,
    )


def as_csv(seen: Seen, language: Language) -> bytes:
    """Every entry of the ledger, a row each; the last row gives the head. No cell calculates."""
    return written_table(COLUMNS, ledger_rows(seen.record, language))


def ledger_rows(record: Record, language: Language) -> list[list[str]]:
    """The ledger as rows under COLUMNS, the head last."""
    rows = [[str(value) for value in row.values()] for row in _rows(record, language)]
    head = ["" for _ in COLUMNS]
    head[1], head[-1] = "head", record.kept.head
    return [*rows, head]


def as_json(seen: Seen, language: Language) -> str:
    """The same as text, for a file."""
    return json.dumps(as_value(seen, language), ensure_ascii=False, indent=2)


def as_value(seen: Seen, language: Language) -> dict[str, object]:
    """The poll, its rules, text, counts, fates and whole ledger with its head; public and stable."""
    record = seen.record
    poll = record.poll
    return {
        "poll": poll.id,
        "title": poll.title,
        "symbol": poll.symbol.canonical,
        "opens": poll.opens.isoformat(),
        "closes": poll.closes.isoformat(),
        "rules": rules(poll),
        "heard": seen.heard,
        "eligible": seen.eligible,
        "quorate": seen.quorate,
        "clauses": [_clause(seen, clause.key, language) for clause in poll.clauses],
        "ledger": _rows(record, language),
        "head": record.kept.head,
    }


def _clause(seen: Seen, key: str, language: Language) -> dict[str, object]:
    record = seen.record
    clause = record.poll.clause(key)
    count = record.tally.count(key)
    stances = [stance.key for stance in record.scale.stances]
    told: dict[str, object] = {
        "key": key,
        "label": clause.citation if clause else key,
        "text": clause.in_language(language) if clause else "",
        "counts": {stance: count.stances.get(stance, 0) for stance in stances},
        "conditional": dict(count.conditional),
        "positions": {
            code: entry.fact.stance for (code, held), entry in sorted(record.positions.items()) if held == key
        },
    }
    return told | ({"fate": _fate(seen, key).fate.value} if record.poll.silence else {})


def _fate(seen: Seen, key: str) -> ClauseFate:
    return next(fate for fate in seen.record.fates(seen.now) if fate.clause.key == key)


def _rows(record: Record, language: Language) -> list[dict[str, object]]:
    names = {each.code: delegation_name(each, language) for each in record.seats.delegations}
    standing = {entry.hash for entry in record.positions.values()}
    return [
        {
            "sequence": entry.sequence,
            "act": entry.fact.act.value,
            "received": entry.fact.received.isoformat(timespec="milliseconds"),
            "delegation": entry.fact.delegation,
            "name": names.get(entry.fact.delegation, ""),
            "standing": entry.fact.standing,
            "clause": entry.fact.clause,
            "revision": entry.fact.revision,
            "stance": entry.fact.stance,
            "condition": entry.fact.condition,
            "reason": entry.fact.reason,
            "proposal": entry.fact.proposal,
            "source": entry.fact.source,
            "late": int(entry.fact.late),
            "counted": int(entry.fact.counted),
            "standing_position": int(entry.hash in standing),
            "interaction": entry.fact.interaction,
            "who": entry.fact.who,
            "subject": entry.fact.subject,
            "previous": entry.previous,
            "hash": entry.hash,
        }
        for entry in record.entries
    ]


def _bound(poll: Poll, opened: Fact) -> bool:
    """Whether document, text and rules are those of the opening; what it didn't bind yet isn't compared."""
    now, told = rules(poll), json.loads(opened.reason)
    same = all(now.get(name) == value for name, value in told.items())
    return same and (opened.subject, opened.source) == (frozen_hash(poll.clauses), poll.symbol.canonical)
