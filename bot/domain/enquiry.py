"""A question that the library could not answer, put to the secretariat."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.domain.folded import fold
from bot.domain.language import Language

ALIKE = 0.6  # the share of words in common from which two questions count as the same


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question on the secretariat's desk; `answered_at` is None until it has been answered.

    `clause` is the ref of the clause that the answer rests on, "" where it rests on none; `author` the name
    of who answered.
    """

    id: str
    guild: str
    asker: str
    question: str
    language: Language
    asked_at: datetime
    answer: str = ""
    clause: str = ""
    author: str = ""
    answered_at: datetime | None = None


def enquiry_id(guild: str, question: str) -> str:
    """The same for the same words in the same server, whoever asks: 16 letters and digits."""
    words = " ".join(_words(question))
    digest = hashlib.sha256(f"{guild}#{words}".encode()).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def likeness(one: str, other: str) -> float:
    """The share of their words that two questions have in common, 0 to 1; Chinese counts by pairs."""
    mine, yours = set(_words(one)), set(_words(other))
    return len(mine & yours) / len(mine | yours) if mine and yours else 0.0


def most_alike(question: str, answered: Sequence[Enquiry]) -> Enquiry | None:
    """The answered enquiry that asks the same, the latest of equals; None where none is alike enough."""
    ranked = [(likeness(question, one.question), one.answered_at or one.asked_at, one) for one in answered]
    best = max(ranked, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= ALIKE else None


def _words(question: str) -> list[str]:
    found: list[str] = []
    for piece in _PIECE.findall(fold(question).text):
        found += map("".join, pairwise(piece)) if len(piece) > 1 and _HAN.match(piece) else [piece]
    return found


_HAN = re.compile(r"[\u3400-\u9fff]")
_PIECE = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")
