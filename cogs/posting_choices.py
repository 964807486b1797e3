"""What commands about postings and promises let people choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discord import app_commands

from bot.domain.following import Follow
from bot.domain.gate import Gate
from bot.domain.promise import Promise

Choices = list[app_commands.Choice[str]]


def source_choices(found: Sequence[tuple[str, str]], typed: str) -> Choices:
    """Sources by name; the value is the id."""
    return _choices(found, typed)


def follow_choices(found: Sequence[Follow], typed: str) -> Choices:
    """Rules by what they ask for; the value is the id."""
    return _choices(((f"{each.id} {_rule(each)}", each.id) for each in found), typed)


def promise_choices(found: Sequence[Promise], typed: str) -> Choices:
    """Promises by document and day; the value is the id."""
    return _choices(((f"{each.document} · {each.due:%Y-%m-%d}", each.id) for each in found), typed)


def addressee_choices(found: Sequence[Gate], typed: str) -> Choices:
    """To whom a document still waits to be sent."""
    waiting = dict.fromkeys(each.to for each in found if not each.sent)
    return _choices(((to, to[:100]) for to in waiting), typed)


def _rule(follow: Follow) -> str:
    kind = follow.kind.value if follow.kind else ""
    parts = (follow.body, kind, follow.words, follow.symbol, follow.citing, follow.language or "")
    return " ".join(part for part in parts if part)


def _choices(found: Iterable[tuple[str, str]], typed: str) -> Choices:
    wanted = typed.casefold().strip()
    fitting = [(name, value) for name, value in found if wanted in name.casefold()]
    return [app_commands.Choice(name=name[:100], value=value) for name, value in fitting[:25]]
