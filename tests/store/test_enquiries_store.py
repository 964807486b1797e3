"""Enquiries and ratings, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.enquiry import Enquiry, enquiry_id
from bot.domain.language import Language
from bot.services.enquiries import Rating
from bot.store.database import Database
from bot.store.enquiries import StoredEnquiries

NOW = datetime(2027, 5, 10, 9, tzinfo=UTC)


def asked(question: str, guild: str = "1") -> Enquiry:
    return Enquiry(enquiry_id(guild, question), guild, "7", question, Language.FR, NOW)


async def test_the_same_question_is_kept_once(database: Database) -> None:
    desk = StoredEnquiries(database)

    assert await desk.put(asked("Qui préside ?"))
    assert not await desk.put(asked("Qui préside ?"))
    assert await desk.open("1", 10) == [asked("Qui préside ?")]


async def test_an_answered_enquiry_is_no_longer_open(database: Database) -> None:
    desk = StoredEnquiries(database)
    await desk.put(asked("Qui préside ?"))
    done = replace(asked("Qui préside ?"), answer="Marjan.", author="Sam", answered_at=NOW)

    await desk.answer(done)

    assert await desk.open("1", 10) == []
    assert await desk.answered("1", 10) == [done]


async def test_another_server_sees_nothing_and_changes_nothing(database: Database) -> None:
    desk = StoredEnquiries(database)
    await desk.put(asked("Qui préside ?"))

    await desk.answer(replace(asked("Qui préside ?"), guild="2", answer="Forged.", answered_at=NOW))

    assert await desk.enquiry("2", enquiry_id("1", "Qui préside ?")) is None
    assert await desk.answered("1", 10) == []


async def test_a_second_rating_takes_the_place_of_the_first(database: Database) -> None:
    desk = StoredEnquiries(database)

    await desk.rate("1", "7", Rating("Qui ?", "ref", helpful=True, at=NOW))
    await desk.rate("1", "7", Rating("Qui ?", "ref", helpful=False, at=NOW))

    rows = await database.rows("SELECT helpful FROM ratings")
    assert [row["helpful"] for row in rows] == [0]


async def test_ratings_do_not_tell_who_gave_them(database: Database) -> None:
    desk = StoredEnquiries(database)

    await desk.rate("1", "123456789", Rating("Qui ?", "ref", helpful=True, at=NOW))

    (row,) = await database.rows("SELECT * FROM ratings")
    assert "123456789" not in str(dict(row))
