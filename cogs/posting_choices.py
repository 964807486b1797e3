"""What commands about postings and promises let people choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from discord import app_commands

from bot.domain.following import Follow
from bot.domain.gate import Gate
from bot.domain.language import Language
from bot.domain.promise import Promise
from bot.render.following_cards import rule_line
from bot.render.words import without_direction
from cogs.choices import Choices


def source_choices(found: Sequence[tuple[str, str]], typed: str) -> Choices:
    """Sources by name; the value is the id."""
    return _choices(found, typed)


def follow_choices(
    found: Sequence[Follow], channel: Callable[[str], str], typed: str, language: Language
) -> Choices:
    """Rules by for whom they are and what they ask for; the value is the id. `channel` names an id."""
    lines = ((rule_line(each, language, channel(each.audience.channel)), each.id) for each in found)
    return _choices((("".join(map(str, line)), key) for line, key in lines), typed)


def promise_choices(found: Sequence[Promise], typed: str) -> Choices:
    """Promises by document and day; the value is the id."""
    return _choices(((f"{each.document} · {each.due:%Y-%m-%d}", each.id) for each in found), typed)


def addressee_choices(found: Sequence[Gate], typed: str) -> Choices:
    """To whom a document still waits to be sent."""
    waiting = dict.fromkeys(each.to for each in found if not each.sent)
    return _choices(((to, to[:100]) for to in waiting), typed)


def _choices(found: Iterable[tuple[str, str]], typed: str) -> Choices:
    wanted = without_direction(typed).casefold().strip()
    fitting = [(name, value) for name, value in found if wanted in without_direction(name).casefold()]
    return [app_commands.Choice(name=name[:100], value=value) for name, value in fitting[:25]]
