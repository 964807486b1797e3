"""A rule fits when all that it names fits, in any of the six languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.following import Contents, Follow, says, wanted
from bot.domain.language import Language
from bot.domain.notice import Audience
from bot.domain.posting import Kind
from tests.postings import NOON, posting

RULE = Follow("f1", Audience("1", "9"), NOON)
DRAFT = posting("A/C.3/78/L.49", title="Digital technologies: revised draft resolution")
CITES = Contents("Recalling Resolution 140 of the Plenipotentiary", ["itu:pp:res:140"])


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (RULE, True),
        (replace(RULE, body="A/C.3", kind=Kind.DRAFT), True),
        (replace(RULE, body="A/C.3", kind=Kind.RESOLUTION), False),
        (replace(RULE, symbol="A/C.3/78/L.49/Rev.2"), True),
        (replace(RULE, symbol="A/C.3/78/L.50"), False),
        (replace(RULE, citing="itu:pp:res:140"), True),
        (replace(RULE, citing="itu:pp:res:71"), False),
        (replace(RULE, words="digital"), True),
        (replace(RULE, words="plenipotentiary"), True),
        (replace(RULE, words="digit"), False),
        (replace(RULE, language=Language.EN), True),
        (replace(RULE, language=Language.FR), False),
        (replace(RULE, source="src-2"), False),
    ],
)
def test_every_part_of_a_rule_that_is_given_must_fit(rule: Follow, fits: bool) -> None:
    assert wanted(rule, DRAFT, CITES) is fits


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("الفجوة الرقمية", "سدّ الفجوة الرّقميّة بين البلدان"),
        ("数字鸿沟", "弥合数字鸿沟问题受到特别关注"),
        ("digital divide", "Bridging the Digital Divide"),
        ("fracture numérique", "Réduire la fracture numerique"),
        ("цифровой разрыв", "Сокращая ЦИФРОВОЙ РАЗРЫВ"),
        ("brecha digital", "Reducir la brecha digital"),
    ],
)
def test_a_keyword_is_found_in_any_language(words: str, text: str) -> None:
    assert says(words, text)
    assert not says(words, "…")
