"""Opening a poll and the chair's acts on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.delegation import Standing
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.ledger import Act
from bot.domain.news import News
from bot.domain.position import Answer
from bot.services.poll_opening import audience, frozen_hash
from bot.services.positions import Positions
from bot.store.database import Database
from tests.desks import CHAIR, OPENING, SILENT, deed, group
from tests.polls import CLOSES, KEYS, OPENS

DAY = timedelta(days=1)


async def test_a_poll_opens_with_its_text_frozen_in_every_language_held(database: Database) -> None:
    made = await group(database)

    opened = await made.polling.open(CHAIR, OPENING)

    poll = opened.poll
    assert [clause.key for clause in poll.clauses] == list(KEYS)
    assert poll.language is Language.EN
    assert poll.clauses[0].in_language(Language.RU) == f"[ru] {poll.clauses[0].text}"
    assert (await made.desk.kept("1", poll.id)).poll == poll
    assert made.told.news() == [News.OPENED]


async def test_the_first_entry_binds_text_and_rules(database: Database) -> None:
    made = await group(database)

    poll = (await made.polling.open(CHAIR, OPENING)).poll

    (entry,) = await made.desk.ledgers.entries(poll.id)
    assert entry.fact.act is Act.OPENED
    assert entry.fact.subject == frozen_hash(poll.clauses)
    assert '"visibility": "live"' in entry.fact.reason


async def test_text_that_changes_in_the_library_does_not_change_under_a_poll(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll

    await made.hold("WG/12", dict.fromkeys(KEYS, "Other words."))

    assert (await made.desk.kept("1", poll.id)).poll.clauses == poll.clauses


async def test_the_same_command_twice_opens_one_poll(database: Database) -> None:
    made = await group(database)
    polling = made.polling

    one, other = await polling.open(CHAIR, OPENING), await polling.open(CHAIR, OPENING)

    assert one.poll == other.poll
    assert len(await made.desk.polls.polls("1")) == 1
    assert made.told.news() == [News.OPENED]


@pytest.mark.parametrize(
    ("opening", "key"),
    [
        (replace(OPENING, document="WG/99"), "document-unknown"),
        (replace(OPENING, clauses="2.9"), "poll-clause-unknown"),
        (replace(OPENING, scale="applause"), "poll-scale"),
        (replace(OPENING, closes=OPENS), "poll-closes-past"),
        (replace(OPENING, quorum="most"), "quorum-unclear"),
        (replace(OPENING, audience="France, Japn"), "delegation-unknown"),
        (replace(OPENING, audience="observer"), "delegation-unknown"),
        (replace(OPENING, audience="CH"), "delegation-unknown"),
    ],
)
async def test_an_opening_that_can_not_be_is_refused(database: Database, opening: object, key: str) -> None:
    made = await group(database)

    with pytest.raises(UserError) as refused:
        await made.polling.open(CHAIR, opening)  # type: ignore[arg-type]

    assert refused.value.key == key


async def test_only_those_who_lead_open_polls(database: Database) -> None:
    made = await group(database)

    with pytest.raises(UserError, match="not-allowed"):
        await made.polling.open(deed("uFR", "x"), OPENING)


async def test_a_short_silence_in_few_languages_is_doubted_and_opens(database: Database) -> None:
    made = await group(database)
    await made.hold("WG/13", languages=[Language.EN, Language.FR])
    hasty = replace(SILENT, document="WG/13", closes=OPENS + DAY)

    opened = await made.polling.open(CHAIR, hasty)

    assert opened.doubts == ("silence-short", "silence-languages")
    assert opened.poll.silence


async def test_close_extend_and_reopen_are_acts_with_reasons_on_the_ledger(database: Database) -> None:
    made = await group(database)
    polling = made.polling
    poll = (await polling.open(CHAIR, OPENING)).poll

    await polling.extend(replace(CHAIR, interaction="e"), poll.id, CLOSES + DAY, "Late translations.")
    cut = await polling.close(deed("uCHAIR", "c", 60), poll.id, "All have spoken.")
    again = await polling.reopen(deed("uCHAIR", "r", 120), poll.id, CLOSES, "One had not.")

    entries = await made.desk.ledgers.entries(poll.id)
    assert [entry.fact.act for entry in entries] == [Act.OPENED, Act.EXTENDED, Act.CLOSED, Act.REOPENED]
    assert (cut.stopped, again.stopped, len(again.windows)) == (True, False, 2)
    assert made.told.news() == [News.OPENED, News.EXTENDED, News.REOPENED]
    with pytest.raises(UserError, match="poll-needs-reason"):
        await polling.close(deed("uCHAIR", "c2", 130), poll.id, "  ")


async def test_a_click_between_close_and_reopening_stays_late_though_handled_after(
    database: Database,
) -> None:
    made = await group(database)
    polling = made.polling
    poll = (await polling.open(CHAIR, OPENING)).poll
    await polling.close(deed("uCHAIR", "c", 60), poll.id, "Enough.")
    await polling.reopen(deed("uCHAIR", "r", 120), poll.id, CLOSES, "Not enough.")

    between = await Positions(made.desk).take(deed("uFR", "x", 90), poll.id, [Answer("2.1", "support")])
    before = await Positions(made.desk).take(deed("uJP", "y", 59), poll.id, [Answer("2.1", "support")])

    assert (between.late, before.late) == (True, False)


async def test_a_revision_carries_over_what_did_not_change_and_asks_the_others_again(
    database: Database,
) -> None:
    made = await group(database)
    polling, positions = made.polling, Positions(made.desk)
    poll = (await polling.open(CHAIR, OPENING)).poll
    await positions.take_all(deed("uFR", "f"), poll.id, Answer("", "support"))
    await positions.take(deed("uJP", "j"), poll.id, [Answer("2.1", "live")])
    texts = {clause.key: clause.text for clause in poll.clauses}
    await made.hold("WG/12/Rev.1", texts | {"2.3": "The group agrees by 1 June."})

    revision = replace(OPENING, document="WG/12/Rev.1")
    opened = await polling.open(deed("uCHAIR", "rev", 500), revision, previous=poll.id)

    record = await made.desk.record("1", opened.poll.id)
    assert {where: entry.fact.stance for where, entry in record.positions.items()} == {
        ("FR", "2.1"): "support",
        ("FR", "2.2"): "support",
        ("FR", "2.4"): "support",
        ("JP", "2.1"): "live",
    }
    assert [notice.audience.person for notice in made.told.of(News.AGAIN)] == ["mFR", "uFR"]
    assert record.tally.heard == {"FR", "JP"}


@pytest.mark.parametrize("changed", [{"scale": "council"}, {"document": "WG/99"}])
async def test_positions_are_carried_over_only_to_a_revision_by_the_same_scale(
    database: Database, changed: dict[str, str]
) -> None:
    made = await group(database)
    await made.hold("WG/12/Rev.1")
    await made.hold("WG/99")
    poll = (await made.polling.open(CHAIR, OPENING)).poll
    revision = replace(replace(OPENING, document="WG/12/Rev.1"), **changed)  # type: ignore[arg-type]

    with pytest.raises(UserError, match="poll-previous"):
        await made.polling.open(deed("uCHAIR", "rev", 500), revision, previous=poll.id)


def test_an_audience_is_named_by_standing_region_or_delegation() -> None:
    found = audience("voting, CEPT; France، jp")

    assert found.standings == {Standing.VOTING}
    assert found.groups == {"cept"}
    assert found.codes == {"FR", "JP"}
    assert Standing.OBSERVER not in audience("observer").standings
