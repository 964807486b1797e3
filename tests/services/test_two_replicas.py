"""Every chore done by two replicas at once, each over its own connections: once, or harmlessly twice."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.domain.deadline import Act as Did
from bot.domain.deadline_news import EVENT_MOVED
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import Act
from bot.domain.news import News, poll_subject
from bot.domain.notice import State
from bot.domain.posting import Posting
from bot.domain.process import MOVED, NEAR, subject
from bot.domain.source import Health, Source, SourceKind
from bot.launch import opened
from bot.services.bell import Bell
from bot.services.chores import Chore
from bot.services.papers import Papers
from bot.services.posting_ports import Paper, Watched
from bot.services.settling import GRACE, Settling
from bot.services.standing import ROUND, Rounds
from bot.services.texts import Texts
from bot.services.watch import Watch
from bot.settings import Settings
from bot.store.daily import DailyBackup
from bot.store.database import Database, Dialect
from bot.store.delegations import Register
from bot.store.ledger import Ledgers
from bot.store.memory import StoredMemory
from bot.store.open import open_database
from bot.store.outbox import StoredOutbox
from bot.store.polls import Polls
from bot.store.texts import StoredTexts
from tests import deadlines, desks, post, posted
from tests.fakes import FakePreferences
from tests.polls import CLOSES
from tests.postings import NOON
from tests.services import test_digests, test_milestone_days, test_process_calendar, test_texts

HOUR = timedelta(hours=1)
TRIED = "backup calendar deliver digests folders milestones papers polls rounds sources texts".split()
"""The chores of the tests below."""


@dataclass(frozen=True)
class Pair:
    """Two replicas' databases: the same one, reached over connections of their own."""

    one: Database
    two: Database


@pytest.fixture
async def pair(migrated_url: str, tmp_path: Path) -> AsyncIterator[Pair]:
    found = Pair(await open_database(migrated_url, tmp_path), await open_database(migrated_url, tmp_path))
    yield found
    await found.one.close()
    await found.two.close()


async def both(first: Chore, second: Chore, now: object) -> list[int]:
    """What each says that it did, when both are woken at the same time."""
    return list(await asyncio.gather(first.work(now), second.work(now)))  # type: ignore[arg-type]


async def test_every_chore_that_is_there_is_tried_here(tmp_path: Path) -> None:
    async with opened(Settings(RAPPORTEUR_STATE=tmp_path, _env_file=None)) as office:
        assert sorted(office.chores) == TRIED


async def test_polls_are_reminded_of_and_closed_once(pair: Pair) -> None:
    made = await desks.group(pair.one)
    poll = (await made.polling.open(desks.CHAIR, desks.OPENING)).poll
    replicas = [
        Settling(
            replace(
                made.desk,
                database=each,
                polls=Polls(each),
                ledgers=Ledgers(each),
                register=Register(each),
                outbox=StoredOutbox(each),
            )
        )
        for each in (pair.one, pair.two)
    ]

    await both(*replicas, CLOSES - 72 * HOUR)
    await both(*replicas, CLOSES + GRACE)

    told = [each.notice for each in await StoredOutbox(pair.one).told(poll_subject(poll.id))]
    reminded = Counter(each.audience.person for each in told if each.kind == News.NUDGE.kind)
    assert set(reminded) == {f"{letter}{code}" for letter in "mu" for code in desks.CODES}
    assert set(reminded.values()) == {1}
    assert [each.kind for each in told if each.kind != News.NUDGE.kind] == [News.CLOSED.kind]
    entries = await Ledgers(pair.two).entries(poll.id)
    assert [each.fact.act for each in entries] == [Act.OPENED, Act.CLOSED]


@pytest.mark.parametrize("kind", [SourceKind.FEED, SourceKind.FOLDER])
async def test_a_place_is_read_by_one_and_its_news_told_once(pair: Pair, kind: SourceKind) -> None:
    first, second = boards(pair)
    place = Source("src-1", kind, "https://wg.example/src-1")
    async with pair.one.transaction() as unit:
        await first.desk.sources.add(unit, Watched(place, Health(NOON), "1", "documents", "77", NOON))
    folders = kind is SourceKind.FOLDER
    replicas = [Watch(each.desk, folders=folders) for each in (first, second)]

    await both(*replicas, NOON)
    first.places.items = posted.items("C25/61", "C25/62")
    done = await both(*replicas, NOON + HOUR)

    assert first.places.reads == 2
    assert sorted(done) == [0, 2]
    assert posted.kinds(await first.notices()) == ["document-new"] * 2


async def test_a_file_that_comes_late_is_taken_in_by_one(pair: Pair) -> None:
    first, second = boards(pair)
    await first.watch()
    await Watch(first.desk).work(NOON)
    first.places.items, first.places.paper_fault = posted.items("C25/61"), "fetch-slow"
    await Watch(first.desk).work(NOON + HOUR)
    first.places.paper_fault, first.places.papers = "", 0

    done = await both(Papers(first.desk), Papers(second.desk), NOON + 2 * HOUR)

    assert sorted(done) == [0, 1]
    assert first.places.papers == 1
    assert posted.kinds(await first.notices()).count("document-new") == 1


