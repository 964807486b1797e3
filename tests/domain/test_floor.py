"""Explanations in order, concerns with their owners, proposals with their sponsors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.errors import UserError
from bot.domain.floor import When, check_resolution, concerns, explanations, proposals, sponsors
from bot.domain.ledger import Act
from tests.polls import CLOSES, OPENS, ledger, poll, said


def test_explanations_are_read_in_the_order_in_which_they_were_asked_for() -> None:
    entries = ledger(
        said("JP", "2.1", When.BEFORE, 7, act=Act.EXPLAINED),
        said("FR", "2.1", When.BEFORE, 3, act=Act.EXPLAINED),
        said("BR", "2.1", When.AFTER, 1, act=Act.EXPLAINED),
    )

    def heard(when: When, **changes: bool) -> list[str]:
        now = CLOSES if changes.pop("over", False) else OPENS
        found = explanations(replace(poll(), **changes), entries, when, now)
        return [entry.fact.delegation for entry in found]

    assert heard(When.BEFORE) == ["FR", "JP"]
    assert heard(When.BEFORE, sealed=True) == []
    assert heard(When.BEFORE, sealed=True, over=True) == ["FR", "JP"]
    assert (heard(When.AFTER), heard(When.AFTER, over=True)) == ([], ["BR"])


def test_a_concern_is_resolved_raised_again_and_keeps_its_history() -> None:
    raised = said("FR", "2.3", "", 1, act=Act.CONCERN)
    first = ledger(raised)[0].hash
    resolved = replace(said("FR", "2.3", "", 2, act=Act.RESOLVED), subject=first)
    again = replace(said("FR", "2.3", "", 3, act=Act.RAISED), subject=first)

    assert not concerns(ledger(raised, resolved))[first].open
    reopened = concerns(ledger(raised, resolved, again))[first]
    assert reopened.open
    assert [entry.fact.act for entry in reopened.told] == [Act.RESOLVED, Act.RAISED]


def test_a_concern_is_resolved_by_its_owner_or_by_the_chair_with_a_reason() -> None:
    entries = ledger(said("FR", "2.3", "", 1, act=Act.CONCERN))
    (concern,) = concerns(entries).values()

    check_resolution(concern, delegation="FR", leads=False, reason="")
    check_resolution(concern, delegation="", leads=True, reason="Settled in the drafting group.")
    with pytest.raises(UserError, match="concern-not-yours"):
        check_resolution(concern, delegation="JP", leads=False, reason="I think so.")
    with pytest.raises(UserError, match="concern-needs-reason"):
        check_resolution(concern, delegation="", leads=True, reason=" ")


def test_a_proposal_has_its_author_and_those_who_joined_in_order() -> None:
    proposal = replace(said("FR", "2.3", "object", 1), proposal="by 1 June")
    (entry,) = ledger(proposal)
    joined = [
        replace(said(code, "2.3", "", minute, act=act), subject=entry.hash)
        for minute, (code, act) in enumerate(
            [("JP", Act.SPONSORED), ("BR", Act.SPONSORED), ("JP", Act.UNSPONSORED)], start=2
        )
    ]

    entries = ledger(proposal, *joined)

    assert [each.hash for each in proposals(entries)] == [entry.hash]
    assert sponsors(entries, entry.hash) == ("FR", "BR")
