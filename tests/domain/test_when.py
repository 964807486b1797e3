"""Dates as people type them: understood exactly, asked about, or refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import OFFICIAL, Language
from bot.domain.when import Part
from tests.dates import NOW, VENUE, Phrase, outcome, phrases, read, understood_or_refused, untried

_LOCALES = {
    Language.AR: "ar ar_EG ar_LB ar_DZ ar_MA ar_TN",
    Language.ZH: "zh zh_TW",
    Language.EN: "en en_GB en_AU",
    Language.FR: "fr fr_CA fr_CH",
    Language.RU: "ru",
    Language.ES: "es es_MX es_AR",
}


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: f"{phrase.language}: {phrase.typed}")
def test_a_phrase_of_the_table_means_what_the_table_says(phrase: Phrase) -> None:
    assert outcome(phrase) == (phrase.expected, phrase.doubts)


@pytest.mark.parametrize(("language", "typed", "meant"), untried())
def test_what_nobody_had_tried_is_understood_or_asked(language: Language, typed: str, meant: str) -> None:
    got, doubts = outcome(Phrase(language, typed, "-", ""))

    if meant == "?":
        assert doubts or not got[0].isdigit()
    else:
        assert got.split("|")[0] == meant


def test_the_table_covers_six_languages() -> None:
    counts = {language: sum(phrase.language is language for phrase in phrases()) for language in OFFICIAL}

    assert min(counts.values()) >= 15
    assert sum(counts.values()) >= 90


@given(
    language=st.sampled_from(OFFICIAL),
    days=st.integers(1, 1500),
    minute=st.integers(0, 24 * 60 - 1),
    style=st.sampled_from(["full", "long"]),
    data=st.data(),
)
@settings(max_examples=60, deadline=None)
def test_a_date_written_as_the_language_writes_it_is_read_back(
    language: Language, days: int, minute: int, style: str, data: st.DataObject
) -> None:
    locale = data.draw(st.sampled_from(_LOCALES[language].split()))
    day = NOW.date() + timedelta(days=days)
    hour = time(minute // 60, minute % 60)

    found = read(f"{format_date(day, style, locale=locale)} {hour:%H:%M}", language)

    wall = datetime.combine(day, hour)
    shown = [each.astimezone(ZoneInfo(VENUE)).replace(tzinfo=None) for each in (found.instant, *found.others)]
    assert wall in shown or "dst-gap" in found.doubts
    assert found.wall == wall or found.doubts


@given(typed=st.text(max_size=60), language=st.sampled_from([*OFFICIAL, Language.UNDETERMINED]))
@settings(max_examples=60, deadline=None)
def test_any_text_is_understood_or_refused(typed: str, language: Language) -> None:
    assert understood_or_refused(typed, language)


_WORDS = (
    "in 3 weeks next Friday 15 May 2025 18:00 h CET pm до 前 日 5 月 fin du mes a las الساعة غدا 24 - / 31"
).split()


@given(typed=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=7), language=st.sampled_from(OFFICIAL))
@settings(max_examples=60, deadline=None)
def test_any_heap_of_date_words_is_understood_or_refused(typed: list[str], language: Language) -> None:
    assert understood_or_refused(" ".join(typed), language)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("15 May 2025 18:00 Geneva time", {Part.DAY, Part.TIME, Part.ZONE}),
        ("15 May 2025", {Part.DAY}),
        ("23:59", {Part.TIME}),
        ("COB Friday", {Part.DAY}),
        ("in 2 hours", {Part.DAY, Part.TIME}),
        ("<t:1747324800:F>", {Part.DAY, Part.TIME, Part.ZONE}),
    ],
)
def test_what_was_typed_is_told_from_what_was_filled_in(typed: str, said: set[Part]) -> None:
    assert read(typed, Language.EN).explicit == said


def test_the_zone_of_the_group_holds_where_none_is_typed() -> None:
    found = read("15 May 2025 18:00", Language.EN, zone="Asia/Kathmandu")

    assert found.instant == datetime(2025, 5, 15, 12, 15, tzinfo=UTC)
    assert (found.zone, found.wall) == ("Asia/Kathmandu", datetime(2025, 5, 15, 18, 0))  # noqa: DTZ001 - a wall clock


def test_a_literal_abbreviation_keeps_its_own_offset() -> None:
    found = read("15 May 2025 23:59 CET", Language.EN)

    assert found.zone == "UTC+01:00"
    assert found.wall.date() == date(2025, 5, 15)
    assert found.others == (datetime(2025, 5, 15, 21, 59, tzinfo=UTC),)


@pytest.mark.parametrize(
    ("now", "typed", "day", "asked"),
    [
        (date(2027, 2, 20), "the 25th", date(2027, 2, 25), False),
        (date(2027, 2, 20), "the 20th", date(2027, 2, 20), False),
        (date(2027, 2, 20), "the 5th", date(2027, 3, 5), False),
        (date(2027, 2, 20), "the 18th", date(2027, 3, 18), True),
        (date(2027, 2, 20), "the 31st", date(2027, 3, 31), True),
        (date(2027, 1, 31), "the 30th", date(2027, 3, 30), True),
        (date(2028, 1, 31), "the 29th", date(2028, 2, 29), True),
    ],
)
def test_a_day_without_its_month_is_the_next_to_come(now: date, typed: str, day: date, asked: bool) -> None:
    found = read(typed, Language.EN, datetime.combine(now, time(10), UTC))

    assert found.wall.date() == day
    assert bool(found.doubts) is asked
