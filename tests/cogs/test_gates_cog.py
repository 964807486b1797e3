"""Publish before transmission, as a group sees it: comments open, then closed, then sent on."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.domain.posting import What
from bot.domain.progress import Progress
from bot.launch import Office, opened
from bot.render.filing import known_tags
from bot.render.words import words
from bot.settings import Settings
from tests.cogs.assembly import Assembly
from tests.cogs.conftest import said, told
from tests.cogs.test_announced import secretary, text_of, watched
from tests.cogs.test_postings_cog import SPEAK, TEXT, Wire, watching
from tests.cogs.test_today_cog import plain

__all__ = ["secretary"]
TOLD = {"document": "Document CWG-CC-7/9", "to": "UNCSTD"}


class Hands:
    """The hands of the office's clock, moved with those of Discord."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    async def move(self, env: simcord.Env, **much: float) -> None:
        await env.advance_time(timedelta(**much).total_seconds())
        self.now = env.now()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
async def office(filled_state: Path, tmp_path: Path, hands: Hands) -> AsyncIterator[Office]:
    state = tmp_path / "state"
    shutil.copytree(filled_state, state)
    async with opened(Settings(RAPPORTEUR_STATE=state, _env_file=None), lambda: hands.now) as office:
        yield office


@pytest.fixture
async def site(office: Office, hands: Hands, simcord_env: simcord.Env) -> Wire:
    folder = office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    await hands.move(simcord_env)
    return Wire(office, folder, simcord_env)


async def gated(secretary: Any, plenary: Any) -> Any:
    return await secretary.slash(
        plenary, "document gate", document="CWG-CC-7/9", to="UNCSTD", days=21, rule="CWG-CC-7/3 2.2"
    )


async def sends(secretary: Any, plenary: Any) -> str:
    return said(await secretary.slash(plenary, "document sent", document="CWG-CC-7/9"))


async def test_clause_2_2_is_a_gate(secretary: Any, delegate: Any, plenary: Any, site: Wire) -> None:
    await watching(secretary, plenary, site)
    planned = await secretary.slash(
        plenary, "document gate", document="CWG-CC-7/9", to="UNCRA", days=21, rule="CWG-CC-7/3 2.2"
    )
    unposted = await secretary.slash(plenary, "document sent", document="CWG-CC-7/9")

    notices = await site.posts("CWG-CC-7_9-E.txt", hours=0)
    early = await secretary.slash(plenary, "document sent", document="CWG-CC-7/9")
    urgent: dict[str, Any] = {"document": "CWG-CC-7/9", "override": True, "reason": "urgent"}
    foreign = await delegate.slash(plenary, "document sent", **urgent)
    breach = await secretary.slash(plenary, "document sent", **urgent)

    told = {"document": "CWG-CC-7/9", "to": "UNCRA"}
    rule = {"rule": "CWG-CC-7/3 2.2"}
    assert "UNCRA" in said(planned)
    assert said(unposted) == SPEAK("error-gate-unposted", **told, **rule)
    assert said(early) == SPEAK("error-gate-comments", **told, **rule)
    assert said(foreign) == SPEAK("error-not-allowed")
    assert SPEAK("gate-breach", document="Document CWG-CC-7/9", to="UNCRA") in said(breach)
    assert {each.kind for each in notices} == {
        "document-new",
        "gate-comments",
        "gate-closed",
        "document-status",
    }


async def test_who_leads_without_managing_the_server_may_not_override(
    assembly: Assembly, secretary: Any, hands: Hands
) -> None:
    chair, channel = assembly.people["CHAIR"], assembly.channel
    folder = assembly.office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    site = Wire(assembly.office, folder, assembly.env)
    await watching(chair, channel, site)
    await gated(chair, channel)
    await site.posts("CWG-CC-7_9-E.txt", hours=0)
    urgent: dict[str, Any] = {"document": "CWG-CC-7/9", "override": True, "reason": "The session opens"}

    refused = said(await chair.slash(channel, "document sent", **urgent))
    breach = said(await secretary.slash(channel, "document sent", **urgent))
    record = said(await assembly.people["nobody"].slash(channel, "promises"))

    asked = {"document": "CWG-CC-7/9", "to": "UNCSTD", "rule": "CWG-CC-7/3 2.2"}
    assert refused == SPEAK("error-gate-comments", **asked)
    assert SPEAK("gate-breach", **TOLD) in breach
    assert "The session opens" in breach
    assert SPEAK("gate-breach", **TOLD) in record
    assert "CWG-CC-7/3 2.2 · The session opens" in record


