"""The bot on Discord, from login to a graceful stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import aiohttp
import discord
import structlog

from bot import heap
from bot.client import Rapporteur
from bot.domain.errors import UserError
from bot.launch import Office
from bot.lock import replica
from bot.services.standing import rest
from bot.store.set_back import set_back
from bot.timer import Timer

log = structlog.get_logger()

DELIVERED_WITHIN = 5.0  # seconds for what is being sent; with the two below, under the 10 that hosts give
CLOSED_WITHIN = 2.5

_TOKEN_REFUSED = 4004


async def serve(office: Office) -> None:
    """Speak on Discord until SIGTERM or SIGINT. Raise UserError("token-wrong") where Discord refuses us."""
    client = Rapporteur(office.services, office.memory)
    stop = asyncio.Event()
    _on_signals(stop)
    speaking = asyncio.create_task(_speak(client, office.settings.discord_token.get_secret_value()))
    stopping = asyncio.create_task(stop.wait())
    refused = asyncio.create_task(office.services.deliver.unauthorised())
    try:
        async with _waking(office), _reading_up(office):
            await asyncio.wait({speaking, stopping, refused}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        await _close(client, speaking)
    if refused.done():
        raise UserError("token-wrong")
    refused.cancel()
    if not stop.is_set():
        await speaking


@asynccontextmanager
async def _waking(office: Office) -> AsyncIterator[None]:
    """Inside, every chore is done at its time; at the end what is being sent may still arrive."""
    back = partial(set_back, office.database)
    timer, deliver = Timer(office.chores, office.services.present, back), office.services.deliver
    office.services.bell.hang(timer)
    with replica(office.settings.state / "replica") as name:
        await deliver.resume(name)
        timer.start()
        try:
            yield
        finally:
            await deliver.stop(DELIVERED_WITHIN)
            await timer.stop()
            await rest(office.memory)


@asynccontextmanager
async def _reading_up(office: Office) -> AsyncIterator[None]:
    """Inside, what changed while nobody was here is taken in: the first question does not wait for it.

    What is there then has come to stay (bot.heap).
    """
    reading = asyncio.create_task(_read_up(office))
    try:
        yield
    finally:
        reading.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await reading


async def _read_up(office: Office) -> None:
    try:
        await office.services.ingest.ready()
        await office.services.ingest.settle()
        heap.keep()
    except (OSError, ValueError) as fault:  # the first question tries again
        log.warning("index not brought up to date", reason=str(fault))


async def _speak(client: Rapporteur, token: str) -> None:
    try:
        await client.start(token)
    except discord.LoginFailure:
        raise UserError("token-wrong") from None
    except discord.ConnectionClosed as error:
        if error.code == _TOKEN_REFUSED:
            raise UserError("token-wrong") from None
        raise
    except discord.PrivilegedIntentsRequired:
        raise UserError("intents-missing") from None
    except aiohttp.ClientConnectorError as error:
        raise UserError("discord-unreachable", reason=error.strerror or str(error.os_error)) from None


async def _close(client: Rapporteur, speaking: asyncio.Task[None]) -> None:
    """Close the connection in time, whatever it was doing."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CLOSED_WITHIN):
            await client.close()
    if not speaking.done():
        speaking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await speaking
    log.info("stopped")


def _on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has none
            loop.add_signal_handler(number, stop.set)


async def sync_commands(office: Office) -> int:
    """Tell Discord our commands, changed or not; how many there are."""
    client = Rapporteur(office.services, office.memory)
    async with client:
        try:
            await client.login(office.settings.discord_token.get_secret_value())
        except discord.LoginFailure:
            raise UserError("token-wrong") from None
        await client.sync_commands(force=True)
        return len(client.command_payloads())
