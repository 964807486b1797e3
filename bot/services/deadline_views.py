"""What is due, who has done it, and why it is due then: what anybody may see of deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deadline import Change, Deadline, State
from bot.domain.deadline_rules import Computed, Event, Rule, computed
from bot.domain.deadline_said import rule_of
from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Delegation
from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.render.deadline_titles import deadline_title
from bot.services.deadline_desk import DeadlineDesk
from bot.services.deadline_ports import Answered, Span
from bot.services.deadline_requests import second

PAGE = 10
MOST_DUE = 1000
MOST_SUGGESTED = 25
MOST_RULED = 500


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a server's deadlines, the next to end first. `number` counts from 0."""

    deadlines: Sequence[Deadline]
    number: int
    pages: int
    past: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A deadline with its record, the delegations asked, and the word of those who have done it."""

    deadline: Deadline
    changes: Sequence[Change]
    answers: Sequence[Answered]
    asked: Sequence[Delegation]

    @property
    def owing(self) -> Sequence[Delegation]:
        """The delegations that have not said that they have done it."""
        said = {each.delegation for each in self.answers}
        return [each for each in self.asked if each.code not in said]


@dataclass(frozen=True, slots=True)
class Why:
    """Why it ends then: the rule with its event and arithmetic, or None where a person set it.

    `moved` says that a chair's act has since put it elsewhere than the rule does.
    """

    deadline: Deadline
    changes: Sequence[Change]
    rule: Rule | None = None
    event: Event | None = None
    computed: Computed | None = None

    @property
    def moved(self) -> bool:
        return self.computed is not None and self.computed.instant != self.deadline.instant


class DeadlineViews:
    """Reading needs no office; giving a delegation's word needs to speak for it."""

    def __init__(self, desk: DeadlineDesk) -> None:
        self._desk = desk

    async def page(self, guild: str, now: datetime, number: int = 0, *, past: bool = False) -> Page:
        """One page of what is still to come, or of everything that was not cancelled."""
        span = Span(guild, None if past else now)
        pages = max(1, -(-await self._desk.shelf.count(span) // PAGE))
        number = max(0, min(number, pages - 1))
        found = await self._desk.shelf.deadlines(Span(guild, span.after, "", PAGE, number * PAGE))
        return Page(found, number, pages, past)

    async def suggestions(
        self, guild: str, typed: str, now: datetime, language: Language
    ) -> Sequence[Deadline]:
        """Deadlines whose words, or whose name in that language, contain what was typed.

        Those to come are first, then the rest.
        """
        coming = await self._named(Span(guild, now, typed), language)
        if len(coming) >= MOST_SUGGESTED:
            return coming[:MOST_SUGGESTED]
        every = await self._named(Span(guild, None, typed, 100), language)
        return [*coming, *(each for each in reversed(every) if each not in coming)][:MOST_SUGGESTED]

    async def _named(self, span: Span, language: Language) -> Sequence[Deadline]:
        """Those of a span, and those that a rule named and that are called so in this language."""
        found = await self._desk.shelf.deadlines(span)
        wanted = fold_word(span.words)
        if not wanted:
            return found
        ruled = await self._desk.shelf.deadlines(Span(span.guild, span.after, limit=MOST_RULED, ruled=True))
        known = {each.id for each in found}
        called = (each for each in ruled if wanted in fold_word(deadline_title(each, language)))
        return sorted(
            (*found, *(each for each in called if each.id not in known)),
            key=lambda each: (each.instant, each.id),
        )

    async def show(self, guild: str, deadline: str, now: datetime) -> Shown:
        kept = await self._desk.kept(guild, deadline)
        answers = await self._desk.standpoints.answers(kept, now)
        asked = await self._desk.owed_by(kept, now) if not answers.hidden else ()
        return Shown(kept, await self._desk.shelf.changes(deadline), answers.told, asked)

    async def why(self, guild: str, deadline: str) -> Why:
        """The rule, the arithmetic and the source; or who set it, when and in which words."""
        kept = await self._desk.kept(guild, deadline)
        changes = await self._desk.shelf.changes(deadline)
        rule = rule_of(self._desk.rules, kept.rule)
        event = await self._desk.events.event(guild, kept.event) if kept.event else None
        if rule is None or event is None:
            return Why(kept, changes)
        try:
            return Why(kept, changes, rule, event, computed(rule, event))
        except UserError:  # the event's texts or kind have changed since: the rule alone is shown
            return Why(kept, changes, rule, event)

    async def calendar(self, guild: str) -> Sequence[tuple[Deadline, datetime]]:
        """Every deadline of a server with its last change, for a calendar file."""
        return await self._desk.shelf.all_of(guild)

    async def asked(self, deed: Deed, deadlines: Iterable[Deadline]) -> frozenset[str]:
        """The ids of those by which this person still owes something.

        They are meant through a seat, a role, or as everybody is; what every delegation that they act for has
        answered is owed no more.
        """
        own = {voice.delegation.code for voice in await self._desk.voices(deed)}
        answered = {code: await self._desk.shelf.answered(deed.guild, code) for code in own}
        return frozenset(
            each.id
            for each in deadlines
            if each.addressees.mean(deed.roles, own)
            and (not (meant := _meant(each, own)) or any(each.id not in answered[code] for code in meant))
        )

    async def due(self, now: datetime, guild: str = "") -> Sequence[Deadline]:
        """What is due, of one server or of all: for the terminal."""
        return await self._desk.shelf.deadlines(Span(guild, now, limit=MOST_DUE))

    async def answer(self, deed: Deed, deadline: str, code: str = "") -> Answered:
        """A delegation says that it has done what was due: in time or late by when it was said.

        Raise UserError("answer-nobody"), ("answer-which") or ("answer-not-yours").
        """
        kept = await self._desk.kept(deed.guild, deadline)
        if kept.terms.state is State.CANCELLED:
            raise UserError("answer-cancelled", what=kept)
        own = await self._speaking(deed, kept, code)
        said = Answered(own, second(deed.at), deed.user, not kept.takes(second(deed.at)))
        async with self._desk.database.transaction() as unit:
            held = await self._desk.locked(unit, deed.guild, deadline)
            late = not held.takes(said.at)
            said = Answered(own, said.at, deed.user, late)
            await self._desk.shelf.answer(unit, deadline, said)
        answers = await self._desk.shelf.answers(deadline)
        return next((each for each in answers if each.delegation == own), said)

    async def withdraw(self, deed: Deed, deadline: str, code: str = "") -> bool:
        """Take a delegation's word back; whether there was one."""
        kept = await self._desk.kept(deed.guild, deadline)
        own = await self._speaking(deed, kept, code)
        async with self._desk.database.transaction() as unit:
            return await self._desk.shelf.withdraw(unit, deadline, own)

    async def _speaking(self, deed: Deed, deadline: Deadline, code: str) -> str:
        """The delegation for which this person gives its word here."""
        speaking = [
            voice.delegation.code
            for voice in await self._desk.voices(deed)
            if voice.speaks and voice.delegation.standing in SPEAKING
        ]
        if not speaking:
            raise UserError("answer-nobody")
        named = deadline.addressees.delegations
        asked = [each for each in speaking if (not named or each in named) and code in {"", each}]
        if not asked:
            raise UserError("answer-not-yours", what=deadline)
        if len(asked) > 1:
            raise UserError("answer-which", delegations=", ".join(asked))
        return asked[0]


def _meant(deadline: Deadline, own: set[str]) -> set[str]:
    """Those of a person's delegations that owe something by it."""
    named = deadline.addressees.delegations
    return own & set(named) if named else own
