"""A table of delegations as secretariats keep it: what each row says, whatever it calls its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.delegation import Function, Standing
from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language, language_of
from bot.domain.sheet import Line, cells, known_columns
from bot.domain.tables import lists
from bot.render.delegations import GROUPS, state_code
from bot.render.words import words

MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class TableLexicon:
    """What columns are called, folded, by column; and standings besides our own words for them."""

    delegations: Mapping[str, Sequence[str]]
    positions: Mapping[str, Sequence[str]]
    standings: Mapping[str, Standing]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> TableLexicon:
        standings = {name: each for each in Standing for name in _called(each)}
        for key, names in lists(table["standings"]).items():
            standings |= {fold_word(name): Standing(key) for name in names}
        return cls(_folded(table["delegations"]), _folded(table["positions"]), standings)


@dataclass(frozen=True, slots=True)
class Named:
    """A person of a delegation as a table names it: by number on Discord, else by name alone."""

    function: Function
    user: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Seating:
    """How a delegation is to sit, as asked; what is left open stays as it was."""

    typed: str
    standing: Standing | None = None
    names: Mapping[Language, str] = field(default_factory=dict)
    groups: Sequence[str] | None = None
    people: Sequence[Named] = ()


def table_columns(lines: Sequence[Line], lexicon: TableLexicon) -> dict[str, str]:
    """The table's headings by our columns. Raise UserError where it names no delegation or no standing."""
    if not lines:
        raise UserError("table-empty")
    found = known_columns(lines[0].cells, lexicon.delegations)
    missing = [] if found.keys() & {"code", "state"} else ["code"]
    missing += [] if "standing" in found else ["standing"]
    if missing:
        raise UserError("table-columns", columns=", ".join(missing))
    return found


def seating(line: Line, columns: Mapping[str, str], lexicon: TableLexicon) -> Seating:
    """What a row asks. Raise UserError naming what is wrong with it."""
    row = cells(line, columns)
    code, state = row.get("code", ""), row.get("state", "")
    _check_agree(code, state)
    standing = lexicon.standings.get(fold_word(row["standing"]))
    if standing is None:
        raise UserError("delegation-standing", standing=row["standing"], known=", ".join(Standing))
    names = {language: row[language.value] for language in OFFICIAL if row.get(language.value)}
    if code and state and not names and not state_code(state):
        names = {_spoken(state): state}
    groups = [group_typed(each) for each in re.split(r"[;,|]", row.get("groups", "")) if each.strip()]
    return Seating(code or state, standing, names, groups or None, tuple(_people(row)))


def group_typed(typed: str) -> str:
    """A regional group by its key; one that is not known is its own name."""
    name = typed.strip()
    return name.casefold() if name.casefold() in GROUPS else name


def _check_agree(code: str, state: str) -> None:
    """Raise UserError where code and name are those of two States: whose row it is can't be known."""
    coded, named = state_code(code), state_code(state)
    if coded and named and coded != named:
        raise UserError("delegation-disagree", code=code, name=state)


def _people(row: Mapping[str, str]) -> Iterator[Named]:
    for function in Function:
        for typed in re.split(r"[;,|\n]", row.get(function.value, "")):
            if name := typed.strip():
                yield _person(function, name)


def _person(function: Function, typed: str) -> Named:
    """Raise UserError("delegate-number") for a number that a spreadsheet rounded: it is somebody else's."""
    mentioned = re.fullmatch(r"<@!?(\d+)>", typed)
    number = mentioned[1] if mentioned else typed
    if re.fullmatch(r"\d{17,20}", number) and (mentioned or not number.endswith("000")):
        return Named(function, user=number)
    if re.fullmatch(r"\d{17,20}|\d+([.,]\d+)?e\+?\d+", number, re.IGNORECASE):
        raise UserError("delegate-number", number=typed)
    return Named(function, name=typed[:MOST_NAME])


def _spoken(name: str) -> Language:
    found = language_of(name)
    return Language.EN if found is Language.UNDETERMINED else found


def _called(standing: Standing) -> Iterator[str]:
    """A standing by its key and by what we call one or several such, in six languages."""
    yield standing.value
    for language in OFFICIAL:
        yield from (fold_word(words(language)(f"{form}-{standing}")) for form in ("standing", "standings"))


def _folded(columns: object) -> dict[str, Sequence[str]]:
    return {name: tuple(_each(headings)) for name, headings in lists(columns).items()}


def _each(headings: Iterable[str]) -> Iterator[str]:
    return map(fold_word, headings)
