"""What polls come to: who sees what, files that hold the whole, ledgers that can be checked."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import UserError
from bot.domain.floor import When
from bot.domain.language import OFFICIAL, Language
from bot.domain.ledger import broken_at
from bot.domain.poll import Visibility
from bot.domain.position import Answer
from bot.services.floor import Floor
from bot.services.letters import stance_named
from bot.services.outcomes import Outcomes
from bot.services.positions import Positions
from bot.services.results import COLUMNS, Results, as_csv, as_json
from bot.store.database import Database
from tests.desks import CHAIR, OPENING, Group, deed, group, letters_of
from tests.polls import CLOSES, KEYS, OPENS, SCALES


async def _polled(made: Group, visibility: Visibility = Visibility.LIVE) -> str:
    opened = await made.polling.open(CHAIR, replace(OPENING, visibility=visibility, quorum="50%"))
    positions = Positions(made.desk)
    await positions.take_all(deed("uFR", "f"), opened.poll.id, Answer("", "support"))
    await positions.take(deed("uEU", "e"), opened.poll.id, [Answer("2.1", "object", "=1+1", "SUP")])
    return opened.poll.id


async def test_others_positions_show_by_the_rule_of_the_poll(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made, Visibility.OWN)
    results = Results(made.desk)

    spoken = await results.seen_by(deed("uFR", "", 9), poll)
    silent = await results.seen_by(deed("uJP", "", 9), poll)
    public = await results.public("1", poll, OPENS)

    assert (spoken.whole, silent.whole, public.whole) == (True, False, False)
    assert (public.heard, public.eligible, public.quorate) == (1, 4, False)
    assert (await results.public("1", poll, CLOSES)).whole


async def test_a_ledger_is_verified_with_its_head_text_and_rules(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    results = Results(made.desk)

    found = await results.verify(poll)

    assert found.whole
    assert found.length == 6
    assert found.head == (await made.desk.kept("1", poll)).head


async def test_an_export_holds_every_entry_with_the_head_and_no_formula(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    seen = await Results(made.desk).whole(poll, CLOSES)

    rows = list(csv.DictReader(io.StringIO(as_csv(seen, Language.FR).decode("utf-8-sig"))))
    told = json.loads(as_json(seen, Language.FR))

    assert tuple(rows[0]) == COLUMNS
    assert [row["act"] for row in rows] == ["opened", *["position"] * 5, "head"]
    assert rows[-1]["hash"] == told["head"] == seen.record.kept.head
    assert rows[5]["reason"] == "'=1+1"
    assert (rows[1]["name"], rows[5]["counted"]) == ("France", "0")
    assert told["clauses"][0]["counts"] == {"support": 1, "live": 0, "concern": 0, "object": 0}
    assert told["clauses"][0]["positions"] == {"EU": "object", "FR": "support"}
    assert told["clauses"][0]["text"].startswith("[fr]")
    assert not any("uFR" in str(row) for row in rows)


async def test_an_export_tells_others_neither_drafts_nor_explanations_that_wait(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    await Positions(made.desk).take(
        deed("mJP", "d", 2), poll, [Answer("2.2", "object", "Draft words.", "SUP")]
    )
    await Floor(made.desk).explain(deed("uBR", "x", 3), poll, "Later words.", When.AFTER)
    results, later = Results(made.desk), deed("", "", at=CLOSES)

    seen = {
        user: await results.for_export(deed(user, "", 9), poll) for user in ("uFR", "uJP", "uBR", "uCHAIR")
    }
    told = {user: as_json(each, Language.EN) for user, each in seen.items()}

    assert {user for user, text in told.items() if "Draft words." in text} == {"uJP", "uCHAIR"}
    assert {user for user, text in told.items() if "Later words." in text} == {"uBR", "uCHAIR"}
    assert "Later words." in as_json(await results.for_export(later, poll), Language.EN)
    assert all(json.loads(text)["head"] == seen["uFR"].record.kept.head for text in told.values())
    assert all(each.record.entries[-2].hash in told[user] for user, each in seen.items())


LETTERS = """MB/NC;Clause/Subclause;Position;Comments;Proposed change;Source
Japan;2.1-2.2;支持;;;Letter 7
BR;2.3;Objeción;No hay fecha.;antes del 1 de junio;
EG;2.9;support;;;
DE;2.1;support;;;
FR;2.1;object;;;
CHAIR;2.1;support;;;
JP;2.1;hurrah;;;
"""


async def test_letters_are_taken_row_by_row_once_and_wrong_rows_are_told(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    letters = letters_of(made)

    first = await letters.import_table(
        deed("uCHAIR", "l", 20), poll, "t.csv", LETTERS.encode(), "Circular 12"
    )
    again = await letters.import_table(
        deed("uCHAIR", "m", 30), poll, "t.csv", LETTERS.encode(), "Circular 12"
    )

    assert (first.changed, first.same, again.changed, again.same) == (2, 0, 0, 2)
    assert [(error.line, error.key) for error in first.errors] == [
        (4, "poll-clause-unknown"),
        (5, "delegation-unknown"),
        (6, "position-needs-reason"),
        (7, "position-leads"),
        (8, "stance-unknown"),
    ]
    record = await made.desk.record("1", poll)
    assert record.positions["BR", "2.3"].fact.source == "Circular 12"
    assert record.tally.heard == {"FR", "JP", "BR"}
    assert broken_at(poll, record.entries) is None


async def test_a_letter_that_returns_to_an_earlier_word_is_taken_again_and_once(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    letters, head = letters_of(made), "delegation,clause,stance\n"
    words = ("support", "live", "support", "support")

    done = [
        await letters.import_table(
            deed("uCHAIR", f"l{number}", 20 + number),
            poll,
            "t.csv",
            f"{head}BR,2.3,{word}\n".encode(),
            "Letter 7",
        )
        for number, word in enumerate(words)
    ]

    record = await made.desk.record("1", poll)
    assert [(each.changed, each.same) for each in done] == [(1, 0), (1, 0), (1, 0), (0, 1)]
    assert record.positions["BR", "2.3"].fact.stance == "support"


async def test_what_came_late_by_letter_counts_when_the_poll_is_open_again(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    letters, table = letters_of(made), b"delegation,clause,stance\nBR,2.3,support\n"
    after = CLOSES + timedelta(hours=1)

    await letters.import_table(deed("uCHAIR", "a", at=after), poll, "t.csv", table, "Letter 7")
    late = (await made.desk.record("1", poll)).positions
    await made.polling.reopen(
        deed("uCHAIR", "b", at=after), poll, after + timedelta(days=1), "Post was slow."
    )
    again = after + timedelta(minutes=1)
    taken = await letters.import_table(deed("uCHAIR", "c", at=again), poll, "t.csv", table, "Letter 7")

    assert ("BR", "2.3") not in late
    assert taken.changed == 1
    assert ("BR", "2.3") in (await made.desk.record("1", poll)).positions


async def test_of_two_rows_that_say_otherwise_the_second_is_told(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    table = "delegation,clause,stance\nBR,2.3,support\nBR,2.1-2.3,live\nBrazil,2.3,support\nBR,2.2,live\n"

    done = await letters_of(made).import_table(
        deed("uCHAIR", "a", 20), poll, "t.csv", table.encode(), "Letter 7"
    )

    told = {"first": 2, "delegation": "BR", "clause": "2.3"}
    assert (done.changed, done.same) == (2, 1)
    assert [(error.line, error.key, error.details) for error in done.errors] == [(3, "letter-twice", told)]


async def test_a_delegation_corrects_what_came_by_letter(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    await Positions(made.desk).record(
        deed("uCHAIR", "b", 20), poll, "Japan", [Answer("2.1", "object", "Why.", "How.")], "Letter 7"
    )

    await Positions(made.desk).take(deed("uJP", "j", 25), poll, [Answer("2.1", "live")])

    assert (await made.desk.record("1", poll)).positions["JP", "2.1"].fact.stance == "live"
    with pytest.raises(UserError, match="position-needs-source"):
        await Positions(made.desk).record(deed("uCHAIR", "c", 26), poll, "JP", [Answer("2.1", "live")], " ")
    with pytest.raises(UserError, match="not-allowed"):
        await Positions(made.desk).record(deed("uFR", "d", 26), poll, "JP", [Answer("2.1", "live")], "x")


@pytest.mark.parametrize("language", OFFICIAL)
def test_a_stance_is_known_by_its_label_in_every_language(language: Language) -> None:
    from bot.render.words import words

    for scale in SCALES.values():
        for stance in scale.stances:
            label = words(language)(f"stance-{scale.key}-{stance.key}")

            assert stance_named(scale, f" {label} ") == stance.key


async def test_an_outcome_is_a_document_in_every_language_of_the_text(database: Database) -> None:
    made = await group(database)
    poll = await _polled(made)
    outcomes = Outcomes(made.desk, made.library)
    with pytest.raises(UserError, match="poll-still-open"):
        await outcomes.conclude(deed("uCHAIR", "o", 9), poll, "Too early.")

    outcome = await outcomes.conclude(
        deed("uCHAIR", "o", at=CLOSES), poll, "The group agrees and meets again.", "2.1, 2.2", "2026-05-15"
    )

    held = await made.library.expressions(outcome.symbol.work)
    assert {expression.language for expression in held} == set(OFFICIAL)
    english = next(each for each in held if each.language is Language.EN)
    texts = [each.clause.text for each in await made.library.clauses(english)]
    assert texts[0] == "The group agrees and meets again."
    assert len(texts) == 3
    assert [clause.key for clause in outcome.adopted] == list(KEYS[:2])
    with pytest.raises(UserError, match="outcome-date"):
        await outcomes.conclude(deed("uCHAIR", "p", at=CLOSES), poll, "x", "", "15 May")
