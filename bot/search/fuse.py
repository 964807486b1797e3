"""From what is known of a clause and a question to the probability that the one answers the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.search.counterparts import SHARES
from bot.search.encode import Matrix

WORDS = (
    "words",
    "words_around",
    "concepts",
    "covered",
    "rarest",
    "particular_missing",
    "name_missing",
    "operative",
    "body",
    "heading",
    "footnote",
    "length",
)
MEANING = (*WORDS, *SHARES, "sentences", "cosine", "cosine_around")
BOTH = (*MEANING, "second_cosine", "second_cosine_around")
MODELS = {"words": WORDS, "meaning": MEANING, "both": BOTH}
"""What each model looks at, in the order of its coefficients: words alone, an encoder, a second beside it."""


PARTS = ("same_item", "same_sentence", "other_item", "other_sentence")
"""The parts of a model: the clause is in the question's language, or another; it is an item under headings,
or a sentence of the paragraph that is its chapeau. What stands around it says much more of a sentence."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model in parts: a row a part (PARTS), a coefficient a feature, and the level last."""

    parts: Matrix

    def probabilities(self, features: Matrix, part: npt.NDArray[np.int64]) -> Matrix:
        """For each row of features, which is of this part: the probability that the clause answers."""
        chosen = self.parts[part]
        scores = np.einsum("ij,ij->i", features, chosen[:, :-1]) + chosen[:, -1]
        return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)


@dataclass(frozen=True, slots=True)
class Fusion:
    """The fitted models by name (see MODELS)."""

    models: Mapping[str, Model]

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> Fusion:
        """From search/fusion.toml. Raise KeyError where a coefficient is missing."""
        return cls({name: _model(table[name], features) for name, features in MODELS.items()})


def part_of(*, same: bool, sentence: bool) -> int:
    """The number of a clause's part."""
    return (0 if same else 2) + int(sentence)


def _model(table: Mapping[str, Mapping[str, float]], features: Sequence[str]) -> Model:
    names = (*features, "level")
    return Model(np.array([[table[part][name] for name in names] for part in PARTS], np.float32))
