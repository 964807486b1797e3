"""Announcements as they stand in channels and forums, in Arabic and Chinese too, and how they are edited."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import Language
from bot.launch import Office
from bot.render.words import words
from tests.cogs.conftest import buttons, said, words_of
from tests.cogs.test_postings_cog import SPEAK, TEXT, Wire, shown

TURNS = {0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None}


@pytest.fixture
def site(office: Office, simcord_env: simcord.Env) -> Wire:
    folder = office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    return Wire(office, folder, simcord_env)


@pytest.fixture
def secretary(plenary: Any, simcord_env: simcord.Env) -> Any:
    guild = simcord_env.guild
    role = guild.create_role("Secretariat", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("secretary"), roles=[role])


async def watched(secretary: Any, plenary: Any, site: Wire, target: Any) -> None:
    await secretary.slash(plenary, "source add", kind="folder", address="cwg", name="site", channel=target)
    await site.looks(0)


async def deliver(office: Office) -> None:
    async with office.database.transaction() as unit:
        await unit.execute("UPDATE notices SET due = 0, ready = 0 WHERE state = 'pending'")
    await office.services.deliver.work(datetime.now(UTC))


def pressed(message: Any) -> dict[str, str]:
    return buttons(SimpleNamespace(components=[component.to_dict() for component in message.components]))


def text_of(message: Any) -> str:
    return words_of([component.to_dict() for component in message.components]).translate(TURNS)


@pytest.mark.parametrize("language", [Language.AR, Language.ZH])
async def test_an_announcement_stands_whole_in_the_channels_language_and_is_edited(
    secretary: Any, plenary: Any, site: Wire, office: Office, language: Language
) -> None:
    speak = words(language)
    await office.services.people.choose_language(f"channel:{plenary.id}", language)
    await secretary.slash(
        plenary, "document gate", document="CWG-CC-7/9", to="UNCRA", days=21, rule="CWG-CC-7/3 2.2"
    )
    await watched(secretary, plenary, site, plenary)
    await site.posts("CWG-CC-7_9-E.txt", TEXT + "2\tThe Secretary-General is invited to report on the matter "
                     "to the Group at its next meeting, in all languages of the Union.\n")  # fmt: skip
    await deliver(office)
    [first] = [each for each in plenary.history() if speak("posting-read") in str(pressed(each))]
    before = text_of(first)

    await site.posts("CWG-CC-7_9-F.txt", TEXT.replace("-E", "-F"), hours=2)
    await deliver(office)

    [after] = [each for each in plenary.history() if speak("posting-read") in str(pressed(each))]
    assert speak("posting-languages") in before
    assert speak("posting-missing") in before
    assert speak("posting-comments") in before
    assert "CWG-CC-7/3 2.2" in before
    assert speak("language-fr") in before.split(speak("posting-missing"))[1]
    assert speak("language-fr") in text_of(after).split(speak("posting-missing"))[0]
    assert set(pressed(after)) >= {speak("posting-read"), speak("posting-follow")}
    assert after.id == first.id


async def test_a_forum_has_a_post_a_document_filed_by_its_status(
    secretary: Any, plenary: Any, site: Wire, office: Office, simcord_bot: Any, simcord_env: simcord.Env
) -> None:
    forum = simcord_env.guild.create_forum_channel("documents")
    await simcord_env.settle()
    tags = [discord.ForumTag(name=name) for name in ("Новый", "revised", "misc")]
    await simcord_bot.get_channel(forum.id).edit(available_tags=tags)
    await simcord_env.settle()
    await watched(secretary, plenary, site, forum)

    await site.posts("CWG-CC-7_9-E.txt")
    await deliver(office)
    await simcord_env.settle()
    (first,) = simcord_bot.get_channel(forum.id).threads
    new = [tag.name for tag in first.applied_tags]
    changed = TEXT.replace("7/9-E", "7/9(Rev.1)-E").replace("recalls", "welcomes")
    await site.posts("CWG-CC-7_9(Rev.1)-E.txt", changed, hours=2)
    await deliver(office)
    await simcord_env.settle()

    threads = simcord_bot.get_channel(forum.id).threads
    filed = {thread.name: [tag.name for tag in thread.applied_tags] for thread in threads}
    assert len(filed) == 2
    assert new == ["Новый"]
    assert sorted(map(str, filed.values())) == ["['revised']", "[]"]  # no tag of theirs says "superseded"


PLEDGE = (
    "CWG-CC-7/9-C号文件\n秘书长的报告\n"
    "2.1\t支持该报告。\n"
    "2.2\t如对报告作出修订，应在提交委员会之前先在工作组网站上发布，以便各方提出意见。\n"
)


async def test_what_a_document_says_is_to_be_posted_is_proposed_and_written_down(
    secretary: Any, delegate: Any, plenary: Any, site: Wire
) -> None:
    await watched(secretary, plenary, site, plenary)
    [notice] = await site.posts("CWG-CC-7_9-C.txt", PLEDGE)
    card = await site.card(notice)

    found = await secretary.slash(plenary, "promise find", document="CWG-CC-7/9")
    [draft] = [button for label, button in buttons(found.response).items() if "2.2" in label]
    form = await secretary.click(found.response, custom_id=draft)
    told = {"document": "CWG-CC-7/9", "when": "in 5 days", "place": "工作组网站", "to": "", "words": "发布"}
    written = await secretary.submit_modal(form, told)
    record = await delegate.slash(plenary, "promise list")

    assert SPEAK("posting-promises", clause="2.2", place="工作组网站") in shown(card)
    assert "工作组网站" in said(found)
    assert "CWG-CC-7/9 2.2" in said(written)
    assert SPEAK("promise-open", document="CWG-CC-7/9") in said(record)