async def test_a_text_that_is_out_in_six_languages_sets_its_deadline_once(pair: Pair) -> None:
    group, board, texts, event = await test_texts.waiting(pair.one)
    other = deadlines.desk_of(pair.two)
    again = Texts(
        other,
        deadlines.DeadlineEvents(other, deadlines.Deadlines(other)),
        StoredTexts(pair.two),
        posted.group(pair.two).desk,
        Language.EN,
    )
    for hours, language in enumerate(OFFICIAL, 1):
        await test_texts.see(board, language, hours)

    await both(texts, again, deadlines.START + 9 * HOUR)

    (deadline,) = await group.views.due(deadlines.START + 9 * HOUR, "1")
    assert deadline.event == event
    assert deadline.instant == deadlines.START + 78 * HOUR
    assert [each.act for each in await group.desk.shelf.changes(deadline.id)] == [Did.ADD]
    told = Counter(each.occasion for each in await group.waiting(deadline.id))
    assert set(told.values()) == {1}


async def test_a_milestone_that_moved_moves_its_deadlines_once(pair: Pair) -> None:
    made = await deadlines.group(pair.one)
    deadline = (await made.add(test_milestone_days.BEFORE)).deadline
    replicas = [
        test_milestone_days.published(replace(made, desk=desk), date(2026, 11, 16))
        for desk in (made.desk, deadlines.desk_of(pair.two))
    ]

    await both(*replicas, test_milestone_days.LATER)

    acts = [each.act for each in await made.desk.shelf.changes(deadline.id)]
    assert acts == [Did.ADD, Did.MOVE]
    assert [each.kind for each in await made.waiting(f"event:{deadline.event}")] == [EVENT_MOVED]


async def test_who_follows_a_milestone_that_moved_is_told_once(pair: Pair) -> None:
    first, second = posted.group(pair.one), posted.group(pair.two)
    started = test_process_calendar.calendar(first, test_process_calendar.PROCESS)
    _, follow = await started.follow(posted.deed(test_process_calendar.NOW), "pp-26", "", "UTC")
    register = test_process_calendar.moved(30)
    replicas = [test_process_calendar.calendar(each, register) for each in (first, second)]

    await both(*replicas, test_process_calendar.LATER)

    told = await first.desk.outbox.told(subject(follow.id))
    waiting = sorted(each.notice.kind for each in told if each.state is State.PENDING)
    assert waiting == [MOVED, NEAR, NEAR, NEAR]


async def test_a_digest_is_put_once(pair: Pair) -> None:
    replicas = [test_digests.desk(each, FakePreferences()) for each in (pair.one, pair.two)]
    await replicas[0].start(test_digests.reader("UTC"), time(8), test_digests.NEW_YEAR)
    due = test_digests.NEW_YEAR + 8 * HOUR

    done = await both(*replicas, due)

    assert sorted(done) == [0, 1]
    assert await test_digests.said(pair.two) == [due]


async def test_what_is_due_is_delivered_once(pair: Pair) -> None:
    first = post.Mailroom(pair.one)
    second = post.Mailroom(pair.two, post=first.post)
    await first.put(*(post.near(number, f"c{number % 7}") for number in range(60)))

    arrived = await asyncio.gather(first.round("a"), second.round("b"))

    shown = Counter(text for messages in first.post.shown.values() for _, text in messages)
    assert sum(arrived) == 60
    assert (len(shown), set(shown.values())) == (60, {1})


async def test_two_words_that_the_timer_came_round_are_one(pair: Pair) -> None:
    replicas = [Rounds(StoredMemory(each), Bell()) for each in (pair.one, pair.two)]

    await both(*replicas, NOON)

    assert await StoredMemory(pair.two).recall(ROUND) == f"{int(NOON.timestamp())} 0"


async def test_two_backups_are_two_whole_files_and_postgresql_has_its_own(pair: Pair, tmp_path: Path) -> None:
    folders = tmp_path / "a", tmp_path / "b"

    await both(DailyBackup(pair.one, folders[0]), DailyBackup(pair.two, folders[1]), NOON)

    made = [file for folder in folders for file in folder.glob("*.db")]
    assert len(made) == (0 if pair.one.dialect is Dialect.POSTGRESQL else 2)
    for file in made:
        with closing(sqlite3.connect(file)) as copy:
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


class Slow(posted.FakePlaces):
    """Places whose files can be late, and are counted."""

    paper_fault = ""
    papers = 0

    async def paper(self, source: Source, posting: Posting) -> Paper:
        self.papers += 1
        if self.paper_fault:
            raise UserError(self.paper_fault)
        return await super().paper(source, posting)


@dataclass
class Board(posted.Group):
    places: Slow


def boards(pair: Pair) -> tuple[Board, Board]:
    """Two replicas before the same places."""
    places = Slow()
    found = []
    for database in (pair.one, pair.two):
        made = posted.group(database)
        found.append(Board(replace(made.desk, places=places), places, made.ingest, database))
    return found[0], found[1]
