"""A long list says how many lines it leaves out."""

from __future__ import annotations

import pytest

from bot.render.lists import shortened


@pytest.mark.parametrize(
    ("count", "lines"), [(0, ()), (2, ("0", "1")), (3, ("0", "1", "2")), (5, ("0", "1", "2", "… (+2)"))]
)
def test_what_a_list_leaves_out_is_counted(count: int, lines: tuple[str, ...]) -> None:
    assert shortened([str(each) for each in range(count)], 3).lines == lines
