"""What commands about polls let people choose from: polls, proposals, concerns, delegations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from discord import app_commands

from bot.domain.deed import Deed
from bot.domain.delegation import Delegation
from bot.domain.floor import Concern, proposals
from bot.domain.language import Language
from bot.domain.poll import Poll
from bot.domain.record import Record
from bot.render.delegations import delegation_name, states
from bot.services.desk import Desk, speaking_for
from cogs.choices import Choices


def poll_choices(polls: Sequence[Poll], now: datetime, typed: str, language: Language) -> Choices:
    """Polls whose title or symbol has what was typed, the open ones first, as called in that language."""
    ordered = sorted(polls, key=lambda poll: not poll.takes(now))
    return _choices(
        ((f"{poll.title_in(language)} ({poll.symbol.printed})", poll.id) for poll in ordered), typed
    )


def proposal_choices(record: Record, typed: str) -> Choices:
    """Proposed texts with their clause and author, the latest first; the value is the entry's hash."""
    facts = ((entry.fact, entry.hash) for entry in reversed(proposals(record.entries)))
    told = ((f"{fact.clause} · {fact.delegation} · {fact.proposal}", key) for fact, key in facts)
    return _choices(told, typed)


def concern_choices(concerns: Iterable[Concern], typed: str) -> Choices:
    """Concerns by clause, owner and first words; the value is the concern's id."""
    told = (
        (f"{each.raised.fact.clause} · {each.owner} · {each.raised.fact.reason}".lstrip(" ·"), each.id)
        for each in concerns
    )
    return _choices(told, typed)


def delegation_choices(delegations: Iterable[Delegation], typed: str, language: Language) -> Choices:
    """Delegations by name and code; the value is the code."""
    known = _language(language)
    told = ((f"{delegation_name(each, known)} ({each.code})", each.code) for each in delegations)
    return _choices(told, typed)


async def own_choices(desk: Desk, deed: Deed, typed: str, language: Language) -> Choices:
    """The delegations for which who types this takes positions."""
    own = [voice.delegation for voice in speaking_for(await desk.own_seats(deed), deed)]
    return delegation_choices(own, typed, language)


def state_choices(typed: str, language: Language) -> Choices:
    """States by name and code in one language; the value is the code. What else is typed may be sent too."""
    known = _language(language)
    found = _choices(((f"{name} ({code})", code) for code, name in states(known).items()), typed)
    return found or [app_commands.Choice(name=_short(typed), value=typed[:100])]


def _choices(told: Iterable[tuple[str, str]], typed: str) -> Choices:
    wanted = typed.casefold().split()
    fitting = [(name, value) for name, value in told if all(word in name.casefold() for word in wanted)]
    return [app_commands.Choice(name=_short(name), value=value) for name, value in fitting[:25]]


def _language(language: Language) -> Language:
    return Language.EN if language is Language.UNDETERMINED else language


def _short(text: str) -> str:
    plain = " ".join(text.split()) or "–"
    return plain if len(plain) <= 100 else f"{plain[:99]}…"
