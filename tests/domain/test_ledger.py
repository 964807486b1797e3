"""The ledger can't be changed unnoticed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ledger import Entry, broken_at, canonical, chain, from_milliseconds, head, milliseconds
from tests.polls import CLOSES, said

FACTS = [
    said(code, "2.1", "support", minute) for minute, code in enumerate(["FR", "JP", "BR", "EG", "CN"], 1)
]
ENTRIES = chain("p1", FACTS)


def test_a_ledger_as_written_is_whole_and_its_head_is_the_last_hash() -> None:
    assert broken_at("p1", ENTRIES) is None
    assert head("p1", ENTRIES) == ENTRIES[-1].hash
    assert broken_at("p1", ()) is None


def test_a_ledger_written_in_pieces_is_the_same() -> None:
    rest = chain("p1", FACTS[2:], length=2, head=ENTRIES[1].hash)

    assert ENTRIES[:2] + rest == ENTRIES


@given(
    place=st.integers(0, 4),
    change=st.sampled_from(
        ["stance", "reason", "delegation", "who", "late", "counted", "drop", "swap", "twice"]
    ),
)
@settings(max_examples=60)
def test_any_change_is_found_where_it_was_made(place: int, change: str) -> None:
    changed = _changed(list(ENTRIES), place, change)

    found = broken_at("p1", changed)

    if tuple(changed) == ENTRIES[: len(changed)]:
        assert found is None
    else:
        assert found is not None
        assert place + 1 <= found <= place + 2


def _changed(entries: list[Entry], place: int, change: str) -> list[Entry]:
    entry = entries[place]
    if change == "drop":
        return entries[:place] + entries[place + 1 :]
    if change == "swap":
        after = min(place + 1, 4)
        entries[place], entries[after] = entries[after], entries[place]
        return entries
    if change == "twice":
        return [*entries[: place + 1], entry, *entries[place + 1 :]]
    old = getattr(entry.fact, change)
    fact = replace(entry.fact, **{change: not old if isinstance(old, bool) else f"{old}!"})
    return [*entries[:place], replace(entry, fact=fact), *entries[place + 1 :]]


def test_the_entries_of_one_poll_do_not_pass_in_another() -> None:
    assert broken_at("p2", ENTRIES) == 1


@given(reason=st.text(max_size=40))
@settings(max_examples=60)
def test_the_canonical_text_of_an_entry_is_one_line_whatever_was_said(reason: str) -> None:
    fact = replace(FACTS[0], reason=reason.encode("utf-8", "ignore").decode())

    text = canonical("p1", 1, fact, "")

    assert "\n" not in text
    assert text.startswith('{"act":"position"')


def test_times_are_kept_to_the_millisecond() -> None:
    assert from_milliseconds(milliseconds(CLOSES) - 1) < CLOSES
    assert from_milliseconds(milliseconds(CLOSES)) == CLOSES
