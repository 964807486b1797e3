"""Results that no message holds: a summary first, then page by page in its place."""

from __future__ import annotations

from bot.domain.language import Language
from bot.render.words import words
from tests.cogs.assembly import Assembly
from tests.cogs.conftest import said

EN = words(Language.EN)


async def test_long_results_are_turned_in_one_message(assembly: Assembly) -> None:
    poll, card = await assembly.open(clauses="2.3")
    for code in ("FR", "JP", "BR", "EG"):
        form = await assembly.people[code].click(card, label=EN("stance-consensus-object"))
        await assembly.people[code].submit_modal(form, {"reason": f"{code} " * 300, "proposal": "SUP"})
    france = assembly.people["FR"]

    summary = await france.slash(assembly.channel, "position results", poll=poll)
    pages = [said(summary)]
    for _ in range(2):
        turned = await france.click(summary.response, label=EN("deadline-button-next"))
        pages.append(said(turned))

    assert (summary.followups, turned.followups) == ([], [])
    assert all(f"{EN('stance-consensus-object')} 4" in page for page in pages)
    assert [name in page for name, page in zip(("FR FR", "BR BR", "JP JP"), pages, strict=True)] == [
        False,
        True,
        True,
    ]
