"""`rapporteur due`: what is due, from the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import click

from bot.cli.console import in_office, json_option, language, print_json, say, speak
from bot.domain.deadline import Deadline
from bot.launch import Office
from bot.render.deadline_cards import list_card
from bot.render.terminal import terminal
from bot.render.times import iso


@click.command()
@click.option("--server", default="", help="Only the server with this id.")
@json_option
def due(server: str, as_json: bool) -> None:
    """Print what is due, the next first."""
    now = datetime.now(UTC)

    async def read(office: Office) -> Sequence[Deadline]:
        return await office.services.agenda.views.due(now, server)

    found = in_office(read)
    if as_json:
        print_json([due_dict(each, now) for each in found])
    elif found:
        say(terminal(list_card(found, (0, 1, False), language())))
    else:
        say(speak()("deadline-list-empty"))


def due_dict(deadline: Deadline, now: datetime) -> dict[str, object]:
    """A deadline as `due --json` prints it; this form is public and stable."""
    return {
        "id": deadline.id,
        "server": deadline.guild,
        "what": deadline.what,
        "due": iso(deadline.instant),
        "zone": deadline.zone,
        "typed": deadline.terms.typed,
        "state": deadline.state(now).value,
        "document": deadline.reference.document,
        "clause": deadline.reference.clause,
        "delegations": list(deadline.addressees.delegations),
        "rule": deadline.rule,
        "changes": deadline.sequence,
        "seconds_left": (deadline.instant - now).total_seconds() // 1,
    }
