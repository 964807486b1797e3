"""One instant on every surface of a deadline: whatever shows it, reading it back gives the same instant."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.cli.deadlines import due_dict
from bot.domain.deadline import Deadline, Doing, Terms, added
from bot.domain.language import OFFICIAL, Language
from bot.domain.poll import Window
from bot.render.agenda_cards import event_times
from bot.render.calendar import calendar_file
from bot.render.card import Card
from bot.render.deadline_cards import deadline_card, done_card, list_card
from bot.render.deadline_news import change_card, near_card, passed_card, why_card
from cogs.markdown import markdown
from tests.render.test_times import ZONES, ends


def stamps(card: Card) -> set[datetime]:
    """The instants that a card shows each viewer in their own time."""
    text = "\n".join(markdown(block) for block in card.blocks)
    return {datetime.fromtimestamp(int(found), UTC) for found in re.findall(r"<t:(\d+):[FR]>", text)}


@given(instant=ends, zone=st.sampled_from(ZONES), language=st.sampled_from(OFFICIAL))
@settings(max_examples=40, deadline=None)
def test_every_surface_of_a_deadline_gives_the_same_instant(
    instant: datetime, zone: str, language: Language
) -> None:
    now = instant - timedelta(days=3)
    terms = Terms(instant, (Window(now, instant),), zone, "as typed")
    deadline = Deadline("d1", "g1", "Comments", terms)
    change = added(deadline, Doing(now, "chair"))

    cards = [
        done_card(deadline, change, None, language),
        deadline_card(deadline, [], language, now=now, open_to_answers=True),
        list_card([deadline], (0, 1, False), language),
        change_card(deadline, change, language),
        near_card(deadline, now, "", now, language),
        passed_card(deadline, ("", "", ""), language),
        why_card(deadline, None, None, [change], language),
    ]
    (entry,) = Calendar.from_ical(calendar_file([(deadline, now)], "WSIS", language)).walk("VEVENT")

    assert {found for card in cards for found in stamps(card)} == {instant}
    assert entry["DTSTART"].dt == instant
    assert event_times(deadline, now)[1] == instant
    assert datetime.fromisoformat(str(due_dict(deadline, now)["due"])) == instant
