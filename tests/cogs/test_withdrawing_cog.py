"""A delegation withdraws its position on Discord."""

from __future__ import annotations

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.assembly import Assembly, live, select_of
from tests.cogs.conftest import buttons, said

EN = words(Language.EN)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_delegation_withdraws_its_position_and_takes_another(
    assembly: Assembly, language: Language
) -> None:
    france, speak = assembly.people["FR"], words(language)
    await france.slash(assembly.channel, "language", language=language.value)
    poll, card = await assembly.open(clauses="2.1, 2.2")
    chamber, guild = assembly.office.services.chamber, str(assembly.channel_guild)

    panel = await france.click(card, label=EN("poll-take"))
    chosen = {"values": ["1"], "custom_id": select_of(panel.response, "position-clause")}
    await france.select(panel.response, **chosen)
    member = await _clause_of(assembly, poll, "mFR")
    none = list(buttons(panel.response))
    await france.click(panel.response, label=speak("stance-consensus-support"))
    withdrawn = await france.click(panel.response, label=speak("panel-withdraw"))
    shown, after = said(withdrawn), await chamber.desk.record(guild, poll)
    owing = [each.code for each in after.owing(assembly.now())]
    await france.click(panel.response, label=speak("stance-consensus-live"))
    again = await chamber.desk.record(guild, poll)

    assert speak("panel-withdraw") not in none
    assert EN("panel-withdraw") not in member
    assert speak("panel-none") in shown
    assert not after.positions
    assert "FR" in owing
    assert [entry.fact.act.value for entry in again.entries] == [
        "opened",
        "position",
        "withdrawn",
        "position",
    ]
    assert again.positions["FR", "2.2"].fact.stance == "live"
    assert EN("poll-answered-of", heard=1, count=4) in await live(assembly, card)


async def _clause_of(assembly: Assembly, poll: str, who: str) -> list[str]:
    """The buttons that somebody has on the second clause."""
    person = assembly.people[who]
    panel = await person.slash(assembly.channel, "position take", poll=poll)
    custom = select_of(panel.response, "position-clause")
    await person.select(panel.response, values=["1"], custom_id=custom)
    return list(buttons(panel.response))


async def test_a_withdrawal_after_the_close_leaves_the_position_standing(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.1, 2.2", closes="in 2 hours")
    france, desk = assembly.people["FR"], assembly.office.services.chamber.desk
    panel = await france.click(card, label=EN("poll-take"))
    custom = select_of(panel.response, "position-clause")
    await france.select(panel.response, values=["1"], custom_id=custom)
    await france.click(panel.response, label=EN("stance-consensus-support"))

    await assembly.env.advance_time(3 * 3600)
    late = await france.click(panel.response, label=EN("panel-withdraw"))

    record = await desk.record(str(assembly.channel_guild), poll)
    assert EN("position-withdrawn") in said(late)
    assert EN("late-next") in said(late)
    assert record.positions["FR", "2.2"].fact.stance == "support"
