"""Sketches lose nothing of a few vectors, and of many hardly the nearest."""

from __future__ import annotations

import numpy as np
import pytest

from bot.search.encode import Matrix, unit
from bot.search.sketch import Given, Sketch


def given(vectors: Matrix) -> Given:
    return lambda places: vectors[places]


def spread(count: int, width: int = 256) -> Matrix:
    """Vectors as encoders make them: a few directions matter much, most a little."""
    dice = np.random.default_rng(7)
    strength = 1 / np.sqrt(1 + np.arange(width))
    return unit((dice.normal(size=(count, width)) * strength).astype(np.float32))


@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_a_few_vectors_are_told_whole(count: int) -> None:
    vectors, question = spread(count), spread(1)[0]

    sketch = Sketch.of(given(vectors), count)

    whole = sketch.all(given(vectors), count).look(np.arange(count), sketch.one(question))
    assert np.allclose(whole, vectors @ question, atol=1e-5)


def test_of_many_vectors_the_nearest_are_still_among_the_first() -> None:
    vectors = spread(8_000)
    questions = unit(vectors[:10] + 0.5 * spread(11)[1:])
    sketch = Sketch.of(given(vectors), len(vectors))
    sketches = sketch.all(given(vectors), len(vectors))

    for question in questions:
        nearest, seen = int(np.argmax(vectors @ question)), sketch.one(question)
        glanced = np.argsort(-sketches.glance(seen))[:480]
        assert nearest in glanced
        assert nearest in glanced[np.argsort(-sketches.look(glanced, seen))[:60]]
