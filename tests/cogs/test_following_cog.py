"""`/follow` and `/why`: who is told of what appears, and the reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.cogs.conftest import said
from tests.cogs.test_postings_cog import SPEAK, Wire, chair, plain, watching, wire

__all__ = ["chair", "wire"]

FOLLOWED = {
    "body": "CWG-CC",
    "kind": "document",
    "words": "秘书长",
    "symbol": "CWG-CC-7/9(Rev.3)",
    "citing": "Res. 140",
    "language": "zh",
}
OTHERS = {
    **FOLLOWED,
    "body": "A/C.3",
    "kind": "resolution",
    "words": "Генеральный секретарь",
    "language": "ar",
}
OTHERS |= {"symbol": "CWG-CC-7/8", "citing": "Res. 71"}


async def test_a_delegate_follows_what_cites_a_resolution_and_sees_why(
    chair: Any, delegate: Any, plenary: Any, wire: Wire
) -> None:
    await watching(chair, plenary, wire)
    await delegate.slash(plenary, "follow add", words="secretary-general")
    other = await delegate.slash(plenary, "follow add", body="A/C.3")

    notices = await wire.posts("CWG-CC-7_9-E.txt")
    why = await delegate.slash(plenary, "why", document="CWG-CC-7/9")
    unknown = await delegate.slash(plenary, "why", document="CWG-CC-7/99")

    assert {each.audience.person or each.audience.channel for each in notices} == {
        str(delegate.id),
        str(plenary.id),
    }
    assert SPEAK("told-fits") in said(why)
    assert "A/C.3" in said(why)
    assert "CWG-CC-7/99" in said(unknown)
    found = re.search(r"([0-9a-f]{8}) ·", said(other))
    assert found
    removed = await delegate.slash(plenary, "follow remove", rule=found[1])
    assert said(removed) == SPEAK("follow-removed")


async def test_a_rule_is_written_as_each_language_punctuates(delegate: Any, plenary: Any) -> None:
    shown_as = {"fr": "pour vous seul : les mots « connectivité »", "zh": "：", "en": ": the words"}
    for language, expected in shown_as.items():
        await delegate.slash(plenary, "language", language=language)
        await delegate.slash(plenary, "follow add", words="connectivité")
        listed = plain(said(await delegate.slash(plenary, "follow list")))
        assert expected in listed.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("part", FOLLOWED)
async def test_a_delegate_follows_by_each_part_of_a_rule(
    chair: Any, delegate: Any, plenary: Any, wire: Wire, part: str
) -> None:
    await watching(chair, plenary, wire)
    guild = wire.env.guild
    other = guild.add_member(wire.env.create_user("other"))
    await delegate.slash(plenary, "follow add", **{part: FOLLOWED[part]})
    await other.slash(plenary, "follow add", **{part: OTHERS[part]})
    text = (
        "CWG-CC-7/9-C号文件\n秘书长的报告\n1\t忆及全权代表大会第140号决议（2022年，布加勒斯特，修订版）。\n"
    )

    notices = await wire.posts("CWG-CC-7_9-C.txt", text)

    assert {each.audience.person for each in notices} == {"", str(delegate.id)}
