"""A resolution that is named by its number alone is the one that is held."""

from __future__ import annotations

import pytest

from bot.domain.held_numbers import HeldNumbers
from bot.domain.numbered import as_held
from bot.lexicons import citation_lexicon, numbered_lexicon

HELD = HeldNumbers.of(("S/RES/794(1992)", "S/RES/140(1958)", "itu:pp:res:140", "itu:pp:res:390"))


def held(text: str) -> str:
    return as_held(text, HELD, citation_lexicon(), numbered_lexicon())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("what does resolution 794 demand", "what does S/RES/794(1992) demand"),
        ("Security Council resolution 794", "S/RES/794(1992)"),
        ("UNSCR 794 op 8", "S/RES/794(1992) op 8"),
        ("unscr794", "S/RES/794(1992)"),
        ("paragraph 8 of Security Council resolution 687", "paragraph 8 of S/RES/687"),
        ("Security Council resolution 794 (1992)", "resolution 794 (1992)"),
        ("Qu'exige la résolution 794 ?", "Qu'exige la S/RES/794(1992) ?"),
        ("la resolución 794 del Consejo de Seguridad", "la S/RES/794(1992) del"),
        ("о чём резолюция 794", "о чём S/RES/794(1992)"),
        ("安理会第794号决议", "S/RES/794(1992)"),
        ("قرار مجلس الأمن 794", "S/RES/794(1992)"),
        ("ماذا يطلب القرار 794", "ماذا يطلب S/RES/794(1992)"),
        ("هل يضمن القرار 794 ألا تُمس الحدود", "هل يضمن S/RES/794(1992) ألا تُمس الحدود"),
    ],
)
def test_one_of_the_security_council_is_known_by_its_number(text: str, whole: str) -> None:
    assert " ".join(held(text).split()) == whole


def test_one_that_itu_has_is_of_the_security_council_where_that_is_said() -> None:
    assert held("resolution 140") == "resolution 140"
    assert held("Security Council resolution 140").strip() == "S/RES/140(1958)"


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 794 of the Plenipotentiary Conference",
        "ITU Resolution 794",
        "第794号决议（全权代表大会）",
        "resolution 795",
        "Que dit la Résolution 794 ?",
        "S/RES/794(1992)",
        "how many of the 794 networks",
    ],
)
def test_what_may_be_another_stays(text: str) -> None:
    assert held(text) == text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("390", "Resolution 390"),
        ("794?", "S/RES/794(1992)?"),
        ("what does 390 say about the Fund", "what does Resolution 390 say about the Fund"),
        ("que dit la 390 sur le Fonds ?", "que dit la Resolution 390 sur le Fonds ?"),
        ("¿qué dice la 390 sobre el Fondo?", "¿qué dice la Resolution 390 sobre el Fondo?"),
        ("что говорится в 390 о Фонде", "что говорится в Resolution 390 о Фонде"),
        ("390对基金怎么规定", "390对基金怎么规定"),
        ("390说了什么", "Resolution 390说了什么"),
        ("ماذا يقول 390 عن الصندوق", "ماذا يقول Resolution 390 عن الصندوق"),
        ("what does 2030 say", "what does 2030 say"),
        ("does 390 networks count", "does 390 networks count"),
    ],
)
def test_a_number_that_says_something_is_a_resolution(text: str, whole: str) -> None:
    assert held(text) == whole
