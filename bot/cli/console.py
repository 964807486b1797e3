"""How a command of the terminal runs: the house opened around it, its outcome printed, its exit status."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

import click
import orjson

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.launch import Office, opened
from bot.render.words import Words, words
from bot.settings import Settings, read_settings

T = TypeVar("T")


def settings() -> Settings:
    """The settings of this run."""
    return click.get_current_context().ensure_object(dict).setdefault("settings", None) or _read()


def speak() -> Words:
    """The words of the language that the host reads."""
    return words(language())


def language() -> Language:
    return Language(settings().language)


def in_office(deed: Callable[[Office], Awaitable[T]]) -> T:
    """Open the house, do the deed, close it again, whatever happened."""

    async def run() -> T:
        async with opened(settings()) as office:
            return await deed(office)

    return asyncio.run(run())


def print_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """One JSON document, in one line, as UTF-8."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.flush()


def say(text: str) -> None:
    click.echo(text)


def mistake(key: str, **details: object) -> UserError:
    """A person's mistake: exit status 1 and one line."""
    return UserError(key, **details)


def _read() -> Settings:
    found = read_settings()
    click.get_current_context().ensure_object(dict)["settings"] = found
    return found


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
language_choice = click.Choice(
    [language.value for language in Language if language is not Language.UNDETERMINED]
)
