"""What commands about deadlines let people choose from, and how what came of them is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import discord
from discord import app_commands

from bot.domain.deadline import Deadline
from bot.domain.deadline_rules import Event
from bot.domain.language import Language
from bot.render.card import Card, Line
from bot.render.deadline_cards import (
    asked_card,
    changed,
    done_card,
    doubted,
    named,
    overtaken,
)
from bot.render.deadline_news import step_words
from bot.render.deadline_titles import deadline_title
from bot.render.times import brief
from bot.render.words import words
from bot.services.deadline_requests import Asked, Done, Outcome
from bot.services.deadline_views import Shown
from cogs.choices import Choices


def deadline_choices(found: Sequence[Deadline], language: Language) -> Choices:
    """Deadlines by their words and end; the value is the id."""
    return [
        app_commands.Choice(
            name=_short(deadline_title(each, language), brief(each.instant, each.zone, language)),
            value=each.id,
        )
        for each in found[:25]
    ]


def event_choices(found: Sequence[Event], typed: str) -> Choices:
    """Events whose name has what was typed; the value is the id."""
    wanted = typed.casefold()
    chosen = [each for each in found if wanted in each.title.casefold() or wanted == each.id]
    return [
        app_commands.Choice(name=_short(each.title, each.opens.isoformat()), value=each.id)
        for each in chosen[:25]
    ]


def role_names(interaction: discord.Interaction) -> Mapping[str, str]:
    """The names of the server's roles, by id."""
    return {str(role.id): role.name for role in interaction.guild.roles} if interaction.guild else {}


def outcome_card(outcome: Outcome, language: Language) -> Card:
    """What was done, with a minute to take it back; or what is asked first."""
    if isinstance(outcome, Asked):
        why = overtaken(outcome.first, language) if outcome.first else doubted(outcome.doubts, language)
        return asked_card(outcome.draft, outcome.what, outcome.untils, why, language)
    return done_card(
        outcome.deadline, outcome.change, outcome.understood, language, tuple(_arithmetic(outcome, language))
    )


def told_of(shown: Shown, language: Language) -> list[Line]:
    """Its changes, who has answered in time and late, and of whom it is still expected."""
    return [
        *(line for change in shown.changes[1:] for line in changed(change, language)),
        *_answers(shown, language),
    ]


def _arithmetic(done: Done, language: Language) -> Iterator[str]:
    """How its date was counted from an event."""
    if done.counted:
        event, found = done.counted
        yield from (step_words(step, event, language) for step in found.steps)


def _answers(shown: Shown, language: Language) -> Iterator[str]:
    speak = words(language)
    known = shown.asked
    in_time = [each.delegation for each in shown.answers if not each.late]
    late = [each.delegation for each in shown.answers if each.late]
    owing = [each.code for each in shown.owing] if shown.deadline.addressees.delegations else []
    for key, codes in (
        ("deadline-in-time", in_time),
        ("deadline-too-late", late),
        ("deadline-owing", owing),
    ):
        if codes:
            yield speak(key, names=named(codes, known, language))


def _short(text: str, end: str) -> str:
    room = 97 - len(end)
    return f"{text if len(text) <= room else f'{text[: room - 1]}…'} · {end}"
