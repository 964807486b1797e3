"""The words of a question find their counterparts in a clause, in whatever language it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.domain.language import OFFICIAL, Language
from bot.search.counterparts import Spoken, Written, shares
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


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("asked", OFFICIAL)
def test_a_questions_words_lie_near_those_of_the_same_in_any_language(
    universal: Universal, asked: Language, language: Language
) -> None:
    _, spoken = universal.question(TEXTS[asked][0])
    nothing = written(universal, ["", ""])

    own, either, missing = shares(spoken, written(universal, TEXTS[language]), nothing)

    assert own[0] > own[1]
    assert either[0] > either[1]
    assert missing[0] < missing[1]


def test_what_stands_around_a_clause_counts_a_little_less(universal: Universal) -> None:
    _, spoken = universal.question(TEXTS[EN][0])
    same, nothing = written(universal, [TEXTS[EN][0]]), written(universal, [""])

    _, inside, _ = shares(spoken, same, nothing)
    _, around, _ = shares(spoken, nothing, same)

    assert inside[0] > around[0] > 0


@pytest.mark.parametrize("asked", ["", "?", "the of and", "123"])
def test_a_question_without_a_word_that_counts_has_no_counterparts(universal: Universal, asked: str) -> None:
    _, spoken = universal.question(asked)

    found = shares(spoken, written(universal, TEXTS[EN]), written(universal, TEXTS[FR]))

    assert all(np.isfinite(each).all() and each.shape == (2,) for each in found)
    assert len(spoken) or not any(each.any() for each in found)


def test_nothing_held_and_nothing_asked_are_no_fault() -> None:
    empty = Written(np.empty((0, 64), np.float32), np.zeros(1, np.int64), np.zeros(2, np.int64))

    assert [each.tolist() for each in shares(Spoken.nothing(), empty, empty)] == [[0, 0]] * 3


def test_words_that_stand_together_count_more_than_the_same_scattered_over_a_long_text() -> None:
    asked = np.eye(8, dtype=np.float32)[:4]
    spoken = Spoken(asked, np.full(4, 0.25, np.float32))
    other = np.eye(8, dtype=np.float32)[7:]
    close = np.concatenate([asked, *[other] * 96])
    scattered = np.concatenate([np.concatenate([one[None], *[other] * 24]) for one in asked])
    words = Written(np.concatenate([close, scattered]), np.array([100, 100]), np.arange(2))
    nothing = Written(np.empty((0, 8), np.float32), np.zeros(2, np.int64), np.arange(2))

    own, either, _ = shares(spoken, words, nothing)

    assert own.tolist() == [1.0, 0.5]
    assert either[0] > either[1]


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
