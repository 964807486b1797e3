"""`/source` and `/postings`: from a file to what is said."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Notice
from bot.launch import Office
from bot.render.card import Card
from bot.render.words import words
from cogs.components import messages
from tests.cogs.conftest import said

SPEAK = words(Language.EN)
TEXT = "Document CWG-CC-7/9-E\nReport by the Secretary-General\n1\tThe report recalls Resolution 390.\n"


@pytest.fixture
def chair(plenary: Any, simcord_env: simcord.Env) -> Any:
    """Who manages the server."""
    guild = simcord_env.guild
    role = guild.create_role("Chair", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("chair"), roles=[role])


@dataclass
class Wire:
    """The folder in which documents appear, and what is then said."""

    office: Office
    folder: Path
    env: simcord.Env

    async def posts(self, name: str, text: str = TEXT, hours: float = 1) -> list[Notice]:
        """Put a file there and let the clock come round; what is to be said."""
        self.puts(name, text)
        return await self.looks(hours)

    def puts(self, name: str, text: str = TEXT) -> None:
        """Put a file there, as if long ago."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1, 1))

    async def looks(self, hours: float) -> list[Notice]:
        """Read the places, whenever it is their turn, so many hours from now."""
        async with self.office.database.transaction() as unit:
            await unit.execute("UPDATE sources SET next = 0")
        await self.office.services.noticeboard.watch.work(self.env.now() + timedelta(hours=hours))
        rows = await self.office.database.rows("SELECT DISTINCT subject FROM notices ORDER BY subject")
        board = self.office.services.noticeboard.watch._desk.outbox
        return [each.notice for row in rows for each in await board.told(str(row["subject"]))]

    async def card(self, notice: Notice, language: Language = Language.EN, days: float = 0) -> Card | None:
        teller = self.office.services.noticeboard.voice.tellers[notice.kind]
        return await teller(notice, self.env.now() + timedelta(days=days), language)


@pytest.fixture
def wire(office: Office, simcord_env: simcord.Env) -> Wire:
    folder = office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    return Wire(office, folder, simcord_env)


async def watching(chair: Any, plenary: Any, wire: Wire) -> Any:
    added = await chair.slash(plenary, "source add", kind="folder", address="cwg", name="CWG site")
    await wire.looks(0)
    return added


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069\\\\]", "", text)


def shown(card: Card | None) -> str:
    assert card is not None
    return "\n".join(str(block) for block in card.blocks)


async def test_a_file_that_appears_is_announced_with_its_clauses_to_read(
    chair: Any, plenary: Any, wire: Wire
) -> None:
    added = await watching(chair, plenary, wire)

    [notice] = await wire.posts("CWG-CC-7_9-E.txt")

    assert "CWG site" in said(added)
    assert notice.audience.channel == str(plenary.id)
    for language in OFFICIAL:
        card = await wire.card(notice, language)
        assert "CWG-CC-7/9" in shown(card)
        assert words(language)("posting-read") in shown(card)
        assert card is not None
        assert messages(card)
    found = await chair.slash(plenary, "ask", question="What does document CWG-CC-7/9 recall?")
    assert "recalls Resolution 390" in said(found)


async def test_the_language_board_shows_what_is_missing(chair: Any, plenary: Any, wire: Wire) -> None:
    await watching(chair, plenary, wire)
    await wire.posts("CWG-CC-7_9-E.txt", hours=0)
    await wire.posts("CWG-CC-7_9-F.txt", hours=0)
    await wire.env.advance_time(timedelta(hours=31).total_seconds())

    board = plain(said(await chair.slash(plenary, "postings")))

    line = {"document": "Document CWG-CC-7/9", "languages": "· · E F · ·"}
    assert plain(SPEAK("board-line", count=31, **line)) in board


