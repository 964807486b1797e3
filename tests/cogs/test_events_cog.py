"""`/event`: deadlines counted from meetings, which move with them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.conftest import said
from tests.cogs.deadlines import added, stamps
from tests.cogs.test_postings_cog import plain

SPEAK = words(Language.EN)


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


COUNTED = {
    Language.EN: "3 weeks before the Council session, 18:00",
    Language.FR: "trois semaines avant la session du Conseil à 18 h",
    Language.ES: "tres semanas antes de la reunión del Consejo a las 18:00",
    Language.RU: "за 3 недели до сессии Совета, 18:00",
    Language.AR: "قبل دورة المجلس بثلاثة أسابيع الساعة 18:00",
    Language.ZH: "理事会会议前三周18时",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_deadline_counted_from_an_event_shows_its_arithmetic_and_moves_with_it(
    chair: Any, plenary: Any, end: datetime, language: Language
) -> None:
    opens, speak = (end + timedelta(days=90)).replace(hour=0), words(language)
    await chair.slash(plenary, "event add", kind="council", title="C", opens=f"{opens:%d %B %Y}")
    (event,) = await chair.autocomplete(plenary, "event move", "event", "C")
    await chair.slash(plenary, "language", language=language.value)

    result = await chair.slash(plenary, "deadline add", what="Comments", when=COUNTED[language])
    (choice,) = await chair.autocomplete(plenary, "deadline why", "deadline", "Comments")
    why = await chair.slash(plenary, "deadline why", deadline=choice["value"])
    after = f"{opens + timedelta(days=7):%d %B %Y}"
    moved = await chair.slash(plenary, "event move", event=event["value"], opens=after, reason="flood")

    steps = re.split("[\u2068#]", speak("why-step-clock", wall="#"))[0]
    three_weeks_before = (opens - timedelta(days=21)).replace(hour=18, tzinfo=None)
    assert at_the_venue(said(result)) == {three_weeks_before}
    assert steps in said(result)
    assert steps in said(why)
    assert "00:00" not in said(result)  # no hour is known at which the event opens
    assert at_the_venue(said(moved)) == {three_weeks_before, three_weeks_before + timedelta(days=7)}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_an_extension_counted_from_an_event_says_that_it_is_counted_once(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env, language: Language
) -> None:
    opens, speak = (end + timedelta(days=90)).replace(hour=0), words(language)
    await chair.slash(plenary, "event add", kind="council", title="C", opens=f"{opens:%d %B %Y}")
    deadline = await added(chair, plenary, end)
    await chair.slash(plenary, "language", language=language.value)
    asked = {"deadline": deadline, "when": COUNTED[language], "reason": "asked for"}

    extended = await chair.slash(plenary, "deadline extend", **asked)
    await chair.slash(plenary, "deadline cancel", deadline=deadline, reason="no longer")
    reopened = await chair.slash(plenary, "deadline reopen", **asked)

    three_weeks_before = (opens - timedelta(days=21)).replace(hour=18, tzinfo=None)
    for result, did in ((extended, "deadline-did-extend"), (reopened, "deadline-did-reopen")):
        assert at_the_venue(said(result)) == {three_weeks_before}
        assert speak("counted-once") in said(result)
        assert re.split("[\u2068#]", speak("why-step-clock", wall="#"))[0] in said(result)
        assert re.sub("[\u2068\u2069]", "", speak(did, what="Comments")) in said(result)


def at_the_venue(text: str) -> set[datetime]:
    """What clocks show at the venue at the instants of a card."""
    return {each.astimezone(ZoneInfo("Europe/Zurich")).replace(tzinfo=None) for each in stamps(text)}


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


@pytest.mark.parametrize("author", OFFICIAL)
async def test_a_counted_deadline_is_called_in_each_readers_language(
    chair: Any, delegate: Any, plenary: Any, end: datetime, author: Language
) -> None:
    opens = end + timedelta(days=60)
    await chair.slash(plenary, "event add", kind="council", title="C26 (Rev. 1)", opens=f"{opens:%Y-%m-%d}")
    (choice,) = await chair.autocomplete(plenary, "event deadlines", "event", "")
    await chair.slash(plenary, "language", language=author.value)
    await chair.slash(plenary, "event deadlines", event=choice["value"], rule="council-contribution")
    await chair.slash(plenary, "deadline add", what="Contributions – C26", when=f"{opens:%Y-%m-%d} 12:00")

    for language in OFFICIAL:
        await delegate.slash(plenary, "language", language=language.value)
        listed = plain(said(await delegate.slash(plenary, "deadline list")))
        offered = await delegate.autocomplete(plenary, "deadline show", "deadline", "C26")
        card = plain(said(await delegate.slash(plenary, "deadline show", deadline=offered[0]["value"])))

        name = f"{words(language)('rule-council-contribution')} – C26 (Rev. 1)"
        assert name in listed
        assert name in card
        await chair.slash(plenary, "language", language=language.value)
        sooner = {"deadline": offered[0]["value"], "when": f"{end:%Y-%m-%d} 12:00", "reason": "haste"}
        refused = plain(said(await chair.slash(plenary, "deadline extend", **sooner)))
        assert refused == plain(words(language)("error-deadline-extend-sooner", what=name))
        assert plain(offered[0]["name"]).startswith(name[:40])
        assert "Contributions – C26" in listed
