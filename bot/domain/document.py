"""Documents as the library holds them: Work, Version, Expression, Manifestation (after IFLA's FRBR)."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from bot.domain.clause import Clause
from bot.domain.language import Language
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Expression:
    """A version in one language: what a reader opens.

    `title` is verbatim; `date` ISO 8601 or ""; `link` its official address or ""; `original_language` the
    language it was submitted in, where known.
    """

    symbol: Symbol
    language: Language
    title: str = ""
    date: str = ""
    link: str = ""
    original_language: Language = Language.UNDETERMINED

    @property
    def key(self) -> str:
        """`A/RES/70/125@fr`."""
        return f"{self.symbol}@{self.language}"

    @property
    def ref(self) -> str:
        """An opaque id of 16 letters and digits, the same for ever: for buttons and links."""
        return clause_ref(self.key, "")


@dataclass(frozen=True, slots=True)
class Manifestation:
    """One file of an expression: where it came from and the SHA-256 of its bytes, in hex."""

    sha256: str
    source: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class HeldClause:
    """A clause of the library, with the expression it stands in and its place there, counted from 0."""

    expression: Expression
    clause: Clause
    position: int

    @property
    def ref(self) -> str:
        """An opaque id of 16 letters and digits, the same for ever: for buttons and links."""
        return clause_ref(self.expression.key, self.clause.key)


def clause_ref(expression_key: str, clause_key: str) -> str:
    digest = hashlib.sha256(f"{expression_key}#{clause_key}".encode()).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def content_hash(text: str) -> str:
    """The SHA-256 of a clause's text in hex: what is embedded, compared and frozen under a poll."""
    return hashlib.sha256(text.encode()).hexdigest()
