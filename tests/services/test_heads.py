"""What documents are called by is read once, and again when the library changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.document import Expression
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.lexicons import head_lexicon, submitter_lexicon
from bot.services.heads import Heads


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

    before = [await heads.numbers(), await heads.numbers()]
    called = await heads()

    assert before[0].ending("7/3") == ("itu:doc:CWG-CC-7/3",)
    assert before[1].council == {"794": "S/RES/794(1992)"}
    assert before[0].ending("7/4") == ()
    assert {one.who for one in called} == {"valombre"}
    assert shelf.read == 1

    shelf.symbols.append("itu:doc:CWG-CC-7/4")

    assert (await heads.numbers()).ending("7/4") == ("itu:doc:CWG-CC-7/4",)
    assert shelf.read == 2
