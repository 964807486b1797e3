"""A command that was typed wrong, told in the host's language."""

from __future__ import annotations

import click

from bot.render.words import Words


def usage(error: click.ClickException, speak: Words) -> str:
    """What is wrong with what was typed, and where to read how it is typed."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "rapporteur"
    return f"{_wrong(error, speak)} {speak('usage-help', command=f'{command} --help')}"


def _wrong(error: click.ClickException, speak: Words) -> str:
    match error:
        case click.NoSuchOption():
            return speak("usage-no-option", name=error.option_name)
        case click.MissingParameter():
            return speak("usage-missing", name=_named(error))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=known))):
            return speak("usage-choice", name=_named(error), known=", ".join(map(str, known)))
        case click.BadParameter():
            return speak("usage-value", name=_named(error))
        case click.UsageError() if error.message.startswith("No such command"):
            return speak("usage-no-command", name=error.message.split("'")[1])
    return speak("usage-wrong")


def _named(error: click.BadParameter) -> str:
    """The option as it is typed, or the argument's name."""
    if error.param is None:
        return str(error.param_hint or "")
    hint = error.param_hint or error.param.get_error_hint(error.ctx or click.Context(click.Command("")))
    return (hint if isinstance(hint, str) else " / ".join(hint)).strip("'")
