"""Positions that came by letter, in tables as secretariats have them."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from tests.desks import CHAIR, OPENING, deed, group, letters_of
from tests.spreadsheets import spreadsheet


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["Country", "Clause", "Position", "Comments", "Proposed change"], ["Brazil", "2.3", "Objection"]),
        (["Pays", "Alinéa", "Position", "Motif", "Texte proposé"], ["Brésil", "2.3", "Objection"]),
        (["País", "Cláusula", "Posición", "Motivo", "Texto propuesto"], ["Brasil", "2.3", "Objeción"]),
        (["Страна", "Пункт", "Позиция", "Обоснование", "Предложение"], ["Бразилия", "2.3", "Возражение"]),
        (["国家", "条款", "立场", "理由", "建议案文"], ["巴西", "2.3", "反对"]),
        (["البلد", "البند", "الموقف", "السبب", "النص المقترح"], ["البرازيل", "2.3", "اعتراض"]),
    ],
)
async def test_letters_are_taken_from_spreadsheets_with_headings_in_six_languages(
    database: Database, heads: list[str], row: list[str]
) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll.id
    data = spreadsheet([heads, [*row, "No date.", "by 1 June"]])

    done = await letters_of(made).import_table(deed("uCHAIR", "x", 20), poll, "l.xlsx", data, "Letter 7")

    fact = (await made.desk.record("1", poll)).positions["BR", "2.3"].fact
    assert (done.changed, done.errors) == (1, ())
    assert (fact.stance, fact.reason, fact.proposal) == ("object", "No date.", "by 1 June")


async def test_a_comma_too_many_puts_no_words_into_a_delegations_mouth(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll.id
    table = b"delegation,clause,stance,reason,proposal\nBR,2.3,object,No date, no place,SUP\n"

    done = await letters_of(made).import_table(deed("uCHAIR", "x", 20), poll, "l.csv", table, "Letter 7")

    assert [each.key for each in done.errors] == ["table-cells"]
    assert ("BR", "2.3") not in (await made.desk.record("1", poll)).positions
