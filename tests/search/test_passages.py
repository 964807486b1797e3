"""What of a clause is encoded: with its chapeau where it says little alone, by sentences where it is long."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.search.passages import passages
from tests.search.library import held

EN, ZH = Language.EN, Language.ZH
LED = "The first phase addressed the following:"
PARAGRAPH = "The Fund gives grants to schools. Each school reports once a year. " * 6
HEADING = "第一阶段涉及以下方面："
SECTION = "基金向学校提供赠款，并由秘书处每年向理事会报告所付款项及其用途。各学校应于每年三月前提交报告。" * 3


@pytest.mark.parametrize(
    ("text", "chapeau", "language", "whole"),
    [
        ("Local languages (required)", LED, EN, f"{LED} Local languages (required)"),
        ("Local languages (required)", "", EN, "Local languages (required)"),
        ("Local languages (required)", PARAGRAPH, EN, "Local languages (required)"),
        ("本地语文（必备）", HEADING, ZH, f"{HEADING} 本地语文（必备）"),
        ("本地语文（必备）", SECTION, ZH, "本地语文（必备）"),
        ("Each school reports.", "The Fund gives grants. Each school reports.", EN, "Each school reports."),
        ("Decides to give grants to schools, as set out in the annex to it;" * 2, LED, EN, None),
    ],
)
def test_a_short_item_is_led_by_its_chapeau_unless_that_is_a_paragraph(
    text: str, chapeau: str, language: Language, whole: str | None
) -> None:
    assert passages(held(text, language), chapeau).texts[0] == (whole or text)


@pytest.mark.parametrize(("text", "language", "most"), [(PARAGRAPH, EN, 12), (SECTION, ZH, 6)])
def test_a_long_clause_is_compared_by_its_sentences_too_a_chinese_one_sooner(
    text: str, language: Language, most: int
) -> None:
    whole, *sentences = passages(held(text.strip(), language), "").texts

    assert len(sentences) == most
    assert all(sentence in whole for sentence in sentences)
    assert passages(held(sentences[0], language), "").texts == (sentences[0],)


def test_a_clause_without_words_has_none() -> None:
    assert passages(held("—"), "").texts == ()
