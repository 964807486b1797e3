"""The events of a server that are made for deadlines: made once, moved with them, taken off with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import Language
from bot.launch import Office
from bot.render.card import Card, Entry
from bot.render.words import words
from bot.services.post import Found, Mark
from cogs.timetable import ALIVE, Timetable
from tests.cogs.conftest import buttons, said
from tests.cogs.deadlines import added, typed
from tests.cogs.test_meetings_cog import kept

SPEAK = words(Language.EN)
HOUR = timedelta(hours=1)
NOW = "UPDATE notices SET due = 0, ready = 0 WHERE kind = 'deadline-listed' AND state = 'pending'"


async def standing(simcord_bot: Any, simcord_env: simcord.Env) -> list[tuple[str, datetime]]:
    """What stands among the events of the server and is not over."""
    guild = simcord_bot.get_guild(simcord_env.guild.id)
    found = await guild.fetch_scheduled_events()
    return [(event.name, event.end_time) for event in found if event.status in ALIVE]


def table(simcord_bot: Any, simcord_env: simcord.Env, office: Office) -> Timetable:
    guild = simcord_bot.get_guild(simcord_env.guild.id)
    return Timetable(guild, simcord_bot.user.id, office.services.pace)


def card(now: datetime, hours: int = 48, reference: str = "Reference: 7k2mabcd") -> Card:
    ends = now.replace(microsecond=0) + hours * HOUR
    return Card((), Language.EN, entry=Entry(reference, "Comments", ends - HOUR, ends, "WG/12"))


async def test_a_deadline_is_listed_on_request_and_its_entry_follows_it(
    chair: Any, plenary: Any, simcord_env: simcord.Env, simcord_bot: Any, office: Office
) -> None:
    await simcord_env.advance_time((datetime.now(UTC) - simcord_env.now()).total_seconds())
    end = (simcord_env.now() + timedelta(days=14)).replace(second=0, microsecond=0)
    deadline = await added(chair, plenary, end)
    later = end + timedelta(days=2)

    listed = await chair.slash(plenary, "deadline calendar", deadline=deadline, event=True)
    async with office.database.transaction() as unit:
        await unit.execute(NOW)
    await office.services.deliver.work(simcord_env.now())
    first = await standing(simcord_bot, simcord_env)
    await chair.slash(plenary, "deadline extend", deadline=deadline, when=typed(later), reason="asked for")
    async with office.database.transaction() as unit:
        await unit.execute(NOW)
    await office.services.deliver.work(simcord_env.now())

    assert SPEAK("calendar-event-made") in said(listed)
    assert first == [("Comments", end)]
    assert await standing(simcord_bot, simcord_env) == [("Comments", later)]


async def test_what_is_asked_twice_stands_once_and_is_taken_off_once(
    plenary: Any, simcord_env: simcord.Env, simcord_bot: Any, office: Office
) -> None:
    places, now = table(simcord_bot, simcord_env, office), simcord_env.now()
    asked, mark = card(now), Mark("n", "r")

    ids = [await places.send(asked, mark, Found()) for _ in range(2)]
    other = await places.send(card(now, reference="Reference: 3h5kabcd"), mark, Found())
    assert asked.entry
    off = replace(asked, entry=replace(asked.entry, off=True))
    gone = [await places.send(off, mark, Found()) for _ in range(2)]

    assert ids[0] == ids[1] != other
    assert gone == ["", ""]
    assert len(await standing(simcord_bot, simcord_env)) == 1


async def test_an_entry_that_has_begun_is_ended_and_made_anew(
    plenary: Any, simcord_env: simcord.Env, simcord_bot: Any, office: Office
) -> None:
    places, now = table(simcord_bot, simcord_env, office), simcord_env.now()
    first = await places.send(card(now), Mark("n", "r"), Found())
    guild = simcord_bot.get_guild(simcord_env.guild.id)
    await (await guild.fetch_scheduled_event(int(first))).start()

    again = await places.send(card(now, 72), Mark("m", "s"), Found())

    assert again != first
    assert await standing(simcord_bot, simcord_env) == [("Comments", now.replace(microsecond=0) + 72 * HOUR)]


async def test_a_meeting_stands_once_moves_with_its_day_and_is_taken_off_and_put_back(
    chair: Any, plenary: Any, simcord_env: simcord.Env, simcord_bot: Any, office: Office
) -> None:
    await simcord_env.advance_time((datetime.now(UTC) - simcord_env.now()).total_seconds())
    opens = (simcord_env.now() + timedelta(days=60)).replace(hour=9, minute=30, second=0, microsecond=0)
    ends, later = opens + 3 * HOUR, opens + timedelta(days=7)
    stands = []

    async def look() -> None:
        async with office.database.transaction() as unit:
            await unit.execute(NOW.replace("deadline-listed", "meeting-listed"))
        await office.services.deliver.work(simcord_env.now())
        stands.append(await standing(simcord_bot, simcord_env))

    meeting = await kept(chair, plenary, opens, event=True)
    await look()
    (entry,) = await simcord_bot.get_guild(simcord_env.guild.id).fetch_scheduled_events()
    await chair.slash(plenary, "event move", event=meeting, opens=f"{later:%d %B %Y}", reason="hall flooded")
    await look()
    removed = await chair.slash(plenary, "meeting remove", meeting=meeting, reason="postponed")
    await look()
    (undo,) = buttons(removed.response)
    await chair.click(removed.response, label=undo)
    await look()

    first, moved = [("Seventh meeting", ends)], [("Seventh meeting", ends + timedelta(days=7))]
    assert stands == [first, moved, [], moved]
    assert (entry.start_time, entry.location) == (opens, "Room K")


async def test_a_meeting_without_an_entry_gets_none_when_it_moves(
    chair: Any, plenary: Any, simcord_env: simcord.Env, office: Office
) -> None:
    opens = (simcord_env.now() + timedelta(days=60)).replace(hour=9, minute=30, second=0, microsecond=0)
    meeting = await kept(chair, plenary, opens)

    await chair.slash(plenary, "event move", event=meeting, opens=f"{opens:%d %B %Y} 11:00", reason="hall")

    listed = await office.database.rows("SELECT id FROM notices WHERE kind = 'meeting-listed'")
    assert listed == []


@pytest.mark.parametrize("allowed", [True, False])
async def test_without_the_permission_a_chair_is_told_at_once(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env, simcord_bot: Any, *, allowed: bool
) -> None:
    deadline = await added(chair, plenary, end)
    guild = simcord_bot.get_guild(simcord_env.guild.id)
    if not allowed:
        for role in guild.me.roles:
            less = role.permissions.value & ~discord.Permissions(manage_events=True).value
            simcord_env.backend.edit_role(guild.id, role.id, {"permissions": less})
        await simcord_env.settle()

    result = await chair.slash(plenary, "deadline calendar", deadline=deadline, event=True)

    assert (said(result) == SPEAK("error-calendar-no-permission")) is not allowed
