"""`rapporteur postings`: what was seen where documents appear, from the terminal."""

from __future__ import annotations

from collections.abc import Sequence

import click

from bot.cli.console import in_office, json_option, print_json, say, speak
from bot.launch import Office
from bot.render.times import iso
from bot.services.posting_ports import Kept


@click.command()
@click.option("--server", default="", help="Only what the sources of the server with this id showed.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1), help="How many, the latest first."
)
@json_option
def postings(server: str, limit: int, as_json: bool) -> None:
    """Print what was posted last, the latest first."""

    async def read(office: Office) -> Sequence[Kept]:
        shelf = office.services.noticeboard.desk.shelf
        return await (shelf.latest(server, limit) if server else shelf.newest(limit))

    found = in_office(read)
    if as_json:
        print_json([posting_dict(each) for each in found])
    elif found:
        say("\n".join(_line(each) for each in found))
    else:
        say(speak()("board-none"))


def posting_dict(kept: Kept) -> dict[str, object]:
    """A posting as `postings --json` prints it; this form is public and stable."""
    posting = kept.seen.posting
    return {
        "symbol": posting.symbol.canonical if posting.named else "",
        "language": posting.language.value,
        "kind": posting.kind.value,
        "title": posting.title,
        "submitter": posting.submitter,
        "address": posting.address,
        "date": posting.date,
        "source": posting.source,
        "seen": iso(kept.seen.at),
        "baseline": kept.seen.baseline,
        "held": kept.held,
        "trouble": kept.trouble,
    }


def _line(kept: Kept) -> str:
    posting = kept.seen.posting
    name = posting.symbol.printed if posting.named else posting.title or posting.key
    spoken = speak()(f"language-{posting.language}")
    kind = speak()(f"kind-{posting.kind}")
    return f"{iso(kept.seen.at)}  {name}  {spoken}  {kind}"
