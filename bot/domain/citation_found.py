"""What a grammar finds in folded text: a symbol and its place."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Found:
    """`language` is an ISO code, "" where the citation names none; `revised` where it says Rev. or Mod."""

    start: int
    end: int
    symbol: Symbol
    language: str = ""
    revised: bool = False
