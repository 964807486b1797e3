"""`rapporteur demo`: the bot in a simulated Discord, on a page in the browser."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import webbrowser
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
import discord
import simcord

from bot.client import Rapporteur
from bot.demo.dossier import Dossier, incoming, sample_dossier
from bot.demo.rehearsal import Clock, Step, rehearse
from bot.demo.seating import seat
from bot.domain.language import Language
from bot.launch import Office, opened
from bot.render.words import words
from bot.settings import Settings

STEPS = ("demo-try-ask", "demo-try-clause", "demo-try-viewer", "demo-try-position")

HOST = "secretariat"  # who welcomes newcomers, in English, and whose eyes they first see with

Play = Callable[[Any, Office, Step], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Stage:
    """The simulated server, set up: its handles by the dossier's keys."""

    env: Any
    guild: Any
    channels: Mapping[str, Any]
    people: Mapping[str, Any]


async def serve(settings: Settings, port: int, *, browser: bool, rehearsing: bool = False) -> None:
    """Set the stage, print the address, and play until interrupted."""
    speak = words(Language(settings.language))
    click.echo(speak("demo-starting"))
    with tempfile.TemporaryDirectory(prefix="rapporteur-demo-") as folder:
        trial = settings.model_copy(update={"state": Path(folder), "database_url": ""})
        clock = Clock()
        async with opened(trial, clock) as office:
            dossier = sample_dossier()
            await _fill(office, dossier)
            client = Rapporteur(office.services, office.memory)
            async with simcord.run(client, check_errors=False) as env:
                _catch_up(env, clock)
                stage = await set_stage(env, office, dossier)
                play = _rehearsal if rehearsing else _keep_time
                await _play(stage, office, port, settings, browser=browser, play=partial(play, clock=clock))


async def set_stage(env: Any, office: Office, dossier: Dossier) -> Stage:
    """The server, channels and people of a dossier; each person is answered in their own language."""
    env.backend.bot_user.name = "Rapporteur"  # the simulated application's own default says nothing
    guild = env.create_guild(dossier.group[Language.EN])
    channels = {name: guild.create_text_channel(name) for name in dossier.channels}
    manage = discord.Permissions(manage_guild=True)
    offices = {role: guild.create_role(role.title(), permissions=manage) for role in ("chair", "secretariat")}
    people = {}
    for person in dossier.people:
        roles = [offices[person.role]] if person.role in offices else []
        user = env.create_user(person.key, global_name=person.name)
        people[person.key] = guild.add_member(user, roles=roles)
        await office.services.people.choose_language(f"person:{user.id}", person.language)
    await seat(office, dossier, guild.id, people, env.now())
    await env.settle()
    await _welcome(people[HOST], next(iter(channels.values())), dossier)
    return Stage(env, guild, channels, people)


async def _welcome(host: Any, channel: Any, dossier: Dossier) -> None:
    """Newcomers are told where they are and what to try, where they will look first."""
    speak = words(Language.EN)
    name = next(person.name for person in dossier.people if person.key == HOST)
    told = [speak("demo-welcome", name=name), *(speak(step) for step in STEPS)]
    await host.send(channel, "\n".join(told))


def viewers(stage: Stage) -> list[Any]:
    """Through whose eyes the page can be seen; at first those of who reads what the welcome is written in."""
    host = stage.people[HOST]
    return [host, *(each for each in stage.people.values() if each is not host)]


async def _fill(office: Office, dossier: Dossier) -> None:
    for file in incoming(dossier):
        await office.services.ingest(file)
    await office.services.ingest.ready()


async def _play(
    stage: Stage, office: Office, port: int, settings: Settings, *, browser: bool, play: Play
) -> None:
    speak = words(Language(settings.language))
    first = next(iter(stage.channels.values()))
    async with stage.env.preview(
        first, viewers=viewers(stage), layout="channel", port=port or None
    ) as preview:
        click.echo(speak("demo-address", address=preview.url))
        for step in STEPS:
            click.echo(f"  {speak(step)}")
        if browser:
            await asyncio.to_thread(webbrowser.open, preview.url)
        await play(stage, office, preview.refresh)


async def _keep_time(stage: Stage, office: Office, refresh: Step, *, clock: Clock) -> None:
    """Keep the simulated clock at the present, and do each chore when its time has come.

    A timer can't live inside the simulation, which waits until nothing is planned any more.
    """
    while True:
        await tick(stage, office, clock, refresh)
        await asyncio.sleep(0.5)


async def _rehearsal(stage: Stage, office: Office, refresh: Step, *, clock: Clock) -> None:
    """Play the procedure, then go on as the demo does, from the time that it came to."""
    click.echo(words(Language(office.settings.language))("demo-rehearsing"))

    async def step() -> None:
        await tick(stage, office, clock, refresh)
        await asyncio.sleep(0.5)

    await rehearse(office, stage.people, next(iter(stage.channels.values())), stage.guild.id, clock, step)
    await _keep_time(stage, office, refresh, clock=clock)


async def tick(stage: Stage, office: Office, clock: Clock, refresh: Step) -> None:
    """Bring the simulation to the clock's time and do each chore that is due."""
    _catch_up(stage.env, clock)
    for chore in office.chores.values():
        if await chore.work(clock()):
            with contextlib.suppress(TimeoutError, simcord.SetupError):
                await (
                    refresh()
                )  # while a click is being answered it can't, but then the page is shown anew anyway


def _catch_up(env: Any, clock: Clock) -> None:
    """Set the clock alone: while the simulation lets time go by, it refuses whatever is clicked."""
    env.backend.advance_clock(max(0.0, (clock() - env.now()).total_seconds()))
