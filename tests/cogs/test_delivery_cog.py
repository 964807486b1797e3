"""What is said unasked, as it arrives in channels, threads, forums and direct messages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Audience, Notice, State
from bot.launch import Office
from bot.render.card import Card, Heading, Mention, Text
from bot.render.words import words
from bot.services.post import Found, Mark
from bot.store.outbox import StoredOutbox
from cogs.components import messages
from cogs.places import called, signed
from tests.cogs.conftest import words_of

MARK = Mark("abcdefghijklmnopqrstuvwx", "abcdefghij")


def trouble(audience: Audience, occasion: str = "1") -> Notice:
    """A notice with a teller: that some channel refuses us."""
    due = datetime.now(UTC) - timedelta(seconds=1)
    details = {"channel": "99", "person": ""}
    return Notice("place-refused", "place:99", occasion, audience, due, details=details)


async def deliver(office: Office, *notices: Notice) -> list[State]:
    async with office.database.transaction() as unit:
        await StoredOutbox(office.database).put(unit, notices)
    return await again(office)


async def again(office: Office) -> list[State]:
    await office.services.deliver.work(datetime.now(UTC))
    return [each.state for each in await StoredOutbox(office.database).told("place:99")]


def text_of(message: Any) -> str:
    return words_of([component.to_dict() for component in message.components])


def of(channel: Any, guild: Any) -> Audience:
    return Audience(str(guild.id), str(channel.id))


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_channel_hears_in_its_language_with_a_reference(
    simcord_env: simcord.Env, office: Office, plenary: Any, language: Language
) -> None:
    await office.services.people.choose_language(f"channel:{plenary.id}", language)
    notice = trouble(of(plenary, simcord_env.guild))

    states = await deliver(office, notice)

    text = text_of(plenary.last_message)
    assert states == [State.SENT]
    assert words(language)("trouble-refused-channel-next") in re.sub("[\u2066\u2067\u2069]", "", text)
    assert notice.id[:10] in text


async def test_a_person_hears_alone(simcord_env: simcord.Env, office: Office, delegate: Any) -> None:
    states = await deliver(office, trouble(Audience(str(simcord_env.guild.id), person=str(delegate.id))))

    assert states == [State.SENT]


async def test_what_is_refused_goes_out_when_permissions_are_mended(
    simcord_env: simcord.Env, office: Office, simcord_bot: Any
) -> None:
    guild = simcord_env.create_guild("Working group")
    silent = {guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    closed = guild.create_text_channel("closed", overwrites=silent)
    await simcord_env.settle()

    refused = await deliver(office, trouble(of(closed, guild)))
    channel = simcord_bot.get_channel(closed.id)
    await channel.set_permissions(channel.guild.default_role, send_messages=True)
    await simcord_env.settle()

    assert refused == [State.PARKED]
    assert await again(office) == [State.SENT]


async def test_a_channel_of_another_server_is_never_written_to(
    simcord_env: simcord.Env, office: Office, plenary: Any
) -> None:
    other = simcord_env.create_guild("Another group")

    mistaken = await deliver(office, trouble(Audience(str(other.id), str(plenary.id))))
    both = await deliver(office, trouble(Audience("4711", str(plenary.id)), "2"))

    assert mistaken == [State.DEAD]
    assert sorted(both) == [State.DEAD, State.PARKED]
    assert plenary.last_message is None


async def test_what_is_there_already_is_found_again(
    simcord_env: simcord.Env, office: Office, plenary: Any
) -> None:
    notice = trouble(of(plenary, simcord_env.guild))
    await deliver(office, notice)
    async with office.database.transaction() as unit:
        await unit.execute(
            "UPDATE notices SET state = 'retry', ready = 0, attempts = 1, first_tried = :then",
            then=int(simcord_env.now().timestamp()) - 300,
        )

    states = await again(office)

    assert states == [State.SENT]
    assert len([each for each in plenary.history() if notice.id[:10] in text_of(each)]) == 1


def test_each_part_of_a_long_card_bears_its_own_mark() -> None:
    card = Card(tuple(Text("word " * 500) for _ in range(5)), Language.EN)

    parts = signed(card, MARK)

    texts = [words_of([item.to_component_dict() for item in part.view.children]) for part in parts]
    total = len(parts)
    assert total > 1
    assert all(f"{MARK.reference} {number}/{total}" in text for number, text in enumerate(texts, 1))
    assert len(messages(card)) == total


def test_one_role_may_be_called_and_nobody_else() -> None:
    card = Card((Heading("@everyone"), Text((Mention("5"), Mention("6"), "<@7>"))), Language.EN)

    allowed = called(card).to_dict()

    assert allowed["roles"] == [5]
    assert not {"everyone", "users", "roles"} & set(allowed["parse"])


def test_a_message_is_whole_when_all_its_parts_are_there() -> None:
    assert Found((1, 2), 2).whole
    assert not Found((1,), 2).whole
    assert not Found().whole
    assert discord.AllowedMentions.none().to_dict() == {"parse": []}
