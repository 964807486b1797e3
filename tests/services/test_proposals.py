"""Deadlines that documents state are proposed with their clause, and set only by a chair."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadline_mentions import Kind
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.lexicons import mention_lexicon
from bot.services.deadline_requests import Asked
from bot.services.proposals import Proposals
from bot.store.database import Database
from bot.store.documents import Documents
from tests.deadlines import START, chair, delegate, done, group
from tests.store.shelf import clauses, expression, put

REPORT = expression("WG/12", title="Revised report")
TEXTS = (
    "The group takes note of the report of 3 March 2025.",
    "Member States are invited to submit comments by 15 May 2025, 18:00 Geneva time.",
    "The revised report will be posted before 20 May 2025.",
    "Replies were due by 1 April 2025.",
)


async def proposals(database: Database) -> Proposals:
    made = await group(database)
    await put(database, REPORT, clauses(*TEXTS))
    lexicon = mention_lexicon()
    return Proposals(made.desk, Documents(database), made.deadlines, lexicon)


async def test_what_is_still_to_come_is_proposed_with_its_clause(database: Database) -> None:
    found = await proposals(database)

    stated = await found.stated(await Documents(database).clauses(REPORT), "1", START)

    told = [(each.held.clause.key, each.mention.kind, each.mention.instant) for each in stated]
    assert told == [
        ("2", Kind.COMMENTS, datetime(2025, 5, 15, 16, tzinfo=UTC)),
        ("3", Kind.POSTING, datetime(2025, 5, 19, 21, 59, tzinfo=UTC)),
    ]


async def test_a_chair_sets_what_was_proposed(database: Database) -> None:
    found = await proposals(database)
    comments, _ = await found.stated(await Documents(database).clauses(REPORT), "1", START)

    added = done(await found.set(chair("p"), comments.held.ref, comments.number, "77", Language.EN))

    deadline = added.deadline
    assert (deadline.what, deadline.instant) == ("Comments: WG/12 2", comments.mention.instant)
    assert (deadline.reference.document, deadline.reference.clause) == ("WG/12", "2")
    assert deadline.terms.typed == "15 May 2025, 18:00 Geneva time"


async def test_a_proposal_in_doubt_is_asked_first(database: Database) -> None:
    found = await proposals(database)
    _, posting = await found.stated(await Documents(database).clauses(REPORT), "1", START)

    asked = await found.set(chair("p"), posting.held.ref, posting.number, "77", Language.EN)

    assert isinstance(asked, Asked)
    assert asked.untils[1].instant - asked.untils[0].instant == timedelta(days=1)


async def test_a_proposal_is_set_by_chairs_and_only_while_it_stands(database: Database) -> None:
    found = await proposals(database)
    comments, _ = await found.stated(await Documents(database).clauses(REPORT), "1", START)

    with pytest.raises(UserError) as member:
        await found.set(delegate("FR", "p"), comments.held.ref, comments.number, "77", Language.EN)
    await put(database, REPORT, clauses("Other words."))
    with pytest.raises(UserError) as gone:
        await found.set(chair("q"), comments.held.ref, comments.number, "77", Language.EN)

    assert (member.value.key, gone.value.key) == ("not-allowed", "draft-gone")
