"""What is published is taken into the library by its address or its symbol."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import pytest

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.lexicons import document_names
from bot.services.acquire import Acquire, Wanted
from bot.services.ingest import Batch, Incoming, Ingest, Taken
from bot.services.ports import Fetched


@dataclass
class FakePlaces:
    """Publishes everything, but nothing in Arabic."""

    asked: list[tuple[str, str]] = field(default_factory=list)

    async def by_address(self, address: str) -> Fetched:
        self.asked.append((address, ""))
        return Fetched("a.pdf", b"%PDF", address)

    async def by_symbol(self, symbol: Symbol, language: Language) -> Fetched:
        self.asked.append((symbol.canonical, language.value))
        if language is Language.AR:
            raise UserError("fetch-not-published", symbol=str(symbol), language=language.value)
        return Fetched("a.pdf", b"%PDF", "https://publisher.example/a.pdf")


@dataclass
class FakeIngest:
    """Takes everything, and remembers what it was given."""

    given: list[Incoming] = field(default_factory=list)

    async def __call__(
        self, incoming: Incoming, batch: Batch | None = None, progress: object = None
    ) -> Taken:
        self.given.append(incoming)
        return Taken()


def acquiring() -> tuple[Acquire, FakePlaces, FakeIngest]:
    places, ingest = FakePlaces(), FakeIngest()
    return Acquire(places, cast(Ingest, ingest), document_names()), places, ingest


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        (Wanted("A/RES/70/125", language="fr"), ("A/RES/70/125", "fr")),
        (Wanted("A/RES/70/125"), ("A/RES/70/125", "es")),
        (Wanted("C25/61-R"), ("itu:doc:C25/61", "ru")),
        (Wanted("C25/61-R", language="zh"), ("itu:doc:C25/61", "zh")),
        (Wanted("https://un.org/a.pdf"), ("https://un.org/a.pdf", "")),
    ],
)
async def test_it_is_asked_for_in_the_language_that_is_meant(wanted: Wanted, asked: tuple[str, str]):
    acquire, places, _ = acquiring()

    await acquire(wanted, Language.ES)

    assert places.asked == [asked]


async def test_what_comes_by_symbol_is_held_under_it():
    acquire, _, ingest = acquiring()

    await acquire(Wanted("C25/61-R"), Language.EN)

    assert ingest.given == [
        Incoming("a.pdf", b"%PDF", "https://publisher.example/a.pdf", "", "itu:doc:C25/61", "ru")
    ]


async def test_what_comes_by_address_says_itself_what_it_is():
    acquire, _, ingest = acquiring()

    await acquire(Wanted("https://un.org/a.pdf", title="Report"), Language.EN)

    assert ingest.given == [Incoming("a.pdf", b"%PDF", "https://un.org/a.pdf", title="Report")]


async def test_what_cannot_be_had_is_refused_with_its_reason():
    acquire, _, ingest = acquiring()

    taken = await acquire(Wanted("A/RES/70/125"), Language.AR)

    assert [(each.source, each.error.key) for each in taken.refused] == [
        ("A/RES/70/125", "fetch-not-published")
    ]
    assert ingest.given == []


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("A/RES/70/125", True), ("http://un.org/a", True), ("notes.txt", False), ("./folder", False)],
)
def test_addresses_and_symbols_are_told_from_files(typed: str, understood: bool):
    assert acquiring()[0].understands(typed) is understood
