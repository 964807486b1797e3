"""Words are kept by their text, and what is spoilt of them is left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.search.encode import Matrix, unit
from bot.search.records import key_of
from bot.search.written import WordVectors

WIDTH = 8
FUND, SCHOOL, NOTHING = key_of("fund"), key_of("school"), key_of("")


def words(count: int, seed: int) -> Matrix:
    return unit(np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32))


@pytest.fixture
def kept(tmp_path: Path) -> WordVectors:
    return WordVectors(tmp_path / "encoder", WIDTH)


def test_words_are_there_for_another_process(kept: WordVectors, tmp_path: Path) -> None:
    fund, school = words(3, 1), words(5, 2)
    kept.add([FUND], [fund])
    kept.add([SCHOOL, NOTHING], [school, words(0, 3)])

    again = WordVectors(tmp_path / "encoder", WIDTH)
    found = again.at(again.rows([SCHOOL, FUND, NOTHING]))

    assert sorted(found.counts.tolist()) == [0, 3, 5]
    assert [int(found.counts[row]) for row in found.of] == [5, 3, 0]
    assert np.abs(found.vectors - np.concatenate([fund, school])).max() < 0.01


def test_a_text_that_many_clauses_share_is_looked_at_once(kept: WordVectors) -> None:
    kept.add([FUND], [words(3, 1)])

    found = kept.at(kept.rows([FUND, FUND, key_of("not there"), FUND]))

    assert len(found.vectors) == 3
    assert [int(found.counts[row]) for row in found.of] == [3, 3, 0, 3]


def test_spoilt_words_are_none(kept: WordVectors, tmp_path: Path) -> None:
    kept.add([FUND, SCHOOL], [words(3, 1), words(5, 2)])
    file = tmp_path / "encoder" / "words.bin"
    told = bytearray(file.read_bytes())
    told[0] ^= 1
    file.write_bytes(told)

    found = kept.at(kept.rows([FUND, SCHOOL]))

    assert [int(found.counts[row]) for row in found.of] == [0, 5]


@pytest.mark.parametrize("left", [0, 3, 2 * WIDTH + 1])
def test_what_a_crash_has_cut_short_is_none_and_more_can_be_added(
    kept: WordVectors, tmp_path: Path, left: int
) -> None:
    kept.add([FUND], [words(3, 1)])
    file = tmp_path / "encoder" / "words.bin"
    file.write_bytes(file.read_bytes()[:left])
    school = words(5, 2)

    kept.add([SCHOOL], [school])

    found = kept.at(kept.rows([FUND, SCHOOL]))
    assert [int(found.counts[row]) for row in found.of] == [0, 5]
    assert np.abs(found.vectors - school).max() < 0.01
