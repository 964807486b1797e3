"""Agendas in their order, and who submitted a document by its own head."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.deadline_rules import Event
from bot.domain.errors import UserError
from bot.domain.meeting import Item, check_item, in_order, opens_at
from bot.domain.submitter import SubmitterLexicon, submitter
from bot.resources import table

LEXICON = SubmitterLexicon.from_table(table("lexicon/submitters.toml"))


def test_an_agenda_counts_by_value() -> None:
    items = [Item("e", label, label) for label in ("10", "2.10", "2", "B", "2.2", "1 bis")]

    assert [each.label for each in in_order(items)] == ["1 bis", "2", "2.2", "2.10", "10", "B"]


def test_a_meeting_opens_at_the_venues_hour_whatever_the_season() -> None:
    summer = Event("e", "1", "meeting", "A", date(2027, 7, 1), "Europe/Zurich", clock=time(9, 30))
    winter = Event("e", "1", "meeting", "A", date(2027, 1, 14), "Europe/Zurich", clock=time(9, 30))

    assert opens_at(summer) == datetime(2027, 7, 1, 7, 30, tzinfo=UTC)
    assert opens_at(winter) == datetime(2027, 1, 14, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("label", "title", "key"),
    [("", "Opening", "agenda-label"), ("3;DROP", "x", "agenda-label"), ("3", " ", "agenda-title")],
)
def test_an_item_needs_its_number_and_its_words(label: str, title: str, key: str) -> None:
    with pytest.raises(UserError) as caught:
        check_item(label, title)

    assert caught.value.key == key


@pytest.mark.parametrize(
    "line",
    [
        "مساهمة مقدمة من فالومبر",
        "瓦隆布尔的文稿",
        "Contribution by Valombre",
        "Rapport du Secrétaire général",
        "Отчет Генерального секретаря",
        "Contribución de Valombre",
        f"{'Kestrel, Lanhu, Marjan, ' * 20}Ozernia and Valombre: revised draft resolution*",
        "Kestrel et Valombre : projet de résolution",
        "兰湖、瓦隆布尔：决议草案",
        "Валомбр, Озерния: проект резолюции",
        "فالومبر ومرجان: مشروع قرار",
        "Kestrel y Valombre: proyecto de resolución",
    ],
)
def test_the_head_says_who_submitted_it(line: str) -> None:
    head = ["Council Working Group", "Document CWG-CC-7/3-E", "22 April 2027", line, "The title"]

    assert submitter(head, LEXICON) == line


@pytest.mark.parametrize(
    "line",
    [
        "Report of the Secretary-General is noted with appreciation by the Council.",
        "report of the Commission for Conventional Armaments",
        "Contribution by Valombre and others was discussed at length,",
        "The Council",
        "Agenda item 5: draft resolution",
    ],
)
def test_a_sentence_is_no_submitter(line: str) -> None:
    assert submitter([line], LEXICON) == ""
