"""The words of a question find their counterparts in a clause, in whatever language it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.domain.language import OFFICIAL, Language
from bot.search.counterparts import SHARES, Spoken, Written, shares
from bot.search.encode import Matrix
from bot.search.universal import Universal

AR, ZH, EN, FR, RU, ES = OFFICIAL
TEXTS = {
    EN: ("free primary education for girls", "a report on road safety"),
    FR: ("enseignement primaire gratuit pour les filles", "un rapport sur la sécurité routière"),
    ES: ("enseñanza primaria gratuita para las niñas", "un informe sobre la seguridad vial"),
    RU: ("бесплатное начальное образование для девочек", "доклад о безопасности дорожного движения"),
    ZH: ("女童免费小学教育", "道路安全报告"),
    AR: ("تعليم ابتدائي مجاني للفتيات", "تقرير عن السلامة على الطرق"),
}


def written(universal: Universal, texts: Sequence[str]) -> Written:
    words = universal.read(texts).words
    counts = np.array([len(each) for each in words], np.int64)
    return Written(np.concatenate(words), counts, np.arange(len(texts)))


def alone(clauses: Written) -> Written:
    """The clauses with nothing before and after them."""
    nothing = np.full_like(clauses.of, len(clauses.counts))
    return Written(clauses.vectors, np.append(clauses.counts, 0), np.stack([clauses.of, nothing, nothing]))


def named(found: Matrix) -> dict[str, list[float]]:
    return dict(zip(SHARES, found.T.tolist(), strict=True))


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("asked", OFFICIAL)
def test_a_questions_words_lie_near_those_of_the_same_in_any_language(
    universal: Universal, asked: Language, language: Language
) -> None:
    _, spoken = universal.question(TEXTS[asked][0])
    nothing = written(universal, ["", ""])

    found = named(shares(spoken, alone(written(universal, TEXTS[language])), nothing))

    for share in ("counterparts", "counterparts_around", "counterparts_before", "counterparts_after"):
        assert found[share][0] > found[share][1]
    assert found["gap"][0] < found["gap"][1]


def test_what_stands_around_a_clause_counts_a_little_less(universal: Universal) -> None:
    _, spoken = universal.question(TEXTS[EN][0])
    same, nothing = written(universal, [TEXTS[EN][0]]), written(universal, [""])

    inside = named(shares(spoken, alone(same), nothing))["counterparts_around"]
    around = named(shares(spoken, alone(nothing), same))["counterparts_around"]

    assert inside[0] > around[0] > 0


def test_what_stands_before_and_after_a_clause_is_told_apart(universal: Universal) -> None:
    _, spoken = universal.question(TEXTS[EN][0])
    texts = written(universal, TEXTS[EN])
    second = Written(texts.vectors, np.append(texts.counts, 0), np.array([[1, 1, 1], [0, 2, 2], [2, 0, 2]]))

    found = named(shares(spoken, second, written(universal, [""] * 3)))

    before, after, alone_ = zip(found["counterparts_before"], found["counterparts_after"], strict=True)
    assert before[0] > alone_[0] == before[1] > 0
    assert after[1] == before[0]
    assert after[0] == alone_[1]
    assert len(set(found["counterparts"])) == 1


@pytest.mark.parametrize("asked", ["", "?", "the of and", "123"])
def test_a_question_without_a_word_that_counts_has_no_counterparts(universal: Universal, asked: str) -> None:
    _, spoken = universal.question(asked)

    found = shares(spoken, alone(written(universal, TEXTS[EN])), written(universal, TEXTS[FR]))

    assert np.isfinite(found).all()
    assert found.shape == (2, len(SHARES))
    assert len(spoken) or not found.any()


def test_nothing_held_and_nothing_asked_are_no_fault() -> None:
    empty = Written(np.empty((0, 64), np.float32), np.zeros(1, np.int64), np.zeros(2, np.int64))

    assert shares(Spoken.nothing(), alone(empty), empty).tolist() == [[0] * len(SHARES)] * 2


def test_words_that_stand_together_count_more_than_the_same_scattered_over_a_long_text() -> None:
    asked = np.eye(8, dtype=np.float32)[:4]
    spoken = Spoken(asked, np.full(4, 0.25, np.float32))
    other = np.eye(8, dtype=np.float32)[7:]
    close = np.concatenate([asked, *[other] * 96])
    scattered = np.concatenate([np.concatenate([one[None], *[other] * 24]) for one in asked])
    words = Written(np.concatenate([close, scattered]), np.array([100, 100]), np.arange(2))
    nothing = Written(np.empty((0, 8), np.float32), np.zeros(2, np.int64), np.arange(2))

    found = named(shares(spoken, alone(words), nothing))

    assert found["counterparts"] == [1.0, 0.5]
    assert found["counterparts_around"][0] > found["counterparts_around"][1]


@pytest.mark.parametrize("count", [0, 1, 23, 24, 25, 47, 48, 49, 72, 73, 300])
def test_every_word_of_a_text_is_looked_at_whatever_its_length(count: int) -> None:
    asked = np.array([[1.0, 0.0]], np.float32)
    spoken = Spoken(asked, np.ones(1, np.float32))

    for place in range(count):
        words = np.tile(np.array([[0.0, 1.0]], np.float32), (count, 1))
        words[place] = asked
        text = Written(words, np.array([count]), np.zeros(1, np.int64))
        found = text.nearest_together(text.cosines(spoken), spoken.weights)
        assert found.tolist() == [[1.0]]
