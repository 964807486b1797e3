"""Scales: which answers a poll offers, and what each of them asks of the delegation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What an answer must bring with it."""

    REASON = "reason"
    PROPOSAL = "proposal"


class Lean(StrEnum):
    """Which way an answer leans: it orders reports and colours buttons, it decides nothing."""

    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Stance:
    """One answer. `conditional` answers may carry a condition, recorded as text and never interpreted.

    Of a silence procedure, `blocks` answers break it; `attaches` answers are attached to the adopted text.
    """

    key: str
    lean: Lean
    blocks: bool = False
    needs: frozenset[Need] = frozenset()
    conditional: bool = False
    attaches: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers in the order they are offered. On a scale of silence, no answer is consent."""

    key: str
    stances: tuple[Stance, ...]
    silence: bool = False
    source: str = ""

    def stance(self, key: str) -> Stance | None:
        return next((stance for stance in self.stances if stance.key == key), None)


def scales(table: Mapping[str, object]) -> dict[str, Scale]:
    """The scales of rules/scales.toml by key, in its order. Raise ValueError where the table is not such."""
    return {key: _scale(key, entry) for key, entry in table.items()}


def _scale(key: str, entry: object) -> Scale:
    if not isinstance(entry, dict) or not entry.get("stances"):
        message = f"scale {key}: no stances"
        raise ValueError(message)
    stances = tuple(_stance(stance) for stance in entry["stances"])
    return Scale(key, stances, bool(entry.get("silence", False)), str(entry.get("source", "")))


def _stance(entry: Mapping[str, object]) -> Stance:
    """A blocking answer needs a reason and proposed text, whatever else the table says."""
    blocks = bool(entry.get("blocks", False))
    named = entry.get("needs", [])
    needs = frozenset(Need(str(need)) for need in (named if isinstance(named, list) else []))
    return Stance(
        key=str(entry["key"]),
        lean=Lean(str(entry["lean"])),
        blocks=blocks,
        needs=frozenset(Need) if blocks else needs,
        conditional=bool(entry.get("conditional", False)),
        attaches=bool(entry.get("attaches", False)),
    )