async def test_numbers_left_out_and_documents_in_every_language_are_shown_in_six_languages(
    chair: Any, plenary: Any, wire: Wire
) -> None:
    await watching(chair, plenary, wire)
    for number in (59, 60, 62):
        wire.puts(f"C27_{number}-E.txt", f"Document C27/{number}-E\nReport\n1\tThe report {number}.\n")
    await wire.looks(1)
    for letter in "ACFRS":
        wire.puts(f"C27_59-{letter}.txt", f"Document C27/59-{letter}\n1\tText {letter}.\n")
    await wire.looks(5)

    for language in OFFICIAL:
        await chair.slash(plenary, "language", language=language.value)
        board = plain(said(await chair.slash(plenary, "postings")))
        assert plain(words(language)("board-gaps", series="C27/", numbers="61")) in board
        assert "A C E F R S" in board
        assert "· · E · · ·" in board


async def test_a_number_left_out_is_told_unless_it_came_meanwhile(
    chair: Any, plenary: Any, wire: Wire
) -> None:
    await watching(chair, plenary, wire)
    text = "Document C27/{0}-E\nReport\n1\tThe report {0}.\n"
    await wire.posts("C27_59-E.txt", text.format(59))
    notices = await wire.posts("C27_61-E.txt", text.format(61), hours=2)

    [missing] = [each for each in notices if each.kind == "number-missing"]
    told = shown(await wire.card(missing))
    await wire.posts("C27_60-E.txt", text.format(60), hours=3)

    assert "C27/60" in told
    assert await wire.card(missing) is None


async def test_the_silence_begins_with_the_last_language_that_is_posted(
    chair: Any, plenary: Any, wire: Wire
) -> None:
    await watching(chair, plenary, wire)
    await chair.slash(plenary, "event add", kind="silence", title="Draft decision", opens="today")
    (event,) = await chair.autocomplete(plenary, "event text", "event", "draft")
    named: dict[str, Any] = {"event": event["value"]}
    for language in OFFICIAL:
        await chair.slash(plenary, "language", language=language.value)
        nothing = said(await chair.slash(plenary, "event text", **named))
        bound = said(await chair.slash(plenary, "event text", document="CWG-CC-7/9", **named))
        assert words(language)("error-event-text-nothing") in nothing
        assert words(language)("texts-none") in bound

    for letter in "ACEFRS":
        wire.puts(f"CWG-CC-7_9-{letter}.txt", f"Document CWG-CC-7/9-{letter}\n1\tText {letter}.\n")
    await wire.looks(1)
    await wire.office.services.texts.work(wire.env.now() + timedelta(hours=1))
    listed = said(await chair.slash(plenary, "deadline list"))

    until = wire.env.now() + timedelta(hours=73)
    assert f"<t:{int(until.timestamp())}" in listed


async def test_a_revision_offers_what_changed(chair: Any, plenary: Any, wire: Wire) -> None:
    await watching(chair, plenary, wire)
    await wire.posts("CWG-CC-7_9-E.txt")
    changed = TEXT.replace("7/9-E", "7/9(Rev.1)-E").replace("recalls", "welcomes")

    notices = await wire.posts("CWG-CC-7_9(Rev.1)-E.txt", changed, hours=2)

    [revision] = [each for each in notices if each.kind == "document-revision"]
    assert SPEAK("posting-changed") in shown(await wire.card(revision))


async def test_hostile_titles_are_harmless(chair: Any, plenary: Any, wire: Wire) -> None:
    await watching(chair, plenary, wire)
    hostile = "@everyone [win](http:e.vil) \u202e" + "x" * 120 + ".txt"

    [notice] = await wire.posts(hostile, "Some words that say nothing of themselves.")

    card = await wire.card(notice)
    assert card is not None
    sent = str([message.view.to_components() for message in messages(card)])
    assert "[win](" not in sent
    assert "\u202e" not in sent
    assert not buttons_follow(card)


def buttons_follow(card: Card) -> bool:
    return SPEAK("posting-follow") in shown(card)
