"""`rapporteur forget`: for those who host the bot and are asked to delete what is kept of a person."""

from __future__ import annotations

from collections.abc import Mapping

import click

from bot.cli.console import in_office, json_option, print_json, say, speak
from bot.domain.personal import Kind
from bot.launch import Office
from bot.services.present import machine


@click.command()
@click.argument("user_id")
@click.option("--show", is_flag=True, help="Only say what is kept; delete nothing.")
@json_option
def forget(user_id: str, show: bool, as_json: bool) -> None:
    """Delete what is kept under a person's Discord number; positions of delegations stay."""

    async def settle(office: Office) -> Mapping[Kind, int]:
        forgetting = office.services.forgetting
        return await (forgetting.held(user_id) if show else forgetting.forget(user_id, machine()))

    held = in_office(settle)
    if as_json:
        print_json({"user": user_id, "deleted": not show, "rows": {str(kind): held[kind] for kind in held}})
        return
    words = speak()
    say(words("me-held" if show else "me-forgotten"))
    for kind, count in held.items():
        say(words("me-line", what=words(f"me-{kind}"), count=count))
    say(words("me-stays" if held else "me-nothing"))
