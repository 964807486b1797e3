"""`rapporteur check`: a draft examined before it goes out."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.console import in_office, json_option, language, language_choice, print_json, say
from bot.cli.files import bytes_of
from bot.domain.language import Language
from bot.launch import Office
from bot.render.drafting import finding_line, findings_card
from bot.render.similar import repeated_line
from bot.render.terminal import terminal
from bot.services.drafting import Examined, Located, Repeated


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--language", "spoken", type=language_choice, help="The language of the draft.")
@json_option
def check(file: Path, spoken: str | None, as_json: bool) -> None:
    """Say what to look at in a draft: symbols, editions, numbering, clauses cited. Nothing is kept of it."""
    data = bytes_of(file)
    written = Language(spoken) if spoken else None

    async def examine(office: Office) -> Examined:
        return await office.services.drafting.check(file.name, data, written)

    found = in_office(examine)
    if as_json:
        print_json([*map(_as_dict, found.findings), *map(_repeated, found.repeated)])
    else:
        lines = [(one.line, one.finding) for one in found.findings]
        repeated = [(one.line, one.label, one.alike) for one in found.repeated]
        say(terminal(findings_card(file.name, lines, language(), repeated)))


def _as_dict(one: Located) -> dict[str, object]:
    """A finding as `check --json` prints it."""
    finding = one.finding
    return {
        "fault": finding.fault.value,
        "line": one.line,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "clause": one.clause.key if one.clause else "",
        "symbol": finding.symbol.canonical if finding.symbol else "",
        "near": [symbol.canonical for symbol in finding.near] + list(finding.labels),
        "says": finding_line(finding, language()),
    }


def _repeated(one: Repeated) -> dict[str, object]:
    """A clause of the draft that is already somewhere, as `check --json` prints it."""
    held = one.alike.quotation.held
    return {
        "fault": "repeated",
        "line": one.line,
        "start": one.clause.start,
        "end": one.clause.end,
        "text": one.clause.text,
        "clause": one.clause.key,
        "symbol": held.expression.symbol.canonical,
        "near": [held.clause.key],
        "share": round(one.alike.share, 3),
        "says": repeated_line(one.label, one.alike, language()),
    }
