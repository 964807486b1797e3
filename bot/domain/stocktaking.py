"""Entries of stocktaking and mapping matrices: what serves which action line, goal and objective."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.served import MOST, served
from bot.domain.sheet import Line, RowError, known_columns
from bot.domain.tables import lists

LONGEST = 1000  # characters of a cell
COLUMNS = ("title", "year", "body", "country", "lines", "goals", "objectives", "link")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `lines` are numbers of action lines (5 for C5), `goals` of SDGs, `objectives` of the GDC."""

    title: str
    year: int | None = None
    body: str = ""
    country: str = ""
    lines: tuple[int, ...] = ()
    goals: tuple[int, ...] = ()
    objectives: tuple[int, ...] = ()
    link: str = ""

    @property
    def id(self) -> str:
        """The same for the same title, body, country and year, however written: what makes a duplicate."""
        said = [fold_word(part) for part in (self.title, self.body, self.country)]
        return hashlib.sha256("\n".join([*said, str(self.year)]).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What entries are asked for: those that serve all of these."""

    lines: tuple[int, ...] = ()
    goals: tuple[int, ...] = ()
    objectives: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.lines or self.goals or self.objectives)

    def fits(self, entry: Entry) -> bool:
        return (
            set(self.lines) <= set(entry.lines)
            and set(self.goals) <= set(entry.goals)
            and set(self.objectives) <= set(entry.objectives)
        )


@dataclass(frozen=True, slots=True)
class StocktakingLexicon:
    """Names of columns and words of questions; read from lexicon/stocktaking.toml and register/wsis.toml."""

    columns: Mapping[str, tuple[str, ...]]
    entries: tuple[str, ...]
    goal: tuple[str, ...]
    objective: tuple[str, ...]

    @classmethod
    def from_tables(cls, table: Mapping[str, object], register: Mapping[str, object]) -> StocktakingLexicon:
        words = lists(table["words"])
        goal = lists(register["words"])["goal"]
        columns = {name: tuple(map(fold_word, each)) for name, each in lists(table["columns"]).items()}
        return cls(columns, words["entries"], goal, words["objective"])

    def wanted(self, text: str) -> Wanted:
        """Every action line, goal and objective that a question names."""
        objectives = self._numbers(self.objective, text, MOST["objectives"])
        rest = re.sub(_after(self.objective), " ", text, flags=re.IGNORECASE)
        goals = self._numbers(self.goal, rest, MOST["goals"])
        lines = tuple(dict.fromkeys(int(each["line"]) for each in _LINE.finditer(rest)))
        return Wanted(lines, goals, objectives)

    def asks_for_entries(self, text: str) -> bool:
        """Whether a question asks for projects rather than for clauses, and by what they serve."""
        folded = fold_word(text)
        named = any(
            word in folded
            if "\u3400" <= word[0] <= "\u9fff"
            else re.search(rf"\b{re.escape(word)}\b", folded)
            for word in map(fold_word, self.entries)
        )
        return named and not self.wanted(text).empty

    def _numbers(self, words: Iterable[str], text: str, most: int) -> tuple[int, ...]:
        found = re.finditer(_after(words), text, re.IGNORECASE)
        numbers = [int(each) for one in found for each in re.findall(r"\d+", one["numbers"])]
        return tuple(dict.fromkeys(each for each in numbers if 1 <= each <= most))


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds: its entries, the rows that are the same as an earlier one, and what is wrong."""

    entries: tuple[Entry, ...] = ()
    twice: tuple[tuple[int, int], ...] = ()
    errors: tuple[RowError, ...] = field(default=())


def read_entries(lines: Sequence[Line], lexicon: StocktakingLexicon) -> Table:
    """The entries of a table's rows. Raise UserError("table-columns") where there is no column of titles."""
    if not lines:
        raise UserError("table-empty")
    columns = known_columns(lines[0].cells, lexicon.columns)
    if "title" not in columns:
        raise UserError("table-columns", columns="title")
    first: dict[str, int] = {}
    entries: list[Entry] = []
    twice: list[tuple[int, int]] = []
    errors: list[RowError] = []
    for line in lines:
        try:
            entry = _entry(line, columns)
        except UserError as error:
            errors.append(RowError(line.number, error.key, error.details))
            continue
        if entry.id in first:
            twice.append((line.number, first[entry.id]))
            continue
        first[entry.id] = line.number
        entries.append(entry)
    return Table(tuple(entries), tuple(twice), tuple(errors))


def _entry(line: Line, columns: Mapping[str, str]) -> Entry:
    if line.surplus:
        raise UserError("table-cells")
    cells = {name: _cell(line, columns, name) for name in COLUMNS}
    if not cells["title"]:
        raise UserError("entry-title", column=columns["title"])
    return Entry(
        cells["title"],
        _year(cells["year"], columns.get("year", "")),
        cells["body"],
        cells["country"],
        served(cells["lines"], "lines", columns.get("lines", "")),
        served(cells["goals"], "goals", columns.get("goals", "")),
        served(cells["objectives"], "objectives", columns.get("objectives", "")),
        _link(cells["link"], columns.get("link", "")),
    )


def _cell(line: Line, columns: Mapping[str, str], name: str) -> str:
    """A cell on one line, without characters that nobody sees."""
    text = line[columns[name]] if name in columns else ""
    plain = "".join(" " if each in "\t\r\n" else each for each in text)
    plain = "".join(each for each in plain if unicodedata.category(each) not in {"Cc", "Cf", "Cs"})
    plain = " ".join(plain.split())
    if len(plain) > LONGEST:
        raise UserError("entry-long", column=columns[name], most=LONGEST)
    return plain


def _year(cell: str, column: str) -> int | None:
    if not cell:
        return None
    found = re.fullmatch(r"(?P<year>(?:19|20|21)\d\d)(?:\.0+|[-/.].*)?", cell)
    if not found:
        raise UserError("entry-year", column=column, value=cell[:60])
    return int(found["year"])


def _link(cell: str, column: str) -> str:
    if cell and not re.fullmatch(r"https?://[^\s<>\"|\\^`{}]{3,490}", cell):
        raise UserError("entry-link", column=column, value=cell[:60])
    return cell


def _after(words: Iterable[str]) -> str:
    """Such a word with the numbers after it: `SDG 9`, `SDGs 4 and 9`, `GDC objective 2`."""
    named = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    joined = r"(?:\s*(?:,|;|،|、|and|et|y|и|و|和|及)\s*\d{1,2}(?![\d.]))*"
    between = r"[\s:№#-]*(?:objectives?|objectifs?|objetivos?|цел[ьи]|目标|الهدف|هدف)?\s*"
    return rf"(?:{named}){between}(?P<numbers>\d{{1,2}}(?!\d){joined})"


_LINE = re.compile(
    r"(?:(?<![A-Za-zА-Яа-яЁё\d._/-])[CcСс]|جيم)\s?-?(?P<line>1[01]|[1-9])(?![A-Za-z\d/]|[.-]\d)"
)
