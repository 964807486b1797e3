"""Clauses are found by what they mean, and by words alone wherever that fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from bot.domain.language import OFFICIAL, Language
from bot.search.encode import EncoderError, Matrix, unit
from bot.search.index import Index
from bot.search.universal import Model, Universal
from bot.services.ports import Scope
from tests.logged import logged_of_encoders
from tests.search.library import FakeLibrary, held

AR, ZH, EN, FR, RU, ES = OFFICIAL
MakeMeaning = Callable[..., Index]
SAFE = held(
    "Users should be able to confirm that members of their family came through the disaster.", key="1"
)
FUND = held("to maintain the trust fund for the implementation of the outcomes", key="2")
SCHOOL = held("ensure that all girls and boys complete free primary and secondary education", key="3")


@dataclass
class Counting:
    """An encoder of our own that counts what it is given, and fails where it is told to."""

    name: str = "counting-1"
    batch: int = 8
    given: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    fails: bool = False
    length: int = 64

    async def passages(self, texts: Sequence[str]) -> Matrix:
        self.given += texts
        return self._vectors(texts)

    async def questions(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> Matrix:
        if self.fails:
            message = "told to fail"
            raise EncoderError(message)
        length = self.length
        rows = [np.bincount([ord(each) % length for each in text], minlength=length) for text in texts]
        return unit(np.array(rows, np.float32))


@dataclass
class Waiting(Counting):
    """One that has begun to make vectors and is in no hurry."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def passages(self, texts: Sequence[str]) -> Matrix:
        self.begun.set()
        await self.go.wait()
        return await super().passages(texts)


@dataclass
class Hours:
    """A clock that stands still until it is moved."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


class Damaged(Universal):
    """The default encoder with its weights spoilt."""

    def load(self) -> Model:
        message = "weights.npz is damaged"
        raise EncoderError(message)


async def found(index: Index, question: str, language: Language = EN) -> list[str]:
    return [hit.ref for hit in await index.find(question, language, Scope(), 5)]


async def settled(index: Index) -> Index:
    await index.refresh()
    await index.settle()
    return index


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


async def test_a_damaged_encoder_leaves_words(make_meaning: MakeMeaning, library: FakeLibrary) -> None:
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(default=Damaged()))

    assert await found(index, "the trust fund") == [FUND.ref]
    assert index.progress == (0, 0)


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


async def test_that_an_encoder_fails_is_said_once(make_meaning: MakeMeaning, library: FakeLibrary) -> None:
    library.hold(FUND, SAFE)

    with logged_of_encoders() as logged:
        index = await settled(make_meaning(Counting(fails=True), default=Damaged()))
        for _ in range(3):
            await found(index, "the trust fund")
        library.hold(SCHOOL)
        await settled(index)

    told = [each["encoder"] for each in logged if each["event"] == "finding without this encoder"]
    assert sorted(told) == sorted({"counting-1", Damaged().name})


async def test_vectors_are_counted_as_they_are_made(make_meaning: MakeMeaning, library: FakeLibrary) -> None:
    library.hold(FUND, SAFE, SCHOOL)
    index = make_meaning()

    await settled(index)

    done, whole = index.progress
    assert done == whole > 0


async def test_a_second_encoder_that_fails_leaves_the_default_one(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    library.hold(FUND, SCHOOL, SAFE)
    index = await settled(make_meaning(Counting(fails=True)))

    assert (await found(index, "Are my relatives alive?"))[0] == SAFE.ref


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


@pytest.mark.parametrize("length", [1, 3, 65])
async def test_another_model_under_the_same_name_is_an_encoder_that_fails(
    make_meaning: MakeMeaning, library: FakeLibrary, length: int
) -> None:
    second = Counting()
    library.hold(FUND, SCHOOL, SAFE)
    index = await settled(make_meaning(second))
    second.length = length

    with logged_of_encoders() as logged:
        assert (await found(index, "Are my relatives alive?"))[0] == SAFE.ref
        library.hold(held("the hangar is painted green", key="4"))
        await settled(index)

    assert index.failing
    assert index.progress == (4, 4)
    assert [each["encoder"] for each in logged if each["log_level"] == "warning"] == ["counting-1"]
    assert f"1×{length} numbers came where 1×64 were due" in str(logged)


async def test_an_encoder_that_fails_rests_longer_each_time_and_is_tried_while_nobody_waits(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    second, clock = Counting(), Hours()
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(second, clock=clock))
    second.fails = True
    second.asked.clear()

    async def tries(after: float) -> int:
        """How often it is asked by two questions so long after the last ones."""
        clock.now += after
        second.asked.clear()
        for _ in range(2):
            assert await found(index, "the trust fund")
            await asyncio.sleep(0)
        return len(second.asked)

    with logged_of_encoders() as logged:
        assert [await tries(after) for after in (0, 29, 1, 59, 1, 119, 1)] == [1, 0, 1, 0, 1, 0, 1]
        for _ in range(5):
            await tries(600)
        assert await tries(599) == 0
        assert index.failing
        second.fails = False
        assert await tries(1) == 2  # the trial, and the question after it

    assert not index.failing
    told = [each["event"] for each in logged if each.get("encoder")]
    assert told == ["finding without this encoder", "finding with this encoder again"]


async def test_an_encoder_that_fails_as_it_is_opened_is_seen_and_opened_later(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    second, clock = Counting(fails=True), Hours()
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(second, clock=clock))
    assert (index.failing, index.progress) == (True, (2, 2))
    second.fails = False

    await found(index, "the trust fund")
    assert FUND.clause.text not in second.given
    clock.now += 30
    await found(index, "the trust fund")
    await index.settle()

    assert (index.failing, index.progress) == (False, (2, 2))
    assert FUND.clause.text in second.given


async def test_a_damaged_default_encoder_is_seen_beside_another_that_works(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(Counting(), default=Damaged()))

    assert (index.failing, index.progress) == (True, (0, 0))
    assert await found(index, "the trust fund") == [FUND.ref]


async def test_many_questions_at_once_make_one_failure(
    make_meaning: MakeMeaning, library: FakeLibrary
) -> None:
    second, clock = Counting(), Hours()
    library.hold(FUND, SAFE)
    index = await settled(make_meaning(second, clock=clock))
    second.fails = True
    await asyncio.gather(*(found(index, "the trust fund") for _ in range(5)))
    second.fails = False

    clock.now += 30
    await found(index, "the trust fund")
    await asyncio.sleep(0)

    assert not index.failing
