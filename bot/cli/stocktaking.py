"""`rapporteur import-matrix`: a table of stocktaking entries or a mapping matrix, from the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.console import in_office, json_option, language, mistake, print_json, say
from bot.cli.files import why
from bot.launch import Office
from bot.render.delegation_cards import row_error
from bot.render.stocktaking import imported_card, twice_line
from bot.render.terminal import terminal
from bot.services.stocktaking import Imported

MOST_BYTES = 8 * 2**20


@click.command("import-matrix")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def import_matrix(file: Path, as_json: bool) -> int:
    """Take a table (CSV, XLSX) of title, year, body, country, action lines, SDGs, GDC objectives, link."""
    data = _bytes(file)

    async def take(office: Office) -> Imported:
        return await office.services.stocktaking.import_table(file.name, data)

    done = in_office(take)
    if as_json:
        print_json(_value(done))
    else:
        counts = (done.added, done.changed, done.same)
        say(terminal(imported_card(counts, done.twice, done.errors, language())))
    return int(bool(done.errors))


def _value(done: Imported) -> dict[str, object]:
    errors = [
        {"line": each.line, "error": each.key, **each.details, "message": row_error(each, language())}
        for each in done.errors
    ]
    twice = [
        {"line": line, "first": first, "message": twice_line((line, first), language())}
        for line, first in done.twice
    ]
    counts = {"added": done.added, "changed": done.changed, "same": done.same}
    return {**counts, "twice": twice, "errors": errors}


def _bytes(path: Path) -> bytes:
    """The file; a byte more than is taken, so that one too large is refused as such."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise mistake("path-missing", path=str(path)) from None
    except OSError as error:
        raise mistake("path-unreadable", path=str(path), reason=why(error)) from None
