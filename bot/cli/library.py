"""`rapporteur ingest | clauses | symbols`: the library from the terminal."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from bot.cli.console import in_office, json_option, language, language_choice, mistake, print_json, say, speak
from bot.cli.files import bytes_of, is_there
from bot.domain.citation import find_citations
from bot.domain.document import HeldClause
from bot.domain.errors import UserError
from bot.domain.language import Language, from_tag
from bot.launch import Office
from bot.lexicons import citation_lexicon
from bot.render.adding import Added, added_line
from bot.render.failures import mistake as told
from bot.services.acquire import Wanted
from bot.services.ingest import Batch, Incoming, Refused, Taken, Understood

MOST_TITLE = 500  # characters
MOST_NAMED = 5  # broken lines named of one file
KINDS = {".txt", ".md", ".markdown", ".jsonl", ".docx", ".pdf", ".html", ".htm"}
"""What is taken of a folder; a file that is named itself is always tried."""


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--symbol", default="", help="The document's symbol, where its heading doesn't say or is wrong."
)
@click.option("--language", "spoken", type=language_choice, help="The language of the text.")
@click.option("--title", default="", help="The document's title.")
@json_option
def ingest(paths: tuple[str, ...], symbol: str, spoken: str | None, title: str, as_json: bool) -> None:
    """Take files, folders, .jsonl files of clauses, addresses or official symbols into the library."""
    if len(title) > MOST_TITLE:
        raise mistake("document-title-long", most=MOST_TITLE)
    said = (symbol, spoken or "", title)
    here = [path for path in paths if path and is_there(Path(path))]  # "" would be this folder
    elsewhere = [path for path in paths if path not in here]
    found = [file for path in here for file in _files(Path(path))]
    files = [(path, folder) for path, folder in found if not folder or path.suffix.lower() in KINDS]
    if not files and not elsewhere:
        raise mistake("folder-empty", path=here[0])

    async def take(office: Office) -> list[Taken]:
        acquire = office.services.acquire
        for unknown in (one for one in elsewhere if not acquire.understands(one)):
            if "://" in unknown:
                raise mistake("fetch-address", address=unknown)
            raise mistake("path-missing", path=unknown)
        taken = [await acquire(Wanted(one, *said), language()) for one in elsewhere]
        with click.progressbar(files, file=sys.stderr, hidden=len(files) < 2) as bar:
            batch: Batch = {}
            taken += [await _take(office, file, said, batch) for file in bar]
        await _settled(office)
        return taken

    taken = in_office(take)
    if as_json:
        print_json([_as_dict(one) for one in taken])
    else:
        _summarise(taken, skipped=len(found) - len(files) + sum(len(one.passed) for one in taken))
    if any(one.refused for one in taken):
        click.get_current_context().exit(1)


@click.command()
@click.argument("symbol")
@click.option("--language", "spoken", type=language_choice, help="The language of the text.")
@click.option("--revision", default="", help="Which revision, such as Rev.1 or 2022.")
@json_option
def clauses(symbol: str, spoken: str | None, revision: str, as_json: bool) -> None:
    """Print a document clause by clause."""
    reader = Language(spoken) if spoken else language()

    async def read(office: Office) -> Sequence[HeldClause]:
        return await office.services.documents.whole(symbol, reader, revision, exactly=bool(spoken))

    held = in_office(read)
    if as_json:
        print_json([clause_dict(one) for one in held])
        return
    for one in held:
        place = " ".join(part for part in (one.clause.section, one.clause.label) if part)
        say(f"[{one.clause.kind}] {place or '–'}\n    {one.clause.text}")


def clause_dict(held: HeldClause) -> dict[str, object]:
    """A clause as `clauses --json` prints it; this form is public and stable."""
    clause = held.clause
    return {
        "section": clause.section,
        "label": clause.label,
        "kind": clause.kind.value,
        "text": clause.text,
        "key": clause.key,
    }


@click.command()
@json_option
def symbols(as_json: bool) -> None:
    """Find every citation in the text on standard input."""
    text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    found = find_citations(text, citation_lexicon())
    if as_json:
        print_json(
            [
                {"text": one.text, "canonical": one.canonical, "start": one.start, "end": one.end}
                for one in found
            ]
        )
        return
    for one in found:
        say(f"{one.canonical}\t{one.text}")


async def _settled(office: Office) -> None:
    """Wait until what was taken is found by meaning too, and show how far that is."""
    ingest = office.services.ingest
    work = asyncio.create_task(ingest.settle())
    await asyncio.wait({work}, timeout=_SOON)
    done, held = ingest.progress
    with click.progressbar(
        length=held, file=sys.stderr, hidden=work.done() or not sys.stderr.isatty()
    ) as bar:
        bar.update(done)
        while not work.done():
            await asyncio.wait({work}, timeout=_SOON)
            done, before = ingest.progress[0], done
            bar.update(done - before)
    await work


async def _take(office: Office, file: tuple[Path, str], said: tuple[str, str, str], batch: Batch) -> Taken:
    path, folder = file
    try:
        incoming = Incoming(path.name, bytes_of(path), str(path), folder, *said)
    except UserError as error:  # the others are taken all the same
        return Taken(refused=(Refused(str(path), error),))
    return await office.services.ingest(incoming, batch)


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """The files at or below a path, each with the name of its own folder; `fr.txt` before `fr.draft.txt`."""
    if path.is_dir():
        for found in sorted(path.rglob("*"), key=lambda one: (from_tag(one.stem) is None, one)):
            if found.is_file() and not found.name.startswith("."):
                yield found, found.parent.name
    else:
        yield path, ""


def _summarise(taken: Sequence[Taken], skipped: int) -> None:
    for one in taken:
        for understood in one.understood:
            say(_sentence(understood))
            for remark in understood.remarks:
                say(f"    {speak()(remark)}")
        for refused in (*one.passed, *one.refused[:MOST_NAMED]):
            click.echo(f"{refused.source}: {_why(refused)}", err=True)
        if more := len(one.refused[MOST_NAMED:]):
            click.echo(speak()("ingest-more", count=more), err=True)
    if skipped:
        say(speak()("ingest-skipped", count=skipped))
    understood_all = [understood for one in taken for understood in one.understood]
    refused_all = sum(len(one.refused) for one in taken)
    total = sum(understood.clauses for understood in understood_all)
    say(speak()("ingest-total", documents=len(understood_all), clauses=total, refused=refused_all))


def _sentence(understood: Understood) -> str:
    kept = understood.kept
    counts = (understood.clauses, kept.added, kept.changed, kept.removed)
    return added_line(Added(understood.expression, *counts), language())


def _why(refused: Refused) -> str:
    reason = told(refused.error, language())
    return speak()("ingest-line", line=refused.line, reason=reason) if refused.line else reason


def _as_dict(taken: Taken) -> dict[str, object]:
    return {
        "understood": [
            {
                "source": one.source,
                "symbol": one.expression.symbol.canonical,
                "language": one.expression.language.value,
                "title": one.expression.title,
                "clauses": one.clauses,
                "kinds": {kind.value: count for kind, count in one.kinds.items()},
                "added": one.kept.added,
                "changed": one.kept.changed,
                "removed": one.kept.removed,
                "remarks": list(one.remarks),
            }
            for one in taken.understood
        ],
        "refused": [_refusal(one) for one in taken.refused],
        "passed_over": [_refusal(one) for one in taken.passed],
    }


def _refusal(refused: Refused) -> dict[str, object]:
    return {"source": refused.source, "line": refused.line, "reason": _why(refused)}


_SOON = 0.5  # seconds
