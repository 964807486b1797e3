"""Comments on a text as a table of them has them: every answer, concern and explanation that has words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.floor import When, all_sponsors, concerns, explanations
from bot.domain.ledger import Entry
from bot.domain.poll import PollClause
from bot.domain.position import TAKING
from bot.domain.record import Record


@dataclass(frozen=True, slots=True)
class Comment:
    """One row: what a delegation said on a clause, or on the whole text where `clause` is None.

    `sponsors` are those behind its proposal beside its author, by code; `settled` the words, maybe none,
    with which a concern was resolved, None where it is open or the comment no concern.
    """

    entry: Entry
    clause: PollClause | None
    sponsors: tuple[str, ...] = ()
    settled: str | None = None

    @property
    def delegation(self) -> str:
        return self.entry.fact.delegation


def comments(record: Record, now: datetime) -> tuple[Comment, ...]:
    """All that may be read at `now`: those on the whole text first, then clause by clause, as written.

    Answers are those that stand, and those that came late; drafts are their delegation's own affair.
    """
    answers = [*record.positions.values(), *late(record)]
    behind = all_sponsors(record.entries)
    spoken = [_comment(record, entry, behind) for entry in answers if _has_words(entry)]
    for when in When:
        said = explanations(record.poll, record.entries, when, now)
        spoken += [Comment(entry, record.poll.clause(entry.fact.clause)) for entry in said]
    for concern in concerns(record.entries).values():
        settled = None if concern.open else concern.told[-1].fact.reason
        about = record.poll.clause(concern.raised.fact.clause)
        spoken.append(Comment(concern.raised, about, settled=settled))
    return tuple(sorted(spoken, key=_place))


def late(record: Record) -> tuple[Entry, ...]:
    """Answers that came after the close: kept, never counted; the last of each delegation on each clause."""
    held = {
        (entry.fact.delegation, entry.fact.clause): entry
        for entry in sorted(record.entries, key=lambda entry: entry.order)
        if entry.fact.late and entry.fact.act in TAKING
    }
    return tuple(held.values())


def _comment(record: Record, entry: Entry, behind: Mapping[str, tuple[str, ...]]) -> Comment:
    others = tuple(code for code in behind.get(entry.hash, ()) if code != entry.fact.delegation)
    return Comment(entry, record.poll.clause(entry.fact.clause), others)


def _has_words(entry: Entry) -> bool:
    return bool(entry.fact.reason or entry.fact.proposal or entry.fact.condition)


def _place(comment: Comment) -> tuple[int, bool]:
    """Answers come before what was said beside them."""
    number = comment.clause.number if comment.clause else -1
    return number, comment.entry.fact.act not in TAKING
