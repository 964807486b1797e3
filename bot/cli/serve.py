"""`rapporteur run | demo`: the bot on Discord, and the bot in a simulated one."""

from __future__ import annotations

import asyncio
import importlib.util
import logging

import click

from bot import logs
from bot.cli.console import in_office, mistake, settings


@click.command()
def run() -> None:
    """Run the bot on Discord (DISCORD_TOKEN)."""
    if not settings().discord_token.get_secret_value():
        raise mistake("token-missing")
    logs.configure(settings().log_format, logging.INFO)
    from bot.serve import serve  # noqa: PLC0415 - discord.py takes half a second that others need not pay

    in_office(serve)


@click.command()
@click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="The port of the page; any free one by default."
)
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@click.option("--rehearse", is_flag=True, help="Play a silence procedure of 14 days in seconds.")
def demo(port: int, no_browser: bool, rehearse: bool) -> None:
    """Run the bot in a simulated Discord in your browser: no account, no network."""
    if importlib.util.find_spec("simcord") is None:
        raise mistake("demo-missing")
    with logs.hushed("discord"):  # simcord tries a client of its own as it is imported
        from bot.demo.serve import serve  # noqa: PLC0415 - an extra: most hosts don't have it

    asyncio.run(serve(settings(), port, browser=not no_browser, rehearsing=rehearse))
