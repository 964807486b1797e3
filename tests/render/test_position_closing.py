"""How the end of a poll is told: the outcome in one message, its details behind a button."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.delegation import Delegation, Standing
from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import Fact
from bot.domain.news import News
from bot.domain.poll import MOST_CLAUSES, Visibility
from bot.domain.record import Record, Seen
from bot.domain.seats import Seats
from bot.render.card import Action, Button, Card
from bot.render.delegations import delegation_name, states
from bot.render.position_lines import head_line
from bot.render.position_notices import notice_card
from bot.render.position_results import results_card
from bot.render.words import words
from cogs.components import messages
from tests.cards import controls, seen, shown
from tests.polls import CLOSES, OPENS, ledger, poll, record, said

SEATS = [Delegation("1", code, Standing.VOTING, OPENS) for code in sorted(states(Language.EN))[:193]]
TEXTS = {f"resolves {number}": f"Point {number}." for number in range(1, MOST_CLAUSES + 1)}


@pytest.mark.parametrize("language", OFFICIAL)
def test_long_results_are_announced_in_one_message_that_opens_the_pages(language: Language) -> None:
    facts = [
        replace(said(seat.code, key, "object" if place % 2 else "support"), reason="x" * 900, proposal="y")
        for key in ("2.1", "2.2")
        for place, seat in enumerate(SEATS)
    ]
    held = record(poll(), ledger(*facts), Seats(SEATS))

    card = _told(News.CLOSED, held, language)

    text, speak = _run_together(shown(card)), words(language)
    assert len(messages(card)) == 1
    assert _run_together(speak("poll-answered-of", heard=193, count=193)) in text
    assert text.count(_run_together(f"{speak('stance-consensus-object')} 96")) == 2
    assert _run_together(head_line(held, language)) in text
    assert "/positionexport" in text
    assert _opens(card) == [Action("position-results", ("p1",))]


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_few_who_stand_against_a_clause_are_named_in_its_channel(language: Language) -> None:
    facts = [replace(said(seat.code, "2.1", "concern"), reason="x" * 900) for seat in SEATS]
    facts += [replace(said(code, "2.3", "object"), reason="x", proposal="y") for code in ("FR", "JP")]

    card = _told(News.CLOSED, record(poll(), ledger(*facts), Seats(SEATS)), language)

    text = shown(card).replace("\n", " ")
    named = text.partition(f"2.3 · {words(language)('stance-consensus-object')}")[2]
    assert len(messages(card)) == 1
    assert all(states(language)[code] in named for code in ("FR", "JP"))


@pytest.mark.parametrize("language", [Language.AR, Language.EN])
def test_clauses_that_came_to_the_same_are_told_together_where_there_are_very_many(
    language: Language,
) -> None:
    facts = [
        replace(said(seat.code, key, stance), reason="x" * 100)
        for key in list(TEXTS)[:90]
        for seat, stance in zip(SEATS, ("support", "live", "concern", "object"), strict=False)
    ]

    card = _told(News.CLOSED, record(poll(texts=TEXTS), ledger(*facts), Seats(SEATS)), language)

    text, label = shown(card).replace("\n", " "), words(language)("stance-consensus-support")
    assert len(messages(card)) == 1
    assert text.count(f"{label} 1") == 1
    assert words(language)("report-no-answer") in text
    assert all(f"resolves {number}" in text for number in range(1, MOST_CLAUSES + 1))


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_end_of_a_silence_names_who_broke_it_and_whose_statements_are_attached(
    language: Language,
) -> None:
    """The first objection was told when it came; that of the second delegation is told here."""
    broke = [replace(said(code, "2.3", "object"), reason="No.", proposal="SUP") for code in ("FR", "JP")]
    changed = said("FR", "2.3", "reserve", 5)
    attached = [replace(said(code, "2.4", "reserve"), reason="We read it so. ") for code in ("BR", "EG")]
    lengthy = [replace(each, reason=each.reason * 200) for each in attached]
    speak = words(language)

    short, long = (
        _told(News.ADOPTED, record(poll("silence"), ledger(*broke, changed, *each)), language)
        for each in (attached, lengthy)
    )

    objected = f"2.3 · {speak('stance-silence-object')}"
    reserved = f"2.4 · {speak('stance-silence-reserve')}"
    for card in (short, long):
        text = shown(card).replace("\n", " ")
        assert len(messages(card)) == 1
        assert text.count(speak("fate-adopted")) == 3
        assert all(states(language)[code] in text.partition(objected)[2] for code in ("FR", "JP"))
        assert _opens(card) == [Action("position-results", ("p1",))]
    assert "We read it so." in shown(short)
    assert reserved not in shown(short)
    assert "We read it so." not in shown(long)
    named = shown(long).replace("\n", " ").partition(reserved)[2]
    assert all(states(language)[code] in named for code in ("BR", "EG"))


def test_who_broke_a_silence_is_not_named_where_positions_are_the_chairs_alone() -> None:
    asked = replace(poll("silence"), visibility=Visibility.CHAIR)
    statement = "We read it so. " * 400
    facts = [said("FR", "2.3", "object"), replace(said("JP", "2.4", "reserve"), reason=statement)]

    card = notice_card(
        News.ADOPTED, Seen(record(asked, ledger(*facts)), whole=False, now=CLOSES), None, Language.EN
    )

    assert card is not None
    assert states(Language.EN)["FR"] not in shown(card)
    assert shown(card).count("read") == 400


@pytest.mark.parametrize("language", OFFICIAL)
def test_short_results_are_announced_whole(language: Language) -> None:
    assert notice_card(News.CLOSED, seen(at=CLOSES), None, language) == results_card(
        seen(at=CLOSES), language
    )


def test_however_many_broke_a_silence_they_are_all_named_once_for_the_same_clauses() -> None:
    facts: list[Fact] = [said(seat.code, key, "object") for key in ("2.1", "2.2") for seat in SEATS]

    text = _run_together(
        shown(_told(News.ADOPTED, record(poll("silence"), ledger(*facts), Seats(SEATS)), Language.FR))
    )

    assert all(_run_together(delegation_name(seat, Language.FR)) in text for seat in SEATS)
    assert "•2.1,2.2·" in text


def _told(news: News, held: Record, language: Language) -> Card:
    card = notice_card(news, Seen(held, whole=True, now=CLOSES), None, language)
    assert card is not None
    return card


def _opens(card: Card) -> list[Action | None]:
    return [each.action for each in controls(card) if isinstance(each, Button)]


def _run_together(text: str) -> str:
    """Without blanks and marks of direction: a terminal breaks lines wherever they are full."""
    return "".join(text.replace("\u200e", "").split())
