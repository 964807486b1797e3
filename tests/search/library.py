"""A library in memory, as the index sees one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.search.changes import Change, LibraryState
from bot.search.index import Index
from bot.search.lexical import WordIndex
from bot.services.ports import Scope

EVERYWHERE = Scope()


def held(
    text: str,
    language: Language = Language.EN,
    symbol: str = "A/RES/1",
    key: str = "1",
    *,
    title: str = "",
    section: str = "",
    kind: Kind = Kind.OPERATIVE,
) -> HeldClause:
    expression = Expression(Symbol.parse(symbol), language, title)
    return HeldClause(expression, Clause(key, section, key, kind, text), 0)


@dataclass
class FakeLibrary:
    """Keeps the latest change of each clause, as the store does."""

    name: str = "library"
    _changes: dict[str, Change] = field(default_factory=dict)
    _last: int = 0

    def hold(self, *clauses: HeldClause, chapeau: str = "") -> None:
        for clause in clauses:
            self._last += 1
            self._put(Change(self._last, clause.ref, clause, chapeau))

    def drop(self, *refs: str) -> None:
        for ref in refs:
            self._last += 1
            self._put(Change(self._last, ref, None))

    def refs(self) -> set[str]:
        return {change.ref for change in self._changes.values() if change.held}

    async def changes(self, after: int, limit: int) -> Sequence[Change]:
        later = (change for change in self._changes.values() if change.seq > after)
        return sorted(later, key=lambda change: change.seq)[:limit]

    async def state(self) -> LibraryState:
        return LibraryState(self.name, self._last, len(self.refs()))

    def _put(self, change: Change) -> None:
        self._changes[change.ref] = change


async def found(
    index: Index, question: str, language: Language = Language.EN, scope: Scope = EVERYWHERE
) -> list[str]:
    return [hit.ref for hit in await index.find(question, language, scope, 5)]


def contents(folder: Path) -> set[str]:
    refs = WordIndex(folder / "search" / "words").refs()
    assert len(refs) == len(set(refs))
    return set(refs)
