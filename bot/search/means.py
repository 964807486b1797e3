"""What the vectors of a language have in common, which says nothing: it is taken off before comparing."""

from __future__ import annotations

import asyncio
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.domain.language import OFFICIAL, Language
from bot.search.catalogue import LANGUAGES
from bot.search.encode import Encoder, Matrix, has_words, unit


@dataclass(frozen=True, slots=True)
class Means:
    """The mean vector of passages and of questions, a row a language of LANGUAGES."""

    passages: Matrix
    questions: Matrix

    @property
    def length(self) -> int:
        """How many numbers a vector has."""
        return int(self.passages.shape[1])

    def question(self, vector: Matrix, language: Language) -> Matrix:
        """The question's vector (one row) without what all questions of its language share."""
        centred = unit(vector.reshape(1, -1) - self.questions[LANGUAGES.index(language)])
        row: Matrix = centred[0]
        return row

    def passage(self, vectors: Matrix, languages: npt.NDArray[np.int8]) -> Matrix:
        """The passages' vectors without what all passages of their languages share; zeros stay zeros."""
        told = vectors.astype(np.float32)  # a copy, and numbers half as long are slow to look at
        said = np.any(told, axis=1, keepdims=True)
        told -= self.passages[languages]
        centred: Matrix = unit(told) * said
        return centred


@dataclass(frozen=True, slots=True)
class Samples:
    """Texts of the field in the six languages, from which the means of an unknown encoder are measured."""

    passages: Mapping[Language, Sequence[str]]
    questions: Mapping[Language, Sequence[str]]

    @classmethod
    def from_folder(cls, folder: Path) -> Samples:
        """From the sample dossier: every paragraph, and its questions."""
        texts = {one: sorted(folder.glob(f"*/{one.value}.txt")) for one in OFFICIAL}
        asked = [json.loads(line) for line in (folder / "questions.jsonl").read_text("utf-8").splitlines()]
        return cls(
            {one: [line for file in texts[one] for line in _lines(file)] for one in OFFICIAL},
            {one: [each["question"] for each in asked if each["language"] == one] for one in OFFICIAL},
        )


async def means_of(encoder: Encoder, frozen: Path, folder: Path, samples: Samples) -> Means:
    """The means frozen for this encoder, else those measured on the samples, which is done once."""
    measured = folder / encoder.name / "means.npz"
    for file in (frozen, measured):
        if (means := await asyncio.to_thread(_kept, file, encoder.name)) is not None:
            return means
    passages = [await encoder.passages(samples.passages[one][:_ENOUGH]) for one in OFFICIAL]
    questions = [await encoder.questions(samples.questions[one][:_ENOUGH]) for one in OFFICIAL]
    found = {"passages": _averages(passages), "questions": _averages(questions)}
    await asyncio.to_thread(_keep, measured, encoder.name, found)
    return Means(_rows(found["passages"]), _rows(found["questions"]))


def _kept(file: Path, encoder: str) -> Means | None:
    """The means in a file under this encoder's name, or under the family that its name begins with."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            families = {name.rpartition("/")[0] for name in kept.files}
            family = next((one for one in families if encoder.startswith(one)), None)
            if family is None:
                return None
            return Means(_rows(kept[f"{family}/passages"]), _rows(kept[f"{family}/questions"]))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None


def _keep(file: Path, encoder: str, found: Mapping[str, Matrix]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = {f"{encoder}/{kind}": averages for kind, averages in found.items()}
    np.savez(file, allow_pickle=False, **rows)


def _averages(vectors: Sequence[Matrix]) -> Matrix:
    """A row a language of OFFICIAL."""
    rows: Matrix = np.stack([one.mean(axis=0) for one in vectors]).astype(np.float32)
    return rows


def _rows(six: Matrix) -> Matrix:
    """With a seventh row for what is in none of the six: the mean of the means."""
    whole: Matrix = np.vstack([six, six.mean(axis=0)]).astype(np.float32)
    return whole


def _lines(file: Path) -> list[str]:
    return [line.strip() for line in file.read_text("utf-8").splitlines() if has_words(line)]


_ENOUGH = 64  # texts of a language
