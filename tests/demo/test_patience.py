"""Whoever clicks while the demo keeps time is answered, and the demo goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import simcord

from bot.client import Rapporteur
from bot.demo.dossier import sample_dossier
from bot.demo.rehearsal import Clock
from bot.demo.serve import Stage, set_stage, tick
from bot.launch import Office, opened
from bot.settings import Settings


class Busy:
    """A chore that has always done something."""

    async def work(self, now: datetime) -> int:
        return 1

    async def next(self, now: datetime) -> datetime | None:
        return None


@asynccontextmanager
async def staged(state: Path) -> AsyncIterator[tuple[Stage, Office]]:
    """The trial server at the present, without documents."""
    async with (
        opened(Settings(RAPPORTEUR_STATE=state, _env_file=None)) as office,
        simcord.run(Rapporteur(office.services, office.memory)) as env,
    ):
        await env.advance_time((Clock()() - env.now()).total_seconds())
        yield await set_stage(env, office, sample_dossier()), replace(office, chores={"busy": Busy()})


async def test_a_command_is_answered_in_the_middle_of_a_tick(tmp_path: Path) -> None:
    clock, shown = Clock(), asyncio.Event()

    async def refresh() -> None:
        shown.set()

    async with staged(tmp_path) as (stage, office):
        ticking = asyncio.create_task(tick(stage, office, clock, refresh))
        await asyncio.sleep(0)
        answered = await _help(stage)
        await ticking

        assert answered.acknowledged
        assert shown.is_set()
        assert abs((clock() - stage.env.now()).total_seconds()) < 60


async def test_a_tick_while_a_command_is_answered_does_not_end_the_demo(tmp_path: Path) -> None:
    async with staged(tmp_path) as (stage, office):
        asking = asyncio.create_task(_help(stage))
        await asyncio.sleep(0)
        await tick(stage, office, Clock(), stage.env.settle)

        assert (await asking).acknowledged


async def _help(stage: Stage) -> Any:
    return await stage.people["claire"].slash(stage.channels["plenary"], "help")
