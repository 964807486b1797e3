"""`rapporteur doctor | health | migrate | backup | restore | sync`: for those who host the bot."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from bot.cli.console import in_office, json_option, mistake, print_json, say, settings, speak
from bot.domain.web_address import without_secrets
from bot.launch import Office
from bot.services.health import Check, checks
from bot.settings import Settings, variable
from bot.store.backup import backup
from bot.store.restore import restore


@click.command()
@json_option
def doctor(as_json: bool) -> None:
    """Check settings, state folder, database, library and search, and say what to mend."""

    async def examine(office: Office) -> list[Check]:
        return [check async for check in checks(office.condition)]

    found = in_office(examine)
    if as_json:
        print_json({"settings": _shown_settings(), "checks": [_as_dict(one) for one in found]})
    else:
        for name, value in _shown_settings().items():
            say(f"{name} = {value}")
        for one in found:
            say(_sentence(one))
    if not all(one.well for one in found):
        click.get_current_context().exit(1)


@click.command()
@json_option
def health(as_json: bool) -> None:
    """Say whether the bot's database and library answer; exit status 1 where they don't."""

    async def examine(office: Office) -> list[Check]:
        return [check async for check in checks(office.condition)]

    found = in_office(examine)
    if as_json:
        healthy = all(one.well or one.stands for one in found)
        print_json({"healthy": healthy, "checks": [_as_dict(one) for one in found]})
    else:
        for one in found:
            say(_sentence(one))
    if not all(one.well or one.stands for one in found):
        click.get_current_context().exit(1)


@click.command()
def migrate() -> None:
    """Bring the database up to this version."""

    async def nothing(_: Office) -> None:
        return None

    in_office(nothing)  # opening the house migrates
    say(speak()("host-migrated"))


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def backup_command(file: Path) -> None:
    """Write the database into a new file, while the bot works."""

    async def write(office: Office) -> None:
        await backup(office.database, file)

    in_office(write)
    say(speak()("host-backed-up", file=file))


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
def restore_command(file: Path) -> None:
    """Put a backup in the place of the database; the bot must not be running."""
    found = settings()
    kept = asyncio.run(restore(found.database_url, found.state, file))
    say(speak()("host-restored", file=file))
    if kept:
        say(speak()("host-restored-kept", file=kept))


@click.command()
def sync() -> None:
    """Tell Discord our commands again."""
    if not settings().discord_token.get_secret_value():
        raise mistake("token-missing")
    from bot.serve import sync_commands  # noqa: PLC0415 - discord.py takes half a second that others need not pay

    count = in_office(sync_commands)
    say(speak()("host-synced", count=count))


def _sentence(check: Check) -> str:
    return f"{'✓' if check.well else '✗'} {speak()(check.key, **check.details)}"


def _as_dict(check: Check) -> dict[str, object]:
    return {"check": check.key, "well": check.well, **check.details}


def _shown_settings() -> dict[str, str]:
    """Every setting in force by its variable; secrets are only said to be there."""
    found = settings()
    return {variable(name): _shown(found, name) for name in Settings.model_fields}


def _shown(found: Settings, name: str) -> str:
    if name == "discord_token":
        return "set" if found.discord_token.get_secret_value() else "not set"
    value = getattr(found, name)
    return without_secrets(value) if isinstance(value, str) else str(value)
