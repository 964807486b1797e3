"""Clauses that were cut elsewhere: one JSON object a line, `.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.clause import Clause, Kind
from bot.domain.errors import UserError
from bot.domain.labelling import keyed
from bot.domain.language import OFFICIAL, Language
from bot.domain.vocabulary import Vocabulary

FIELDS = ("symbol", "revision", "language", "title", "section", "label", "kind", "text", "key")
"""What a line may say, all of it text."""
NEEDED = ("symbol", "language", "text")
"""What it must say."""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause and the document that it belongs to, as its line says."""

    symbol: str
    revision: str
    language: Language
    title: str
    section: str
    label: str
    kind: Kind
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that can't be taken: its number, counted from 1, and why."""

    number: int
    error: UserError


def read_lines(data: bytes) -> Iterator[ClauseLine | BrokenLine]:
    """Every line that isn't blank, in order; a broken one never hinders the others."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                yield _line(line)
            except UserError as error:
                yield BrokenLine(number, error)


def means_clauses(data: bytes) -> bool:
    """Whether one line at least has all the fields that a clause needs, rightly filled or not."""
    return any(_has_needed(line) for line in data.split(b"\n"))


def clauses_of(lines: Sequence[ClauseLine], words: Vocabulary) -> list[Clause]:
    """The clauses of one expression in their order, with the keys that segmentation would give them."""
    clauses: list[Clause] = []
    start = 0
    for line in lines:
        end = start + len(line.text) + 1
        clauses.append(Clause(line.key, line.section, line.label, line.kind, line.text, start=start, end=end))
        start = end
    return keyed(clauses, words)


def _line(line: bytes) -> ClauseLine:
    found = _object(line)
    said = {field: _text(found, field) for field in FIELDS}
    for field in NEEDED:
        if not said[field]:
            raise UserError("line-field-missing", field=field)
    if said["language"] not in OFFICIAL:
        raise UserError("line-field-wrong", field="language", value=said["language"])
    if said["kind"] and said["kind"] not in set(Kind):
        raise UserError("line-field-wrong", field="kind", value=said["kind"])
    return ClauseLine(
        said["symbol"],
        said["revision"],
        Language(said["language"]),
        said["title"],
        said["section"],
        said["label"],
        Kind(said["kind"] or Kind.BODY),
        said["text"],
        said["key"],
    )


def _has_needed(line: bytes) -> bool:
    try:
        return set(NEEDED) <= set(_object(line))
    except UserError:
        return False


def _object(line: bytes) -> Mapping[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise UserError("line-not-json") from None
    if not isinstance(found, dict):
        raise UserError("line-not-json")
    return found


def _text(found: Mapping[str, object], field: str) -> str:
    value = found.get(field, "")
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UserError("line-field-wrong", field=field, value=str(value)[:50])
    return value.strip()
