"""`rapporteur diff`: two revisions clause by clause."""

from __future__ import annotations

import click

from bot.cli.console import in_office, json_option, language, language_choice, print_json, say
from bot.domain.clause import Clause
from bot.domain.compare import Compared
from bot.domain.language import Language
from bot.launch import Office
from bot.render.comparisons import difference_card
from bot.render.terminal import ADDED, REMOVED, terminal
from bot.services.comparing import Difference


@click.command()
@click.argument("old")
@click.argument("new", required=False, default="")
@click.option("--language", "spoken", type=language_choice, help="The language of the texts.")
@json_option
def diff(old: str, new: str, spoken: str | None, as_json: bool) -> None:
    """Compare two revisions clause by clause; the newest revision held where NEW is left out."""
    reader = Language(spoken) if spoken else language()

    async def compared(office: Office) -> Difference:
        return await office.services.comparing.revisions(old, new, reader)

    found = in_office(compared)
    if as_json:
        print_json([_as_dict(one) for one in found.changes])
        return
    symbols = (found.old.symbol, found.new.symbol)
    marks = REMOVED.format("…"), ADDED.format("…")
    say(terminal(difference_card(symbols, found.changes, found.new.language, language(), marks)))


def _as_dict(one: Compared) -> dict[str, object]:
    """A change as `diff --json` prints it."""
    return {
        "change": one.change.value,
        "old": _clause(one.old),
        "new": _clause(one.new),
        "redline": [{"mark": piece.mark.value, "text": piece.text} for piece in one.pieces],
    }


def _clause(clause: Clause | None) -> dict[str, str] | None:
    if clause is None:
        return None
    return {"key": clause.key, "section": clause.section, "label": clause.label, "text": clause.text}
