"""A poll in which some have spoken, and cards as a terminal and Discord show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.ledger import Entry
from bot.domain.record import Seen
from bot.render.card import Button, Card, Row, Select
from bot.render.terminal import terminal
from cogs.components import messages
from cogs.controls import custom_id
from tests.polls import OPENS, ledger, poll, record, said

NOON = OPENS + timedelta(hours=3)
CONDITION = "if 2.3 adds a date"


def spoken() -> tuple[Entry, ...]:
    return ledger(
        said("FR", "2.1", "support"),
        replace(said("EG", "2.1", "live", 2), condition=CONDITION),
        replace(said("JP", "2.2", "object", 3), reason="بدون تاريخ (see 2.1)", proposal="by 1 June"),
        said("EU", "2.1", "object", 4, counted=False),
        said("BR", "2.3", "support", 60 * 24 * 20),
    )


def seen(*, whole: bool = True, at: datetime = NOON, **changes: object) -> Seen:
    return Seen(record(replace(poll(), **changes), spoken()), whole, at)


def controls(card: Card) -> list[Button | Select]:
    found: list[Button | Select] = []
    for block in card.blocks:
        if isinstance(block, Row):
            found += [block.controls] if isinstance(block.controls, Select) else block.controls
    return found


def shown(card: Card) -> str:
    """The card as a terminal shows it, once Discord could show it too."""
    ids = [custom_id(each.action) for each in controls(card) if each.action]
    assert len(ids) == len(set(ids))
    assert all(letters(message.view.to_components()) <= 4000 for message in messages(card))
    return terminal(card)


def letters(components: list[dict[str, Any]]) -> int:
    """How many characters of text a message holds."""
    return sum(len(each.get("content", "")) + letters(each.get("components", [])) for each in components)
