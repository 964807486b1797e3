"""XQuAD-R, development half (../shared/bench), searched as a library of clauses."""

from __future__ import annotations

import importlib.util
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from benchmarks.retrieval._libraries import XQUAD, Library, Question, sentence_clause
from bot.domain.language import Language


def bench() -> ModuleType | None:
    """The module ../shared/bench/retrieval.py, None where it is absent."""
    file = XQUAD / "retrieval.py"
    if not file.is_file():
        return None
    if "retrieval" not in sys.modules:
        spec = importlib.util.spec_from_file_location("retrieval", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["retrieval"] = module
        spec.loader.exec_module(module)
    return sys.modules["retrieval"]


def texts(language: Language) -> tuple[list[str], list[str]]:
    """Its sentences and its questions in a language; none where it is absent or hasn't that language."""
    module = bench()
    if module is None or language.value not in module.LANGUAGES:
        return [], []
    sentences, questions = module.load(language.value)
    return [one.text for one in sentences], [one.text for one in questions]


def library(name: str, sentences: list[Any]) -> Library:
    return Library.of(
        name, ((sentence_clause(one.language, one.id[1:], one.text), one.paragraph) for one in sentences)
    )


@dataclass(frozen=True)
class Suite:
    """A library, and what is asked of it."""

    kind: str
    library: Library
    questions: tuple[Question, ...]


def suites(sample: int) -> list[Suite]:
    """The four kinds of the bench with at most `sample` questions a library, each answer in its own language.

    The bench itself takes the answer's place from the question's language; where a translation has other
    sentences that names a wrong one, so here it comes from the same question in the answer's language.
    """
    module = bench()
    if module is None:
        return []
    loaded = {name: module.load(name) for name in module.LANGUAGES}
    dice = random.Random(17)
    return [
        *(_mono(name, loaded, dice, sample) for name in loaded),
        *(_cross(name, loaded, dice, sample) for name in loaded),
        _mixed(loaded, dice, sample),
        *(_missing(name, loaded, dice, sample) for name in loaded),
    ]


Loaded = dict[str, Any]


def _mono(name: str, loaded: Loaded, dice: random.Random, sample: int) -> Suite:
    sentences, asked = loaded[name]
    chosen = dice.sample(range(len(asked)), sample)
    return Suite(
        "mono", library(f"mono {name}", sentences), tuple(_question(loaded, name, name, at) for at in chosen)
    )


def _cross(name: str, loaded: Loaded, dice: random.Random, sample: int) -> Suite:
    others = [other for other in loaded if other != name]
    chosen = [
        (other, at) for other in others for at in dice.sample(range(len(loaded[other][1])), sample // 4)
    ]
    asked = tuple(_question(loaded, other, name, at) for other, at in chosen)
    return Suite("cross", library(f"cross {name}", loaded[name][0]), asked)


def _mixed(loaded: Loaded, dice: random.Random, sample: int) -> Suite:
    """Each paragraph is held in one language."""
    names = list(loaded)
    places = sorted({one.id[1:3] for one in loaded["en"][0]})
    homes = {place: dice.choice(names) for place in places}
    pool = [one for name in names for one in loaded[name][0] if homes[one.id[1:3]] == name]
    asked = [
        _question(loaded, name, homes[loaded[name][1][at].place[:2]], at)
        for name in names
        for at in dice.sample(range(len(loaded[name][1])), sample)
    ]
    return Suite("mixed", library("mixed", pool), tuple(asked))


def _missing(name: str, loaded: Loaded, dice: random.Random, sample: int) -> Suite:
    """Every second article is missing."""
    sentences, asked = loaded[name]
    here = [one for one in sentences if one.id[1] % 2 == 0]
    chosen = dice.sample(range(len(asked)), sample)
    found = [_question(loaded, name, name if asked[at].place[0] % 2 == 0 else None, at) for at in chosen]
    return Suite("not found", library(f"missing {name}", here), tuple(found))


def _question(loaded: Loaded, name: str, home: str | None, at: int) -> Question:
    """The question with this number, and its answer in the language `home`; none where that is None."""
    text = loaded[name][1][at].text
    if home is None:
        return Question("xquad", text, Language(name), frozenset())
    held = sentence_clause(home, loaded[home][1][at].place, "")
    return Question("xquad", text, Language(name), frozenset({held.ref}))


def aligned(make: Callable[[list[Any]], Any]) -> dict[str, dict[str, float]]:
    """The bench's figures across languages and mixed, by the answer's place in the answer's own language."""
    module = bench()
    assert module is not None
    loaded = {name: module.load(name) for name in module.LANGUAGES}
    dice = random.Random(23)
    found = {}
    for kind, made in (
        ("cross", [_cross(name, loaded, dice, 4 * ASKED) for name in loaded]),
        ("mixed", [_mixed(loaded, dice, 2 * ASKED)]),
    ):
        found[kind] = module.average([_recall(suite, loaded, make) for suite in made])
    return found


def _recall(suite: Suite, loaded: Loaded, make: Callable[[list[Any]], Any]) -> dict[str, float]:
    module = bench()
    assert module is not None
    refs = {held.ref for held in suite.library.clauses}
    pool = [one for name in loaded for one in loaded[name][0] if _ref(one) in refs]
    names = {_ref(one): one.id for one in pool}
    search = make(pool)
    ranked = [[found for found, _ in search(one.text, one.language.value, 10)] for one in suite.questions]
    right = [names[next(iter(one.answers))] for one in suite.questions]
    measured: dict[str, float] = module.measures(ranked, right)
    return measured


def _ref(sentence: Any) -> str:
    return sentence_clause(sentence.language, sentence.id[1:], "").ref


ASKED = 100  # questions of each pair of languages, and half of a language's in the mixed library
