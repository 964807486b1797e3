"""Paragraphs that are counted in words: `second preambular paragraph`, `третий абзац преамбулы`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.folded import fold, fold_word


@dataclass(frozen=True, slots=True)
class Counted:
    """A paragraph that is named so: its label, `pp2` or `op2`, and its place in the text, half-open.

    Counted from the end it is `pp-1`, the last, or `pp-2`.
    """

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Ordinals:
    """How six languages count the paragraphs of a preamble and of what follows it."""

    _order: Mapping[str, int] = field(repr=False)
    _one: re.Pattern[str] = field(repr=False)
    _named: Mapping[str, re.Pattern[str]] = field(repr=False)

    @classmethod
    def from_table(cls, table: Mapping[str, Mapping[str, Any]]) -> Ordinals:
        """The `ordinals` of data/lexicon/sections.toml, a table a language."""
        order = {form: at for words in table.values() for form, at in _forms(words)}
        one = rf"(?:{_any(order)}|第?\d{{1,2}}(?:{_any(map(fold_word, _MARKS))})?)"
        several = rf"{one}(?:{_AND}{one})*"
        named = {
            label: re.compile(_phrases([each for words in table.values() for each in words[part]], several))
            for label, part in (("pp", "preambular"), ("op", "operative"))
        }
        return cls(order, re.compile(one), named)

    def named(self, text: str) -> tuple[Counted, ...]:
        """The paragraphs that a text names, in its order; `second and third` names two."""
        folded = fold(text)
        found: list[Counted] = []
        for label, phrase in self._named.items():
            for match in phrase.finditer(folded.text):
                places = [each.span() for each in self._one.finditer(folded.text, *match.span())]
                edges = [match.start(), *(start for start, _ in places[1:]), match.end()]
                for (start, end), first, last in zip(places, edges, edges[1:], strict=False):
                    order = self._count(folded.text[start:end])
                    found.append(Counted(f"{label}{order}", *folded.original(first, last)))
        return tuple(sorted(found, key=lambda each: each.start))

    def numbered(self, typed: str) -> str:
        """What was typed, with pp2 or op2 for the one paragraph that it names so; else as it was."""
        found = self.named(typed)
        if len(found) != 1:
            return typed
        return f"{typed[: found[0].start]}{found[0].label}{typed[found[0].end :]}"

    def _count(self, ordinal: str) -> int:
        digits = re.search(r"\d+", ordinal)
        return int(digits[0]) if digits else self._order[ordinal]


_MARKS = (
    "st",
    "nd",
    "rd",
    "th",
    "er",
    "re",
    "e",
    "ème",
    "º",
    "ª",
    ".º",
    ".ª",
    "-й",
    "-го",
    "-м",
    "-му",
    "-я",
)
_AND = r"(?:\s?,\s?(?:and|et|y|и)?\s?|\s(?:and|et|y|e|и)\s|\sو|\s?[和及]\s?)"
_HOLE = "{n}"


def _forms(words: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The ordinals of a language, folded, each with its number."""
    endings: Sequence[str] = words.get("endings", ("",))
    ordered = [
        *enumerate(words["forms"], 1),
        *((-order, each) for order, each in enumerate(words["last"], 1)),
    ]
    for order, forms in ordered:
        for form in forms:
            yield from ((fold_word(f"{form}{ending}"), order) for ending in endings)


def _phrases(templates: Iterable[str], several: str) -> str:
    """A pattern of the phrases: one of their beginnings, ordinals, and what follows after that beginning.

    The hundreds of ordinals stand in it once: to compile them for each beginning takes half a second.
    """
    after: dict[str, list[str]] = {}
    for template in templates:
        before, _, rest = template.partition(_HOLE)
        after.setdefault(fold_word(before), []).append(fold_word(rest))
    starts: dict[str, list[str]] = {}
    for at, start in enumerate(after):
        starts.setdefault(_edge(start), []).append(f"(?P<s{at}>{re.escape(start)})")
    begun = "|".join(f"{edge}(?:{'|'.join(same)})" for edge, same in starts.items())
    rests = "".join(f"(?(s{at})(?:{_any(rest)}))" for at, rest in enumerate(after.values()))
    return rf"(?:{begun}){several}{rests}(?:(?<=[\u3400-\u9fff])|(?!\w))"


def _edge(start: str) -> str:
    """Where a phrase may begin; Chinese is written without spaces."""
    return r"" if start >= "\u3400" else r"(?<![^\W\u3400-\u9fff])"


def _any(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
