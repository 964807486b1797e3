"""`rapporteur results | export | verify | import | delegations`: polls from the terminal."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.cli.console import in_office, json_option, language, language_choice, mistake, print_json, say, speak
from bot.cli.files import put, why
from bot.domain.deed import Deed
from bot.domain.delegation import Delegation
from bot.domain.language import Language
from bot.domain.record import Seen
from bot.domain.sheet import RowError
from bot.launch import Office
from bot.render.delegation_cards import delegations_card, row_error
from bot.render.delegations import delegation_name
from bot.render.position_results import results_card
from bot.render.terminal import terminal
from bot.services.delegations import Imported
from bot.services.exports import FORMS, Form, exported
from bot.services.results import Verification, as_value

MOST_BYTES = 8 * 2**20
spoken_option = click.option("--language", "spoken", type=language_choice, help="The language of names.")


@click.command()
@click.argument("poll")
@spoken_option
@json_option
def results(poll: str, spoken: str | None, as_json: bool) -> None:
    """Print what a poll has come to, clause by clause."""
    seen = in_office(lambda office: _seen(office, poll))
    if as_json:
        print_json(as_value(seen, _reader(spoken)))
    else:
        say(terminal(results_card(seen, _reader(spoken))))


@click.command()
@click.argument("poll")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="csv",
    help="The compiled report, a workbook, or data.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="A file; standard output where none is named."
)
@spoken_option
def export(poll: str, form: Form, output: Path | None, spoken: str | None) -> None:
    """Write a poll: docx the compiled report, xlsx matrix, comments and ledger, csv and json the ledger."""
    seen = in_office(lambda office: _seen(office, poll))
    put(output, exported(seen, form, _reader(spoken)))


@click.command()
@click.argument("poll")
@json_option
def verify(poll: str, as_json: bool) -> int:
    """Check that a poll's ledger, text and rules are as they were written; exit status 1 where not."""

    async def check(office: Office) -> Verification:
        return await office.services.chamber.results.verify(poll)

    found = in_office(check)
    if as_json:
        print_json({"poll": poll, "whole": found.whole, "length": found.length, "head": found.head})
    else:
        for key, entry in found.faults.items() or {"verify-whole": 0}.items():
            say(speak()(key, entry=entry))
        if found.close and found.close.hash != found.head:
            say(speak()("verify-close", entry=found.close.sequence, head=found.close.hash))
        say(speak()("poll-head", count=found.length, head=found.head))
    return int(not found.whole)


@click.command(name="import")
@click.argument("poll")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", default="", help="The letter or document behind rows that name none.")
@json_option
def import_(poll: str, file: Path, source: str, as_json: bool) -> int:
    """Record a table of positions that came by letter (CSV, XLSX: delegation, clause, stance …)."""
    data = _bytes(file)

    async def take(office: Office) -> Imported:
        chamber = office.services.chamber
        deed = _deed(await chamber.desk.polls.server_of(poll))
        return await chamber.letters.import_table(deed, poll, file.name, data, source)

    return _report(in_office(take), as_json)


@click.command()
@click.argument("server")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@json_option
def delegations(server: str, file: Path | None, as_json: bool) -> int:
    """List the delegations of a server (its Discord id), or seat those of a table (CSV, XLSX)."""
    if file is not None:
        data = _bytes(file)
        name = file.name

        async def seat(office: Office) -> Imported:
            return await office.services.chamber.delegations.import_table(_deed(server), name, data)

        return _report(in_office(seat), as_json)
    seats = in_office(lambda office: office.services.chamber.desk.seats(server))
    now = datetime.now(UTC)
    if as_json:
        print_json([_as_dict(each) for each in seats.sitting(now).values()])
    else:
        say(terminal(delegations_card(seats, now, language())))
    return 0


async def _seen(office: Office, poll: str) -> Seen:
    return await office.services.chamber.results.whole(poll, datetime.now(UTC))


def _deed(server: str) -> Deed:
    """What the host does: by the terminal's clock, once for each run."""
    return Deed(server, f"terminal/{secrets.token_hex(8)}", datetime.now(UTC), "terminal", manages=True)


def _report(done: Imported, as_json: bool) -> int:
    """What was taken on standard output, what was refused on standard error; the exit status."""
    if as_json:
        print_json({"changed": done.changed, "same": done.same, "errors": _errors(done.errors)})
    else:
        say(speak()("import-taken", count=done.changed))
        say(speak()("import-same", count=done.same))
        for error in done.errors:
            click.echo(row_error(error, language()), err=True)
    return int(bool(done.errors))


def _errors(errors: Sequence[RowError]) -> list[dict[str, object]]:
    return [{"line": each.line, "error": each.key, "message": row_error(each, language())} for each in errors]


def _as_dict(delegation: Delegation) -> dict[str, object]:
    return {
        "code": delegation.code,
        "standing": delegation.standing.value,
        "groups": list(delegation.groups),
        "name": delegation_name(delegation, language()),
    }


def _reader(spoken: str | None) -> Language:
    return Language(spoken) if spoken else language()


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError:
        raise mistake("path-missing", path=str(path)) from None
    except OSError as error:
        raise mistake("path-unreadable", path=str(path), reason=why(error)) from None
