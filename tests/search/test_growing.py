"""A growing file is seen as it is, however it changes between two looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.search.growing import Growing

WIDTH = 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rows.bin"


def rows(growing: Growing) -> list[bytes]:
    return [row.tobytes() for row in growing.rows()]


def test_a_file_that_is_not_there_has_no_rows(path: Path) -> None:
    assert (Growing(path, WIDTH).count(), rows(Growing(path, WIDTH))) == (0, [])


def test_what_is_added_is_seen_and_half_a_row_is_not(path: Path) -> None:
    growing = Growing(path, WIDTH)
    path.write_bytes(b"onetw")
    assert rows(growing) == [b"onet"]

    with path.open("ab") as file:
        file.write(b"wowthree")

    assert rows(growing) == [b"onet", b"wwow", b"thre"]
    assert growing.count() == 3


def test_a_file_that_is_as_it_was_is_not_mapped_again(path: Path) -> None:
    growing = Growing(path, WIDTH)
    path.write_bytes(b"onetwo..")

    assert growing.rows() is growing.rows()


@pytest.mark.parametrize("left", [b"", b"four"])
def test_a_shorter_file_is_seen_short(path: Path, left: bytes) -> None:
    growing = Growing(path, WIDTH)
    path.write_bytes(b"onetwo..")
    assert growing.count() == len(rows(growing)) == 2

    path.unlink()
    path.write_bytes(left)

    assert b"".join(rows(growing)) == left


def test_another_file_of_the_same_length_is_seen(path: Path, tmp_path: Path) -> None:
    growing = Growing(path, WIDTH)
    path.write_bytes(b"onetwo..")
    assert rows(growing)[0] == b"onet"

    other = tmp_path / "other.bin"
    other.write_bytes(b"threefou")
    other.replace(path)

    assert rows(growing) == [b"thre", b"efou"]
