"""The library holds what was put into it, and finds it again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.services.ports import Kept
from bot.store.clauses import HELD
from bot.store.database import Database, Dialect
from bot.store.documents import Documents
from tests.store.shelf import clause, clauses, expression, put

REPORT = expression("A/80/17", Language.EN, "Report of the working group")


async def test_clauses_come_back_verbatim_and_in_order(database: Database) -> None:
    given = [
        replace(clause("1", "يدعو\u00a0الأمين العام", ""), start=0, end=18, mark="ADD"),
        replace(clause("2", "修订  后的报告"), start=18, end=26),
    ]

    kept = await put(database, REPORT, given)
    held = await Documents(database).clauses(REPORT)

    assert kept == Kept(added=2)
    assert [each.clause for each in held] == given
    assert [each.position for each in held] == [0, 1]
    assert {each.expression for each in held} == {REPORT}


async def test_clauses_are_found_by_their_labels_in_whatever_document_has_them(database: Database) -> None:
    await put(database, REPORT, clauses("one", "two"))
    await put(database, expression("A/80/18", Language.FR), clauses("un"))

    found = await Documents(database).labelled(["1", "1)", "(1)"])

    assert (found.whole, found.works) == (True, 2)
    assert {each.expression.symbol.canonical for each in found.clauses} == {"A/80/17", "A/80/18"}
    assert {each.clause.label for each in found.clauses} == {"1"}


async def test_of_a_document_with_very_many_clauses_of_one_label_none_hides_another(
    database: Database,
) -> None:
    await put(database, expression("A/80/18"), [replace(clause("1", "other"), label="7")])
    many = [replace(clause(str(number), "long"), label="7") for number in range(2000)]
    await put(database, expression("A/80/17/Rev.1"), many)

    found = await Documents(database).labelled(["7"])

    assert len(found.clauses) == 2001
    assert (found.whole, found.works) == (True, 2)


async def test_of_very_many_documents_with_one_label_those_taken_in_last_are_found_and_all_counted(
    database: Database,
) -> None:
    for number in range(53):
        await put(database, expression(f"A/80/{number}"), clauses("text"))

    found = await Documents(database).labelled(["1"])

    works = [each.expression.symbol.work for each in found.clauses]
    assert works == [f"A/80/{number}" for number in range(52, 2, -1)]
    assert (found.whole, found.works) == (False, 53)


async def test_a_label_is_found_by_an_index(database: Database) -> None:
    await put(database, REPORT, clauses(*("text" for _ in range(2000))))
    async with database.transaction() as transaction:
        await transaction.execute("ANALYZE")
        plans = "EXPLAIN QUERY PLAN " if database.dialect is Dialect.SQLITE else "EXPLAIN "
        found = await transaction.rows(plans + HELD + "WHERE c.label IN ('7', '7)') AND c.held = 1")

    assert "clauses_by_label" in str(found)


async def test_putting_the_same_again_changes_nothing(database: Database) -> None:
    await put(database, REPORT, clauses("one", "two"))
    before = await database.rows("SELECT * FROM clauses ORDER BY ref")

    kept = await put(database, REPORT, clauses("one", "two"))

    assert (kept, kept.news) == (Kept(same=2), False)
    assert await database.rows("SELECT * FROM clauses ORDER BY ref") == before


async def test_what_is_put_replaces_what_was_there(database: Database) -> None:
    await put(database, REPORT, clauses("one", "two", "three"))

    kept = await put(database, REPORT, [clause("0", "zero"), *clauses("one", "TWO")])
    held = await Documents(database).clauses(REPORT)

    assert kept == Kept(added=1, changed=1, removed=1, same=1)
    assert [each.clause.text for each in held] == ["zero", "one", "TWO"]


async def test_a_clause_that_is_gone_keeps_its_ref_for_when_it_returns(database: Database) -> None:
    await put(database, REPORT, clauses("one", "two"))
    library = Documents(database)
    ref = (await library.clauses(REPORT))[1].ref

    await put(database, REPORT, clauses("one"))
    gone = await library.clause(ref)
    kept = await put(database, REPORT, clauses("one", "two"))
    back = await library.clause(ref)

    assert gone is None
    assert kept == Kept(added=1, same=1)
    assert back is not None
    assert back.clause.text == "two"


async def test_two_clauses_with_one_key_are_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="same key"):
        await put(database, REPORT, [clause("1", "one"), clause("1", "two")])


async def test_clauses_are_found_by_ref_in_the_order_asked(database: Database) -> None:
    await put(database, REPORT, clauses(*(f"text {number}" for number in range(700))))
    library = Documents(database)
    refs = [each.ref for each in await library.clauses(REPORT)]

    found = await library.clauses_by_ref([refs[699], "nothing", refs[0], refs[350]])

    assert [each.clause.text for each in found] == ["text 699", "text 0", "text 350"]
    assert await library.clauses_by_ref([]) == []
    assert len(await library.clauses_by_ref(refs)) == 700


async def test_a_clause_has_its_translations(database: Database) -> None:
    for language in (*OFFICIAL, Language.UNDETERMINED):
        await put(database, expression("A/80/17", language), clauses(f"one {language}", f"two {language}"))
    await put(database, expression("A/80/17/Rev.1", Language.FR), clauses("one revised"))
    library = Documents(database)
    (held, _) = await library.clauses(expression("A/80/17", Language.FR))

    found = await library.translations(held)

    assert [each.clause.text for each in found] == [
        f"one {code}" for code in ("ar", "zh", "en", "ru", "es", "und")
    ]


async def test_the_newest_revision_comes_first(database: Database) -> None:
    for symbol in ("A/80/L.1", "A/80/L.1/Rev.2", "A/80/L.1/Rev.10", "A/80/L.10"):
        await put(database, expression(symbol), clauses("text"))
    for year in ("2018", "2022", "2014"):
        await put(database, expression(f"itu:pp:res:140:{year}"), clauses("text"))
    library = Documents(database)

    un = await library.expressions("A/80/L.1")
    itu = await library.expressions("itu:pp:res:140")

    assert [each.symbol.revision for each in un] == ["Rev.10", "Rev.2", ""]
    assert [each.symbol.revision for each in itu] == ["2022", "2018", "2014"]


async def test_an_expression_is_found_by_symbol_and_language(database: Database) -> None:
    held = replace(REPORT, date="2025-05-15", link="https://example.org/x", original_language=Language.FR)
    await put(database, held, clauses("text"))
    library = Documents(database)

    assert await library.expression("A/80/17", Language.EN) == held
    assert await library.expression("A/80/17", Language.FR) is None


TITLES = {
    Language.AR: "تقريرٌ عن تنمية القدرات",
    Language.ZH: "关于能力建设的报告",
    Language.EN: "Report on Capacity-building",
    Language.FR: "Rapport sur le RENFORCEMENT des capacités",
    Language.RU: "Доклад о наращивании потенциала",
    Language.ES: "Informe sobre creación de capacidad",
}
TYPED = [
    ("تقرير", Language.AR),
    ("能力", Language.ZH),
    ("capacity REPORT", Language.EN),
    ("renforcement des capacites", Language.FR),
    ("ДОКЛАД", Language.RU),
    ("creacion", Language.ES),
]


@pytest.mark.parametrize(("typed", "language"), TYPED)
async def test_documents_are_found_by_words_of_their_titles(
    database: Database, typed: str, language: Language
) -> None:
    for each, title in TITLES.items():
        await put(database, expression("A/80/17", each, title), clauses("text"))
    await put(database, expression("A/80/18", Language.EN, "Something else"), clauses("text"))

    found = await Documents(database).search_works(typed, 25)

    assert [(each.symbol.canonical, each.language) for each in found] == [("A/80/17", language)]


async def test_a_symbol_finds_each_version_once_in_the_language_asked_for(database: Database) -> None:
    for symbol in ("A/80/17", "A/80/17/Rev.1", "A/80/170", "X/A/80/17"):
        for language in (Language.EN, Language.RU):
            await put(database, expression(symbol, language, "A title"), clauses("text"))

    found = await Documents(database).search_works("a/80/17", 3, Language.RU)

    assert [each.key for each in found] == ["A/80/17@ru", "A/80/170@ru", "A/80/17/Rev.1@ru"]


@pytest.mark.parametrize("typed", ["%", "_", "\\", "' OR 1=1 --", "\x00", "\ud800", "🙂", "x" * 5000, "a%b"])
async def test_nothing_typed_is_a_pattern(database: Database, typed: str) -> None:
    await put(database, REPORT, clauses("text"))

    assert await Documents(database).search_works(typed, 25) == []


@pytest.mark.parametrize("typed", ["", "   "])
async def test_nothing_typed_finds_everything(database: Database, typed: str) -> None:
    await put(database, REPORT, clauses("text"))

    assert await Documents(database).search_works(typed, 25) == [REPORT]


@settings(max_examples=60, deadline=None)
@given(st.text("abcxyzßœæàçéèêëîïôùûüÿáíñóúабвгдежзийклмнопрстуфхцчшщъыьэюяё"))
def test_folding_forgets_case(text: str) -> None:
    assert fold_word(text.upper()) == fold_word(text.lower())


def test_an_unknown_revision_is_older_than_a_numbered_one() -> None:
    assert [Symbol("X", revision).recency for revision in ("", "Rev.1", "Rev. Bucharest, 2022")] == [
        0,
        1,
        2022,
    ]


async def test_clauses_are_found_by_a_word_of_their_text(database: Database) -> None:
    await put(database, REPORT, clauses("Action Line C5", "100 % of it", "направление С5", "خط العمل جيم5"))
    library = Documents(database)

    async def texts(*words: str) -> list[str]:
        return [held.clause.text for held in await library.naming(words)]

    assert await texts("C5") == ["Action Line C5"]
    assert await texts("جيم", "С5", "C5") == ["Action Line C5", "направление С5", "خط العمل جيم5"]
    assert await texts("%") == ["100 % of it"]
    assert await texts() == []


async def test_the_corrigenda_of_a_version_are_found_in_their_order(database: Database) -> None:
    for symbol in ("A/80/17", "A/80/17/Corr.10", "A/80/17/Corr.2", "A/80/17/Rev.1/Corr.1", "A/80/170/Corr.1"):
        await put(database, expression(symbol), clauses("text"))

    found = await Documents(database).corrigenda(Symbol.parse("A/80/17"))
    revised = await Documents(database).corrigenda(Symbol.parse("A/80/17/Rev.1"))

    assert [each.symbol.canonical for each in found] == ["A/80/17/Corr.2", "A/80/17/Corr.10"]
    assert [each.symbol.canonical for each in revised] == ["A/80/17/Rev.1/Corr.1"]


JOINT = "A/71/67-E/2016/51"


@pytest.mark.parametrize(
    ("held", "asked"),
    [(JOINT, "A/71/67"), (JOINT, "E/2016/51"), (JOINT, JOINT), ("A/71/67", JOINT), ("E/2016/51", JOINT)],
)
async def test_a_joint_document_is_held_of_either_symbol(database: Database, held: str, asked: str) -> None:
    await put(database, expression(held, Language.EN, "Report"), clauses("one"))

    found = await Documents(database).expressions(asked)

    assert [one.symbol.work for one in found] == [held]


@pytest.mark.parametrize("asked", ["A/71/6", "E/2016/5", "71/67", "A_71/67"])
async def test_a_part_of_a_symbol_is_no_half_of_it(database: Database, asked: str) -> None:
    await put(database, expression(JOINT, Language.EN, "Report"), clauses("one"))

    assert await Documents(database).expressions(asked) == []
