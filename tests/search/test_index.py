"""A question finds its clauses, and nothing where there are none."""

from __future__ import annotations

import random
import time

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.search.index import Index
from bot.services.ports import Scope
from tests.search.library import EVERYWHERE, FakeLibrary, found, held

AR, ZH, EN, FR, RU, ES = OFFICIAL
FUND = {
    AR: "الحفاظ على الصندوق الاستئماني الخاص بالقمة العالمية",
    ZH: "维持信息社会世界峰会特别信托基金",
    EN: "to maintain the special WSIS trust fund",
    FR: "de maintenir le fonds d'affectation spéciale du SMSI",
    RU: "сохранить специальный целевой фонд ВВУИО",
    ES: "mantener el fondo fiduciario especial de la CMSI",
}
ASKED = {
    AR: "ماذا عن الصندوق الاستئماني؟",
    ZH: "信託基金怎么办？",
    EN: "What about the trust funds?",
    FR: "Qu’en est-il du fonds d’affectation spéciale ?",
    RU: "Что с целевым фондом?",
    ES: "¿Qué pasa con el fondo fiduciario?",
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_question_finds_its_clause(index: Index, library: FakeLibrary, language: Language) -> None:
    clauses = {one: held(text, one) for one, text in FUND.items()}
    library.hold(*clauses.values())

    refs = await found(index, ASKED[language], language)

    assert refs[0] == clauses[language].ref


async def test_probabilities_fall_and_stay_between_0_and_1(index: Index, library: FakeLibrary) -> None:
    library.hold(held("the trust fund"), held("a fund for roads", key="2"), held("the fund", key="3"))

    hits = await index.find("the trust fund of roads", EN, EVERYWHERE, 5)

    probabilities = [hit.probability for hit in hits]
    assert len(hits) == 3
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(0 < one < 1 for one in probabilities)


async def test_the_scope_is_kept(index: Index, library: FakeLibrary) -> None:
    one, other = held("the trust fund", symbol="A/RES/1/Rev.2"), held("le trust fund", FR, "A/RES/2")
    library.hold(one, other)

    by_work = await found(index, "trust fund", scope=Scope(works=("A/RES/1",)))
    by_language = await found(index, "trust fund", scope=Scope(languages=(FR, RU)))
    neither = await found(index, "trust fund", scope=Scope(works=("A/RES/1",), languages=(FR,)))

    assert (by_work, by_language, neither) == ([one.ref], [other.ref], [])


async def test_title_section_and_chapeau_help(index: Index, library: FakeLibrary) -> None:
    bare, placed = (
        held("Local languages", key="1"),
        held("Local languages", key="2", section="Languages of signs"),
    )
    library.hold(bare)
    library.hold(placed, chapeau="Signs in an emergency:")

    assert (await found(index, "languages of emergency signs"))[0] == placed.ref


async def test_what_is_no_longer_held_is_no_longer_found(index: Index, library: FakeLibrary) -> None:
    old, new = held("the trust fund"), held("the trust fund of the Union", key="2")
    library.hold(old, new)
    await index.refresh()
    library.drop(old.ref)
    library.hold(held("nothing of the kind", key="2"))

    taken = await index.refresh()

    assert taken == 2
    assert await found(index, "trust fund") == []


@pytest.mark.parametrize(
    "question", ["", " ", "🙂🙂", "what is the", "的 了 吗", "؟؟", "/", "\0", "*:* OR text:x", "[1 TO"]
)
async def test_a_question_without_meaning_finds_nothing(
    index: Index, library: FakeLibrary, question: str
) -> None:
    library.hold(held("the trust fund"))

    assert await found(index, question) == []


async def test_nasty_questions_are_answered_in_time(index: Index, library: FakeLibrary) -> None:
    dice = random.Random(7)
    library.hold(*(held(" ".join(dice.sample(WORDS, 12)), key=str(n)) for n in range(200)))
    await index.refresh()
    questions = [_nasty(dice) for _ in range(600)]

    began = time.monotonic()
    for question in questions:
        await index.find(question, dice.choice(OFFICIAL), EVERYWHERE, 5)

    assert time.monotonic() - began < 20


WORDS = (
    "fund report forum council session clause deadline union member state annual special trust review".split()
)


def _nasty(dice: random.Random) -> str:
    pieces = ["AND", "NOT", '"', "(", "))", "text:", "*", "~2", "^9", "\\", "'; DROP TABLE", "\x00", "\ud7ff"]
    pieces += [
        "\u202e",
        "🙂",
        "%s",
        "{0}",
        "<@1>",
        "A/RES/70/1",
        "الصندوق",
        "基金",
        "фонд",
        "\u0301" * 9,
        "a" * 300,
    ]
    pieces += [*WORDS, chr(dice.randrange(32, 0xD7FF)), str(dice.random())]
    return " ".join(dice.choices(pieces, k=dice.choice([0, 1, 3, 8, 40, 400])))
