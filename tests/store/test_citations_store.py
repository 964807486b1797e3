"""The graph of citations follows the clauses, and is filled again where it was lost."""

from __future__ import annotations

from bot.domain.cited import Cites
from bot.domain.clause import Clause
from bot.domain.document import Expression
from bot.domain.language import Language
from bot.lexicons import document_names
from bot.services.citing import Citing
from bot.store.citations import StoredCitations
from bot.store.database import Database
from bot.store.documents import Documents
from tests.lexicons import sections
from tests.store.shelf import FILE, clauses, expression

REPORT = expression("A/80/17", Language.EN)


def citing(database: Database, edition: str = "one") -> Citing:
    return Citing(
        database, Documents(database), StoredCitations(database), document_names(), sections(), edition
    )


async def take(database: Database, held: Expression, given: list[Clause]) -> None:
    keeper = citing(database)
    cites = await keeper.read(held, given)
    async with database.transaction() as unit:
        await Documents(database).put(unit, held, given, FILE)
        await keeper.keep(unit, held, cites)


def told(cites: list[Cites]) -> list[tuple[str, str]]:
    return [(each.cited.symbol.canonical, each.cited.label) for each in cites]


async def test_what_is_taken_in_again_replaces_what_it_cited(database: Database) -> None:
    graph = StoredCitations(database)
    await take(database, REPORT, clauses("See A/RES/70/1", "and A/RES/70/125", "and A/RES/70/1"))
    before = told(list(await graph.cites(REPORT)))

    await take(database, REPORT, clauses("See A/RES/73/218"))

    assert before == [("A/RES/70/1", ""), ("A/RES/70/125", ""), ("A/RES/70/1", "")]
    assert told(list(await graph.cites(REPORT))) == [("A/RES/73/218", "")]
    assert await graph.citing("A/RES/70/1") == []


async def test_every_edition_of_a_work_is_found_from_it(database: Database) -> None:
    given = clauses(
        "resolves 6 of Resolution 140 (Rev. Dubai, 2018)", "Resolution 140 (Rev. Bucharest, 2022)"
    )
    await take(database, REPORT, given)

    found = told(list(await StoredCitations(database).citing("itu:pp:res:140")))

    assert found == [("itu:pp:res:140:2018", "resolves 6"), ("itu:pp:res:140:2022", "")]


async def test_a_lost_graph_is_filled_again(database: Database) -> None:
    graph = StoredCitations(database)
    await take(database, REPORT, clauses("See A/RES/70/1"))
    async with database.transaction() as transaction:
        await transaction.execute("DELETE FROM citations")
        await transaction.execute("DELETE FROM citations_read")

    first, second = await citing(database).catch_up(), await citing(database).catch_up()

    assert (first, second) == (1, 0)
    assert told(list(await graph.cites(REPORT))) == [("A/RES/70/1", "")]


async def test_other_lexicons_read_again(database: Database) -> None:
    await take(database, REPORT, clauses("See A/RES/70/1"))

    assert await citing(database, "another").catch_up() == 1
    assert await citing(database, "another").catch_up() == 0
