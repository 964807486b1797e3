"""Silence is consent, clause by clause, until it is broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import Act, Entry
from bot.domain.poll import closed
from bot.domain.silence import Fate, doubts, fates
from tests.polls import CLOSES, OPENS, SCALES, ledger, poll, said

SILENCE = SCALES["silence"]
SECOND = timedelta(seconds=1)


def _fates(*entries: Entry, late: bool = False) -> dict[str, Fate]:
    now = CLOSES if late else CLOSES - SECOND
    return {each.clause.key: each.fate for each in fates(poll("silence"), SILENCE, entries, now)}


def test_an_objection_to_one_clause_leaves_the_others_adopted_at_the_expiry() -> None:
    entries = ledger(said("FR", "2.3", "object", 5))

    assert _fates(*entries) == {
        "2.1": Fate.INTERIM,
        "2.2": Fate.INTERIM,
        "2.3": Fate.BROKEN,
        "2.4": Fate.INTERIM,
    }
    assert _fates(*entries, late=True) == {
        "2.1": Fate.ADOPTED,
        "2.2": Fate.ADOPTED,
        "2.3": Fate.BROKEN,
        "2.4": Fate.ADOPTED,
    }


def test_a_clause_is_adopted_at_the_stored_expiry_to_the_second() -> None:
    found = fates(poll("silence"), SILENCE, (), CLOSES + timedelta(days=3))

    assert {each.at for each in found} == {CLOSES}


def test_an_amendment_breaks_the_silence_too() -> None:
    assert _fates(*ledger(said("FR", "2.1", "amend", 5)))["2.1"] is Fate.BROKEN


def test_what_was_broken_stays_broken_when_the_delegation_changes_its_mind() -> None:
    entries = ledger(said("FR", "2.1", "object", 5), said("FR", "2.1", "reserve", 6))

    assert _fates(*entries, late=True)["2.1"] is Fate.BROKEN


def test_silence_is_not_broken_by_observers_drafts_reservations_or_after_the_expiry() -> None:
    entries = ledger(
        said("EU", "2.1", "object", 5, counted=False),
        said("FR", "2.2", "object", 5, act=Act.DRAFT),
        said("FR", "2.3", "reserve", 5),
        said("FR", "2.4", "object", 60 * 24 * 14),
    )

    assert set(_fates(*entries, late=True).values()) == {Fate.ADOPTED}


def test_statements_are_attached_to_what_is_adopted() -> None:
    entries = ledger(said("FR", "2.3", "reserve", 5), said("EU", "2.3", "reserve", 6, counted=False))

    third = fates(poll("silence"), SILENCE, entries, CLOSES)[2]

    assert [entry.fact.delegation for entry in third.statements] == ["FR", "EU"]


def test_a_procedure_that_the_chair_ends_early_adopts_nothing() -> None:
    ended = closed(poll("silence"), CLOSES - timedelta(days=1))

    found = fates(ended, SILENCE, (), CLOSES)

    assert {each.fate for each in found} == {Fate.STOPPED}


def test_the_first_objection_gives_the_time_and_all_are_named() -> None:
    entries = ledger(said("JP", "2.1", "amend", 9), said("FR", "2.1", "object", 5))

    first = fates(poll("silence"), SILENCE, entries, CLOSES)[0]

    assert [entry.fact.delegation for entry in first.by] == ["FR", "JP"]
    assert first.at == OPENS + timedelta(minutes=5)


def test_a_short_procedure_or_a_text_in_few_languages_is_doubted() -> None:
    day, least = timedelta(days=1), timedelta(hours=72)

    assert doubts(OPENS, OPENS + day, [Language.EN], least) == ("silence-short", "silence-languages")
    assert doubts(OPENS, OPENS + 3 * day, OFFICIAL, least) == ()


def test_a_frozen_text_is_the_one_polled() -> None:
    clause = replace(poll().clauses[0], texts={Language.FR: "Le groupe convient."})

    assert clause.in_language(Language.FR) == "Le groupe convient."
    assert clause.in_language(Language.AR) == clause.text
    assert clause.citation == "2.1"
