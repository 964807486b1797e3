"""The chair's conclusion: written in the ledger, told to the group, and held as a document of the library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.choosing import chosen
from bot.domain.clause import Clause, Kind
from bot.domain.deed import Deed
from bot.domain.document import Expression, Manifestation
from bot.domain.errors import UserError
from bot.domain.language import Language, language_of
from bot.domain.ledger import Act, Entry, Fact
from bot.domain.news import News, poll_notice
from bot.domain.poll import Poll, PollClause
from bot.domain.position import MOST_WORDS
from bot.domain.symbol import Symbol
from bot.render.references import document_name
from bot.render.words import words
from bot.services.desk import Desk
from bot.services.ports import Library, Unit


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was concluded on a poll; `follow_up` is an ISO date or ""."""

    poll: Poll
    entry: Entry
    symbol: Symbol
    adopted: tuple[PollClause, ...]


class Outcomes:
    """An outcome may be stated again; the last one stands, all stay on record."""

    def __init__(self, desk: Desk, library: Library) -> None:
        self._desk = desk
        self._library = library

    async def conclude(
        self, deed: Deed, poll: str, conclusion: str, adopted: str = "", follow_up: str = ""
    ) -> Outcome:
        """State what the group has concluded and, by label, which clauses it has adopted.

        Raise UserError: "not-allowed", "poll-still-open", "floor-no-words", "outcome-date", "poll-clause-…".
        """
        await self._desk.leading(deed)
        kept = await self._desk.kept(deed.guild, poll)
        clauses = _adopted(kept.poll, adopted)
        fact = Fact(
            Act.OUTCOME,
            deed.interaction,
            deed.at,
            "",
            clause=", ".join(clause.key for clause in clauses),
            revision=kept.poll.symbol.revision,
            reason=conclusion.strip(),
            condition=follow_up,
            source=kept.poll.symbol.canonical,
        )
        async with self._desk.database.transaction() as unit:
            return await self._write(unit, deed, poll, fact, clauses)

    async def _write(
        self, unit: Unit, deed: Deed, poll: str, fact: Fact, clauses: tuple[PollClause, ...]
    ) -> Outcome:
        locked = await self._desk.locked(unit, deed.guild, poll)
        _check(locked.poll, deed, fact.reason, fact.condition)
        who = await self._desk.register.token(unit, deed.guild, deed.user)
        (entry,) = await self._desk.ledgers.append(unit, locked, [_by(fact, who)])
        symbol = outcome_symbol(locked.poll)
        for expression, held in _expressions(locked.poll, entry, clauses, symbol):
            await self._library.put(unit, expression, held, _file(expression, held))
        occasion = f"outcome/{entry.sequence}"
        notice = poll_notice(News.OUTCOME, locked.poll, occasion, deed.at, entry=entry.sequence)
        await self._desk.say(unit, [notice])
        return Outcome(locked.poll, entry, symbol, clauses)


def outcome_symbol(poll: Poll) -> Symbol:
    """The name under which the outcome is held."""
    return Symbol(f"OUTCOME/{poll.id.upper()}")


def _expressions(
    poll: Poll, entry: Entry, clauses: tuple[PollClause, ...], symbol: Symbol
) -> Iterable[tuple[Expression, list[Clause]]]:
    """The conclusion in the language in which it was written; adopted text in every language held."""
    written = language_of(entry.fact.reason)
    written = poll.language if written is Language.UNDETERMINED else written
    languages = {written, *(language for clause in clauses for language in clause.texts)}
    at = entry.fact.received.date().isoformat()
    for language in sorted(languages):
        speak = words(language)
        title = speak(
            "outcome-title", poll=poll.title_in(language), symbol=document_name(poll.symbol, language)
        )
        held = [
            Clause(
                f"adopted/{each.key}",
                speak("outcome-adopted"),
                each.label or each.key,
                Kind.OPERATIVE,
                each.texts[language],
            )
            for each in clauses
            if language in each.texts
        ]
        if language is written:
            held.insert(
                0, Clause("conclusion", speak("outcome-conclusion"), "", Kind.OPERATIVE, entry.fact.reason)
            )
        yield Expression(symbol, language, title, at, original_language=written), held


def _file(expression: Expression, clauses: list[Clause]) -> Manifestation:
    data = "\n".join(clause.text for clause in clauses).encode()
    return Manifestation(
        hashlib.sha256(data).hexdigest(), f"outcome of {expression.symbol}", "text/plain", len(data)
    )


def _adopted(poll: Poll, typed: str) -> tuple[PollClause, ...]:
    if not typed.strip():
        return ()
    shown = [Clause(each.key, each.section, each.label, Kind.OPERATIVE, each.text) for each in poll.clauses]
    keys = {clause.key for clause in chosen(shown, typed)}
    return tuple(clause for clause in poll.clauses if clause.key in keys)


def _check(poll: Poll, deed: Deed, conclusion: str, follow_up: str) -> None:
    if poll.takes(deed.at):
        raise UserError("poll-still-open", poll=poll)
    if not conclusion.strip():
        raise UserError("floor-no-words")
    if len(conclusion) > MOST_WORDS:
        raise UserError("position-too-long", most=MOST_WORDS)
    try:
        _ = date.fromisoformat(follow_up) if follow_up else None
    except ValueError as error:
        raise UserError("outcome-date", date=follow_up) from error


def _by(fact: Fact, who: str) -> Fact:
    return replace(fact, who=who)
