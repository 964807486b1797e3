"""A channel that is a forum: the first notice of a subject opens a post, the next ones follow inside it.

Posts have no nonce: Discord makes a second one where the first answer was lost and nobody looks. So before
every second try the bot looks for its mark in the posts that it opened since the first. What can't be helped:
a post that somebody archived meanwhile, or that Discord doesn't list yet, is missed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import simcord

from bot.domain.language import Language
from bot.domain.notice import State
from bot.launch import Office
from bot.render.words import words
from tests.cogs.test_delivery_cog import again, deliver, of, text_of, trouble

LOST = """
    UPDATE notices SET state = 'retry', ready = 0, attempts = 1, message = '', sent_at = NULL,
        first_tried = :then
    WHERE occasion = '1'"""


@pytest.fixture
def forum(simcord_env: simcord.Env) -> Any:
    return simcord_env.create_guild("Working group").create_forum_channel("documents")


async def test_a_subject_has_one_post_in_which_it_goes_on(
    simcord_env: simcord.Env, office: Office, forum: Any, simcord_bot: Any
) -> None:
    await simcord_env.settle()
    first = trouble(of(forum, simcord_env.guild))
    second = trouble(of(forum, simcord_env.guild), "2")

    states = [await deliver(office, first), await deliver(office, second)]

    (post,) = forum.threads
    shown = [text_of(message) for message in post.history()]
    assert states == [[State.SENT], [State.SENT] * 2]
    assert post.name
    assert [each.id[:10] in text for each, text in zip((first, second), shown, strict=True)] == [True, True]
    assert words(Language.EN)("trouble-refused-channel-next") in shown[0]


async def test_another_subject_has_a_post_of_its_own(
    simcord_env: simcord.Env, office: Office, forum: Any
) -> None:
    await simcord_env.settle()
    here = of(forum, simcord_env.guild)

    await deliver(office, trouble(here), replace(trouble(here, "2"), subject="place:98"))

    assert len(forum.threads) == 2


@pytest.mark.parametrize("seconds", [5, 300])
async def test_a_post_whose_answer_was_lost_is_found_again(
    simcord_env: simcord.Env, office: Office, forum: Any, seconds: int
) -> None:
    await simcord_env.settle()
    await deliver(office, trouble(of(forum, simcord_env.guild)))
    async with office.database.transaction() as unit:
        await unit.execute(LOST, then=int(simcord_env.now().timestamp()) - seconds)

    states = await again(office)

    (post,) = forum.threads
    assert states == [State.SENT]
    assert len(post.history()) == 1


async def test_an_archived_post_is_opened_again_and_a_deleted_one_made_anew(
    simcord_env: simcord.Env, office: Office, forum: Any, simcord_bot: Any
) -> None:
    await simcord_env.settle()
    here = of(forum, simcord_env.guild)
    await deliver(office, trouble(here))
    (post,) = forum.threads
    thread = simcord_bot.get_channel(forum.id).get_thread(post.id)
    await thread.edit(archived=True)

    archived = await deliver(office, trouble(here, "2"))
    await (await simcord_bot.fetch_channel(post.id)).delete()
    await simcord_env.settle()
    deleted = await deliver(office, trouble(here, "3"))

    assert archived == [State.SENT] * 2
    assert deleted == [State.SENT] * 3
    assert [len(each.history()) for each in forum.threads] == [1]
