"""Opening a poll on the clauses of a document, and the chair's acts on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.choosing import chosen
from bot.domain.deed import Deed
from bot.domain.document import Expression
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.ledger import Act, Fact
from bot.domain.news import News, poll_notice, poll_subject
from bot.domain.notice import Notice
from bot.domain.poll import (
    Poll,
    PollClause,
    Window,
    check_opening,
    closed,
    extended,
    frozen,
    quorum,
    reopened,
)
from bot.domain.position import CarryOver, carried
from bot.domain.record import Record
from bot.domain.scale import Scale
from bot.domain.seats import Seats
from bot.domain.silence import doubts
from bot.domain.times_told import full_second
from bot.render.references import document_name
from bot.services.amending import offered
from bot.services.desk import Desk
from bot.services.naming import Naming
from bot.services.poll_opening import Opening, audience, iso, opening_fact, poll_id
from bot.services.ports import Library

MOST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Opened:
    """The poll as it now stands, what the chair is warned of, and what a revision carried over."""

    poll: Poll
    doubts: tuple[str, ...] = ()
    carried: CarryOver | None = None


class Polling:
    """Only chair, secretariat and managers of the server open polls and act on them."""

    def __init__(self, desk: Desk, library: Library, naming: Naming, least_silence: timedelta) -> None:
        self._desk = desk
        self._library = library
        self._naming = naming
        self.least_silence = least_silence

    async def open(self, deed: Deed, opening: Opening, previous: str = "") -> Opened:
        """Open a poll; with `previous`, on a revision: positions on unchanged clauses are carried over."""
        seats = await self._desk.leading(deed)
        before = await self._desk.record(deed.guild, previous) if previous else None
        poll, held = await self._poll(deed, opening, before)
        check_opening(poll.clauses, poll.opens, poll.closes)
        _check_previous(before, poll)
        _check_audience(poll, seats)
        found = doubts(poll.opens, poll.closes, held, self.least_silence) if poll.silence else ()
        async with self._desk.database.transaction() as unit:
            new = await self._desk.polls.open(unit, poll)
            kept = await self._desk.locked(unit, poll.guild, poll.id)
            if not new:
                return Opened(kept.poll, found)
            who = await self._desk.register.token(unit, deed.guild, deed.user)
            fact = opening_fact(poll, deed, who)
            over = _carry(before, poll, fact)
            await self._desk.ledgers.append(unit, kept, [fact, *(over.kept if over else ())])
            await self._desk.say(unit, [poll_notice(News.OPENED, poll, "opened", deed.at)])
            await self._desk.say(unit, _asked_again(poll, before, over, deed.at))
            await self._desk.say(unit, await offered(self._desk.outbox, poll, deed.at))
        return Opened(poll, found, over)

    async def extend(self, deed: Deed, poll: str, closes: datetime, reason: str) -> Poll:
        """Keep an open poll open longer."""
        return await self._act(deed, poll, Act.EXTENDED, reason, lambda held: extended(held, closes, deed.at))

    async def reopen(self, deed: Deed, poll: str, closes: datetime, reason: str) -> Poll:
        """Open a closed poll again; what came in between stays late."""
        return await self._act(
            deed, poll, Act.REOPENED, reason, lambda held: reopened(held, closes, full_second(deed.at))
        )

    async def close(self, deed: Deed, poll: str, reason: str) -> Poll:
        """End a poll before its time; at the full second after the chair's act."""
        return await self._act(
            deed, poll, Act.CLOSED, reason, lambda held: closed(held, full_second(deed.at))
        )

    async def _act(
        self, deed: Deed, poll: str, act: Act, reason: str, change: Callable[[Poll], Poll]
    ) -> Poll:
        await self._desk.leading(deed)
        _check_reason(reason)
        async with self._desk.database.transaction() as unit:
            kept = await self._desk.locked(unit, deed.guild, poll)
            if await self._desk.ledgers.written(unit, poll, deed.interaction):
                return kept.poll
            changed = change(kept.poll)
            await self._desk.polls.change(unit, changed)
            who = await self._desk.register.token(unit, deed.guild, deed.user)
            fact = Fact(
                act, deed.interaction, deed.at, who, reason=reason.strip(), subject=iso(changed.closes)
            )
            (entry,) = await self._desk.ledgers.append(unit, kept, [fact])
            await self._desk.outbox.cancel(unit, poll_subject(poll), [News.NUDGE.kind])
            await self._desk.say(unit, await offered(self._desk.outbox, changed, deed.at))
            if act is not Act.CLOSED:  # the end is told once it is settled
                news = News.EXTENDED if act is Act.EXTENDED else News.REOPENED
                occasion = f"{news}/{entry.sequence}"
                notice = poll_notice(news, changed, occasion, deed.at, entry=entry.sequence)
                await self._desk.say(unit, [notice])
        counts = changed.closes if act is Act.CLOSED else changed.windows[-1].opens  # at a full second
        self._desk.changes.tell(changed, max(deed.at, counts))
        return changed

    async def _poll(self, deed: Deed, opening: Opening, before: Record | None) -> tuple[Poll, list[Language]]:
        expression, others = await self._held(opening)
        scale = self._scale(opening)
        opens, given = deed.at.replace(microsecond=0), opening.title.strip()
        poll = Poll(
            id=poll_id(deed),
            guild=deed.guild,
            symbol=expression.symbol,
            title=given or _called(expression),
            titles={} if given else {each.language: _called(each) for each in others},
            language=expression.language,
            scale=scale.key,
            clauses=await self._frozen(expression, others, opening.clauses),
            windows=(Window(opens, opening.closes.replace(microsecond=0)),),
            visibility=opening.visibility,
            quorum=quorum(opening.quorum),
            audience=audience(opening.audience),
            silence=scale.silence,
            sealed=opening.sealed,
            zone=opening.zone,
            channel=opening.channel,
            previous=before.poll.id if before else "",
        )
        return poll, [each.language for each in others]

    def _scale(self, opening: Opening) -> Scale:
        scale = self._desk.scales.get("silence" if opening.silence else opening.scale)
        if scale is None:
            raise UserError("poll-scale", scale=opening.scale, known=", ".join(self._desk.scales))
        return scale

    async def _frozen(
        self, expression: Expression, others: Sequence[Expression], typed: str
    ) -> tuple[PollClause, ...]:
        """The clauses that were typed, with their text in every language held."""
        clauses = [held.clause for held in await self._library.clauses(expression)]
        texts = {
            each.language: {held.clause.key: held.clause.text for held in await self._library.clauses(each)}
            for each in others
        }
        return frozen(chosen(clauses, typed), texts)

    async def _held(self, opening: Opening) -> tuple[Expression, Sequence[Expression]]:
        """The expression that is polled (the original, else the chair's language) and all of its version."""
        versions = await self._naming.version(opening.document)
        original = {each.original_language for each in versions}
        wanted = [each for each in versions if each.language in original]
        wanted += [each for each in versions if each.language is opening.language]
        return (wanted or versions)[0], versions


