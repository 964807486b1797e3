"""Buttons, selects and forms that outlive the process: what they do stands in their custom_id."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, cast

import discord
from discord import ui

from bot.render.card import Action, Form
from cogs.markdown import label

MOST = 100  # characters of a custom_id


@dataclass(frozen=True, slots=True)
class Click:
    """What a person did with a control: its arguments, the values chosen, the words typed by field name."""

    args: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)


class Handler(Protocol):
    def __call__(self, interaction: discord.Interaction, click: Click, /) -> Awaitable[None]: ...


_Method = TypeVar("_Method", bound=Callable[..., Awaitable[None]])
_VERB = "__control__"


def control(verb: str) -> Callable[[_Method], _Method]:
    """Mark a cog's method as what answers the controls with this verb."""

    def mark(method: _Method) -> _Method:
        setattr(method, _VERB, verb)
        return method

    return mark


def handlers(cog: object) -> Iterator[tuple[str, Handler]]:
    """The verbs that a cog answers, with its bound methods."""
    for name in dir(type(cog)):
        if verb := getattr(getattr(type(cog), name), _VERB, None):
            yield verb, cast("Handler", getattr(cog, name))


def custom_id(action: Action) -> str:
    """`r:verb:arg:arg`. Raise ValueError where it would not fit or could not be read back."""
    parts = ("r", action.verb, *action.args)
    joined = ":".join(parts)
    if len(joined) > MOST or not all(_PART.fullmatch(part) for part in parts):
        message = f"no custom_id can hold {action}"
        raise ValueError(message)
    return joined


def read_click(interaction: discord.Interaction) -> tuple[str, Click] | None:
    """The verb and click of an interaction with one of our controls; None for any other."""
    if interaction.type not in {discord.InteractionType.component, discord.InteractionType.modal_submit}:
        return None
    data = cast("Mapping[str, Any]", interaction.data or {})
    parts = str(data.get("custom_id", "")).split(":")
    if len(parts) < 2 or parts[0] != "r":
        return None
    values = tuple(str(value) for value in data.get("values", ()))
    return parts[1], Click(tuple(parts[2:]), values, dict(_typed(data.get("components", ()))))


def modal(form: Form) -> ui.Modal:
    """The form as Discord shows it; what is typed comes back through `read_click`."""
    shown = ui.Modal(title=label(form.title, 45), custom_id=custom_id(form.action), timeout=None)
    for asked in form.fields:
        box: ui.TextInput[ui.Modal] = ui.TextInput(
            custom_id=asked.name,
            style=discord.TextStyle.paragraph if asked.long else discord.TextStyle.short,
            default=asked.text or None,
            required=asked.required,
            max_length=asked.most,
            placeholder=label(asked.hint, 100) or None,
        )
        shown.add_item(ui.Label(text=label(asked.label, 45), component=box))
    return shown


def _typed(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every text field of a submitted form, wherever rows or labels put it."""
    for component in components:
        if "value" in component and "custom_id" in component:
            yield str(component["custom_id"]), str(component["value"] or "")
        if "component" in component:
            yield from _typed([component["component"]])
        yield from _typed(component.get("components", ()))


_PART = re.compile(r"[^:\s]*")
