"""Everything that was typed of a deadline is there wherever it is shown, and in what is sent of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import simcord
from icalendar import Calendar

from bot.domain.language import Language
from bot.launch import Office
from bot.render.delegations import state_name
from bot.render.times import duration
from bot.render.words import words
from bot.services.chores import Clock
from tests.cogs.conftest import Hand, said
from tests.cogs.deadlines import at, stamps, texts

TYPED = {
    "what": "Comments on fees",
    "document": "CWG-CC-7/3",
    "clause": "2.1",
    "zone": "Kathmandu",
    "delegations": "France; JP",
    "reminders": "72h, 2h, 10s",
}


@pytest.fixture
def clock(hand: Hand) -> Clock:
    return lambda: hand.now


WHOLE = {
    Language.EN: "15 June {} 18:00",
    Language.AR: "15 يونيو {} الساعة 18:00",
    Language.ZH: "{}年6月15日18时",
}


@pytest.mark.parametrize("language", WHOLE)
async def test_everything_that_was_typed_of_a_deadline_is_there_wherever_it_is_shown(
    chair: Any, plenary: Any, simcord_env: simcord.Env, office: Office, hand: Hand, language: Language
) -> None:
    guild, speak, year = simcord_env.guild, words(language), simcord_env.now().year + 1
    when, end = WHOLE[language].format(year), datetime(year, 6, 15, 18, tzinfo=ZoneInfo("Asia/Kathmandu"))
    role, hall = guild.create_role("Rapporteurs"), guild.create_text_channel("hall")
    await chair.slash(plenary, "language", language=language.value)
    await office.services.people.choose_language(f"guild:{guild.id}", language)

    shown = await surfaces(chair, plenary, {**TYPED, "when": when, "audience": role, "channel": hall})
    await at(office, hand, simcord_env.now() + timedelta(minutes=2))
    for rung in (timedelta(days=3), timedelta(hours=2), timedelta(seconds=10)):
        await at(office, hand, end - rung)
    announced, first, second, third = texts(hall)

    times = [
        duration(rung, language) for rung in (timedelta(days=3), timedelta(hours=2), timedelta(seconds=10))
    ]
    names = [state_name(code, language) for code in ("FR", "JP")]
    about, whom = (TYPED["what"], "CWG-CC-7/3", "2.1"), (f"<@&{role.id}>", *names)
    for text, parts in (
        (shown["add"], (*about, *whom, *times, when)),
        (shown["show"], (*about, *whom, *times, when)),
        (shown["why"], (TYPED["what"], when)),
        (shown["list"], about),
        (
            shown["calendar"],
            (*about, role.name, *names, "18:00", f"{end.astimezone(UTC):%Y%m%dT%H%M%SZ}"),
        ),
        (announced, (*about, *whom, *times, when)),
        (first, (*about, *whom, *times[1:], when)),
        (second, (*about, *whom, times[2], when)),
        (third, (*about, *whom, speak("deadline-no-reminders"), when)),
    ):
        assert [part for part in parts if part not in bare(text)] == []
        assert stamps(text) <= {end}
    assert all(message.role_mentions for message in hall.history())
    assert texts(plenary) == []


async def surfaces(chair: Any, plenary: Any, options: dict[str, Any]) -> dict[str, str]:
    """What each command says of a deadline that is set with these options."""
    added = await chair.slash(plenary, "deadline add", **options)
    (choice,) = await chair.autocomplete(plenary, "deadline show", "deadline", "fees")
    shown = {"add": said(added)}
    for command, more in (
        ("show", {"deadline": choice["value"]}),
        ("why", {"deadline": choice["value"]}),
        ("list", {}),
    ):
        shown[command] = said(await chair.slash(plenary, f"deadline {command}", **more))
        assert stamps(shown[command])
    (file,) = (await chair.slash(plenary, "deadline calendar")).response.attachments
    (entry,) = Calendar.from_ical(await file.read()).walk("VEVENT")
    parts = (entry["SUMMARY"], entry["DESCRIPTION"], entry["DTSTART"].to_ical().decode())
    return {**shown, "calendar": "\n".join(str(part) for part in parts)}


def bare(text: str) -> str:
    """Without what escapes it or turns its direction."""
    return re.sub("[\\\\\u2066-\u2069]", "", text)
