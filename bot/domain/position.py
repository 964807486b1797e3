"""Where delegations stand: which entry of the ledger is each one's word on each clause, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.delegation import Delegation
from bot.domain.errors import UserError
from bot.domain.ledger import Act, Entry, Fact
from bot.domain.poll import Poll, PollClause, Visibility
from bot.domain.scale import Need, Scale, Stance

TAKING = frozenset({Act.POSITION, Act.BEHALF, Act.CARRIED})
"""Acts after which a delegation stands somewhere."""

MOST_WORDS = 4000

Where = tuple[str, str]
"""A delegation's code and a clause's key."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a delegation says on one clause."""

    clause: str
    stance: str
    reason: str = ""
    proposal: str = ""
    condition: str = ""


def checked(answer: Answer, poll: Poll, scale: Scale) -> Stance:
    """The stance of an answer that may be recorded. Raise UserError naming what it lacks."""
    clause, stance = poll.clause(answer.clause), scale.stance(answer.stance)
    if clause is None or stance is None:
        raise UserError("position-unknown", poll=poll)
    for need, words in ((Need.REASON, answer.reason), (Need.PROPOSAL, answer.proposal)):
        if need in stance.needs and not words.strip():
            raise UserError(f"position-needs-{need}", clause=clause.citation, stance=stance.key)
    if answer.condition.strip() and not stance.conditional:
        raise UserError("position-no-condition", clause=clause.citation, stance=stance.key)
    if max(len(answer.reason), len(answer.proposal), len(answer.condition)) > MOST_WORDS:
        raise UserError("position-too-long", most=MOST_WORDS)
    return stance


def in_time(entries: Iterable[Entry]) -> list[Entry]:
    """What counts as said, in the order in which it was received."""
    return sorted((entry for entry in entries if not entry.fact.late), key=lambda entry: entry.order)


def standing(entries: Iterable[Entry]) -> dict[Where, Entry]:
    """Each delegation's word on each clause: the last it gave in time, where it didn't take it back.

    Observers' are among them.
    """
    held: dict[Where, Entry] = {}
    for entry in in_time(entries):
        if entry.fact.act in TAKING:
            held[entry.fact.delegation, entry.fact.clause] = entry
        elif entry.fact.act is Act.WITHDRAWN:
            held.pop((entry.fact.delegation, entry.fact.clause), None)
        elif entry.fact.act is Act.LEFT:
            held = {where: kept for where, kept in held.items() if where[0] != entry.fact.delegation}
    return held


def drafts(entries: Iterable[Entry]) -> dict[Where, Entry]:
    """What members drafted and nobody has confirmed or overtaken since."""
    waiting: dict[Where, Entry] = {}
    for entry in in_time(entries):
        where = (entry.fact.delegation, entry.fact.clause)
        if entry.fact.act is Act.DRAFT:
            waiting[where] = entry
        elif entry.fact.act in TAKING or entry.fact.act is Act.WITHDRAWN:
            waiting.pop(where, None)
    return waiting


@dataclass(frozen=True, slots=True)
class Count:
    """The counted answers on one clause: how many of each stance, and how many of those on a condition."""

    stances: Mapping[str, int] = field(default_factory=dict)
    conditional: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.stances.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts by clause key, and the delegations heard: those with a counted answer to any clause."""

    clauses: Mapping[str, Count]
    heard: frozenset[str]

    def count(self, clause: str) -> Count:
        return self.clauses.get(clause, Count())


def tally(positions: Iterable[Entry]) -> Tally:
    """The counts of these standing positions."""
    counted = [entry.fact for entry in positions if entry.fact.counted]
    stances = Counter((fact.clause, fact.stance) for fact in counted)
    conditional = Counter((fact.clause, fact.stance) for fact in counted if fact.condition)
    clauses = {fact.clause for fact in counted}
    return Tally(
        {clause: Count(_of(stances, clause), _of(conditional, clause)) for clause in clauses},
        frozenset(fact.delegation for fact in counted),
    )


def by_group(positions: Collection[Entry], delegations: Sequence[Delegation]) -> dict[str, Tally]:
    """The counts within each regional group; "" of those in none. A delegation may count in several."""
    groups = {delegation.code: delegation.groups or ("",) for delegation in delegations}
    names = sorted({name for each in groups.values() for name in each})
    return {
        name: tally(entry for entry in positions if name in groups.get(entry.fact.delegation, ("",)))
        for name in names
    }


def owing(poll: Poll, roll: Iterable[Delegation], positions: Mapping[Where, Entry]) -> tuple[Delegation, ...]:
    """The delegations on this roll that have not answered every clause; none in a silence procedure."""
    if poll.silence:
        return ()
    return tuple(
        each for each in roll if any((each.code, clause.key) not in positions for clause in poll.clauses)
    )


def sees(poll: Poll, *, leads: bool, spoken: bool, over: bool) -> bool:
    """Whether others' positions show to a person who leads, has spoken, or comes when it is over."""
    match poll.visibility:
        case Visibility.LIVE:
            return True
        case Visibility.OWN:
            return leads or spoken or over
        case Visibility.CLOSE:
            return leads or over
        case Visibility.CHAIR:
            return leads


@dataclass(frozen=True, slots=True)
class CarryOver:
    """What a revision keeps and what it asks again.

    `kept` are facts to write into the new poll; `changed` are pairs of a clause as it stood and as it stands;
    `new` the clauses without a predecessor; `asked` the delegations that had spoken on a changed one.
    """

    kept: tuple[Fact, ...]
    changed: tuple[tuple[PollClause, PollClause], ...]
    new: tuple[PollClause, ...]
    asked: tuple[str, ...]


def carried(
    before: Poll,
    positions: Mapping[Where, Entry],
    after: Poll,
    seats: Mapping[str, Delegation],
    opening: Fact,
) -> CarryOver:
    """Positions on clauses of the same key and text stand in the poll on the revision, opened by `opening`.

    `seats` are the delegations that sit now, by code: who has left keeps nothing.
    """
    pairs = [(before.clause(clause.key), clause) for clause in after.clauses]
    same = {new.key for old, new in pairs if old is not None and old.hash == new.hash}
    changed = tuple((old, new) for old, new in pairs if old is not None and old.hash != new.hash)
    moved = {new.key for _, new in changed}
    sitting = {where: entry for where, entry in sorted(positions.items()) if where[0] in seats}
    return CarryOver(
        tuple(
            _kept(entry, opening, seats[code], after) for (code, key), entry in sitting.items() if key in same
        ),
        changed,
        tuple(new for old, new in pairs if old is None),
        tuple(sorted({code for code, key in sitting if key in moved})),
    )


def _kept(entry: Entry, opening: Fact, delegation: Delegation, after: Poll) -> Fact:
    return replace(
        entry.fact,
        act=Act.CARRIED,
        interaction=opening.interaction,
        received=opening.received,
        who=opening.who,
        standing=delegation.standing.value,
        revision=opening.revision,
        source="",
        subject=entry.hash,
        counted=after.audience.takes(delegation),
    )


def _of(counts: Counter[tuple[str, str]], clause: str) -> dict[str, int]:
    return {stance: number for (key, stance), number in counts.items() if key == clause}