async def test_a_report_waits_out_its_days_for_comments_and_is_then_sent(
    secretary: Any, plenary: Any, site: Wire, hands: Hands, simcord_env: simcord.Env
) -> None:
    await watched(secretary, plenary, site, plenary)
    await site.posts("CWG-CC-7_9-E.txt", hours=0)
    await gated(secretary, plenary)
    deliver = site.office.services.deliver.work
    await deliver(hands.now)
    shown = "\n".join(text_of(each) for each in plenary.history())
    early = await sends(secretary, plenary)

    await hands.move(simcord_env, days=21, minutes=1)
    await deliver(hands.now)
    closed = [text_of(each) for each in plenary.history()]
    sent = await sends(secretary, plenary)
    await deliver(hands.now)
    after = [text_of(each) for each in plenary.history()]

    assert f"{SPEAK('posting-comments')}**: <t:" in shown
    assert "(CWG-CC-7/3 2.2)" in shown
    assert SPEAK("gate-comments", **TOLD) in shown
    assert early == SPEAK("error-gate-comments", document="CWG-CC-7/9", to="UNCSTD", rule="CWG-CC-7/3 2.2")
    assert any(SPEAK("gate-closed", **TOLD) in each for each in closed)
    assert any(SPEAK("posting-comments-over", to="UNCSTD") in each for each in closed)
    assert SPEAK("gate-sent", **TOLD) in sent
    assert any(SPEAK("gate-sent", **TOLD) in each for each in after)
    assert any(SPEAK("posting-sent-on", to="UNCSTD") in each for each in after)
    assert len(after) == len(closed) + 1


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_document_that_waits_for_two_is_sent_to_the_one_that_is_named(
    secretary: Any, plenary: Any, site: Wire, language: Language
) -> None:
    await watching(secretary, plenary, site)
    await secretary.slash(plenary, "language", language=language.value)
    for to in ("UNCSTD", "the Council"):
        await secretary.slash(plenary, "document gate", document="CWG-CC-7/9", to=to, days=0)
    await site.posts("CWG-CC-7_9-E.txt", hours=0)
    sent: dict[str, Any] = {"document": "CWG-CC-7/9"}

    unnamed = said(await secretary.slash(plenary, "document sent", **sent))
    unknown = said(await secretary.slash(plenary, "document sent", **sent, to="Plenary"))
    offered = await secretary.autocomplete(plenary, "document sent", "to", "uncs", **sent)
    first = told(await secretary.slash(plenary, "document sent", **sent, to="uncstd"))
    rest = told(await secretary.slash(plenary, "document sent", **sent))

    speak = words(language)
    both = speak("error-gate-which", document="CWG-CC-7/9", to="UNCSTD · the Council")
    assert unnamed == unknown == plain(both)
    assert [each["value"] for each in offered] == ["UNCSTD"]
    assert "UNCSTD" in first
    assert "the Council" not in first
    assert "the Council" in rest


async def test_a_forums_post_is_filed_anew_as_its_document_goes_on_under_tags_of_any_language(
    secretary: Any, plenary: Any, site: Wire, hands: Hands, simcord_bot: Any
) -> None:
    env = site.env
    forum = env.guild.create_forum_channel("documents")
    await env.settle()
    names = [words(language)(f"posting-tag-{name}") for name, language in STATUSES.items()]
    tags = [discord.ForumTag(name=name) for name in (*names, "ours")]
    await simcord_bot.get_channel(forum.id).edit(available_tags=tags)
    await env.settle()
    await watched(secretary, plenary, site, forum)
    filed = []

    async def look() -> None:
        await site.office.services.deliver.work(hands.now)
        await env.settle()
        first = min(simcord_bot.get_channel(forum.id).threads, key=lambda thread: thread.id)
        filed.append({tag.name for tag in first.applied_tags})

    await site.posts("CWG-CC-7_9-E.txt", hours=0)
    await look()
    (post,) = simcord_bot.get_channel(forum.id).threads
    await post.edit(applied_tags=[*post.applied_tags, simcord_bot.get_channel(forum.id).available_tags[-1]])
    await gated(secretary, plenary)
    await look()
    await hands.move(env, days=21, minutes=1)
    await look()
    changed = TEXT.replace("7/9-E", "7/9(Rev.1)-E").replace("recalls", "welcomes")
    await site.posts("CWG-CC-7_9(Rev.1)-E.txt", changed, hours=0)
    await look()

    new, comments, closed, superseded = names
    assert filed == [{new}, {comments, "ours"}, {closed, "ours"}, {superseded, "ours"}]


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_status_fits_a_forums_tag(language: Language) -> None:
    keys = [*What, *(each for each in Progress if each is not Progress.POSTED)]

    names = [words(language)(f"posting-tag-{each}") for each in keys]

    assert max(map(len, names)) <= 20
    assert {name.casefold() for name in names} <= known_tags()


STATUSES = {
    "new": Language.AR,
    "comments": Language.ZH,
    "closed": Language.ES,
    "superseded": Language.RU,
}
