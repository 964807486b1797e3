"""A card in a terminal: its text as it stands, without what a terminal would obey."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.render.card import Card, Text
from bot.render.terminal import terminal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3 июня 2025\u202fг.", "3 июня 2025\u202fг."),
        ("à 18\u00a0h", "à 18\u00a0h"),
        ("第一章\u3000总则", "第一章\u3000总则"),
        ("2.2\tComments", "2.2 Comments"),
        ("red \x1b[31malert\x07", "red [31malert"),
        ("\u202egnp.exe", "gnp.exe"),
    ],
)
def test_spaces_of_every_kind_stay_and_what_a_terminal_would_obey_goes(text: str, shown: str) -> None:
    assert terminal(Card((Text(text),), Language.EN)).strip() == shown
