"""One concept has one term, whatever the language that names it."""

from __future__ import annotations

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.resources import table
from bot.search.analyse import Analyser

AR, ZH, EN, FR, RU, ES = OFFICIAL
NAMES = {
    "wsis": ["القمةُ العالمية", "信息社會世界峰會", "WSIS+20", "du SMSI", "ВВУИО", "la CMSI"],
    "trust-fund": [
        "للصندوق الاستئماني",
        "特别信托基金",
        "trust funds",
        "fonds d’affectation spéciale",
        "целевым фондом",
        "fondos fiduciarios",
    ],
    "ldc": [
        "أقل البلدان نمواً",
        "在最不发达国家",
        "least developed countries",
        "les pays les moins avancés",
        "в наименее развитых странах",
        "los países menos adelantados",
    ],
    "rules-of-procedure": [
        "النظام الداخلي",
        "议事规则",
        "the Rules of Procedure",
        "le règlement intérieur",
        "правилам процедуры",
        "el reglamento interno",
    ],
}


@pytest.mark.parametrize("concept", NAMES)
@pytest.mark.parametrize("number", range(6))
def test_a_concept_is_known_in_every_language(analyser: Analyser, concept: str, number: int) -> None:
    assert f"@{concept}" in analyser.terms(NAMES[concept][number], OFFICIAL[number])


@pytest.mark.parametrize("language", OFFICIAL)
def test_an_abbreviation_is_known_in_texts_of_any_language(analyser: Analyser, language: Language) -> None:
    assert "@wsis" in analyser.terms("CWG-WSIS&SDG", language)


def test_names_inside_a_longer_name_count_too(analyser: Analyser) -> None:
    terms = analyser.terms("the Council Working Group on WSIS", EN)

    assert {"@cwg-wsis", "@council-working-group", "@council", "@wsis"} <= set(terms)


def test_a_word_that_only_begins_a_name_is_none(analyser: Analyser) -> None:
    assert "@trust-fund" not in analyser.terms("trust between donors of a fund", EN)


def test_every_concept_has_all_six_languages_and_is_found_by_each_name(analyser: Analyser) -> None:
    concepts = table("lexicon/glossary.toml")["concepts"]

    missed = [
        (concept, code, name.strip())
        for concept, spellings in concepts.items()
        for code in map(str, OFFICIAL)
        for name in spellings[code].split("|")
        if f"@{concept}" not in analyser.terms(name.strip(), Language(code))
    ]

    assert missed == []
    assert len(concepts) >= 120
