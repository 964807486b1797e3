"""Positions as delegates take them on Discord."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest
import simcord
from discord import ui

from bot.client import Rapporteur
from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from cogs.controls import Click
from cogs.panel import Panel
from tests.cogs.assembly import Assembly, assemble
from tests.cogs.conftest import said, words_of

EN = words(Language.EN)


@pytest.fixture
async def assembly(simcord_env: simcord.Env, office: Office) -> Assembly:
    return await assemble(simcord_env, office)


def shown(message: Any) -> str:
    return words_of([component.to_dict() for component in message.components])


async def live(assembly: Assembly, message: discord.Message) -> str:
    """The card as it now stands in the channel."""
    await assembly.env.advance_time(3)
    found = next(each for each in assembly.channel.history() if each.id == message.id)
    return shown(found)


async def test_a_chair_opens_a_poll_and_its_card_stands_in_the_channel(assembly: Assembly) -> None:
    _, card = await assembly.open()

    assert EN("poll-heard", heard=0, count=4) in shown(card)
    assert EN("visibility-live") in shown(card)


async def test_a_delegate_takes_a_position_in_her_panel_and_the_live_card_follows(assembly: Assembly) -> None:
    _, card = await assembly.open()
    france = assembly.people["FR"]

    panel = await france.click(card, label=EN("poll-take"))
    clause = await france.select(
        panel.response, values=["1"], custom_id=_select(panel.response, "position-clause")
    )
    await france.click(clause.response or panel.response, label=EN("stance-consensus-support"))

    text = await live(assembly, card)
    assert panel.ephemeral
    assert EN("poll-heard", heard=1, count=4) in text
    assert f"{EN('stance-consensus-support')} 1" in text


async def test_a_single_clause_has_its_answers_on_the_card_itself(assembly: Assembly) -> None:
    _, card = await assembly.open(clauses="2.2")

    result = await assembly.people["JP"].click(card, label=EN("stance-consensus-support"))

    assert result.ephemeral
    assert EN("taken-recorded", delegation="Japan") in said(result)


async def test_an_objection_asks_for_its_reason_and_text_in_a_form(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.3")
    egypt = assembly.people["EG"]

    form = await egypt.click(card, label=EN("stance-consensus-object"))
    result = await egypt.submit_modal(form, {"reason": "لا يوجد تاريخ", "proposal": "SUP"})

    assert EN("taken-recorded", delegation="Egypt") in said(result)
    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert record.positions["EG", "2.3"].fact.reason == "لا يوجد تاريخ"


async def test_a_form_opened_before_the_close_and_sent_after_comes_late(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.3", closes="in 2 hours")
    egypt = assembly.people["EG"]
    form = await egypt.click(card, label=EN("stance-consensus-object"))

    await assembly.env.advance_time(3 * 3600)
    result = await egypt.submit_modal(form, {"reason": "Too late.", "proposal": "SUP"})

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert EN("late-next") in said(result)
    assert record.entries[-1].fact.late
    assert not record.positions


async def test_a_click_works_after_a_restart(assembly: Assembly, office: Office) -> None:
    _, card = await assembly.open(clauses="2.2")

    await assembly.env.restart_bot(Rapporteur(office.services, office.memory))
    result = await assembly.people["FR"].click(card, label=EN("stance-consensus-live"))

    assert EN("taken-recorded", delegation="France") in said(result)


async def test_an_observers_answer_is_kept_and_not_counted(assembly: Assembly) -> None:
    _, card = await assembly.open(clauses="2.2")

    result = await assembly.people["EU"].click(card, label=EN("stance-consensus-support"))

    assert EN("taken-not-counted", delegation="European Union") in said(result)
    assert EN("poll-heard", heard=0, count=4) in await live(assembly, card)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_stranger_is_refused_with_what_to_do_in_his_language(
    assembly: Assembly, language: Language
) -> None:
    _, card = await assembly.open(clauses="2.2")
    nobody = assembly.people["nobody"]
    await nobody.slash(assembly.channel, "language", language=language.value)

    result = await nobody.click(card, label=EN("stance-consensus-support"))

    assert words(language)("error-position-not-accredited") in said(result)


async def test_a_members_answer_is_a_draft_that_the_head_confirms(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.2")
    desk = assembly.office.services.chamber.desk

    drafted = await assembly.people["mFR"].click(card, label=EN("stance-consensus-support"))
    before = await desk.record(str(assembly.channel_guild), poll)
    panel = await assembly.people["FR"].click(card, label=EN("poll-take"))
    await assembly.people["FR"].click(panel.response, label=EN("panel-confirm", count=1))
    after = await desk.record(str(assembly.channel_guild), poll)

    assert EN("taken-draft", delegation="France") in said(drafted)
    assert not before.positions
    assert after.tally.heard == {"FR"}


@pytest.mark.parametrize(
    "forged",
    [
        "r:position-take:aaaaaaaaaaaa:0:support:",
        "r:position-take:{poll}:99:support:",
        "r:position-take:{poll}:0:hurrah:",
        "r:position-take:{poll}:0:object:",
        "r:position-take:{poll}",
        "r:position-page:{poll}:x:JP",
        "r:position-panel",
        "r:position-form:{poll}:-1:object:",
        "r:position-said:{poll}:-1:object:JP",
        "r:position-turn:{poll}:7:",
        "r:position-confirm:{poll}:FR",
        "r:position-results:' OR 1=1 --",
    ],
)
async def test_a_forged_control_is_refused_and_leaves_nothing(assembly: Assembly, forged: str) -> None:
    poll, _ = await assembly.open()
    view = ui.LayoutView(timeout=None)
    view.add_item(
        ui.ActionRow(ui.Button(label="forged", custom_id=forged.format(poll=poll).replace(" ", "_")))
    )
    place = assembly.env.bot.get_partial_messageable(assembly.channel.id)
    message = await place.send(view=view)

    result = await assembly.people["FR"].click(message, label="forged")

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert result.acknowledged
    assert EN("common-fault") not in said(result)
    assert len(record.entries) == 1


async def test_a_poll_of_another_server_is_not_there(assembly: Assembly) -> None:
    poll, _ = await assembly.open(clauses="2.2")
    other = assembly.env.create_guild("Elsewhere")
    elsewhere = other.create_text_channel("plenary")
    stranger = other.add_member(assembly.env.create_user("stranger"))

    result = await stranger.slash(elsewhere, "position results", poll=poll)

    assert EN("error-poll-unknown") in said(result)


async def test_the_card_may_be_deleted_and_answers_still_count(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.2")
    await card.delete()

    panel = await assembly.people["FR"].slash(assembly.channel, "position take", poll=poll)
    result = await assembly.people["FR"].click(panel.response, label="2.2") if False else panel

    assert EN("panel-of", delegation="France") in said(result)


class Gone:
    """An interaction for which Discord no longer waits: whatever answers it is refused with 10062."""

    def __init__(self, interaction: discord.Interaction) -> None:
        self._interaction = interaction
        self.response = self
        self.followup = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._interaction, name)

    def is_done(self) -> bool:
        return True

    async def defer(self, **_: Any) -> None:
        await self._refuse()

    async def send(self, **_: Any) -> None:
        await self._refuse()

    async def edit_original_response(self, **_: Any) -> None:
        await self._refuse()

    async def _refuse(self) -> None:
        response = type("Response", (), {"status": 404, "reason": "Not Found"})()
        raise discord.NotFound(response, {"code": 10062, "message": "Unknown interaction"})


async def _caught(
    assembly: Assembly, bot: Rapporteur, card: discord.Message, labels: list[str]
) -> list[tuple[discord.Interaction, Click]]:
    """The interactions of France's clicks on these answers, not handled yet."""
    caught: list[tuple[discord.Interaction, Click]] = []

    async def keep(interaction: discord.Interaction, click: Click) -> None:
        caught.append((interaction, click))
        await interaction.response.defer()

    handler, bot._controls["position-take"] = bot._controls["position-take"], keep
    for label in labels:
        await assembly.people["FR"].click(card, label=label)
    bot._controls["position-take"] = handler
    return caught


