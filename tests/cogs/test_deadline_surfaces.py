"""One instant on every surface of a deadline: whatever shows it, reading it back gives the same instant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.deadline import Deadline, Doing, Terms, Until, added, extended
from bot.domain.deadline_rules import Event
from bot.domain.language import OFFICIAL, Language
from bot.domain.poll import Window
from bot.render.agenda_cards import listed_card
from bot.render.calendar import calendar_file
from bot.render.card import Card
from bot.render.deadline_cards import asked_card, deadline_card, done_card, list_card
from bot.render.deadline_news import change_card, moved_card, near_card, passed_card, why_card
from bot.render.times import moment
from cogs.markdown import markdown
from tests.render.test_times import ZONES, ends

WEEK = timedelta(days=7)


def text_of(card: Card) -> str:
    return "\n".join(markdown(block) for block in card.blocks)


def stamps(text: str) -> set[datetime]:
    """The instants that are shown each viewer in their own time."""
    return {datetime.fromtimestamp(int(found), UTC) for found in re.findall(r"<t:(\d+):[FR]>", text)}


def shown(cards: Mapping[str, Card]) -> dict[str, set[datetime]]:
    return {name: stamps(text_of(card)) for name, card in cards.items()}


def held(instant: datetime, zone: str) -> tuple[Deadline, datetime]:
    """A deadline that was set three days before, and when that was."""
    now = instant - timedelta(days=3)
    return Deadline("d1", "g1", "Comments", Terms(instant, (Window(now, instant),), zone, "as typed")), now


def plain(text: str) -> str:
    return text.replace("\\", "")


@given(instant=ends, zone=st.sampled_from(ZONES), language=st.sampled_from(OFFICIAL))
@settings(max_examples=40, deadline=None)
def test_every_surface_of_a_deadline_gives_the_same_instant(
    instant: datetime, zone: str, language: Language
) -> None:
    deadline, now = held(instant, zone)
    change = added(deadline, Doing(now, "chair"))

    cards = {
        "set": done_card(deadline, change, None, language),
        "asked": asked_card("1", "Comments", (Until(instant, zone),), (), language),
        "shown": deadline_card(deadline, [], language, now=now, open_to_answers=True),
        "listed": list_card([deadline], (0, 1, False), language),
        "announced": change_card(deadline, change, language),
        "near": near_card(deadline, now, "", now, language),
        "passed": passed_card(deadline, ("", "", ""), language),
        "why": why_card(deadline, None, None, [change], language),
    }
    (entry,) = Calendar.from_ical(calendar_file([(deadline, now)], "WSIS", language)).walk("VEVENT")
    event = listed_card(deadline, now, language).entry

    assert shown(cards) == {name: {instant} for name in cards}
    assert all(moment(instant, zone, language).venue in plain(text_of(card)) for card in cards.values())
    assert entry["DTSTART"].dt == instant
    assert event is not None
    assert event.ends == instant


@given(instant=ends, zone=st.sampled_from(ZONES), language=st.sampled_from(OFFICIAL))
@settings(max_examples=20, deadline=None)
def test_every_surface_of_a_change_gives_the_old_instant_and_the_new(
    instant: datetime, zone: str, language: Language
) -> None:
    before, now = held(instant, zone)
    flooded = Doing(now, "chair", "the hall is flooded")
    deadline, change = extended(before, Until(instant + WEEK, zone), flooded)
    first = added(before, Doing(now, "chair"))
    event = Event("e1", "g1", "council", "Council", instant.date(), zone)

    cards = {
        "announced": change_card(deadline, change, language),
        "why": why_card(deadline, None, None, [first, change], language),
        "moved": moved_card(event, (event.opens, event.opens), [(deadline, change)], language),
    }
    (entry,) = Calendar.from_ical(calendar_file([(deadline, now)], "WSIS", language)).walk("VEVENT")

    both = {instant, instant + WEEK}
    assert shown(cards) == dict.fromkeys(cards, both)
    assert (entry["DTSTART"].dt, entry["SEQUENCE"]) == (instant + WEEK, 1)
