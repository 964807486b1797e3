"""`/today` and `/digest`: what a delegate finds, and what comes to them."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from cogs.components import messages
from tests.cogs.assembly import Assembly
from tests.cogs.conftest import said, words_of


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text)


def stamps(text: str) -> set[datetime]:
    return {datetime.fromtimestamp(int(found), UTC) for found in re.findall(r"<t:(\d+):F>", text)}


async def busy(assembly: Assembly) -> None:
    """A poll, a deadline for France, a meeting and a document that was posted."""
    chair, channel = assembly.people["CHAIR"], assembly.channel
    await assembly.open()
    when = (assembly.now() + timedelta(days=3)).replace(hour=18)
    typed = f"{when:%d %B %Y %H:%M} UTC"
    await chair.slash(channel, "deadline add", what="Comments", when=typed, delegations="FR")
    await chair.slash(channel, "deadline add", what="Replies", when=typed, delegations="JP")
    await chair.slash(channel, "meeting add", kind="meeting", title="Drafting group", when=typed)
    folder = assembly.office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    board, database = assembly.office.services.noticeboard, assembly.office.database
    admin = assembly.env.guild.create_role("Admin", permissions=discord.Permissions(manage_guild=True))
    manager = assembly.env.guild.add_member(assembly.env.create_user("manager"), roles=[admin])
    await manager.slash(channel, "source add", kind="folder", address="cwg", name="Site")
    await board.watch.work(assembly.now())
    path = folder / "CWG-CC-7_9-E.txt"
    path.write_text("Document CWG-CC-7/9-E\nReport\n1\tThe report recalls much.\n", encoding="utf-8")
    os.utime(path, (1, 1))
    async with database.transaction() as unit:
        await unit.execute("UPDATE sources SET next = 0")
    await board.watch.work(assembly.now())


@pytest.mark.parametrize("language", OFFICIAL)
async def test_an_empty_day_says_so_and_invents_nothing(assembly: Assembly, language: Language) -> None:
    france = assembly.people["FR"]
    await france.slash(assembly.channel, "language", language=language.value)

    shown = plain(said(await france.slash(assembly.channel, "today")))

    assert words(language)("today-nothing") in shown
    assert not stamps(shown)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_what_needs_action_comes_first(assembly: Assembly, language: Language) -> None:
    await busy(assembly)
    france, speak = assembly.people["FR"], words(language)
    await france.slash(assembly.channel, "language", language=language.value)

    shown = plain(said(await france.slash(assembly.channel, "today")))

    action, near, new = (shown.index(speak(f"today-{part}")) for part in ("action", "near", "new"))
    assert action < shown.index("Comments") < near < shown.index("Drafting group") < new
    assert near < shown.index("Replies") < new < shown.index("7/9")


async def test_who_owes_nothing_is_told_of_nothing_owed(assembly: Assembly) -> None:
    await busy(assembly)
    shown = said(await assembly.people["nobody"].slash(assembly.channel, "today"))

    assert words(Language.EN)("today-action") not in shown
    assert "Drafting group" in shown


async def test_times_are_in_the_readers_zone(assembly: Assembly) -> None:
    await busy(assembly)
    japan = assembly.people["JP"]
    await japan.slash(assembly.channel, "reminders", zone="Asia/Tokyo")

    shown = said(await japan.slash(assembly.channel, "today"))

    assert "UTC+9" in shown


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_digest_comes_at_the_readers_hour_and_only_when_there_is_something(
    assembly: Assembly, language: Language
) -> None:
    france, services = assembly.people["FR"], assembly.office.services
    await france.slash(assembly.channel, "language", language=language.value)
    await france.slash(assembly.channel, "reminders", zone="Asia/Tokyo")
    kept = await france.slash(assembly.channel, "digest", hour=7, minute=30)
    (due,) = stamps(said(kept))

    await services.digests.work(due)
    (told,) = await services.noticeboard.desk.outbox.told(f"digest:{assembly.channel_guild}/{france.id}")
    nothing = await services.today.digest(told.notice, assembly.now(), language)
    await busy(assembly)
    card = await services.today.digest(told.notice, assembly.now(), language)

    assert (due.hour, due.minute) == (22, 30)
    assert nothing is None
    assert card is not None
    message = messages(card)[0]
    sent = plain(words_of(message.view.to_components()))
    assert words(language)("today-action") in sent
    assert "/digest stop:True" in sent


@pytest.mark.parametrize("language", [Language.AR, Language.RU])
async def test_a_digest_arrives_in_its_readers_language_with_what_needs_action_first(
    assembly: Assembly, language: Language
) -> None:
    office, france = assembly.office, assembly.people["FR"]
    await france.slash(assembly.channel, "language", language=language.value)
    (due,) = stamps(said(await france.slash(assembly.channel, "digest", hour=7)))
    await office.services.digests.work(due)
    (told,) = await office.services.noticeboard.desk.outbox.told(
        f"digest:{assembly.channel_guild}/{france.id}"
    )
    await busy(assembly)

    card = await office.services.deliver._errands._tellers.card(told.notice, assembly.now())

    assert told.notice.audience.person == str(france.id)
    assert card is not None
    sent, speak = plain(words_of(messages(card)[0].view.to_components())), words(language)
    assert sent.index(speak("today-action")) < sent.index("Comments") < sent.index(speak("today-near"))


async def test_a_digest_tells_what_is_owed_by_who_acts_through_a_role_alone(assembly: Assembly) -> None:
    office, guild = assembly.office, assembly.env.guild
    role, user = guild.create_role("France"), assembly.env.create_user("deputy")
    person = guild.add_member(user, roles=[role])
    chair = assembly.people["CHAIR"]
    await chair.slash(assembly.channel, "delegation member", delegation="FR", function="focal", role=role)
    (due,) = stamps(said(await person.slash(assembly.channel, "digest", hour=7)))
    await office.services.digests.work(due)
    (told,) = await office.services.noticeboard.desk.outbox.told(
        f"digest:{assembly.channel_guild}/{person.id}"
    )
    await busy(assembly)

    async def shown() -> str:
        card = await office.services.deliver._errands._tellers.card(told.notice, assembly.now())
        assert card is not None
        return plain(words_of(messages(card)[0].view.to_components()))

    owed = await shown()
    guild.remove_member(person)
    gone = await shown()
    guild.add_member(user)
    without = await shown()

    action = words(Language.EN)("today-action")
    assert owed.index(action) < owed.index("Comments")
    assert action not in gone
    assert action not in without


async def test_a_digest_is_stopped(assembly: Assembly) -> None:
    france, digests = assembly.people["FR"], assembly.office.services.digests
    await france.slash(assembly.channel, "digest")

    stopped = await france.slash(assembly.channel, "digest", stop=True)

    assert said(stopped) == words(Language.EN)("digest-off")
    assert await digests.next(assembly.now()) is None


async def test_a_delegation_follows_for_all_of_its_people(assembly: Assembly) -> None:
    france, board = assembly.people["FR"], assembly.office.services.noticeboard
    member = assembly.people["mFR"]
    refused = await member.slash(assembly.channel, "follow add", body="CWG-CC-7", delegation="FR")
    foreign = await france.slash(assembly.channel, "follow add", body="CWG-CC-7", delegation="JP")
    kept = await france.slash(assembly.channel, "follow add", body="CWG-CC-7", delegation="France")
    await busy(assembly)

    rows = await assembly.office.database.rows(
        "SELECT person FROM notices WHERE kind = 'document-new' AND person <> ''"
    )
    listed = await member.slash(assembly.channel, "follow list")
    others = await assembly.people["JP"].slash(assembly.channel, "follow list")

    speak = words(Language.EN)
    assert said(refused) == speak("error-follow-not-yours", delegation="FR")
    assert said(foreign) == speak("error-follow-not-yours", delegation="JP")
    assert speak("follow-delegation", delegation="France") in said(kept)
    assert {str(row["person"]) for row in rows} == {str(france.id), str(member.id)}
    assert "CWG-CC-7" in said(listed)
    assert speak("follow-none") in said(others)
    assert board.desk is not None
