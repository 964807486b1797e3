"""The buttons below an announcement, pressed by whoever may and may not, long after it was sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.client import Rapporteur
from bot.domain.position import standing
from tests.cogs.assembly import Assembly, select_of
from tests.cogs.conftest import said, told
from tests.cogs.test_announced import pressed, text_of
from tests.cogs.test_announcement_card import DRAFT, REVISED
from tests.cogs.test_gates_cog import Hands, hands, office
from tests.cogs.test_postings_cog import SPEAK, Wire, plain

__all__ = ["hands", "office"]  # the house's clock is moved with that of Discord
DAY = timedelta(days=1)
PROMISE = "2.3\tThe revised report will be posted on the CWG-CC website by 3 May 2027.\n"


@pytest.fixture
async def site(assembly: Assembly, hands: Hands) -> Wire:
    await hands.move(assembly.env)
    folder = assembly.office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    made = Wire(assembly.office, folder, assembly.env)
    chair = assembly.people["CHAIR"]
    await chair.slash(assembly.channel, "source add", kind="folder", address="cwg", name="site")
    await made.looks(0)
    return made


@pytest.fixture
async def announced(assembly: Assembly, site: Wire, hands: Hands) -> Any:
    """The announcement of a revision on which a poll is open, as it stands after the bot has started anew."""
    await site.posts("CWG-CC-7_9-E.txt", DRAFT, hours=0)
    await site.posts("CWG-CC-7_9(Rev.1)-E.txt", REVISED + PROMISE, hours=0)
    await deliver(assembly, hands)
    opening = {"document": "itu:doc:CWG-CC-7/9/Rev.1", "closes": "in 5 days", "clauses": "2.1-2.2"}
    await assembly.people["CHAIR"].slash(assembly.channel, "position open", **opening)
    await deliver(assembly, hands)
    await assembly.env.restart_bot(Rapporteur(assembly.office.services, assembly.office.memory))
    heading = SPEAK("posting-revision", document="Document CWG-CC-7/9(Rev.1)")
    [message] = [each for each in assembly.channel.history() if heading in text_of(each)]
    return message


async def deliver(assembly: Assembly, hands: Hands, **later: float) -> None:
    """Send and edit what is due by Discord's clock, or so much later."""
    await hands.move(assembly.env, **later)
    await assembly.office.services.deliver.work(hands.now)


async def test_it_offers_what_can_be_done_with_the_document(announced: Any) -> None:
    offered = ("posting-read", "posting-changed", "posting-take", "posting-follow")

    assert set(pressed(announced)) >= {SPEAK(each) for each in offered}


async def test_a_deadline_set_moved_or_cancelled_later_is_in_the_announcement_that_stands(
    assembly: Assembly, announced: Any, hands: Hands
) -> None:
    chair, channel = assembly.people["CHAIR"], assembly.channel
    due = (assembly.now() + timedelta(days=7)).replace(hour=18, minute=0, second=0, microsecond=0)
    asked = {"what": "Written comments", "document": "itu:doc:CWG-CC-7/9/Rev.1"}

    async def standing_now() -> str:
        await deliver(assembly, hands, minutes=2)
        [message] = [each for each in channel.history() if each.id == announced.id]
        return text_of(message)

    await chair.slash(channel, "deadline add", when=f"{due:%d %B %Y %H:%M} UTC", **asked)
    (choice,) = await chair.autocomplete(channel, "deadline extend", "deadline", "written")
    added, named = await standing_now(), {"deadline": choice["value"], "reason": "the hall is shut"}
    await chair.slash(channel, "deadline extend", when=f"{due + DAY:%d %B %Y %H:%M} UTC", **named)
    extended = await standing_now()
    await chair.slash(channel, "deadline cancel", **named)
    cancelled = await standing_now()

    assert f"<t:{int(due.timestamp())}:F> · Written comments" in added
    assert f"<t:{int((due + DAY).timestamp())}:F> · Written comments" in extended
    assert "Written comments" not in cancelled


async def test_its_clauses_and_what_changed_are_read_by_anybody(assembly: Assembly, announced: Any) -> None:
    nobody = assembly.people["nobody"]

    read = await nobody.click(announced, label=SPEAK("posting-read"))
    changed = await nobody.click(announced, label=SPEAK("posting-changed"))

    assert read.ephemeral
    assert "The Group takes note of the report of the Secretary-General" in told(read)
    assert "~~supports~~**takes note of** the report" in told(changed)
    assert "within twenty-one days" not in told(changed)


async def test_who_follows_is_told_of_the_next_version_once(
    assembly: Assembly, announced: Any, site: Wire
) -> None:
    nobody, label = assembly.people["nobody"], SPEAK("posting-follow")

    first, again = await nobody.click(announced, label=label), await nobody.click(announced, label=label)
    listed = told(await nobody.slash(assembly.channel, "follow list"))
    third = REVISED.replace("Rev.1", "Rev.2").replace("takes note of", "welcomes")
    notices = await site.posts("CWG-CC-7_9(Rev.2)-E.txt", third, hours=0)

    assert said(first) == said(again)
    assert listed.count(SPEAK("follow-person")) == 1
    assert [each.kind for each in notices if each.audience.person == str(nobody.id)] == ["document-revision"]


async def test_a_position_is_taken_by_a_delegation_and_by_nobody_else(
    assembly: Assembly, announced: Any, hands: Hands
) -> None:
    france, label = assembly.people["FR"], SPEAK("posting-take")

    refused = await assembly.people["nobody"].click(announced, label=label)
    panel = await france.click(announced, label=label)
    verb = "position-clause"
    clause = await france.select(panel.response, values=["0"], custom_id=select_of(panel.response, verb))
    await france.click(clause.response or panel.response, label=SPEAK("stance-consensus-support"))
    [poll] = await assembly.office.services.chamber.desk.polls.polls(str(assembly.channel_guild))
    taken = standing(await assembly.office.services.chamber.desk.ledgers.entries(poll.id))
    await deliver(assembly, hands, days=7)
    [after] = [each for each in assembly.channel.history() if each.id == announced.id]

    assert SPEAK("posting-take") not in told(refused)
    assert set(taken) == {("FR", poll.clauses[0].key)}
    assert SPEAK("posting-take") not in pressed(after)


async def test_a_promise_is_written_down_once_by_those_who_lead_alone(
    assembly: Assembly, site: Wire, announced: Any, hands: Hands
) -> None:
    await site.posts("CWG-CC-7_10-E.txt", DRAFT.replace("7/9", "7/10") + PROMISE, hours=0)
    await deliver(assembly, hands, seconds=2)  # what it promises is told after it
    [message] = [each for each in assembly.channel.history() if SPEAK("promise-write") in pressed(each)]
    chair, label = assembly.people["CHAIR"], SPEAK("promise-write")
    given = {
        "document": "CWG-CC-7/10(Rev.1)",
        "when": "3 May 2027",
        "place": "",
        "to": "",
        "words": "as said",
    }

    refused = await assembly.people["FR"].click(message, label=label)
    forms = [await chair.click(message, label=label) for _ in range(2)]
    written = [told(await chair.submit_modal(form, given)) for form in forms]
    record = plain(said(await chair.slash(assembly.channel, "promises")))

    assert (refused.modal, told(refused)) == (None, SPEAK("error-not-allowed"))
    assert written[0] == written[1]
    assert record.count(plain(SPEAK("promise-open", document="CWG-CC-7/10(Rev.1)"))) == 1
