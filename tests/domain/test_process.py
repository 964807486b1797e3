"""The calendar of the process: every fact with its source, none more exact than that."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.domain.following import Follow
from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Audience
from bot.domain.process import Process, reminders
from bot.render.process import when
from bot.resources import table

PROCESS = Process.from_table(table("register/process.toml"))
NOW = datetime(2026, 1, 1, tzinfo=UTC)
RULE = Follow("f1", Audience("1", person="9"), NOW)


def test_every_milestone_has_its_source_and_title_in_six_languages() -> None:
    keys = [each.key for each in PROCESS.milestones]

    assert len(keys) == len(set(keys))
    for each in PROCESS.milestones:
        assert set(each.sources) == set(OFFICIAL), each.key
        assert set(each.titles) == set(OFFICIAL), each.key
        assert not each.place or set(each.place) == set(OFFICIAL), each.key
        assert each.start is None or each.end is None or each.start <= each.end


@pytest.mark.parametrize(
    "process", ["wsis-forum-", "igf-", "cstd-", "council-", "unga-wsis20", "action-line-roadmaps"]
)
def test_each_process_that_the_group_follows_has_milestones(process: str) -> None:
    assert any(each.key.startswith(process) for each in PROCESS.milestones)


def test_days_come_before_the_month_or_year_they_lie_in_and_the_undated_last() -> None:
    keys = [each.key for each in PROCESS.milestones]

    assert keys.index("pp-26") < keys.index("itu-report-outcomes") < keys.index("cstd-30")
    assert keys[-1] == "action-line-roadmaps"


@pytest.mark.parametrize(
    ("today", "key", "over"),
    [
        (date(2025, 12, 17), "unga-wsis20", False),
        (date(2025, 12, 18), "unga-wsis20", True),
        (date(2025, 4, 30), "cstd-28", False),
        (date(2025, 5, 1), "cstd-28", True),
        (date(2027, 12, 31), "cstd-30", False),
        (date(2099, 1, 1), "action-line-roadmaps", False),
    ],
)
def test_what_is_known_by_month_or_year_is_over_when_that_is(today: date, key: str, over: bool) -> None:
    found = PROCESS.named(key)

    assert found is not None
    assert found.over(today) is over


@pytest.mark.parametrize("language", OFFICIAL)
def test_no_day_is_shown_that_the_source_does_not_give(language: Language) -> None:
    month, year = PROCESS.named("cstd-28"), PROCESS.named("cstd-30")

    assert month is not None
    assert year is not None
    assert "2025" in when(month, language)
    assert "1 " not in f" {when(month, language)} "
    assert when(year, language) == ("2027年" if language is Language.ZH else "2027")


def test_who_follows_is_reminded_three_times_at_nine_by_their_clock() -> None:
    council = PROCESS.named("council-2026")
    assert council is not None

    told = reminders(council, RULE, "Asia/Tokyo", NOW)

    assert [each.due for each in told] == [
        datetime(2026, 4, 14, 0, tzinfo=UTC),
        datetime(2026, 4, 25, 0, tzinfo=UTC),
        datetime(2026, 4, 27, 0, tzinfo=UTC),
    ]
    assert len({each.id for each in told}) == 3


def test_nobody_is_reminded_of_what_has_no_day() -> None:
    undated = PROCESS.named("cstd-30")
    assert undated is not None

    assert reminders(undated, RULE, "UTC", NOW) == []
