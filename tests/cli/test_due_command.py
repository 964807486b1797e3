"""`rapporteur due` as a secretariat uses it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.deed import Deed
from bot.domain.language import Language
from bot.launch import opened
from bot.services.deadline_requests import Done, Request
from bot.settings import Settings
from tests.cli.conftest import Run


def add(state: Path, when: str, guild: str = "1") -> Done:
    async def deed() -> Done:
        async with opened(Settings(RAPPORTEUR_STATE=state, _env_file=None)) as office:
            asked = Deed(guild, f"{guild}/{when}", datetime.now(UTC), "boss", manages=True)
            request = Request("Comments on the revised report", when, "A/RES/70/125", "2.1", channel="7")
            outcome = await office.services.agenda.deadlines.add(asked, request, Language.EN)
            assert isinstance(outcome, Done)
            return outcome

    return asyncio.run(deed())


def test_what_is_due_is_printed_as_json_the_next_first(run: Run, tmp_path: Path) -> None:
    later, sooner = add(tmp_path / "state", "in 20 days"), add(tmp_path / "state", "in 10 days", "2")

    found = run("due", "--json").json()

    assert [each["id"] for each in found] == [sooner.deadline.id, later.deadline.id]
    assert [datetime.fromisoformat(each["due"]) for each in found] == [
        sooner.deadline.instant,
        later.deadline.instant,
    ]
    assert (found[0]["document"], found[0]["clause"], found[0]["state"]) == ("A/RES/70/125", "2.1", "open")
    assert timedelta(days=9).total_seconds() < found[0]["seconds_left"] < timedelta(days=11).total_seconds()


def test_one_server_is_asked_for_by_its_id(run: Run, tmp_path: Path) -> None:
    add(tmp_path / "state", "in 20 days")

    assert len(run("due", "--server", "1", "--json").json()) == 1
    assert run("due", "--server", "2", "--json").json() == []


def test_what_is_due_is_told_in_words(run: Run, tmp_path: Path) -> None:
    empty = run("due")
    add(tmp_path / "state", "in 20 days")

    told = run("due")

    assert (empty.code, empty.out.strip()) == (0, "Nothing is due.")
    assert "Comments on the revised report" in told.out
