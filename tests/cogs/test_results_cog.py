"""Results that no message holds: a summary first, then page by page in its place."""

from __future__ import annotations

from bot.client import Rapporteur
from bot.domain.language import Language
from bot.render.words import words
from tests.cogs.assembly import Assembly, shown
from tests.cogs.conftest import said

EN = words(Language.EN)


async def test_long_results_are_turned_in_one_message(assembly: Assembly) -> None:
    poll = await _objected_at_length(assembly)
    france = assembly.people["FR"]

    summary = await france.slash(assembly.channel, "position results", poll=poll)
    pages = [said(summary)]
    for _ in range(2):
        turned = await france.click(summary.response, label=EN("common-next"))
        pages.append(said(turned))

    assert (summary.followups, turned.followups) == ([], [])
    assert all(f"{EN('stance-consensus-object')} 4" in page for page in pages)
    assert [name in page for name, page in zip(("FR FR", "BR BR", "JP JP"), pages, strict=True)] == [
        False,
        True,
        True,
    ]


async def test_the_close_is_one_message_that_opens_the_pages_to_anyone_after_a_restart(
    assembly: Assembly,
) -> None:
    poll = await _objected_at_length(assembly)
    chamber = assembly.office.services.chamber
    await assembly.env.advance_time(6 * 24 * 3600)
    await chamber.settling.work(assembly.now())

    (told,) = await assembly.deliver()
    again = await assembly.deliver()
    await assembly.env.restart_bot(Rapporteur(assembly.office.services, assembly.office.memory))
    opened = await assembly.people["nobody"].click(told, label=EN("poll-results"))
    turned = await assembly.people["nobody"].click(opened.response, label=EN("common-next"))

    record = await chamber.desk.record(str(assembly.channel_guild), poll)
    assert again == []
    assert f"{EN('stance-consensus-object')} 4" in shown(told)
    assert record.kept.head in shown(told)
    assert "FR FR" not in shown(told)
    assert opened.response.ephemeral
    assert "BR BR" in said(turned)


async def _objected_at_length(assembly: Assembly) -> str:
    poll, card = await assembly.open(clauses="2.3")
    for code in ("FR", "JP", "BR", "EG"):
        form = await assembly.people[code].click(card, label=EN("stance-consensus-object"))
        await assembly.people[code].submit_modal(form, {"reason": f"{code} " * 300, "proposal": "SUP"})
    return poll
