"""When people are reminded: the ladder as typed, the one rung that is due, and quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.reminders import (
    DEFAULT,
    Due,
    Quiet,
    current,
    heard_at,
    ladder,
    late_by,
    quiet_hours,
    schedule,
    spelled,
)
from bot.lexicons import reminder_lexicon

LEXICON = reminder_lexicon()
END = datetime(2025, 5, 15, 16, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("14d,7d,72h,24h,2h", "14d, 7d, 72h, 24h, 2h"),
        ("30s", "30s"),
        ("2 weeks; 3 days; 90 min", "14d, 72h, 90m"),
        ("14 j, 3 jours, 2 heures", "14d, 72h, 2h"),
        ("2 semanas, 3 días, 1 hora", "14d, 72h, 1h"),
        ("14д, 7 дней, 24ч, 30 мин", "14d, 7d, 24h, 30m"),
        ("14天、3天，2小时，30分钟", "14d, 72h, 2h, 30m"),
        ("١٤ يوم، ٣ أيام، ٢ ساعة", "14d, 72h, 2h"),
        ("2h 24h 24h", "24h, 2h"),
        ("", spelled(DEFAULT)),
        ("0", "0"),
    ],
)
def test_a_ladder_is_typed_in_any_of_the_six_languages(typed: str, canonical: str) -> None:
    assert spelled(ladder(typed, LEXICON)) == canonical


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("soon", "reminders-not-understood"),
        ("5", "reminders-not-understood"),
        ("-2h", "reminders-not-understood"),
        ("0h", "reminders-not-understood"),
        ("1.5h", "reminders-not-understood"),
        (",,", "reminders-not-understood"),
        ("500d", "reminders-too-long"),
        ("999999999 weeks", "reminders-too-long"),
        (",".join(f"{number}h" for number in range(1, 14)), "reminders-too-many"),
    ],
)
def test_a_ladder_that_cannot_be_read_is_refused(typed: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        ladder(typed, LEXICON)

    assert error.value.key == key


@given(st.sets(st.integers(1, 400 * 86400), max_size=12))
@settings(max_examples=60)
def test_a_ladder_as_spelled_is_read_back(seconds: set[int]) -> None:
    rungs = tuple(sorted((timedelta(seconds=each) for each in seconds), reverse=True))

    assert ladder(spelled(rungs), LEXICON) == rungs


def test_only_the_rungs_still_to_come_are_planned() -> None:
    dues = schedule(DEFAULT, END, since=END - 5 * DAY)

    assert [due.rung for due in dues] == [72 * HOUR, 24 * HOUR, 2 * HOUR]
    assert [due.urgent for due in dues] == [False, True, True]


def test_after_a_downtime_only_the_latest_rung_is_due() -> None:
    dues = schedule(DEFAULT, END, since=END - 30 * DAY)

    assert current(dues, END - 15 * DAY) is None
    assert current(dues, END - 20 * HOUR) == Due(24 * HOUR, END - DAY, urgent=True)


def test_a_reminder_says_how_late_it_is_when_that_matters() -> None:
    assert late_by(END, END + timedelta(seconds=30)) is None
    assert late_by(END, END + 2 * HOUR) == 2 * HOUR


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("22-7", Quiet(time(22), time(7))),
        ("22:00–07:30", Quiet(time(22), time(7, 30))),
        ("22h - 7h30", Quiet(time(22), time(7, 30))),
        ("٢٢-٧", Quiet(time(22), time(7))),
        ("", None),
        ("0", None),
    ],
)
def test_quiet_hours_are_typed(typed: str, hours: Quiet | None) -> None:
    assert quiet_hours(typed) == hours


@pytest.mark.parametrize("typed", ["25-7", "22-7:61", "night", "7-7", "22"])
def test_quiet_hours_that_cannot_be_read_are_refused(typed: str) -> None:
    with pytest.raises(UserError) as error:
        quiet_hours(typed)

    assert error.value.key == "quiet-unclear"


@pytest.mark.parametrize(
    ("at", "heard"),
    [
        (datetime(2025, 5, 1, 21, 30, tzinfo=UTC), datetime(2025, 5, 2, 5, tzinfo=UTC)),
        (datetime(2025, 5, 1, 2, 0, tzinfo=UTC), datetime(2025, 5, 1, 5, tzinfo=UTC)),
        (datetime(2025, 5, 1, 12, 0, tzinfo=UTC), datetime(2025, 5, 1, 12, tzinfo=UTC)),
    ],
)
def test_quiet_hours_delay_a_reminder_to_their_end(at: datetime, heard: datetime) -> None:
    quiet = Quiet(time(22), time(7))

    assert heard_at(Due(7 * DAY, at, urgent=False), quiet, "Europe/Zurich") == heard
    assert heard_at(Due(2 * HOUR, at, urgent=True), quiet, "Europe/Zurich") == at
