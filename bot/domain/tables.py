"""Lexicons as TOML gives them: nested tables and lists, checked for their shape as they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def mapping(value: object) -> Mapping[str, object]:
    """A table. Raise TypeError where it is something else."""
    if not isinstance(value, Mapping):
        message = f"a table was expected, not {value!r}"
        raise TypeError(message)
    return value


def entries(values: object) -> tuple[Mapping[str, object], ...]:
    """A list of tables."""
    return tuple(mapping(value) for value in _sequence(values))


def strings(values: object) -> tuple[str, ...]:
    """A list of words or numbers, as words."""
    return tuple(str(value) for value in _sequence(values))


def rows(values: object) -> tuple[tuple[str, ...], ...]:
    """A list of lists of words."""
    return tuple(strings(row) for row in _sequence(values))


def lists(table: object) -> Mapping[str, tuple[str, ...]]:
    """A table of lists of words."""
    return {key: strings(values) for key, values in mapping(table).items()}


def _sequence(values: object) -> Sequence[object]:
    if not isinstance(values, (list, tuple)):
        message = f"a list was expected, not {values!r}"
        raise TypeError(message)
    return values
