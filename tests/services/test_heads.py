"""What documents are called by is read once, and again when the library changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.document import Expression
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.lexicons import head_lexicon, submitter_lexicon
from bot.services.heads import Heads
from bot.store.database import Database
from bot.store.documents import Documents
from tests.store.shelf import clauses, expression, put


class Shelf:
    """Documents by their symbols, and how often all of them were read."""

    def __init__(self, *symbols: str) -> None:
        self.symbols = [*symbols]
        self.read = 0

    async def counted(self) -> int:
        return len(self.symbols)

    async def heads(self, most: int) -> Mapping[Expression, Sequence[str]]:
        self.read += 1
        return {
            Expression(Symbol.parse(one), Language.EN): ["Contribution by Valombre"] for one in self.symbols
        }


async def test_numbers_and_heads_are_read_once_for_each_change_of_the_library() -> None:
    shelf = Shelf("itu:doc:CWG-CC-7/3", "S/RES/794(1992)")
    heads = Heads(shelf, submitter_lexicon(), head_lexicon())

    before, again = await heads(), await heads()

    assert before.numbers.ending("7/3") == ("itu:doc:CWG-CC-7/3",)
    assert before.numbers.council == {"794": "S/RES/794(1992)"}
    assert before.numbers.ending("7/4") == ()
    assert {one.who for one in before.heads} == {"valombre"}
    assert again is before
    assert shelf.read == 1

    shelf.symbols.append("itu:doc:CWG-CC-7/4")

    assert (await heads()).numbers.ending("7/4") == ("itu:doc:CWG-CC-7/4",)
    assert shelf.read == 2


async def test_symbols_that_stand_in_a_text_are_found_whatever_their_capitals(database: Database) -> None:
    heads = Heads(Documents(database), submitter_lexicon(), head_lexicon())
    for symbol in ("draft_letter%", "Письмо-секретариата", "A/80/17", "letter", "C1"):
        await put(database, expression(symbol), clauses("one"))

    before = (await heads()).symbols
    found = before.standing_in("What does Draft_Letter% say, and «письмо-секретариата»?")

    assert [each.canonical for each in found] == ["draft_letter%", "letter", "Письмо-секретариата"]
    assert [each.canonical for each in before.standing_in("c1")] == ["C1"]
    assert not before.standing_in("")

    await put(database, expression("Letter/Rev.1"), clauses("one"))
    await put(database, expression("LETTER", Language.FR), clauses("une"))

    after = (await heads()).symbols.standing_in("letter/rev.1")
    assert [each.canonical for each in after] == ["LETTER", "Letter/Rev.1", "letter"]
