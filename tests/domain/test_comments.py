"""Which words of a poll are comments, and in which order."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.comments import comments
from bot.domain.ledger import Act
from tests.reports import AFTER, report


def test_every_answer_concern_and_explanation_with_words_is_a_comment_in_the_order_of_the_text() -> None:
    found = comments(report().record, AFTER)

    assert [(each.clause.key if each.clause else "", each.delegation) for each in found] == [
        ("", "JP"),
        ("2.1", "EG"),
        ("2.2", "JP"),
        ("2.2", "BR"),
        ("2.4", "FR"),
    ]


def test_a_draft_is_its_delegations_own_affair() -> None:
    assert all(each.entry.fact.act is not Act.DRAFT for each in comments(report().record, AFTER))


def test_a_comment_knows_who_is_behind_its_proposal_and_how_a_concern_was_settled() -> None:
    found = {each.delegation: each for each in comments(report().record, AFTER) if each.clause}

    assert found["JP"].sponsors == ("BR",)
    assert found["FR"].settled == "La date figure au 2.1."
    assert found["EG"].settled is None


def test_an_explanation_after_adoption_waits_for_the_close() -> None:
    seen = report()
    early = seen.record.poll.closes - timedelta(hours=1)

    sealed = [each for each in comments(seen.record, early) if each.entry.fact.stance == "after"]

    assert sealed == []
