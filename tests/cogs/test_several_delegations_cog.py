"""Who speaks for several delegations says for which, on Discord."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.delegations import delegation_name
from bot.render.words import words
from tests.cogs.assembly import Assembly
from tests.cogs.conftest import buttons, said
from tests.cogs.test_today_cog import plain
from tests.polls import delegation as seat

EN = words(Language.EN)


async def both(assembly: Assembly) -> Any:
    """Who speaks for Japan, and from now on for Brazil too."""
    person = assembly.people["JP"]
    told = {"delegation": "BR", "function": "head", "person": person}
    await assembly.people["CHAIR"].slash(assembly.channel, "delegation member", **told)
    return person


@pytest.mark.parametrize("language", OFFICIAL)
async def test_who_speaks_for_two_delegations_is_asked_for_which(
    assembly: Assembly, language: Language
) -> None:
    person, speak, channel = await both(assembly), words(language), assembly.channel
    await person.slash(channel, "language", language=language.value)
    poll, card = await assembly.open(clauses="2.2")
    brazil, japan = (f"{delegation_name(seat(code), language)}" for code in ("BR", "JP"))

    asked = await person.click(card, label=EN("stance-consensus-live"))
    question = said(asked)
    taken = await person.click(asked.response, label=brazil)
    worded = await person.click(card, label=EN("stance-consensus-object"))
    form = await person.click(worded.response, label=japan)
    objected = await person.submit_modal(form, {"reason": "No date.", "proposal": "by 1 June"})
    panel = await person.slash(channel, "position take", poll=poll)

    comma = words(language)("common-list-separator")
    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert plain(speak("error-position-which", delegations=comma.join((brazil, japan)))) in question
    assert asked.ephemeral
    assert speak("stance-consensus-live") in said(taken)
    assert brazil in said(taken)
    assert japan not in said(taken)
    assert "by 1 June" in said(objected)
    assert list(buttons(panel.response)) == [brazil, japan]
    assert {(code, entry.fact.stance) for (code, _), entry in record.positions.items()} == {
        ("BR", "live"),
        ("JP", "object"),
    }


async def test_who_speaks_for_two_explains_raises_and_cosponsors_for_the_one_named(
    assembly: Assembly,
) -> None:
    person, channel, france = await both(assembly), assembly.channel, assembly.people["FR"]
    poll, card = await assembly.open(clauses="2.2")
    form = await france.click(card, label=EN("stance-consensus-object"))
    await france.submit_modal(form, {"reason": "No date.", "proposal": "by 1 June"})
    (proposal,) = await person.autocomplete(channel, "position cosponsor", "proposal", "", poll=poll)
    own = await person.autocomplete(channel, "position explain", "delegation", "", poll=poll)
    told = {"poll": poll, "delegation": "Brazil"}

    explained = await person.slash(channel, "position explain", text="Why.", clause=" 2.2 ", **told)
    raised = await person.slash(channel, "concern raise", text="No budget.", clause="2.2", **told)
    joined = await person.slash(channel, "position cosponsor", proposal=proposal["value"], **told)
    foreign = await person.slash(channel, "position explain", poll=poll, text="We.", delegation="FR")

    record = await assembly.office.services.chamber.desk.record(str(assembly.channel_guild), poll)
    assert [each["value"] for each in own] == ["BR", "JP"]
    assert said(explained) == EN("act-explained")
    assert EN("concern-is-open") in said(raised)
    assert "Brazil" in said(joined)
    assert said(foreign) == EN("error-delegation-not-yours", delegation="FR")
    assert {(entry.fact.delegation, entry.fact.clause) for entry in record.entries[2:]} == {("BR", "2.2")}
