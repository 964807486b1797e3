"""What the bot says of polls unasked, in six languages, and what changed in a revision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.delegation import Function, Voice
from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import Act, Fact
from bot.domain.news import News
from bot.domain.record import Seen
from bot.domain.symbol import Symbol
from bot.render.position_notices import notice_card
from bot.render.position_panel import clause_panel
from bot.render.words import words
from tests.cards import NOON, seen, shown
from tests.polls import CLOSES, delegation, ledger, poll, record, said


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_kind_of_news_has_its_card(language: Language) -> None:
    extended = Fact(Act.EXTENDED, "e", NOON, "w", reason="Late translations.")
    explained = replace(
        said("FR", "2.1", "after", act=Act.EXPLAINED), reason="Nous avons rejoint le consensus."
    )
    outcome = Fact(
        Act.OUTCOME, "o", CLOSES, "w", clause="2.1, 2.2", reason="Adopted.", condition="2026-05-15"
    )
    behalf = replace(said("JP", "2.1", "live", act=Act.BEHALF), source="Letter 7")
    objected = replace(said("FR", "2.3", "object"), reason="No date.", proposal="by 1 June")
    reserved = replace(said("JP", "2.4", "reserve"), reason="We read it so.")
    told = {
        News.OPENED: ("consensus", None),
        News.CLOSED: ("consensus", None),
        News.NUDGE: ("consensus", None),
        News.AGAIN: ("consensus", None),
        News.DRAFTED: ("consensus", None),
        News.ADOPTED: ("silence", reserved),
        News.BROKEN: ("silence", objected),
        News.EXTENDED: ("consensus", extended),
        News.REOPENED: ("consensus", extended),
        News.EXPLAINED: ("consensus", explained),
        News.BEHALF: ("consensus", behalf),
        News.OUTCOME: ("consensus", outcome),
    }
    assert set(told) == set(News)
    for news, (scale, fact) in told.items():
        entries = ledger(*([fact] if fact else []))
        at = CLOSES if news is News.ADOPTED else NOON
        card = notice_card(
            news,
            Seen(record(poll(scale), entries), whole=True, now=at),
            entries[0] if entries else None,
            language,
        )

        assert card is not None
        assert shown(card)


def test_a_reminder_has_nothing_to_say_once_the_poll_has_closed() -> None:
    assert notice_card(News.NUDGE, seen(at=CLOSES), None, Language.EN) is None


@pytest.mark.parametrize("language", OFFICIAL)
def test_what_changed_since_the_earlier_revision_is_marked_where_it_is_asked_again(
    language: Language,
) -> None:
    texts = {clause.key: clause.text for clause in poll().clauses}
    after = poll(texts=texts | {"2.3": "The group agrees by 1 June."})
    held = replace(record(after), earlier=replace(poll(), symbol=Symbol.parse("WG/12")))
    voice = Voice(delegation("FR"), Function.HEAD, speaks=True)

    changed, same = clause_panel(held, voice, 2, language), clause_panel(held, voice, 1, language)
    again = notice_card(News.AGAIN, Seen(held, whole=True, now=NOON), None, language)

    told = words(language)("panel-changed", symbol="WG/12")
    assert told in shown(changed).replace("\n", " ")
    assert told not in shown(same).replace("\n", " ")
    assert again is not None
    assert shown(again).replace("\n", " ").count(told) == 1


def test_a_clause_rewritten_at_length_is_quoted_as_it_was() -> None:
    texts = {clause.key: clause.text for clause in poll().clauses}
    before = poll(texts=texts | {"2.3": "Old words. " * 300})
    after = poll(texts=texts | {"2.3": "Quite other ones. " * 200})
    voice = Voice(delegation("FR"), Function.HEAD, speaks=True)

    text = shown(clause_panel(replace(record(after), earlier=before), voice, 2, Language.EN))

    assert "Old words." in text
