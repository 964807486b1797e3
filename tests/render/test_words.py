"""Messages with their placeholders filled."""

from __future__ import annotations

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.card import Strong
from bot.render.words import Words, words


def some(language: Language, *forms: str) -> Words:
    return Words(language, {"key": forms})


def test_values_from_outside_stay_on_one_line_and_turn_no_direction() -> None:
    told = some(Language.EN, "read {title} now")("key", title="a\n\u202eb\u2066c")

    assert told == "read a bc now"


def test_values_stand_isolated_in_arabic() -> None:
    assert some(Language.AR, "اقرأ {title}")("key", title="A/RES/70/1") == "اقرأ \u2068A/RES/70/1\u2069"


@pytest.mark.parametrize(
    ("language", "count", "form"),
    [
        (Language.EN, 1, 0),
        (Language.EN, 0, 1),
        (Language.FR, 0, 0),
        (Language.RU, 21, 0),
        (Language.RU, 12, 2),
        (Language.AR, 2, 2),
        (Language.AR, 111, 4),
        (Language.ZH, 5, 0),
    ],
)
def test_the_plural_is_chosen_by_the_count(language: Language, count: int, form: int) -> None:
    told = some(language, *(f"form {number}" for number in range(6)))("key", count=count)

    assert told == f"form {form}"


def test_parts_keep_their_nature_in_a_line() -> None:
    line = some(Language.EN, "{who} objects to {what}")

    assert line.line("key", who=Strong("XV"), what="2.3") == (Strong("XV"), " objects to ", "2.3")


@pytest.mark.parametrize("language", OFFICIAL)
def test_each_official_language_has_its_own_words(language: Language) -> None:
    assert words(language).language is language


def test_a_text_in_none_of_the_six_is_answered_in_english() -> None:
    assert words(Language.UNDETERMINED).language is Language.EN
