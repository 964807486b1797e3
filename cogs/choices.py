"""What commands let people choose from: languages, documents, clauses."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from functools import wraps
from typing import Any, Literal, TypeVar

import discord
from discord import app_commands

from bot.domain.browsing import place
from bot.domain.document import Expression, HeldClause
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language

Choices = list[app_commands.Choice[str]]
H = TypeVar("H")
Completing = Callable[[H, discord.Interaction, str], Coroutine[Any, Any, Choices]]
LanguageChoice = Literal["ar", "zh", "en", "fr", "ru", "es"] | None


def spoken(chosen: str | None, language: Language) -> Language:
    """The language chosen for this once, else the reader's own, as while a choice is still being typed."""
    return Language(chosen) if chosen in set(OFFICIAL) else language


def offering(complete: Completing[H]) -> Completing[H]:
    """Completes with nothing where what is typed beside it so far names nothing."""

    @wraps(complete)
    async def offered(house: H, interaction: discord.Interaction, typed: str) -> Choices:
        try:
            return await complete(house, interaction, typed)
        except UserError:
            return []

    return offered


def document_choices(found: Sequence[Expression]) -> Choices:
    """Documents by symbol and title; the value is the symbol."""
    return [
        app_commands.Choice(
            name=_short(f"{_symbol(one)} · {one.title}" if one.title else _symbol(one)), value=_symbol(one)
        )
        for one in found
        if len(_symbol(one)) <= 100
    ][:25]


def clause_choices(found: Sequence[HeldClause]) -> Choices:
    """Clauses by place and first words; the value is the clause's key."""
    return [
        app_commands.Choice(name=_short(f"{place(one)} · {one.clause.text}"), value=one.clause.key)
        for one in found
        if len(one.clause.key) <= 100
    ][:25]


def _symbol(expression: Expression) -> str:
    """The symbol as people write it."""
    return expression.symbol.printed


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"
