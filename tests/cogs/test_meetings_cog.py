"""`/meeting` as a chair keeps it and as delegates read it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.conftest import buttons, said

SPEAK = words(Language.EN)


@pytest.fixture
def chair(plenary: Any, simcord_env: simcord.Env) -> Any:
    """Who manages the server."""
    guild = simcord_env.guild
    role = guild.create_role("Chair", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("chair"), roles=[role])


@pytest.fixture
def opens(plenary: Any, simcord_env: simcord.Env) -> datetime:
    """In sixty days, at 09:30 UTC."""
    return (simcord_env.now() + timedelta(days=60)).replace(hour=9, minute=30, second=0, microsecond=0)


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text)


async def kept(chair: Any, plenary: Any, opens: datetime, **more: Any) -> str:
    """Keep a meeting; its id."""
    await chair.slash(
        plenary,
        "meeting add",
        kind="council-working-group",
        title="Seventh meeting",
        when=f"{opens:%d %B %Y %H:%M} UTC",
        place="Room K",
        **more,
    )
    (choice,) = await chair.autocomplete(plenary, "meeting show", "meeting", "seventh")
    return str(choice["value"])


async def test_a_meeting_has_its_hour_place_and_deadlines_by_rule(
    chair: Any, delegate: Any, plenary: Any, opens: datetime
) -> None:
    meeting = await kept(chair, plenary, opens, deadlines=True)

    shown = said(await delegate.slash(plenary, "meeting show", meeting=meeting))

    stamps = [datetime.fromtimestamp(int(found), UTC) for found in re.findall(r"<t:(\d+):F>", shown)]
    assert stamps[0] == opens
    assert "Room K" in shown
    assert len(stamps) == 4
    assert all(opens - timedelta(days=13) < stamp < opens for stamp in stamps[1:])


@pytest.mark.parametrize("language", OFFICIAL)
async def test_documents_stand_under_their_item_with_who_submitted_them(
    chair: Any, delegate: Any, plenary: Any, opens: datetime, language: Language
) -> None:
    meeting = await kept(chair, plenary, opens)
    for number, title in (("10", "Any other business"), ("2", "Reports")):
        await chair.slash(plenary, "meeting agenda", meeting=meeting, item=number, title=title)
    await chair.slash(plenary, "meeting documents", meeting=meeting, item="2", document="CWG-CC-7/4")
    await chair.slash(
        plenary, "meeting documents", meeting=meeting, item="2", document="CWG-CC-7/99", submitter="Lanhu"
    )
    await delegate.slash(plenary, "language", language=language.value)

    shown = plain(said(await delegate.slash(plenary, "meeting agenda", meeting=meeting)))

    assert shown.index("Reports") < shown.index("CWG-CC-7/4") < shown.index("Any other business")
    assert words(language)("meeting-paper-not-held") in shown
    assert "Lanhu" in shown
    assert SUBMITTED[language] in shown


SUBMITTED = {
    Language.AR: "تقرير من الأمين العام",
    Language.ZH: "秘书长的报告",
    Language.EN: "Report by the Secretary-General",
    Language.FR: "Rapport du Secrétaire général",
    Language.RU: "Отчет Генерального секретаря",
    Language.ES: "Informe del Secretario General",
}


async def test_a_removed_meeting_comes_back_with_its_deadlines_by_one_click(
    chair: Any, plenary: Any, opens: datetime
) -> None:
    meeting = await kept(chair, plenary, opens, deadlines=True)
    unreasoned = await chair.slash(plenary, "meeting remove", meeting=meeting)
    removed = await chair.slash(plenary, "meeting remove", meeting=meeting, reason="postponed")
    gone = said(await chair.slash(plenary, "meeting list"))
    none_due = said(await chair.slash(plenary, "deadline list"))

    (undo,) = buttons(removed.response)
    back = await chair.click(removed.response, label=undo)

    assert said(unreasoned) == SPEAK("error-deadline-reason-missing")
    assert SPEAK("meeting-list-empty") in gone
    assert SPEAK("deadline-list-empty") in none_due
    assert SPEAK("meeting-deadlines") in said(back)
    assert "Seventh meeting" in said(await chair.slash(plenary, "meeting list"))


async def test_an_item_and_a_document_can_be_taken_away_and_put_back(
    chair: Any, plenary: Any, opens: datetime
) -> None:
    meeting = await kept(chair, plenary, opens)
    await chair.slash(plenary, "meeting agenda", meeting=meeting, item="3", title="Reports")
    await chair.slash(plenary, "meeting documents", meeting=meeting, item="3", document="CWG-CC-7/4")
    place = {"meeting": meeting, "item": "3"}

    missing = await chair.slash(plenary, "meeting remove", **place, document="CWG-CC-7/3")
    paper = await chair.slash(plenary, "meeting remove", **place, document="CWG-CC-7/4")
    without = said(await chair.slash(plenary, "meeting documents", meeting=meeting))
    (undo,) = buttons(paper.response)
    back = said(await chair.click(paper.response, label=undo))
    await chair.slash(plenary, "meeting remove", **place)
    empty = said(await chair.slash(plenary, "meeting agenda", meeting=meeting))

    assert said(missing) == SPEAK("error-agenda-paper-unknown", document="CWG-CC-7/3", item="3")
    assert "7/4" not in without
    assert "7/4" in back
    assert SPEAK("meeting-agenda-empty") in empty


async def test_after_a_minute_nothing_is_put_back(
    chair: Any, plenary: Any, opens: datetime, simcord_env: simcord.Env
) -> None:
    meeting = await kept(chair, plenary, opens)
    removed = await chair.slash(plenary, "meeting remove", meeting=meeting, reason="postponed")
    await simcord_env.advance_time(90)

    (undo,) = buttons(removed.response)
    late = await chair.click(removed.response, label=undo)

    assert SPEAK("error-meeting-undo-late") in said(late)


async def test_when_the_event_moves_its_meeting_moves_and_keeps_its_hour(
    chair: Any, plenary: Any, opens: datetime
) -> None:
    meeting = await kept(chair, plenary, opens, deadlines=True)
    later = opens + timedelta(days=7)

    await chair.slash(plenary, "event move", event=meeting, opens=f"{later:%d %B %Y}", reason="hall flooded")
    shown = said(await chair.slash(plenary, "meeting show", meeting=meeting))

    assert f"<t:{int(later.timestamp())}:F>" in shown


@pytest.mark.parametrize(
    ("when", "key"), [("17 June 2031", "meeting-hour-missing"), ("05/06/2031 09:30", "date-unclear")]
)
async def test_a_meeting_needs_a_sure_day_and_hour(chair: Any, plenary: Any, when: str, key: str) -> None:
    refused = await chair.slash(plenary, "meeting add", kind="meeting", title="Drafting", when=when)

    assert said(refused).replace("\\", "") == SPEAK(f"error-{key}", typed=when)


async def test_a_delegate_may_look_and_not_change(
    chair: Any, delegate: Any, plenary: Any, opens: datetime
) -> None:
    meeting = await kept(chair, plenary, opens)
    denied = SPEAK("error-not-allowed")

    added = await delegate.slash(
        plenary, "meeting add", kind="meeting", title="Mine", when=f"{opens:%d %B %Y %H:%M}"
    )
    item = await delegate.slash(plenary, "meeting agenda", meeting=meeting, item="1", title="Mine")
    gone = await delegate.slash(plenary, "meeting remove", meeting=meeting, reason="mine")
    listed = await delegate.slash(plenary, "meeting list")

    assert [said(each) for each in (added, item, gone)] == [denied] * 3
    assert "Seventh meeting" in said(listed)
