"""One instant on every surface: whatever shows it, reading it back gives the same instant."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.deadline import Addressees, Deadline, Reference, State, Terms
from bot.domain.language import OFFICIAL, Language
from bot.domain.poll import Window
from bot.domain.when import understand
from bot.domain.zones import tz
from bot.render.calendar import Whose, calendar_file
from bot.render.card import Text
from bot.render.times import (
    brief,
    calendar_day,
    days,
    duration,
    iso,
    moment,
    remaining,
    utc_offset,
    venue,
    wall,
)
from cogs.markdown import markdown
from tests.dates import lexicon

ZONES = [
    "Europe/Zurich",
    "America/New_York",
    "America/Havana",
    "Asia/Beirut",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/St_Johns",
]
CHANGES = [
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    datetime(2026, 4, 4, 15, tzinfo=UTC),
]
"""Instants at which clocks of some of these zones are changed."""

ends = st.one_of(
    st.sampled_from(CHANGES),
    st.builds(
        lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes),
        st.integers(0, 2 * 366 * 24 * 60),
    ),
)


def deadline(instant: datetime, zone: str, sequence: int = 0) -> Deadline:
    opened = Window(instant - timedelta(days=30), instant)
    return Deadline(
        "d1",
        "g1",
        "Comments; on, the\\ report",
        Terms(instant, (opened,), zone),
        Reference("A/RES/70/125", "2.1"),
        sequence=sequence,
    )


@given(instant=ends, zone=st.sampled_from(ZONES), language=st.sampled_from(OFFICIAL))
@example(CHANGES[1], "Europe/Zurich", Language.EN)
@example(CHANGES[2], "Europe/Zurich", Language.AR)
@settings(max_examples=60, deadline=None)
def test_every_surface_gives_the_same_instant(instant: datetime, zone: str, language: Language) -> None:
    shown = markdown(Text((moment(instant, zone, language),)))
    words = venue(instant, zone, language)
    file = Calendar.from_ical(calendar_file([(deadline(instant, zone), instant)], "WSIS", language))

    (entry,) = file.walk("VEVENT")
    stamp = re.search(r"<t:(\d+):F>", shown)
    assert stamp
    assert datetime.fromtimestamp(int(stamp[1]), UTC) == instant
    assert read_back(words, instant, zone, language) == instant
    assert entry["DTSTART"].dt == instant
    assert datetime.fromisoformat(iso(instant)) == instant
    assert plain(wall(instant, zone, language)) in plain(words)


def plain(text: str) -> str:
    """Without isolates and with ordinary spaces."""
    return re.sub("[\u00a0\u202f]", " ", re.sub("[\u2068\u2069]", "", text))


def read_back(words: str, instant: datetime, zone: str, language: Language) -> datetime:
    """What a person who types the words of the venue again would get: its day, hour and offset."""
    offset = re.search(r"UTC(?:[+-][\d:]+)?", words)
    assert offset
    assert offset[0] in utc_offset(instant.astimezone(tz(zone)))
    typed = f"{wall(instant, zone, language)} {offset[0]}"
    return understand(typed, language, instant - timedelta(days=3), zone, lexicon()).instant


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (Language.EN, "Thursday, 15 May 2025, 18:00 (Central European Summer Time, UTC+2)"),
        (Language.FR, "jeudi 15 mai 2025, 18:00 (heure d'été d'Europe centrale, UTC+2)"),
        (Language.ES, "jueves, 15 de mayo de 2025, 18:00 (hora de verano de Europa central, UTC+2)"),
        (Language.RU, "четверг, 15 мая 2025 г., 18:00 (Центральная Европа, летнее время, UTC+2)"),
        (Language.ZH, "2025年5月15日星期四18:00（中欧夏令时间，UTC+2）"),
        (Language.AR, "الخميس، 15 مايو 2025، الساعة 18:00 (توقيت وسط أوروبا الصيفي، UTC+2)"),
    ],
)
def test_the_venues_time_is_written_out(language: Language, shown: str) -> None:
    found = venue(datetime(2025, 5, 15, 16, tzinfo=UTC), "Europe/Zurich", language)

    assert plain(found) == shown


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (calendar_day(date(2026, 12, 1), "full", Language.FR), "mardi 1er décembre 2026"),
        (calendar_day(date(2026, 12, 11), "long", Language.FR), "11 décembre 2026"),
        (days(date(2026, 5, 1), date(2026, 5, 8), Language.FR), "1er–8 mai 2026"),
        (days(date(2026, 4, 28), date(2026, 5, 1), Language.FR), "28 avr. – 1er mai 2026"),
        (calendar_day(date(2026, 12, 1), "long", Language.EN), "1 December 2026"),
    ],
)
def test_the_first_of_a_month_is_written_as_french_has_it(shown: str, expected: str) -> None:
    assert " ".join(shown.split()) == expected


@pytest.mark.parametrize("language", OFFICIAL)
def test_brackets_beside_the_viewers_own_time_hold_no_others(language: Language) -> None:
    shown = markdown(Text((moment(datetime(2025, 5, 15, 16, tzinfo=UTC), "Europe/Zurich", language),)))

    assert len(re.findall("[(（]", shown)) == len(re.findall("[)）]", shown)) == 1


@pytest.mark.parametrize(
    ("zone", "ending"),
    [("Asia/Kathmandu", "(Kathmandu, UTC+5:45)"), ("UTC+01:00", "(UTC+1)"), ("UTC", "(UTC)")],
)
def test_a_zone_without_a_name_has_its_city_or_its_offset(zone: str, ending: str) -> None:
    assert venue(datetime(2025, 5, 15, 16, tzinfo=UTC), zone, Language.EN).endswith(ending)


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (timedelta(), "0 seconds"),
        (timedelta(seconds=30), "30 seconds"),
        (timedelta(minutes=45, seconds=10), "45 minutes"),
        (timedelta(hours=26, minutes=5), "1 day 2 hours"),
        (timedelta(days=14), "14 days"),
    ],
)
def test_a_length_of_time_is_said_in_its_two_largest_units(length: timedelta, shown: str) -> None:
    assert duration(length, Language.EN) == shown


@pytest.mark.parametrize("language", OFFICIAL)
def test_what_remains_is_said_in_every_language(language: Language) -> None:
    now = datetime(2025, 5, 1, tzinfo=UTC)

    before, after = (remaining(now + timedelta(days=days), now, language) for days in (3, -3))

    assert "3" in before
    assert "3" in after
    assert before != after


def test_a_calendar_entry_keeps_its_name_and_counts_its_changes() -> None:
    end = datetime(2025, 5, 15, 16, tzinfo=UTC)
    gone = deadline(end, "Europe/Zurich", sequence=2)
    gone = replace(gone, terms=replace(gone.terms, state=State.CANCELLED))

    first, second = (
        Calendar.from_ical(calendar_file([(each, end)], "WSIS", Language.EN)).walk("VEVENT")[0]
        for each in (deadline(end, "Europe/Zurich"), gone)
    )

    assert first["UID"] == second["UID"] == "d1@rapporteur.invalid"
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 2)
    assert (first["STATUS"], second["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert first["SUMMARY"] == "Deadline: Comments; on, the\\ report"
    assert "A/RES/70/125 · 2.1" in first["DESCRIPTION"]


@pytest.mark.parametrize("language", OFFICIAL)
def test_a_calendar_entry_rings_as_the_deadline_reminds_for_those_who_are_asked(language: Language) -> None:
    end = datetime(2025, 5, 15, 16, tzinfo=UTC)
    due = replace(deadline(end, "Europe/Zurich"), addressees=Addressees("r1"))
    gone = replace(due, terms=replace(due.terms, state=State.CANCELLED))
    whose = Whose({"r1": "Secretariat"}, frozenset({"d1"}))

    asked, other, cancelled = (
        Calendar.from_ical(calendar_file([(each, end)], "WSIS", language, of)).walk("VEVENT")[0]
        for each, of in ((due, whose), (due, replace(whose, asked=frozenset())), (gone, whose))
    )

    assert [alarm["TRIGGER"].dt for alarm in asked.walk("VALARM")] == [-rung for rung in due.reminders]
    assert all(alarm["DESCRIPTION"] == asked["SUMMARY"] for alarm in asked.walk("VALARM"))
    assert not other.walk("VALARM")
    assert not cancelled.walk("VALARM")
    assert "Secretariat" in asked["DESCRIPTION"]


@pytest.mark.parametrize("language", OFFICIAL)
def test_a_button_names_the_month_so_that_nobody_takes_it_for_the_day(language: Language) -> None:
    """Who is asked whether 12/05/2027 is in May or December must not be answered with figures."""
    may = brief(datetime(2027, 5, 12, 12, tzinfo=UTC), "UTC", language)
    december = brief(datetime(2027, 12, 5, 12, tzinfo=UTC), "UTC", language)

    assert not re.search(r"\d\W*[/.-]\W*\d", may + december)
    assert may != december
