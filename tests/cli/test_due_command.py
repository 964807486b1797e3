"""`rapporteur due` as a secretariat uses it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.deadline import Deadline, Doing, Terms, added
from bot.domain.deed import Deed
from bot.domain.language import Language
from bot.domain.poll import Window
from bot.domain.zones import tz
from bot.launch import opened
from bot.render.times import moment
from bot.services.deadline_requests import Done, Request
from bot.settings import Settings
from bot.store.deadlines import StoredDeadlines
from tests.cli.conftest import Run
from tests.render.test_times import ZONES


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


def keep(state: Path, instants: list[tuple[datetime, str]]) -> dict[str, datetime]:
    """Deadlines at these instants in these zones; what is held, by id."""
    now = datetime.now(UTC).replace(microsecond=0)
    held = [
        Deadline(f"d{number}", "1", zone, Terms(instant, (Window(now, instant),), zone))
        for number, (instant, zone) in enumerate(instants)
    ]

    async def deed() -> None:
        house = opened(Settings(RAPPORTEUR_STATE=state, _env_file=None))
        async with house as office, office.database.transaction() as unit:
            for each in held:
                await StoredDeadlines(office.database).add(unit, each, added(each, Doing(now, "boss")))

    asyncio.run(deed())
    return {each.id: each.instant for each in held}


def turns(zone: str) -> Iterator[datetime]:
    """The instants of the coming year at which the clocks of a zone are changed, or any where none are."""
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
    hours = [hour + timedelta(hours=number) for number in range(366 * 24)]
    shown = [each.astimezone(tz(zone)).utcoffset() for each in hours]
    pairs = zip(hours[1:], shown, shown[1:], strict=False)
    found = [each for each, before, after in pairs if before != after]
    yield from found or hours[:1]


def test_the_printed_instants_are_those_held_in_nine_zones_around_each_change_of_clocks(
    run: Run, tmp_path: Path
) -> None:
    steps = [timedelta(minutes=minutes) for minutes in (-61, -30, 0, 30, 59)]
    instants = [(turn + step, zone) for zone in ZONES for turn in turns(zone) for step in steps]
    held = keep(tmp_path / "state", instants)

    printed = run("due", "--json").json()
    told = " ".join(run("due").out.split())

    assert {each["id"]: datetime.fromisoformat(each["due"]) for each in printed} == held
    assert all(each["due"].endswith("Z") for each in printed)
    assert [each["zone"] for each in printed if venue_of(each) not in told] == []


def venue_of(printed: dict[str, str]) -> str:
    return moment(datetime.fromisoformat(printed["due"]), printed["zone"], Language.EN).venue
