"""`/calendar` as everybody reads it, and what those who follow a milestone are told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from icalendar import Calendar

from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import State
from bot.render.words import words
from cogs.components import messages
from tests.cogs.assembly import Assembly
from tests.cogs.conftest import said, words_of

SPEAK = words(Language.EN)


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069\\\\]", "", text)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_what_is_to_come_is_shown_with_its_source(assembly: Assembly, language: Language) -> None:
    france, process = assembly.people["FR"], assembly.office.services.calendar.process
    await france.slash(assembly.channel, "language", language=language.value)

    shown = plain(said(await france.slash(assembly.channel, "calendar")))

    council, past = process.named("council-2026"), process.named("unga-wsis20")
    assert council is not None
    assert past is not None
    assert council.titles[language] in shown
    assert council.sources[language] in shown
    assert past.titles[language] not in shown
    assert words(language)("process-undated") in shown
    assert "A/RES/80/173" in shown


async def test_the_calendar_file_holds_whole_days(assembly: Assembly) -> None:
    result = await assembly.people["nobody"].slash(assembly.channel, "calendar", past=True)

    shown = [result.response, *result.followups] if result.response else [*result.followups]
    (file,) = [each for message in shown for each in message.attachments]
    calendar = Calendar.from_ical(await file.read())
    entries = {str(each["uid"]): each for each in calendar.walk("VEVENT")}
    review = entries["unga-wsis20@rapporteur.invalid"]
    assert review["dtstart"].dt.isoformat() == "2025-12-16"
    assert review["dtend"].dt.isoformat() == "2025-12-18"


async def test_who_follows_is_reminded_until_they_stop(assembly: Assembly) -> None:
    france, services = assembly.people["FR"], assembly.office.services
    (choice, *_) = await france.autocomplete(assembly.channel, "calendar", "follow", "2026 session")
    kept = await france.slash(assembly.channel, "calendar", follow=choice["value"])
    again = await france.slash(assembly.channel, "calendar", follow=choice["value"])
    listed = said(await france.slash(assembly.channel, "follow list"))
    (rule,) = await france.autocomplete(assembly.channel, "follow remove", "rule", "2026 session")
    outbox = services.noticeboard.desk.outbox
    told = await outbox.told(f"milestone:{rule['value']}")

    card = await services.calendar.near(told[0].notice, told[0].notice.due, Language.FR)
    await france.slash(assembly.channel, "follow remove", rule=rule["value"])

    assert "2026 session of the ITU Council" in said(kept)
    assert said(again) == said(kept)
    assert "2026 session of the ITU Council" in listed
    assert len(told) == 3
    assert card is not None
    assert "Session de 2026 du Conseil" in words_of(messages(card)[0].view.to_components())
    assert {each.state for each in await outbox.told(f"milestone:{rule['value']}")} == {State.CANCELLED}


async def test_a_channel_is_reminded_by_those_who_lead_alone(assembly: Assembly) -> None:
    options: dict[str, Any] = {"follow": "pp-26", "channel": assembly.channel}

    refused = await assembly.people["FR"].slash(assembly.channel, "calendar", **options)
    kept = await assembly.people["CHAIR"].slash(assembly.channel, "calendar", **options)

    assert said(refused) == SPEAK("error-not-allowed")
    assert "Plenipotentiary Conference 2026" in said(kept)


@pytest.mark.parametrize(
    ("key", "error"),
    [("nothing", "unknown"), ("cstd-30", "undated"), ("council-2025", "past")],
)
async def test_what_cannot_be_followed_is_said(assembly: Assembly, key: str, error: str) -> None:
    refused = await assembly.people["FR"].slash(assembly.channel, "calendar", follow=key)

    assert said(refused) == SPEAK(f"error-milestone-{error}")
