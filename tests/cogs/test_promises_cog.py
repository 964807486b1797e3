"""`/promise` and `/promises`: what was said would be posted, and what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.deed import Deed
from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from bot.services.promising import Pledge
from tests.cogs.conftest import said
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
    second = plain(said(await delegate.click(record.response, label=speak("deadline-button-next"))))

    assert plain(speak("promise-kept", document="CWG-CC-7/12")) in first
    assert plain(speak("promise-kept", document="CWG-CC-7/12")) not in owed
    line = next(each for each in first.split("\n") if "CWG-CC-7/11" in each)
    assert "CWG site" in line
    assert "CWG-CC-7/3 2.2" in line
    assert "<t:" in line
    assert plain(speak("promise-open", document="CWG-CC-7/2")) in second
    assert plain(speak("deadline-list-page", page=2, pages=2)) in second


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
