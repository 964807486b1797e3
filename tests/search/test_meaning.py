"""Clauses are found by what they mean, in whatever language."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.search.index import Index
from bot.services.ports import Scope
from tests.search.encoders import FUND, SAFE, SCHOOL, Counting, Waiting, settled
from tests.search.library import FakeLibrary, found

AR, ZH, EN, FR, RU, ES = OFFICIAL
MakeMeaning = Callable[..., Index]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Can I check whether my relatives are alive?", EN),
        ("Puis-je vérifier que mes proches sont vivants ?", FR),
        ("¿Puedo saber si mis parientes están a salvo?", ES),
        ("Можно ли узнать, что родственники живы?", RU),
        ("怎样确认亲人是否平安？", ZH),
        ("هل يمكنني التأكد من سلامة أقاربي؟", AR),
    ],
)
async def test_a_question_in_other_words_and_languages_finds_its_clause(
    make_meaning: MakeMeaning, library: FakeLibrary, question: str, language: Language
) -> None:
    library.hold(FUND, SCHOOL, SAFE)
    index = await settled(make_meaning())

    assert (await found(index, question, language))[0] == SAFE.ref


async def test_every_hit_says_what_its_probability_was_made_of(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    library.hold(FUND, SAFE)
    index = await settled(make_meaning())

    hits = await index.find("the trust fund", EN, Scope(), 5)

    assert hits[0].reasons["words"] > hits[1].reasons["words"]
    assert hits[0].reasons["cosine"] > hits[1].reasons["cosine"]


async def test_a_second_encoder_is_given_each_text_once_across_restarts(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    first, second = Counting(), Counting()
    library.hold(FUND, SAFE)
    await settled(make_meaning(first))
    library.hold(SCHOOL)

    await settled(make_meaning(second))

    assert FUND.clause.text in first.given
    assert SCHOOL.clause.text in second.given
    assert FUND.clause.text not in second.given


async def test_another_encoder_never_meets_the_vectors_of_the_last(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    library.hold(FUND, SAFE)
    await settled(make_meaning(Counting("one")))
    other = Counting("other")

    index = await settled(make_meaning(other))

    assert FUND.clause.text in other.given
    assert (await found(index, "the trust fund"))[0] == FUND.ref


async def test_what_is_no_longer_held_is_not_found(make_meaning: MakeMeaning, library: FakeLibrary) -> None:
    library.hold(FUND, SAFE)
    index = await settled(make_meaning())
    library.drop(SAFE.ref)

    await settled(index)

    assert await found(index, "Are my relatives alive?") == [FUND.ref]


async def test_questions_are_answered_while_an_encoder_is_in_the_middle_of_its_vectors(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    slow = Waiting()
    library.hold(FUND, SAFE)
    index = make_meaning(slow)
    await index.refresh()
    await asyncio.wait_for(slow.begun.wait(), 10)

    assert (await found(index, "the trust fund"))[0] == FUND.ref
    assert slow.given == []

    slow.go.set()
    await index.settle()

    assert FUND.clause.text in slow.given


async def test_vectors_are_counted_as_they_are_made(make_meaning: MakeMeaning, library: FakeLibrary) -> None:
    library.hold(FUND, SAFE, SCHOOL)
    index = make_meaning()

    await settled(index)

    done, whole = index.progress
    assert done == whole > 0


@pytest.mark.parametrize("name", ["catalogue.npz", "vectors.bin", "places.bin", "words.bin"])
async def test_a_spoilt_file_is_made_again(
    make_meaning: MakeMeaning, library: FakeLibrary, tmp_path: Path, name: str
) -> None:
    library.hold(FUND, SCHOOL, SAFE)
    index = await settled(make_meaning())
    before = await index.find("Are my relatives alive?", EN, Scope(), 5)
    await index.close()
    spoilt = next((tmp_path / "search" / "meaning").rglob(name))
    spoilt.write_bytes(b"\0" * (spoilt.stat().st_size // 2))

    again = await settled(make_meaning())

    assert (await found(again, "Are my relatives alive?"))[0] == SAFE.ref
    assert await again.find("Are my relatives alive?", EN, Scope(), 5) == before


@pytest.mark.parametrize("question", ["?", "…", "¿?", "the of and"])
async def test_a_question_without_words_finds_nothing(
    make_meaning: MakeMeaning, library: FakeLibrary, question: str
) -> None:
    library.hold(FUND, SAFE)
    index = await settled(make_meaning())

    assert await found(index, question) == []


async def test_an_answer_is_given_while_vectors_are_still_made(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    library.hold(FUND, SAFE)
    index = make_meaning()
    await index.refresh()

    assert (await found(index, "the trust fund"))[0] == FUND.ref
