"""`rapporteur postings` as a host uses it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.domain.source import Health, Source, SourceKind
from bot.launch import opened
from bot.services.posting_ports import Kept, Watched
from bot.settings import Settings
from tests.cli.conftest import Run
from tests.postings import NOON, seen


def see(state: Path, *symbols: str) -> None:
    async def deed() -> None:
        async with opened(Settings(RAPPORTEUR_STATE=state, _env_file=None)) as office:
            desk = office.services.noticeboard.desk
            source = Source("src-1", SourceKind.FEED, "https://wg.example/feed")
            async with office.database.transaction() as unit:
                await desk.sources.add(unit, Watched(source, Health(NOON), "1", "documents", "77", NOON))
                kept = [Kept(seen(each, number)) for number, each in enumerate(symbols)]
                await desk.shelf.see(unit, [replace(each, trouble="fetch-not-found") for each in kept])

    asyncio.run(deed())


def test_what_was_posted_is_printed_the_latest_first(run: Run, tmp_path: Path) -> None:
    see(tmp_path / "state", "A/80/1", "itu:doc:C25/61")

    found = run("postings", "--json").json()

    assert [each["symbol"] for each in found] == ["itu:doc:C25/61", "A/80/1"]
    assert (found[0]["language"], found[0]["trouble"]) == ("en", "fetch-not-found")
    assert found[1]["seen"] == (NOON + timedelta()).isoformat().replace("+00:00", "Z")


def test_one_server_is_asked_for_by_its_id(run: Run, tmp_path: Path) -> None:
    see(tmp_path / "state", "A/80/1")

    assert len(run("postings", "--server", "1", "--json").json()) == 1
    assert run("postings", "--server", "2", "--json").json() == []


def test_postings_are_told_in_words_and_their_absence_too(run: Run, tmp_path: Path) -> None:
    nothing = run("postings")
    see(tmp_path / "state", "itu:doc:C25/61")

    told = run("postings")

    assert "No source has shown" in nothing.out
    assert "C25/61  English" in told.out
