"""What chairs and secretariats do by command: silence, acts on polls, delegations, concerns, exports."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.assembly import Assembly, live, select_of, shown
from tests.cogs.conftest import said
from tests.cogs.deadlines import stamps
from tests.cogs.test_today_cog import plain

EN = words(Language.EN)


async def test_a_silence_is_broken_at_once_and_the_rest_is_adopted(assembly: Assembly) -> None:
    poll, card = await assembly.open(silence=True)
    egypt = assembly.people["EG"]
    assert EN("fate-interim") in shown(card)

    panel = await egypt.click(card, label=EN("poll-take"))
    clause = await egypt.select(
        panel.response, values=["2"], custom_id=select_of(panel.response, "position-clause")
    )
    form = await egypt.click(clause.response or panel.response, label=EN("stance-silence-object"))
    await egypt.submit_modal(form, {"reason": "No date.", "proposal": "by 1 June"})
    (broken,) = await assembly.deliver()
    await assembly.env.advance_time(6 * 24 * 3600)
    await assembly.office.services.chamber.settling.work(assembly.now())
    (adopted,) = await assembly.deliver()

    assert "2.3" in shown(broken)
    assert "by 1 June" in shown(broken)
    assert shown(adopted).count(EN("fate-adopted")) == 3
    assert shown(adopted).count(EN("fate-broken")) == 1
    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert record.kept.head in shown(adopted)


async def test_the_chairs_acts_are_done_by_command(assembly: Assembly) -> None:
    poll, _ = await assembly.open(clauses="2.2")
    chair, channel = assembly.people["CHAIR"], assembly.channel

    opens = await council(assembly)
    later, before = {"poll": poll, "reason": "Asked for."}, COUNTED[Language.EN]
    extended = await chair.slash(channel, "position extend", **later, closes=before.format(4))
    reminded = await chair.slash(channel, "position remind", poll=poll)
    behalf = await chair.slash(
        channel,
        "position behalf",
        poll=poll,
        delegation="Japan",
        clauses="2.2",
        stance="Support",
        source="Letter 7",
    )
    closed = await chair.slash(channel, "position close", poll=poll, reason="All have spoken.")
    await assembly.env.advance_time(5)
    outcome = await chair.slash(
        channel,
        "position outcome",
        poll=poll,
        conclusion="The group agrees to meet again in Geneva.",
        adopted="2.2",
    )
    verified = await chair.slash(channel, "position verify", poll=poll)
    refused = await assembly.people["FR"].slash(channel, "position close", poll=poll, reason="No.")

    reopened = await chair.slash(channel, "position reopen", **later, closes=before.format(3))

    for result, weeks in ((extended, 4), (reopened, 3)):
        assert stamps(said(result)) == {six(opens - timedelta(weeks=weeks))}
        assert EN("counted-once") in said(result)
    assert EN("act-nudged", count=4) in said(reminded)
    assert EN("taken-recorded", delegation="Japan") in said(behalf)
    assert EN("act-closed", poll="x").split("x")[1] in said(closed)
    assert f"OUTCOME/{poll.upper()}" in said(outcome)
    assert EN("verify-whole") in said(verified)
    assert EN("error-not-allowed") in said(refused)
    asked = await assembly.people["FR"].slash(
        channel, "ask", question="What does the group agree about meeting again in Geneva?"
    )
    assert "The group agrees to meet again in Geneva." in said(asked).replace("*", "")


async def test_delegations_are_seated_and_people_appointed_by_command(assembly: Assembly) -> None:
    chair, channel = assembly.people["CHAIR"], assembly.channel

    added = await chair.slash(channel, "delegation add", delegation="Suisse")
    appointed = await chair.slash(
        channel, "delegation member", delegation="CH", function="head", person=assembly.people["nobody"]
    )
    listed = await assembly.people["nobody"].slash(channel, "delegation list")
    may = await assembly.people["nobody"].slash(channel, "can-i")
    refused = await assembly.people["FR"].slash(channel, "delegation remove", delegation="CH")

    assert EN("delegation-seated", delegation="Switzerland", standing=EN("standing-voting")) in said(added)
    assert "nobody" in said(appointed)
    assert "Switzerland" in said(listed)
    assert "Switzerland" in said(may)
    assert EN("error-not-allowed") in said(refused)


SEATED = {
    Language.AR: "الأعضاء الذين لهم حق التصويت (4)",
    Language.ZH: "有表决权成员 (4)",
    Language.EN: "Voting members (4)",
    Language.FR: "Membres votants (4)",
    Language.RU: "Члены с правом голоса (4)",
    Language.ES: "Miembros con derecho de voto (4)",
}


async def test_delegations_are_listed_under_the_plural_of_their_standing(assembly: Assembly) -> None:
    reader, channel = assembly.people["nobody"], assembly.channel
    for language, told in SEATED.items():
        await reader.slash(channel, "language", language=language.value)
        lines = plain(said(await reader.slash(channel, "delegation list"))).replace("*", "").splitlines()

        assert told in lines
        assert words(language)("standing-chair") in lines
        assert f"{words(language)('standing-observer')} (1)" in lines
        assert not any("CHAIR" in line for line in lines)


async def test_a_table_of_delegations_is_taken_from_an_attachment(assembly: Assembly) -> None:
    table = b"code;standing\nCH;voting\nXX;voting\n"

    result = await assembly.people["CHAIR"].slash(
        assembly.channel, "delegation import", file=("delegations.csv", table)
    )

    assert EN("import-taken", count=1) in said(result)
    assert EN("import-refused", count=1) in said(result)


async def test_concerns_are_raised_and_settled_by_command(assembly: Assembly) -> None:
    poll, _ = await assembly.open()
    channel = assembly.channel

    raised = await assembly.people["FR"].slash(
        channel, "concern raise", poll=poll, text="No budget.", clause="2.3"
    )
    found = await assembly.people["CHAIR"].autocomplete(channel, "concern resolve", "concern", "", poll=poll)
    settled = await assembly.people["CHAIR"].slash(
        channel, "concern resolve", poll=poll, concern=found[0]["value"], reason="Paid from savings."
    )

    assert EN("concern-is-open") in said(raised)
    assert EN("concern-is-resolved") in said(settled)
    assert "Paid from savings." in said(settled)


async def test_a_poll_is_exported_as_a_file_by_default_as_the_compiled_report(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.2")
    await assembly.people["FR"].click(card, label=EN("stance-consensus-support"))

    for form, begins in {"": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbfseq", "json": b"{"}.items():
        chosen = {"form": form} if form else {}
        result = await assembly.people["JP"].slash(assembly.channel, "position export", poll=poll, **chosen)

        (attachment,) = result.response.attachments
        assert attachment.filename == f"positions-{poll}.{form or 'docx'}"
        assert (await attachment.read()).startswith(begins)


COUNTED = {
    Language.EN: "{} weeks before the Council session, 18:00",
    Language.FR: "{} semaines avant la session du Conseil à 18 h",
    Language.ES: "{} semanas antes de la reunión del Consejo a las 18:00",
    Language.RU: "за {} недели до сессии Совета, 18:00",
    Language.AR: "قبل دورة المجلس ب {} أسابيع الساعة 18:00",
    Language.ZH: "理事会会议前{}周18时",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_poll_closes_on_the_day_that_is_counted_from_an_event_now(
    assembly: Assembly, language: Language
) -> None:
    chair, channel, speak = assembly.people["CHAIR"], assembly.channel, words(language)
    opens = await council(assembly)
    await chair.slash(channel, "language", language=language.value)

    opened = await chair.slash(
        channel,
        "position open",
        document="CWG-CC-7/3",
        clauses="2.1",
        closes=COUNTED[language].format(4),
    )

    assert stamps(said(opened)) == {six(opens - timedelta(weeks=4))}
    assert re.split("[\u2068#]", speak("why-step-clock", wall="#"))[0] in said(opened)
    assert speak("counted-once") in said(opened)


async def council(assembly: Assembly) -> date:
    """The day on which an event that dates can be counted from opens."""
    opens = (assembly.now() + timedelta(days=90)).date()
    event = {"kind": "council", "title": "C", "opens": f"{opens:%d %B %Y}"}
    await assembly.people["CHAIR"].slash(assembly.channel, "event add", **event)
    return opens


def six(day: date) -> datetime:
    """18:00 of that day at the venue."""
    return datetime(day.year, day.month, day.day, 18, tzinfo=ZoneInfo("Europe/Zurich"))


@pytest.mark.parametrize("language", OFFICIAL)
async def test_refusals_and_receipts_call_a_poll_as_its_document_is_called_in_the_readers_language(
    assembly: Assembly, language: Language
) -> None:
    chair, channel, speak = assembly.people["CHAIR"], assembly.channel, words(language)
    await chair.slash(channel, "language", language=language.value)
    poll, _ = await assembly.open(clauses="2.1")
    (kept,) = await assembly.office.services.chamber.desk.polls.polls(str(assembly.channel_guild))
    title, act = kept.titles[language], {"poll": poll, "reason": "Enough."}

    sooner = said(await chair.slash(channel, "position extend", closes="in 2 days", **act))
    closed = said(await chair.slash(channel, "position close", **act))
    await assembly.env.advance_time(5)
    again = said(await chair.slash(channel, "position close", **act))

    assert sooner == plain(speak("error-poll-extend-sooner", poll=title))
    assert closed == plain(speak("act-closed", poll=title))
    assert again == plain(speak("error-poll-close-closed", poll=title))


async def test_a_silence_that_was_stopped_says_so_and_its_card_takes_positions_when_it_is_open_again(
    assembly: Assembly,
) -> None:
    poll, card = await assembly.open(silence=True)
    chair, channel, act = assembly.people["CHAIR"], assembly.channel, {"poll": poll, "reason": "Enough."}
    settle = assembly.office.services.chamber.settling.work

    await chair.slash(channel, "position extend", closes="in 8 days", **act)
    await chair.slash(channel, "position close", **act)
    stopped = await live(assembly, card)
    await assembly.env.advance_time(2.35)
    await chair.slash(channel, "position reopen", closes="in 3 days", **act)
    again = await live(assembly, card)
    offered = str([each.to_dict() for each in (await _now(assembly, card)).components])
    await chair.slash(channel, "position close", **act)
    await assembly.env.advance_time(10)
    await settle(assembly.now())
    (ended,) = await assembly.deliver()  # until when it was open is no news any more

    assert EN("fate-stopped") in stopped
    assert EN("fate-interim") in again
    assert EN("poll-take") in offered
    assert EN("notice-expired", closes="").strip() not in shown(ended)
    assert shown(ended).count(EN("fate-stopped")) == 4


async def _now(assembly: Assembly, card: Any) -> Any:
    return next(each for each in assembly.channel.history() if each.id == card.id)


@pytest.mark.parametrize("typed", ["CWG-CC-7/3(Rev.1)", "cwg-cc-7/3 rev 1", "itu:doc:CWG-CC-7/3/Rev.1"])
async def test_a_poll_opens_on_a_document_as_delegates_type_its_symbol(
    assembly: Assembly, typed: str
) -> None:
    poll, _ = await assembly.open(document=typed)

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert record.poll.symbol.canonical == "itu:doc:CWG-CC-7/3/Rev.1"


async def test_a_poll_opens_on_no_document_that_is_only_guessed(assembly: Assembly) -> None:
    given = {"closes": "in 5 days", "clauses": "2.1"}
    open_ = "position open"
    chair, channel = assembly.people["CHAIR"], assembly.channel

    later = await chair.slash(channel, open_, document="CWG-CC-7/3(Rev.7)", **given)
    vague = await chair.slash(channel, open_, document="CWG-CC-7", **given)

    assert not await assembly.office.services.chamber.desk.polls.polls(str(assembly.channel_guild))
    assert "Rev.1" in said(later)
    assert said(vague)
