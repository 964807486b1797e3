"""`/deadline` and `/reminders` as chairs and delegates use them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import simcord
from icalendar import Calendar

from bot.domain.delegation import Delegate, Delegation, Function, Standing
from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from bot.store.delegations import Register
from tests.cogs.conftest import buttons, said
from tests.cogs.deadlines import added, reference, seat, stamps, typed

SPEAK = words(Language.EN)


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

    assert "**Reminders**: 2 hours before\n" in said(result)


async def test_a_delegate_is_told_that_this_is_for_the_chair(
    delegate: Any, plenary: Any, end: datetime
) -> None:
    result = await delegate.slash(plenary, "deadline add", what="Comments", when=typed(end))

    assert said(result) == SPEAK("error-not-allowed")


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


async def test_a_person_chooses_how_to_be_reminded(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "reminders", way="dm", quiet="22-7", zone="Geneva", language="fr")
    again = await delegate.slash(plenary, "reminders")
    wrong = await delegate.slash(plenary, "reminders", quiet="night")

    french = words(Language.FR)
    assert french("reminders-way-dm") in said(result)
    assert "22:00-07:00 (Europe/Zurich)" in said(result)
    assert "22:00-07:00 (Europe/Zurich)" in said(again)
    assert said(wrong) == french("error-quiet-unclear", typed="night")


async def test_who_acts_through_a_role_is_told_where_reminders_come_and_gets_them_in_the_file(
    chair: Any, plenary: Any, simcord_env: simcord.Env, office: Office, end: datetime
) -> None:
    role = simcord_env.guild.create_role("Japan")
    delegate = simcord_env.guild.add_member(simcord_env.create_user("somebody"), roles=[role])
    long_ago, server = datetime(2020, 1, 1, tzinfo=UTC), str(simcord_env.guild.id)
    register = Register(office.database)
    async with office.database.transaction() as unit:
        await register.seat(unit, Delegation(server, "JP", Standing.VOTING, long_ago))
        through = Delegate("dJP", "JP", Function.MEMBER, long_ago, role=str(role.id))
        await register.appoint(unit, server, through)
    await chair.slash(plenary, "deadline add", what="Comments", when=typed(end), delegations="JP")

    told = await delegate.slash(plenary, "reminders", way="dm")
    (file,) = (await delegate.slash(plenary, "deadline calendar")).response.attachments
    (other,) = (await chair.slash(plenary, "deadline calendar")).response.attachments

    assert SPEAK("reminders-by-role", delegations="Japan") in said(told)
    assert Calendar.from_ical(await file.read()).walk("VALARM")
    assert not Calendar.from_ical(await other.read()).walk("VALARM")


async def test_the_list_has_pages(chair: Any, plenary: Any, end: datetime) -> None:
    for number in range(11):
        await chair.slash(
            plenary, "deadline add", what=f"No {number}", when=typed(end + timedelta(days=number))
        )

    first = await chair.slash(plenary, "deadline list")
    page = said(first)
    second = await chair.click(first.response, label=SPEAK("common-next"))

    assert SPEAK("common-page", page=1, pages=2) in page
    assert "No 10" in said(second)
    assert "No 9" not in said(second)


async def test_a_document_without_deadlines_says_so(chair: Any, plenary: Any) -> None:
    result = await chair.slash(plenary, "deadline find", document="CWG-CC-7/3")

    assert result.ephemeral
    assert said(result)
