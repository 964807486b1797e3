"""The WSIS action lines C1 to C11, the goals that they serve, and the texts that cite them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.document import HeldClause
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.tables import entries, lists, mapping, strings

Titles = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One row of the matrix: an action line, or one of the applications of C7.

    application  `e-health`, "" where it is the line as a whole
    goals        the targets served, by goal; none named is the goal as a whole
    unsure       goals that only one of the two tables of the source relates to it
    """

    number: str
    application: str
    goals: Mapping[int, tuple[str, ...]]
    unsure: frozenset[int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about: an action line by its number, or a goal; "" and 0 where it is not."""

    line: str = ""
    application: str = ""
    goal: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """The lines and goals in their order, with the words by which texts name them."""

    lines: tuple[ActionLine, ...]
    titles: Mapping[str, Titles]
    goals: Mapping[int, Titles]
    words: Mapping[str, tuple[str, ...]]
    sources: Titles

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Matrix:
        """Raise KeyError, TypeError or ValueError where the table is not shaped like wsis.toml."""
        return cls(
            tuple(_line(entry) for entry in entries(table["lines"])),
            {number: _titles(titles) for number, titles in mapping(table["titles"]).items()},
            {int(str(entry["number"])): _titles(entry["titles"]) for entry in entries(table["goals"])},
            lists(table["words"]),
            _titles(table["sources"]),
        )

    def asked(self, query: str) -> Asked | None:
        """What is asked: `C5`, `which SDGs does C5 serve`, `ЦУР 9`, `9.c`, `e-health`; or None."""
        if found := _NUMBER.search(query):
            return Asked(f"C{found['number']}")
        if (found := self._goal(query)) and int(found["goal"]) in self.goals:
            return Asked(goal=int(found["goal"]))
        folded = fold_word(query).strip()
        for one in self.lines:
            if one.application and one.application in folded:
                return Asked(one.number, one.application)
        for number, titles in self.titles.items():
            if len(folded) > 3 and any(folded in fold_word(title) for title in titles.values()):
                return Asked(number)
        return None

    def of_line(self, asked: Asked) -> tuple[ActionLine, ...]:
        """The rows of a line: one, or of C7 each of its applications."""
        return tuple(
            one
            for one in self.lines
            if one.number == asked.line and asked.application in ("", one.application)
        )

    def of_goal(self, goal: int) -> tuple[ActionLine, ...]:
        """The rows that serve a goal."""
        return tuple(one for one in self.lines if goal in one.goals)

    def cites(self, text: str, line: str) -> bool:
        """Whether a text that speaks of action lines or WSIS cites this line, by its number or in a range."""
        if not any(_standing(word, text) for word in (*self.words["line"], *self.words["summit"])):
            return False
        return line in self._cited(text)

    def _cited(self, text: str) -> set[str]:
        places = list(_NUMBER.finditer(text))
        found = {int(one["number"]) for one in places}
        for first, second in pairwise(places):
            if text[first.end() : second.start()].strip().casefold() in self.words["range"]:
                found |= set(range(int(first["number"]), int(second["number"])))
        return {f"C{number}" for number in found}

    def _goal(self, query: str) -> re.Match[str] | None:
        words = "|".join(sorted(map(re.escape, self.words["goal"]), key=len, reverse=True))
        named = re.search(rf"(?:{words})\s*(?P<goal>\d{{1,2}})(?!\d)", query, re.IGNORECASE)
        return named or re.fullmatch(r"\s*(?P<goal>\d{1,2})(?:\.(?:\d{1,2}|[a-d]))?\s*", query)


@dataclass(frozen=True, slots=True)
class Served:
    """What was asked, the rows of the matrix that answer, and the clauses that cite the line."""

    asked: Asked
    lines: tuple[ActionLine, ...]
    matrix: Matrix
    clauses: tuple[HeldClause, ...] = ()


def _standing(word: str, text: str) -> bool:
    return word.casefold() in text.casefold().replace("’", "'")


def _line(entry: Mapping[str, object]) -> ActionLine:
    goals = {int(goal): strings(targets) for goal, targets in mapping(entry["goals"]).items()}
    return ActionLine(
        str(entry["number"]), str(entry["application"]), goals, frozenset(_numbers(entry["unsure"]))
    )


def _numbers(values: object) -> Iterable[int]:
    return (int(value) for value in strings(values))


def _titles(table: object) -> Titles:
    return {Language(tag): str(title) for tag, title in mapping(table).items()}


_NUMBER = re.compile(
    r"(?:(?<![A-Za-zА-Яа-яЁё\d._/-])[CcСс]|جيم)\s?-?(?P<number>1[01]|[1-9])(?![A-Za-z\d/]|[.-]\d)"
)
"""A line's number in a text; С is also Cyrillic, جيم the letter in Arabic."""
