"""A card in a terminal: its text as it stands, without what a terminal would obey."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.render.card import Button, Card, Facts, Row, Text
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


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (Language.AR, "A: b\nC: https://x.int"),
        (Language.EN, "A: b\nC: https://x.int"),
        (Language.ES, "A: b\nC: https://x.int"),
        (Language.FR, "A\u00a0: b\nC\u00a0: https://x.int"),
        (Language.RU, "A: b\nC: https://x.int"),
        (Language.ZH, "A：b\nC：https://x.int"),
    ],
)
def test_a_label_and_its_value_are_set_off_as_the_language_writes_it(language: Language, shown: str) -> None:
    row = Row((Button("C", address="https://x.int"),))

    assert terminal(Card((Facts((("A", "b"),)), row), language)) == shown
