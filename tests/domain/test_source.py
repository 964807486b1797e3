"""A place is read at its own pace and not together with others, and ever later while it fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.posting import Posting
from bot.domain.source import (
    LONGEST,
    Health,
    Item,
    Source,
    SourceKind,
    posting_of,
    read_badly,
    read_well,
    told_apart,
)
from tests.posted import LEXICON
from tests.postings import NOON

MINUTE = timedelta(minutes=1)
TENTH = 1.1


def source(minutes: float = 10, name: str = "src-1") -> Source:
    return Source(name, SourceKind.FEED, "https://wg.example/feed", every=timedelta(minutes=minutes))


@pytest.mark.parametrize(("failures", "minutes"), [(0, 10), (1, 20), (2, 40), (3, 60), (9, 60), (500, 60)])
def test_what_fails_is_tried_ever_later_but_every_hour_at_least(failures: int, minutes: float) -> None:
    health = Health(NOON, failures=failures)

    after = read_badly(source(), health, NOON, "fetch-busy")

    assert minutes * MINUTE <= after.next - NOON <= minutes * MINUTE * TENTH
    assert after.failures == failures + 1
    assert after.degraded


def test_what_is_read_once_a_day_is_tried_again_at_that_pace() -> None:
    after = read_badly(source(1440), Health(NOON, failures=9), NOON, "fetch-busy")

    assert after.next - NOON >= 1440 * MINUTE > LONGEST


def test_a_failure_keeps_since_when_and_the_stamps_and_a_success_forgets_it() -> None:
    health = Health(NOON, first=NOON, etag="one", modified="then")

    failed = read_badly(source(), read_badly(source(), health, NOON, "a"), NOON + MINUTE, "b")
    well = read_well(source(), failed, NOON + 2 * MINUTE, "two")

    assert (failed.since, failed.reason, failed.etag, failed.first) == (NOON, "b", "one", NOON)
    assert (well.failures, well.since, well.etag, well.first) == (0, None, "two", NOON)


@given(name=st.text(min_size=1, max_size=20), minutes=st.integers(1, 1440), later=st.integers(0, 10**7))
def test_a_reading_that_succeeds_is_followed_within_the_interval(name: str, minutes: int, later: int) -> None:
    every, now = minutes * MINUTE, NOON + timedelta(seconds=later)

    wait = read_well(source(minutes, name), Health(now), now).next - now

    assert every * 0.8 <= wait <= every * 0.9


@given(seconds=st.floats(0.1, 3), later=st.floats(0, 100))
def test_no_place_is_due_again_within_the_second_in_which_it_was_read(seconds: float, later: float) -> None:
    now = NOON + timedelta(seconds=later)
    often = replace(source(), every=timedelta(seconds=seconds))

    again = read_well(often, Health(now), now).next

    assert int(again.timestamp()) > int(now.timestamp())


def test_sources_added_together_are_not_read_together() -> None:
    nexts = {read_well(source(10, f"src-{each}"), Health(NOON), NOON).next for each in range(100)}

    assert len(nexts) > 50


def told(items: list[Item], known: Sequence[Posting] = ()) -> dict[str, str]:
    """Keys by title."""
    return {each.title: each.key for each in told_apart(items, known)}


def kept(items: list[Item]) -> list[Posting]:
    return [posting_of(each, source(), LEXICON) for each in told_apart(items, ())]


def test_one_guid_at_two_addresses_is_two_documents_for_ever() -> None:
    one, two = Item("g", "One", address="https://a/1"), Item("g", "Two", address="https://a/2")

    both = told([two, one, two], kept([one]))
    moved = told([replace(one, address="https://b/1")], kept([one]))

    assert both == {"One": "g", "Two": "g https://a/2"}
    assert moved == {"One": "g"}


def test_one_guid_under_two_titles_is_two_documents_for_ever() -> None:
    one, two = Item("g", "One", address="https://a"), Item("g", "Two", address="https://a")

    both = told([two, one, two], kept([one]))
    again = told([one, two], [*kept([one]), *kept([one, two])[1:]])
    corrected = told([replace(one, title="One, corrected")], kept([one]))

    assert both == again == {"One": "g", "Two": "g https://a Two"}
    assert corrected == {"One, corrected": "g"}


def test_two_links_to_one_file_are_one_document_whatever_they_are_called() -> None:
    file = "https://a/report.pdf"

    assert told([Item(file, "Report", address=file), Item(file, "PDF", address=file)]) == {"Report": file}
