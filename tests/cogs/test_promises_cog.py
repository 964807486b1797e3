"""`/promise` and `/promises`: what was said would be posted, and what came of it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.deed import Deed
from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import State
from bot.render.words import words
from bot.services.promising import Pledge
from tests.cogs.conftest import said, told
from tests.cogs.test_postings_cog import SPEAK, TEXT, Wire, chair, plain, shown, watching, wire

__all__ = ["chair", "wire"]


async def test_a_promise_is_broken_when_due_and_then_late(chair: Any, plenary: Any, wire: Wire) -> None:
    await watching(chair, plenary, wire)
    due = wire.env.now() + timedelta(days=2)

    added = await chair.slash(
        plenary, "promise add", document="CWG-CC-7/9", when=f"{due:%d %B %Y %H:%M} UTC", to="Members",
        said_in="CWG-CC-7/3", clause="2.2",
    )  # fmt: skip
    [broken] = await wire.looks(1)
    overdue = await wire.card(broken, days=3)
    notices = await wire.posts("CWG-CC-7_9-E.txt", hours=80)
    kept = next(each for each in notices if each.kind == "promise-kept")

    assert SPEAK("promise-open", document="CWG-CC-7/9") in said(added)
    assert SPEAK("promise-broken", document="CWG-CC-7/9") in shown(overdue)
    assert "2.2" in shown(overdue)
    assert SPEAK("promise-late", document="CWG-CC-7/9", count=2) in shown(await wire.card(kept, days=4))
    assert await wire.card(broken, days=4) is None


@pytest.mark.parametrize("language", OFFICIAL)
async def test_the_record_gives_document_place_day_verdict_and_clause_page_by_page(
    chair: Any, delegate: Any, plenary: Any, wire: Wire, language: Language
) -> None:
    speak = words(language)
    await watching(chair, plenary, wire)
    promising, by = wire.office.services.noticeboard.promising, wire.env.now()
    for number in range(1, 13):
        deed = Deed(str(wire.env.guild.id), f"i{number}", by, str(chair.id), manages=True)
        when = f"{by + timedelta(days=number):%d %B %Y %H:%M} UTC"
        pledge = Pledge(f"CWG-CC-7/{number}", when, "CWG site", said_in="CWG-CC-7/3", clause="2.2")
        await promising.add(deed, pledge, Language.EN)
    await wire.posts("CWG-CC-7_12-E.txt", TEXT.replace("7/9", "7/12"), hours=0)
    await delegate.slash(plenary, "language", language=language.value)

    record = await delegate.slash(plenary, "promises")
    owed = plain(said(await delegate.slash(plenary, "promise list")))
    first = plain(said(record))
    second = plain(said(await delegate.click(record.response, label=speak("common-next"))))

    assert plain(speak("promise-kept", document="CWG-CC-7/12")) in first
    assert plain(speak("promise-kept", document="CWG-CC-7/12")) not in owed
    line = next(each for each in first.split("\n") if "CWG-CC-7/11" in each)
    assert "CWG site" in line
    assert "CWG-CC-7/3 2.2" in line
    assert "<t:" in line
    assert plain(speak("promise-open", document="CWG-CC-7/2")) in second
    assert plain(speak("common-page", page=2, pages=2)) in second


async def test_a_promise_that_could_not_be_looked_after_is_said_to_be_unsure(
    chair: Any, plenary: Any, wire: Wire
) -> None:
    await watching(chair, plenary, wire)
    due = wire.env.now() + timedelta(days=2)
    when = f"{due:%d %B %Y %H:%M} UTC"
    await chair.slash(plenary, "promise add", document="CWG-CC-7/9", when=when, place="CWG site")
    [broken] = await wire.looks(1)
    unread = shown(await wire.card(broken, days=3))
    await wire.looks(49)
    looked = shown(await wire.card(broken, days=3))

    assert SPEAK("promise-unread", place="CWG site") in unread
    assert SPEAK("promise-unread", place="CWG site") not in looked
    assert "CWG site" in looked
    assert broken.due - due <= timedelta(minutes=5)


ADD = {
    "document": "CWG-CC-7/9",
    "place": "CWG site",
    "to": "Members",
    "said_in": "CWG-CC-7/3",
    "clause": "2.2",
}


async def reference(who: Any, plenary: Any, **options: Any) -> str:
    """Write a promise down; its reference."""
    written = told(await who.slash(plenary, "promise add", **ADD, **options))
    return re.findall(r"[0-9a-f]{8}$", written)[0]


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_promise_is_shown_with_all_that_was_said_of_it(
    chair: Any, delegate: Any, plenary: Any, wire: Wire, language: Language
) -> None:
    speak = words(language)
    await watching(chair, plenary, wire)
    promise = await reference(chair, plenary, when="in 5 days", words="“posted before it is sent”")
    await delegate.slash(plenary, "language", language=language.value)
    (choice,) = await delegate.autocomplete(plenary, "promise show", "promise", "7/9")

    card = told(await delegate.slash(plenary, "promise show", promise=promise))

    for fact in ("CWG site", "Members", "CWG-CC-7/3 2.2", "“posted before it is sent”", "<t:", promise):
        assert fact in card
    assert plain(speak("promise-open", document="CWG-CC-7/9")) in card
    assert choice["value"] == promise


@pytest.mark.parametrize(("command", "state"), [("keep", "kept"), ("withdraw", "withdrawn")])
async def test_it_is_settled_by_those_who_lead_with_a_reason_and_nobody_hears_that_it_was_broken(
    chair: Any, delegate: Any, plenary: Any, wire: Wire, command: str, state: str
) -> None:
    await watching(chair, plenary, wire)
    promise = await reference(chair, plenary, when="in 5 days")
    settle = {"promise": promise, "reason": "handed out in the room"}

    refused = await delegate.slash(plenary, f"promise {command}", **settle)
    settled = told(await chair.slash(plenary, f"promise {command}", **settle))
    again = await chair.slash(plenary, f"promise {command}", **settle)
    owed = told(await delegate.slash(plenary, "promise list"))
    record = told(await delegate.slash(plenary, "promises"))
    waiting = await wire.office.services.noticeboard.desk.outbox.told(f"promise:{promise}")

    verdict = SPEAK(f"promise-{state}", document="CWG-CC-7/9")
    assert told(refused) == SPEAK("error-not-allowed")
    assert verdict in settled
    assert "handed out in the room" in settled
    assert told(again) == SPEAK("error-promise-closed")
    assert owed == SPEAK("promise-none")
    assert verdict in record
    assert {each.state for each in waiting} == {State.CANCELLED}


@pytest.mark.parametrize("suffix", ["(Rev.1)", "(Add.1)"])
async def test_no_alarm_is_raised_where_it_came_as_a_revision_or_an_addendum(
    chair: Any, plenary: Any, wire: Wire, suffix: str
) -> None:
    await watching(chair, plenary, wire)
    promise = await reference(chair, plenary, when="in 2 days")
    notices = await wire.posts(f"CWG-CC-7_9{suffix}-E.txt", TEXT.replace("7/9-E", f"7/9{suffix}-E"))
    board = wire.office.services.noticeboard.desk.outbox
    [alarm] = [
        each for each in await board.told(f"promise:{promise}") if each.notice.kind == "promise-broken"
    ]

    [kept] = [each for each in notices if each.kind == "promise-kept"]
    verdict = plain(shown(await wire.card(kept, days=9)))

    assert SPEAK("promise-kept", document="CWG-CC-7/9") in verdict
    assert "CWG-CC-7/3 2.2" in verdict
    assert alarm.state is State.CANCELLED
    assert await wire.card(alarm.notice, days=9) is None


async def test_what_was_posted_in_time_is_no_broken_promise_when_it_is_written_down_later(
    chair: Any, plenary: Any, wire: Wire
) -> None:
    await watching(chair, plenary, wire)
    await wire.posts("CWG-CC-7_9-E.txt", hours=0)
    await wire.env.advance_time(timedelta(days=3).total_seconds())
    yesterday = f"{wire.env.now() - timedelta(days=1):%d %B %Y %H:%M} UTC"
    before = f"{wire.env.now() - timedelta(days=9):%d %B %Y %H:%M} UTC"

    in_time = told(await chair.slash(plenary, "promise add", **ADD, when=yesterday))
    late = told(await chair.slash(plenary, "promise add", **ADD, when=before))

    assert SPEAK("promise-kept", document="CWG-CC-7/9") in in_time
    assert SPEAK("promise-late", document="CWG-CC-7/9", count=6) in late
