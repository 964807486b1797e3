"""Stocktaking entries and mapping matrices: tables taken whole or not at all, found by what they serve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.sheet import RowError
from bot.domain.stocktaking import Entry, StocktakingLexicon, Wanted, read_entries
from bot.services.ports import TableReader, Transactions, Unit


class EntryShelf(Protocol):
    """The entries of this installation."""

    async def put(self, unit: Unit, entries: Sequence[Entry], origin: str) -> None:
        """Keep entries; one that is there takes what the new one says."""
        ...

    async def entries(self) -> Sequence[Entry]: ...

    async def locked(self, unit: Unit) -> Mapping[str, Entry]:
        """Every entry by its id, in this transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. With `errors` nothing was written. `twice` are rows that repeat an earlier one."""

    added: int = 0
    changed: int = 0
    same: int = 0
    twice: tuple[tuple[int, int], ...] = ()
    errors: tuple[RowError, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """The entries that serve all that was asked."""

    wanted: Wanted
    entries: tuple[Entry, ...]


class Stocktaking:
    """Who may import is decided by the shell; everybody may ask."""

    def __init__(
        self, database: Transactions, shelf: EntryShelf, reader: TableReader, lexicon: StocktakingLexicon
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._reader = reader
        self._lexicon = lexicon

    async def import_table(self, name: str, data: bytes) -> Imported:
        """Take a table's rows, all of them or, where one is wrong, none."""
        table = read_entries(await self._reader.table(name, data), self._lexicon)
        if table.errors:
            return Imported(twice=table.twice, errors=table.errors)
        async with self._database.transaction() as unit:
            held = await self._shelf.locked(unit)
            fresh = [each for each in table.entries if held.get(each.id) != each]
            await self._shelf.put(unit, fresh, name)
        added = sum(each.id not in held for each in fresh)
        same = len(table.entries) - len(fresh)
        return Imported(added, len(fresh) - added, same, table.twice)

    async def asked(self, question: str) -> Served | None:
        """The entries that a question asks for; None where it asks for something else, or none is held."""
        return await self.serving(question) if self._lexicon.asks_for_entries(question) else None

    async def serving(self, query: str) -> Served | None:
        """The entries that serve every line, goal and objective named; None where none is held at all."""
        wanted = self._lexicon.wanted(query)
        held = await self._shelf.entries() if not wanted.empty else ()
        if not held:
            return None
        return Served(wanted, tuple(each for each in held if wanted.fits(each)))
