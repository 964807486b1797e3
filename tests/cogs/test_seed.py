"""The contribution that it all began with, walked through: what was not posted, and its clause 2.2."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.domain.language import Language
from bot.render.words import words
from tests.cogs.conftest import said
from tests.cogs.test_announced import buttons, secretary, site
from tests.cogs.test_postings_cog import Wire, watching

__all__ = ["secretary", "site"]

SPEAK = words(Language.EN)
RULE = "C25/SEED 2.2"


@pytest.fixture
async def seed(secretary: Any, plenary: Any, corpus: Path) -> Any:
    data = (corpus / "seed-contribution-zh.txt").read_bytes()
    return await secretary.slash(
        plenary, "document add", file=("seed.txt", data), symbol="C25/SEED", language="zh"
    )


async def test_what_the_seed_asks_to_be_posted_is_proposed_with_its_place_and_clause(
    secretary: Any, plenary: Any, seed: Any
) -> None:
    found = await secretary.slash(plenary, "promise find", document="C25/SEED")

    assert "CWG-WSIS&SDG" in said(found).replace("\\", "")
    assert any("2.2" in label for label in buttons(found.response))


def prefilled(form: Any) -> dict[str, str]:
    """What stands in the fields of a form before anybody types."""
    fields = [row.get("component") or row["components"][0] for row in form["components"]]
    return {field["custom_id"]: field.get("value", "") for field in fields}


async def test_from_the_paragraph_on_what_was_not_posted_a_promise_is_proposed_and_written_down(
    secretary: Any, plenary: Any, seed: Any
) -> None:
    found = await secretary.slash(plenary, "promise find", document="C25/SEED")
    paragraph, other = buttons(found.response)
    form = await secretary.click(found.response, label=paragraph)
    given = {name: value for name, value in prefilled(form.modal).items() if name in {"place", "words"}}
    told = {"document": "report to UNCSTD", "when": "in 5 days", "to": "Members", **given}
    written = said(await secretary.submit_modal(form, told)).replace("\\", "")

    assert "2.2" in other
    assert "2.2" not in paragraph
    assert "并未如公告所述在CWG-WSIS&SDG网站上发布" in given["words"]
    assert given["place"] == "CWG-WSIS&SDG网站"
    assert "并未如公告所述" in written
    assert "C25/SEED" in written


async def test_the_seeds_2_2_holds_a_report_back_until_members_could_comment(
    secretary: Any, plenary: Any, seed: Any, site: Wire
) -> None:
    await watching(secretary, plenary, site)
    report = "CWG-CC-7/9"
    planned = await secretary.slash(
        plenary, "document gate", document=report, to="UNCSTD", days=21, rule=RULE
    )
    unposted = await secretary.slash(plenary, "document sent", document=report)
    await site.posts("CWG-CC-7_9-E.txt", hours=0)
    early = await secretary.slash(plenary, "document sent", document=report)
    breach = await secretary.slash(
        plenary, "document sent", document=report, override=True, reason="The session opens tomorrow"
    )

    told = {"document": report, "to": "UNCSTD", "rule": RULE}
    assert "UNCSTD" in said(planned)
    assert said(unposted) == SPEAK("error-gate-unposted", **told)
    assert said(early) == SPEAK("error-gate-comments", **told)
    assert SPEAK("gate-breach", document=f"Document {report}", to="UNCSTD") in said(breach)