def _called(expression: Expression) -> str:
    """The document by its title in that language, else as it is cited there."""
    return expression.title or document_name(expression.symbol, expression.language)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise UserError("poll-needs-reason")
    if len(reason) > MOST_REASON:
        raise UserError("position-too-long", most=MOST_REASON)


def _check_previous(before: Record | None, poll: Poll) -> None:
    """Positions are carried over between revisions of one document, by one scale."""
    if before is None:
        return
    old = before.poll
    if (old.symbol.work, old.scale) != (poll.symbol.work, poll.scale):
        raise UserError("poll-previous", document=old.symbol, scale=old.scale)


def _check_audience(poll: Poll, seats: Seats) -> None:
    """Whoever is named must sit here: a name that was mistyped would leave a poll that nobody counts in."""
    missing = sorted(poll.audience.codes - seats.sitting(poll.opens).keys())
    if missing:
        raise UserError("delegation-unknown", delegation=missing[0])


def _carry(before: Record | None, poll: Poll, opening: Fact) -> CarryOver | None:
    if before is None:
        return None
    seats = before.seats.sitting(opening.received)
    return carried(before.poll, before.positions, poll, seats, opening)


def _asked_again(poll: Poll, before: Record | None, over: CarryOver | None, at: datetime) -> list[Notice]:
    if before is None or over is None:
        return []
    users = {person.user for code in over.asked for person in before.seats.people(code, at) if person.user}
    return [poll_notice(News.AGAIN, poll, f"again/{user}", at, user=user) for user in sorted(users)]
