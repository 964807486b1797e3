"""Deadlines as tests of commands set them, and what their cards show."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from bot.domain.delegation import Delegate, Delegation, Function, Standing
from bot.launch import Office
from bot.store.delegations import Register
from tests.cogs.conftest import Hand, words_of


def typed(end: datetime) -> str:
    return f"{end:%d %B %Y %H:%M} UTC"


def stamps(text: str) -> set[datetime]:
    """Every instant that a card shows each viewer in their own time."""
    return {datetime.fromtimestamp(int(found), UTC) for found in re.findall(r"<t:(\d+):F>", text)}


async def at(office: Office, hand: Hand, now: datetime) -> None:
    """What is due by then goes out."""
    hand.now = now
    await office.services.deliver.work(now)


def texts(channel: Any) -> list[str]:
    """The words of each message in a channel."""
    return [words_of([part.to_dict() for part in message.components]) for message in channel.history()]


def reference(text: str) -> str:
    """The id of a deadline as its card tells it."""
    found = re.search(r"Reference: (\w{8})", text)
    assert found
    return found[1]


async def added(chair: Any, plenary: Any, end: datetime, what: str = "Comments", **more: str) -> str:
    """Set a deadline; its id."""
    await chair.slash(plenary, "deadline add", what=what, when=typed(end), **more)
    (choice, *_) = await chair.autocomplete(plenary, "deadline show", "deadline", what)
    return str(choice["value"])


async def seat(office: Office, guild: Any, member: Any, code: str = "FR") -> None:
    """Make a member the head of a delegation."""
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    register, server = Register(office.database), str(guild.id)
    async with office.database.transaction() as unit:
        await register.seat(unit, Delegation(server, code, Standing.VOTING, long_ago))
        head = Delegate(f"d{code}", code, Function.HEAD, long_ago, user=str(member.id))
        await register.appoint(unit, server, head)
