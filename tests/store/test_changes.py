"""An index that follows the changes ends with exactly the clauses that are held."""

from __future__ import annotations

import asyncio

from bot.domain.language import Language
from bot.services.changes import Change
from bot.store.changes import LibraryChanges
from bot.store.database import Database
from bot.store.documents import Documents
from tests.store.shelf import clause, clauses, expression, put

REPORT = expression("A/80/17")


async def followed(database: Database, after: int = 0, limit: int = 2) -> list[Change]:
    """All changes after a number, asked for piece by piece."""
    found: list[Change] = []
    while some := await LibraryChanges(database).changes(found[-1].seq if found else after, limit):
        found += some
    return found


async def test_every_clause_is_a_change_once(database: Database) -> None:
    await put(database, REPORT, clauses("one", "two", "three"))

    changes = await followed(database)

    assert [change.held.clause.text for change in changes if change.held] == ["one", "two", "three"]
    assert [change.seq for change in changes] == [1, 2, 3]


async def test_only_what_changed_is_numbered_anew(database: Database) -> None:
    await put(database, REPORT, clauses("one", "two", "three"))
    await put(database, REPORT, clauses("one", "TWO", "three"))
    await put(database, REPORT, clauses("one", "TWO", "three"))
    await put(database, REPORT, clauses("one", "TWO"))

    changes = await followed(database, after=3)

    assert [(change.seq, change.held.clause.text if change.held else None) for change in changes] == [
        (4, "TWO"),
        (5, None),
    ]


async def test_a_clause_changes_with_what_it_hangs_on(database: Database) -> None:
    def tree(chapeau: str) -> list[object]:
        return [
            clause("6", chapeau),
            clause("6.i", "first", "6"),
            clause("6.i.a", "deep", "6.i"),
            clause("7", "x"),
        ]

    await put(database, REPORT, tree("that"))  # type: ignore[arg-type]
    await put(database, REPORT, tree("which"))  # type: ignore[arg-type]

    changes = await followed(database, after=4)

    assert [(change.held.clause.key, change.chapeau) for change in changes if change.held] == [
        ("6", ""),
        ("6.i", "which"),
        ("6.i.a", "which\nfirst"),
    ]


async def test_a_new_title_changes_every_clause(database: Database) -> None:
    await put(database, expression("A/80/17", Language.EN, "Old"), clauses("one", "two"))
    kept = await put(database, expression("A/80/17", Language.EN, "New"), clauses("one", "two"))

    changes = await followed(database, after=2)

    assert not kept.news
    assert [change.held.expression.title for change in changes if change.held] == ["New", "New"]


async def test_a_clause_that_only_moved_is_no_change(database: Database) -> None:
    await put(database, REPORT, clauses("one"))
    await put(database, REPORT, [clause("0", "zero"), *clauses("one")])

    changes = await followed(database, after=1)
    held = await Documents(database).clauses(REPORT)

    assert [change.held.clause.text for change in changes if change.held] == ["zero"]
    assert [each.position for each in held] == [0, 1]


async def test_numbers_never_appear_below_one_that_was_seen(database: Database) -> None:
    seen: list[int] = []

    async def follow() -> None:
        while len(seen) < 60:
            seen.extend(
                change.seq for change in await LibraryChanges(database).changes(max(seen, default=0), 7)
            )
            await asyncio.sleep(0)

    following = asyncio.create_task(follow())
    await asyncio.gather(
        *(put(database, expression(f"A/80/{number}"), clauses(*"abcde")) for number in range(12))
    )
    await asyncio.wait_for(following, 10)

    assert seen == list(range(1, 61))


async def test_the_state_says_how_far_the_library_has_come(database: Database) -> None:
    changes = LibraryChanges(database)
    new = await changes.state()
    await put(database, REPORT, clauses("one", "two"))
    await put(database, REPORT, clauses("one"))

    now = await changes.state()

    assert (new.last, new.held) == (0, 0)
    assert (now.last, now.held) == (3, 1)
    assert now.name == new.name != ""
