"""The rules of the field: every limit of FIELD's list, and what happens when an event moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.deadline_rules import Event, Mark, applicable, computed
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL
from bot.lexicons import deadline_rules
from bot.render.words import words

RULES = deadline_rules()
OPENS = date(2025, 6, 17)


def event(kind: str, opens: date = OPENS) -> Event:
    return Event("e1", "g1", kind, "Council 2025", opens, "Europe/Zurich")


@pytest.mark.parametrize(
    ("rule", "kind", "day"),
    [
        ("council-contribution", "council", "2025-06-03"),
        ("council-secretariat", "council", "2025-05-18"),
        ("council-budget", "council", "2025-04-29"),
        ("council-financial", "council", "2025-04-22"),
        ("conference-contribution", "conference", "2025-05-27"),
        ("conference-secretariat", "plenipotentiary", "2025-05-13"),
        ("plenipotentiary-amendment", "plenipotentiary", "2024-10-17"),
        ("group-document", "council-working-group", "2025-06-05"),
        ("posting", "council-working-group", "2025-06-10"),
        ("recent-report", "council-working-group", "2025-06-15"),
        ("last-call", "last-call", "2025-07-15"),
    ],
)
def test_a_rule_counts_calendar_days_to_the_end_of_the_day_at_the_venue(
    rule: str, kind: str, day: str
) -> None:
    found = computed(RULES[rule], event(kind))

    assert found.steps[-1].wall.isoformat() == f"{day}T23:59:00"
    assert [step.mark for step in found.steps] == [Mark.OPENS, Mark.SHIFT, Mark.HOUR]


def test_the_key_dates_that_were_published_for_the_council_of_2025_come_out() -> None:
    """As on the session's own page: financial implications, budget, secretariat documents, contributions."""
    published = {
        "council-financial": date(2025, 4, 22),
        "council-budget": date(2025, 4, 29),
        "council-secretariat": date(2025, 5, 18),
        "council-contribution": date(2025, 6, 3),
    }

    found = {rule: computed(RULES[rule], event("council")).steps[-1].wall.date() for rule in published}

    assert found == published
    assert all(RULES[rule].checked for rule in published)


def test_the_venue_decides_the_instant_in_winter_and_in_summer() -> None:
    summer = computed(RULES["council-contribution"], event("council"))
    winter = computed(RULES["council-contribution"], event("council", date(2025, 2, 17)))

    assert summer.instant == datetime(2025, 6, 3, 21, 59, tzinfo=UTC)
    assert winter.instant == datetime(2025, 2, 3, 22, 59, tzinfo=UTC)


def test_eight_months_before_the_thirty_first_is_the_last_day_of_the_month() -> None:
    found = computed(RULES["plenipotentiary-amendment"], event("plenipotentiary", date(2026, 10, 31)))

    assert found.steps[1].wall.date() == date(2026, 2, 28)


def test_silence_runs_from_the_last_of_the_six_languages() -> None:
    started = datetime(2025, 6, 17, 9, tzinfo=UTC)
    complete = {language: started + timedelta(hours=number) for number, language in enumerate(OFFICIAL)}
    silence = replace(event("silence"), complete=complete)

    found = computed(RULES["silence"], silence)

    assert found.instant == started + timedelta(hours=5 + 72)
    assert found.steps[0].mark is Mark.LANGUAGES


def test_silence_has_not_begun_while_a_language_is_missing() -> None:
    some = {language: datetime(2025, 6, 17, tzinfo=UTC) for language in OFFICIAL[:4]}

    with pytest.raises(UserError) as error:
        computed(RULES["silence"], replace(event("silence"), complete=some))

    assert (error.value.key, error.value.details) == ("rule-not-started", {"languages": "ru, es"})


def test_a_rule_is_not_for_other_events() -> None:
    with pytest.raises(UserError) as error:
        computed(RULES["silence"], event("council"))

    assert error.value.key == "rule-other-event"


def test_when_the_event_moves_every_rule_moves_with_it() -> None:
    before, after = event("council"), event("council", OPENS + timedelta(days=20))
    council = applicable(RULES.values(), before)

    shifts = {computed(rule, after).instant - computed(rule, before).instant for rule in council}

    assert len(council) == 6
    assert shifts == {timedelta(days=20)}


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_rule_event_and_exception_has_words(language: str) -> None:
    spoken = words(next(each for each in OFFICIAL if each == language))
    kinds = {kind for rule in RULES.values() for kind in rule.events}
    exceptions = {name for rule in RULES.values() for name in rule.excepted}

    assert all(spoken.has(f"rule-{name}") for name in RULES)
    assert all(spoken.has(f"event-{kind}") for kind in kinds)
    assert all(spoken.has(f"rule-except-{name}") for name in exceptions)


def test_every_rule_says_its_source() -> None:
    assert all(rule.source and (rule.edition or not rule.checked) for rule in RULES.values())
