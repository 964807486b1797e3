"""`/deadline`, `/event` and `/reminders` as chairs and delegates use them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
import simcord
from icalendar import Calendar

from bot.domain.delegation import Delegate, Delegation, Function, Standing
from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from bot.store.delegations import Register
from tests.cogs.conftest import buttons, said

SPEAK = words(Language.EN)


@pytest.fixture
def chair(plenary: Any, simcord_env: simcord.Env) -> Any:
    """Who manages the server."""
    guild = simcord_env.guild
    role = guild.create_role("Chair", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("chair"), roles=[role])


@pytest.fixture
def end(plenary: Any, simcord_env: simcord.Env) -> datetime:
    """Two weeks from now, at 18:00 UTC."""
    return (simcord_env.now() + timedelta(days=14)).replace(hour=18, minute=0, second=0, microsecond=0)


def typed(end: datetime) -> str:
    return f"{end:%d %B %Y %H:%M} UTC"


def stamps(text: str) -> set[datetime]:
    """Every instant that a card shows each viewer in their own time."""
    return {datetime.fromtimestamp(int(found), UTC) for found in re.findall(r"<t:(\d+):F>", text)}


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


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_chair_sets_a_deadline_in_her_language(
    chair: Any, plenary: Any, end: datetime, language: Language
) -> None:
    await chair.slash(plenary, "language", language=language.value)

    result = await chair.slash(plenary, "deadline add", what="WG-12", when=typed(end))
    listed = await chair.slash(plenary, "deadline list")

    assert result.ephemeral
    told = re.sub("[\u2068\u2069]", "", words(language)("deadline-did-add", what="WG-12"))
    assert told in said(result)
    assert stamps(said(result)) == {end}
    assert stamps(said(listed)) == {end}


async def test_only_reminders_that_can_still_come_are_promised(
    chair: Any, plenary: Any, simcord_env: simcord.Env
) -> None:
    soon = simcord_env.now().replace(second=0, microsecond=0) + timedelta(hours=12)

    result = await chair.slash(plenary, "deadline add", what="Comments", when=typed(soon))

    assert re.search(r"2h$", said(result), re.MULTILINE)
    assert "14d" not in said(result)
    assert "24h" not in said(result)


async def test_a_delegate_is_told_that_this_is_for_the_chair(
    delegate: Any, plenary: Any, end: datetime
) -> None:
    result = await delegate.slash(plenary, "deadline add", what="Comments", when=typed(end))

    assert said(result) == SPEAK("error-not-allowed")


@pytest.mark.parametrize(
    ("when", "key"),
    [
        ("sometime", "date-not-understood"),
        ("31 February 2030", "date-impossible"),
        ("15 May 2030 18:00 Mars/Olympus", "zone-unknown"),
    ],
)
async def test_a_date_that_is_no_date_is_refused(chair: Any, plenary: Any, when: str, key: str) -> None:
    result = await chair.slash(plenary, "deadline add", what="Comments", when=when)

    assert said(result).startswith(SPEAK(f"error-{key}", typed="#").split("#")[0][:20])
    assert SPEAK("deadline-list-empty") in said(await chair.slash(plenary, "deadline list"))


async def test_a_date_in_doubt_is_chosen_with_a_button(chair: Any, plenary: Any, end: datetime) -> None:
    asked = await chair.slash(
        plenary, "deadline add", what="Comments", when=f"{end:%d %B %Y} at midnight UTC"
    )
    question = said(asked)
    finish, start = buttons(asked.response)

    settled = await chair.click(asked.response, label=start)

    assert SPEAK("doubt-midnight") in question
    assert start != finish
    assert stamps(said(settled)) == {end.replace(hour=0)}


async def test_an_act_is_taken_back_with_its_button(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env
) -> None:
    result = await chair.slash(plenary, "deadline add", what="Comments", when=typed(end))

    back = await chair.click(result.response, label=SPEAK("deadline-button-undo"))
    late = await chair.slash(plenary, "deadline add", what="Replies", when=typed(end))
    await simcord_env.advance_time(90)
    too_late = await chair.click(late.response, label=SPEAK("deadline-button-undo"))

    assert SPEAK("deadline-did-undo", what="Comments") in said(back)
    assert SPEAK("error-deadline-undo-late", what="Replies") in said(too_late)


async def test_a_deadline_is_extended_reopened_and_explained(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env
) -> None:
    deadline = await added(chair, plenary, end)
    later = end + timedelta(days=7)

    extended = await chair.slash(
        plenary, "deadline extend", deadline=deadline, when=typed(later), reason="two delegations asked"
    )
    too_soon = await chair.slash(
        plenary, "deadline reopen", deadline=deadline, when=typed(later), reason="two delegations asked"
    )
    why = await chair.slash(plenary, "deadline why", deadline=deadline)
    shown = await chair.slash(plenary, "deadline show", deadline=deadline)

    assert SPEAK("deadline-did-extend", what="Comments") in said(extended)
    assert said(too_soon) == SPEAK("error-deadline-reopen-open", what="Comments")
    assert stamps(said(why)) == {end, later}
    assert "two delegations asked" in said(why)
    assert SPEAK("deadline-state-extended") in said(shown)
    assert reference(said(shown)) == deadline


async def test_a_delegation_says_that_it_has_done_it(
    chair: Any, delegate: Any, plenary: Any, end: datetime, office: Office, simcord_env: simcord.Env
) -> None:
    await seat(office, simcord_env.guild, delegate)
    deadline = await added(chair, plenary, end)
    shown = await delegate.slash(plenary, "deadline show", deadline=deadline)

    answered = await delegate.click(shown.response, label=SPEAK("deadline-button-answer"))
    nobody = await chair.slash(plenary, "deadline answer", deadline=deadline)
    after = await chair.slash(plenary, "deadline show", deadline=deadline)

    assert "Recorded for France: done, in time" in said(answered)
    assert said(nobody) == SPEAK("error-answer-nobody")
    assert SPEAK("deadline-in-time", names="France") in said(after)


async def test_the_calendar_has_a_file(chair: Any, plenary: Any, end: datetime) -> None:
    deadline = await added(chair, plenary, end)

    result = await chair.slash(plenary, "deadline calendar", deadline=deadline)

    (file,) = result.response.attachments
    (entry,) = Calendar.from_ical(await file.read()).walk("VEVENT")
    assert entry["DTSTART"].dt == end


async def test_events_carry_their_deadlines_with_them(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env
) -> None:
    opens = end + timedelta(days=60)
    await chair.slash(plenary, "event add", kind="council", title="Council", opens=f"{opens:%d %B %Y}")
    (choice,) = await chair.autocomplete(plenary, "event move", "event", "coun")

    counted = await chair.slash(plenary, "event deadlines", event=choice["value"])
    moved = await chair.slash(
        plenary,
        "event move",
        event=choice["value"],
        opens=f"{opens + timedelta(days=7):%d %B %Y}",
        reason="hall flooded",
    )
    listed = await chair.slash(plenary, "event list")

    assert len(stamps(said(counted))) == 6
    assert SPEAK("event-moved", event="Council") in said(moved)
    assert len(stamps(said(moved))) >= 7
    assert "Council (Council session)" in said(listed).replace("\\", "")


async def test_a_move_is_taken_back_by_its_button_and_recalled_by_command(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env
) -> None:
    opens = end + timedelta(days=60)
    await chair.slash(plenary, "event add", kind="council", title="Council", opens=f"{opens:%d %B %Y}")
    (choice,) = await chair.autocomplete(plenary, "event undo", "event", "coun")
    move = {"event": choice["value"], "opens": f"{opens + timedelta(days=7):%d %B %Y}", "reason": "flood"}

    first = await chair.slash(plenary, "event move", **move)
    undone = await chair.click(first.response, label=SPEAK("deadline-button-undo"))
    early = await chair.slash(plenary, "event recall", event=choice["value"], reason="dry")
    await chair.slash(plenary, "event move", **move)
    await simcord_env.advance_time(90)
    late = await chair.slash(plenary, "event undo", event=choice["value"])
    recalled = await chair.slash(plenary, "event recall", event=choice["value"], reason="dry")

    assert SPEAK("event-did-undo", event="Council") in said(undone)
    assert said(early) == SPEAK("error-event-undo-nothing", event="Council")
    assert said(late) == SPEAK("error-event-undo-late", event="Council")
    assert SPEAK("event-did-recall", event="Council") in said(recalled)


async def test_a_person_chooses_how_to_be_reminded(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "reminders", way="dm", quiet="22-7", zone="Geneva", language="fr")
    again = await delegate.slash(plenary, "reminders")
    wrong = await delegate.slash(plenary, "reminders", quiet="night")

    french = words(Language.FR)
    assert french("reminders-way-dm") in said(result)
    assert "22:00-07:00 (Europe/Zurich)" in said(result)
    assert "22:00-07:00 (Europe/Zurich)" in said(again)
    assert said(wrong) == french("error-quiet-unclear", typed="night")


async def test_the_list_has_pages(chair: Any, plenary: Any, end: datetime) -> None:
    for number in range(11):
        await chair.slash(
            plenary, "deadline add", what=f"No {number}", when=typed(end + timedelta(days=number))
        )

    first = await chair.slash(plenary, "deadline list")
    page = said(first)
    second = await chair.click(first.response, label=SPEAK("deadline-button-next"))

    assert SPEAK("deadline-list-page", page=1, pages=2) in page
    assert "No 10" in said(second)
    assert "No 9" not in said(second)


HOSTILE = "@everyone <@&1> [click](https://evil.example) **bold** \u202eevil `code`"


async def test_a_hostile_text_is_shown_as_it_is(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env
) -> None:
    result = await chair.slash(plenary, "deadline add", what=HOSTILE, when=typed(end))
    listed = await chair.slash(plenary, "deadline list")

    for shown in (said(result), said(listed)):
        assert "[click](https" not in shown
        assert re.search(r"(?<!\\)@everyone", shown) is None
        assert "\u202e" not in shown
        assert "**bold**" not in shown


async def test_a_role_that_is_gone_harms_nothing(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env
) -> None:
    role = simcord_env.guild.create_role("Delegates")
    result = await chair.slash(plenary, "deadline add", what="Comments", when=typed(end), audience=role)

    assert f"<@&{role.id}>" in said(result)


async def test_a_document_without_deadlines_says_so(chair: Any, plenary: Any) -> None:
    result = await chair.slash(plenary, "deadline find", document="CWG-CC-7/3")

    assert result.ephemeral
    assert said(result)
