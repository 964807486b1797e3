"""What the use cases need from the floors above them, as narrow as their callers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from bot.domain.clause import Clause
from bot.domain.document import Expression, HeldClause, Manifestation
from bot.domain.language import Language
from bot.domain.particulars import Particular
from bot.domain.reading import Reading
from bot.domain.sheet import Line
from bot.domain.symbol import Symbol


class Unit(Protocol):
    """An open transaction, passed from a service to the repositories that write together in it."""


class Transactions(Protocol):
    def transaction(self) -> AbstractAsyncContextManager[Unit]: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """What putting an expression into the library changed, in clauses."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    same: int = 0

    @property
    def news(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Clauses of one label, all that a Work has or none, and how many Works have such clauses at all."""

    clauses: Sequence[HeldClause]
    works: int

    @property
    def whole(self) -> bool:
        """Whether no Work is left out."""
        return len({one.expression.symbol.work for one in self.clauses}) == self.works


class TableReader(Protocol):
    """Reads tables that people send: CSV or XLSX."""

    async def table(self, name: str, data: bytes) -> Sequence[Line]:
        """The rows under the heading. Raise UserError("table-…") or ("file-…")."""
        ...


class Library(Protocol):
    """The documents that are held, and their clauses."""

    async def put(
        self, unit: Unit, expression: Expression, clauses: Sequence[Clause], file: Manifestation
    ) -> Kept:
        """Hold this expression with exactly these clauses; what was there under its key is replaced."""
        ...

    async def expressions(self, work: str) -> Sequence[Expression]:
        """Every version and language held of a Work, newest revision first."""
        ...

    async def corrigenda(self, symbol: Symbol) -> Sequence[Expression]:
        """Every corrigendum held of this version, in all languages, the first corrigendum first."""
        ...

    async def expression(self, symbol: str, language: Language) -> Expression | None: ...

    async def expression_by_ref(self, ref: str) -> Expression | None: ...

    async def search_works(
        self, typed: str, limit: int, language: Language = Language.UNDETERMINED
    ) -> Sequence[Expression]:
        """Expressions whose symbol or title contains what was typed, one a version, for autocomplete."""
        ...

    async def all_expressions(self) -> Sequence[Expression]:
        """Everything held, in no order."""
        ...

    async def symbols(self) -> Sequence[Symbol]:
        """Every version held."""
        ...

    async def clauses(self, expression: Expression) -> Sequence[HeldClause]:
        """All clauses of an expression in order."""
        ...

    async def clause(self, ref: str) -> HeldClause | None: ...

    async def clauses_by_ref(self, refs: Sequence[str]) -> Sequence[HeldClause]:
        """The clauses with these refs that are held, in the order of `refs`."""
        ...

    async def labelled(self, labels: Sequence[str]) -> Labelled:
        """Clauses that have one of these labels, whatever their document; of very many, those held last."""
        ...

    async def chapeau(self, ref: str) -> Sequence[str]:
        """The texts that a clause hangs on, its parent's last."""
        ...

    async def translations(self, held: HeldClause) -> Sequence[HeldClause]:
        """The same clause (version and key) in the other languages held."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that may answer: its ref and the probability, 0 to 1, that it does.

    reasons  the features that the probability was made of, by name
    untold   what is asked to be told, where the clause states nothing of the kind
    """

    ref: str
    probability: float
    reasons: Mapping[str, float] = field(default_factory=dict)
    untold: Particular | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: only these Works, only these languages; empty means everywhere."""

    works: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()


class Search(Protocol):
    """The derived index."""

    async def find(self, question: str, language: Language, scope: Scope, limit: int) -> Sequence[Hit]:
        """The clauses that best answer, best first; never raises for what was asked."""
        ...

    async def refresh(self) -> int:
        """Take in what changed in the library since last time; the number of clauses taken in.

        What takes long (finding by meaning) follows in the background.
        """
        ...

    async def settle(self) -> None:
        """Wait until nothing follows any more, or can't."""
        ...

    @property
    def progress(self) -> tuple[int, int]:
        """How many clauses are found by meaning, and how many are held; (0, 0) where that is turned off."""
        ...

    async def examine(self) -> None:
        """Try what is needed to find clauses by meaning, so that `failing` is true of this moment."""
        ...

    @property
    def failing(self) -> bool:
        """Whether something by which clauses are found by meaning can't be used at present."""
        ...


Progress = Callable[[int, int], None]
"""Told while a file is read: how many of its parts (pages) are done, out of how many."""


class Reader(Protocol):
    """Turns the bytes of a file into paragraphs, in a limited subprocess where the format is foreign."""

    async def read(self, name: str, data: bytes, progress: Progress | None = None) -> Reading:
        """Raise UserError("file-…") where the file can't be read, with the reason and its `name`."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file from a public address: the name it came with, and where it lay at the end of all redirects.

    `etag` and `modified` are the server's stamps, by which a later call may ask whether it has changed.
    """

    name: str
    data: bytes
    address: str
    media_type: str = ""
    etag: str = ""
    modified: str = ""


class Fetcher(Protocol):
    """Gets documents from where they are posted."""

    async def by_address(self, address: str) -> Fetched:
        """What lies at an address. Raise UserError("fetch-…") with the reason where it can't be had."""
        ...

    async def by_symbol(self, symbol: Symbol, language: Language) -> Fetched:
        """A document from its official place, in one language.

        Raise UserError("fetch-…"); "fetch-no-place" where nobody is known to publish it by its symbol.
        """
        ...


class Remembering(Protocol):
    """What the bot remembers of itself between runs."""

    async def recall(self, name: str) -> str:
        """The value remembered, "" where there is none."""
        ...

    async def remember(self, name: str, value: str) -> None: ...


class Preferences(Protocol):
    """What people, delegations, channels and servers chose: a value by owner and name."""

    async def choices(self, owners: Sequence[str], name: str) -> Mapping[str, str]:
        """The values of one preference by owner, for those of these owners that chose one.

        An owner is `person:<id>`, `delegation:<id>`, `channel:<id>` or `guild:<id>`.
        """
        ...

    async def chosen(self, name: str) -> Mapping[str, str]:
        """Every value of one preference, by owner."""
        ...

    async def choose(self, owner: str, name: str, value: str) -> None:
        """Keep a choice; an empty value forgets it."""
        ...
