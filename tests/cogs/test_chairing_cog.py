"""What chairs and secretariats do by command: silence, acts on polls, delegations, concerns, exports."""

from __future__ import annotations

from bot.domain.language import Language
from bot.render.words import words
from tests.cogs.assembly import Assembly, select_of, shown
from tests.cogs.conftest import said

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

    extended = await chair.slash(
        channel, "position extend", poll=poll, closes="in 9 days", reason="Asked for."
    )
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

    assert "Asked" not in said(extended)
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
