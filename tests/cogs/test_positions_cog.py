"""Positions as delegates take them on Discord."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import discord
import pytest
from discord import ui

from bot.client import Rapporteur
from bot.domain.language import OFFICIAL, Language
from bot.launch import Office
from bot.render.words import words
from bot.store.documents import Documents
from cogs.controls import Click
from cogs.panel import Panel
from tests.cogs.assembly import Assembly, live, select_of, shown
from tests.cogs.conftest import said, told

EN = words(Language.EN)


async def test_a_chair_opens_a_poll_and_its_card_stands_in_the_channel(assembly: Assembly) -> None:
    _, card = await assembly.open()

    assert EN("poll-answered-of", heard=0, count=4) in shown(card)
    assert EN("visibility-live") in shown(card)


async def test_a_delegate_takes_a_position_in_her_panel_and_the_live_card_follows(assembly: Assembly) -> None:
    _, card = await assembly.open()
    france = assembly.people["FR"]

    panel = await france.click(card, label=EN("poll-take"))
    clause = await france.select(
        panel.response, values=["1"], custom_id=select_of(panel.response, "position-clause")
    )
    await france.click(clause.response or panel.response, label=EN("stance-consensus-support"))

    text = await live(assembly, card)
    assert panel.ephemeral
    assert EN("poll-answered-of", heard=1, count=4) in text
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
    assert EN("poll-answered-of", heard=0, count=4) in await live(assembly, card)


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


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_poll_is_called_as_its_document_is_in_the_readers_language(
    assembly: Assembly, language: Language
) -> None:
    poll, _ = await assembly.open(clauses="2.2")
    (kept,) = await assembly.office.services.chamber.desk.polls.polls(str(assembly.channel_guild))
    held = await Documents(assembly.office.database).expressions(kept.symbol.work)
    titles = {each.language: each.title for each in held if each.symbol == kept.symbol}
    france, channel = assembly.people["FR"], assembly.channel
    await france.slash(channel, "language", language=language.value)

    answers = [
        await france.slash(channel, "position results", poll=poll),
        await france.slash(channel, "position take", poll=poll),
        await france.slash(channel, "position mine"),
    ]

    assert len({*titles.values()}) == len(OFFICIAL)
    for answer in answers:
        assert [each for each, title in titles.items() if title in told(answer)] == [language]


async def test_a_title_that_the_chair_gave_stays_as_it_was_typed(assembly: Assembly) -> None:
    poll, _ = await assembly.open(clauses="2.2", title="Fees, second round")
    france, channel = assembly.people["FR"], assembly.channel
    await france.slash(channel, "language", language="fr")

    assert "Fees, second round" in told(await france.slash(channel, "position results", poll=poll))


async def test_the_card_may_be_deleted_and_answers_still_count(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.2")
    await card.delete()

    france = assembly.people["FR"]
    panel = await france.slash(assembly.channel, "position take", poll=poll)
    custom = select_of(panel.response, "position-clause")
    await france.select(panel.response, values=["0"], custom_id=custom)
    await france.click(panel.response, label=EN("stance-consensus-support"))

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert record.positions["FR", "2.2"].fact.stance == "support"


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

    await panel.take(cast("discord.Interaction", Gone(interaction)), click)

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
    await asyncio.gather(
        *(panel.take(cast("discord.Interaction", Gone(each)), click) for each, click in twice)
    )

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert [entry.fact.stance for entry in record.positions.values()] == ["support"]
    assert len(record.entries) == 3
