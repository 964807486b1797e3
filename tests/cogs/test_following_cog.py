"""`/follow` and `/why`: who is told of what appears, and the reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.assembly import Assembly
from tests.cogs.conftest import said
from tests.cogs.test_postings_cog import SPEAK, TEXT, Wire, chair, plain, watching, wire

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
    await delegate.slash(plenary, "follow add", body="A/C.3")

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


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_rule_is_listed_and_offered_in_the_readers_words(
    assembly: Assembly, language: Language
) -> None:
    chair, channel, speak = assembly.people["CHAIR"], assembly.channel, words(language)
    await chair.slash(channel, "language", language=language.value)
    await chair.slash(channel, "follow add", kind="resolution", channel=channel)
    added = await chair.slash(channel, "follow add", body="A/C.3")
    told = speak("follow-part-kind", value=speak("kind-resolution"))
    body = speak("follow-part-body", value="A/C.3")

    listed = plain(said(await chair.slash(channel, "follow list")))
    offered = await chair.autocomplete(channel, "follow remove", "rule", body)
    every = await chair.autocomplete(channel, "follow remove", "rule", "")
    removed = await chair.slash(channel, "follow remove", rule=offered[0]["value"])
    left = await chair.autocomplete(channel, "follow remove", "rule", "")

    shown = plain(speak("follow-rule-channel", channel=f"<#{channel.id}>", rule=told))
    named = plain(speak("follow-rule-channel", channel="#plenary", rule=told))
    own = plain(speak("follow-rule", place=speak("follow-person"), rule=body))
    assert shown in listed
    assert own in listed
    assert own in plain(said(added))
    assert not re.search(r"[0-9a-f]{8} ·", listed + said(added))
    assert [plain(each["name"]) for each in offered] == [own]
    assert {plain(each["name"]) for each in every} == {own, named}
    assert said(removed) == speak("follow-removed")
    assert [plain(each["name"]) for each in left] == [named]


async def test_a_rule_is_written_as_each_language_punctuates(delegate: Any, plenary: Any) -> None:
    shown_as = {"fr": "pour vous seul : les mots « connectivité »", "zh": "：", "en": ": the words"}
    for language, expected in shown_as.items():
        await delegate.slash(plenary, "language", language=language)
        await delegate.slash(plenary, "follow add", words="connectivité")
        listed = plain(said(await delegate.slash(plenary, "follow list")))
        assert expected in listed.replace("\u202f", " ").replace("\u00a0", " ")


PAPER = "CWG-CC-7/9-C号文件\n秘书长的报告\n1\t忆及全权代表大会第140号决议（2022年，布加勒斯特，修订版）。\n"


@pytest.mark.parametrize("part", FOLLOWED)
async def test_each_part_of_a_rule_is_followed_for_oneself_a_delegation_and_a_channel(
    assembly: Assembly, part: str
) -> None:
    guild, channel, people = assembly.env.guild, assembly.channel, assembly.people
    folder = assembly.office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    wire = Wire(assembly.office, folder, assembly.env)
    await watching(people["CHAIR"], channel, wire)
    told, silent = (guild.create_text_channel(name) for name in ("told", "silent"))
    for rule, person, delegation, place in (
        (FOLLOWED, "nobody", "FR", told),
        (OTHERS, "EU", "JP", silent),
    ):
        wanted = {part: rule[part]}
        await people[person].slash(channel, "follow add", **wanted)
        await people[delegation].slash(channel, "follow add", delegation=delegation, **wanted)
        await people["CHAIR"].slash(channel, "follow add", channel=place, **wanted)

    notices = await wire.posts("CWG-CC-7_9-C.txt", PAPER)

    found = sorted(each.audience.person or each.audience.channel for each in notices)
    hearers = [people[each].id for each in ("nobody", "FR", "mFR")]
    assert found == sorted(str(each) for each in (*hearers, told.id, channel.id))


async def test_why_tells_at_which_stage_a_document_was_held_back(
    chair: Any, delegate: Any, plenary: Any, wire: Wire
) -> None:
    wire.puts("CWG-CC-7_8-E.txt", TEXT.replace("7/9", "7/8"))
    await watching(chair, plenary, wire)
    await delegate.slash(plenary, "follow add", body="CWG-CC", language="fr")
    await wire.posts("CWG-CC-7_9-E.txt")
    elsewhere = wire.env.guild.create_text_channel("elsewhere")

    before_us = plain(said(await delegate.slash(plenary, "why", document="CWG-CC-7/8")))
    held_back = plain(said(await delegate.slash(elsewhere, "why", document="CWG-CC-7/9")))
    await delegate.slash(plenary, "language", language="ar")
    arabic = plain(said(await delegate.slash(elsewhere, "why", document="CWG-CC-7/9")))

    for told, seen in ((before_us, "told-seen-first"), (held_back, "told-seen")):
        lead, _, rest = plain(SPEAK(seen, language=SPEAK("language-en"), when="|")).partition("|")
        assert f"{lead}<t:" in told
        assert rest in told
    assert SPEAK("told-not-told") in before_us
    assert SPEAK("told-not-told") in held_back
    failing = SPEAK("told-fails", part=SPEAK("follow-part-language", value=SPEAK("language-fr")))
    assert failing in plain(held_back)
    assert SPEAK("follow-part-body", value="CWG-CC") in held_back
    assert plain(words(Language.AR)("told-not-told")) in arabic
