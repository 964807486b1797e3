"""Where there is little room, what is left out is always told."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.render.brevity import few, short
from bot.render.words import words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("0123456789", "0123456789"),
        ("01234567890", "012345678…"),
        ("12345678 0x", "12345678…"),
        ("1234567 90x", "1234567…"),
        ("1234 67890x", "1234 6789…"),
    ],
)
def test_a_text_that_was_cut_says_so(text: str, shown: str) -> None:
    assert short(text, 10) == shown


@pytest.mark.parametrize(
    ("names", "shown"),
    [("", ""), ("ab", "a, b"), ("aabb", "a, b"), ("abcd", "a, b … (+2)"), ("aabbc", "a, b … (+1)")],
)
def test_names_are_told_once_and_those_left_out_counted(names: str, shown: str) -> None:
    assert few(names, 2, words(Language.EN)) == shown