async def test_a_vote_is_kept_though_discord_no_longer_waits_for_its_answer(
    assembly: Assembly, simcord_bot: Rapporteur
) -> None:
    poll, card = await assembly.open(clauses="2.2")
    ((interaction, click),) = await _caught(assembly, simcord_bot, card, [EN("stance-consensus-support")])
    panel = next(cog for cog in simcord_bot.cogs.values() if isinstance(cog, Panel))

    await panel.take(Gone(interaction), click)  # type: ignore[arg-type]

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert record.tally.heard == {"FR"}


async def test_two_clicks_at_once_by_one_delegation_are_one_position(
    assembly: Assembly, simcord_bot: Rapporteur
) -> None:
    poll, card = await assembly.open(clauses="2.2")
    labels = [EN("stance-consensus-live"), EN("stance-consensus-support")]
    caught = await _caught(assembly, simcord_bot, card, labels)
    panel = next(cog for cog in simcord_bot.cogs.values() if isinstance(cog, Panel))

    twice = [*reversed(caught), *caught]
    await asyncio.gather(*(panel.take(Gone(each), click) for each, click in twice))  # type: ignore[arg-type]

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert [entry.fact.stance for entry in record.positions.values()] == ["support"]
    assert len(record.entries) == 3


async def test_a_silence_is_broken_at_once_and_the_rest_is_adopted(assembly: Assembly) -> None:
    poll, card = await assembly.open(silence=True)
    egypt = assembly.people["EG"]
    assert EN("fate-interim") in shown(card)

    panel = await egypt.click(card, label=EN("poll-take"))
    clause = await egypt.select(
        panel.response, values=["2"], custom_id=_select(panel.response, "position-clause")
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


async def test_the_ledger_is_exported_as_a_file(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.2")
    await assembly.people["FR"].click(card, label=EN("stance-consensus-support"))

    result = await assembly.people["JP"].slash(assembly.channel, "position export", poll=poll)

    (file,) = result.response.attachments
    assert file.filename == f"positions-{poll}.csv"


def _select(message: Any, verb: str) -> str:
    """The id of a card's select by what it does."""
    found: list[str] = []

    def look(components: list[dict[str, Any]]) -> None:
        for component in components:
            if component.get("type") == 3 and component["custom_id"].startswith(f"r:{verb}:"):
                found.append(component["custom_id"])
            look(component.get("components", []))

    look(message.components)
    return found[0]
