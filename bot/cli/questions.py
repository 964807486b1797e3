"""`rapporteur ask`: a question from the terminal, or a file of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
import orjson

from bot.cli.console import in_office, json_option, language, language_choice, mistake, print_json, say
from bot.cli.files import is_there, why
from bot.domain.answer import Answer, Finding, surest
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.launch import Office
from bot.render.answers import answer_card
from bot.render.failures import mistake as told
from bot.render.stocktaking import entries_blocks
from bot.render.terminal import terminal
from bot.services.stocktaking import Served


@click.command()
@click.argument("question", required=False)
@click.option("--language", "spoken", type=language_choice, help="The reader's language.")
@click.option("--document", default="", help="Look in this document only.")
@click.option("--limit", default=3, type=click.IntRange(1, 100), show_default=True, help="Clauses at most.")
@click.option("--batch", type=click.Path(path_type=Path), help="Answer each line of a .jsonl file.")
@click.option("--explain", is_flag=True, help="Show what each probability was made of.")
@json_option
def ask(
    question: str | None,
    spoken: str | None,
    document: str,
    limit: int,
    batch: Path | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Find the clauses that answer a question."""
    if question is None and batch is None:
        raise click.MissingParameter(param_hint="QUESTION, --batch FILE")
    if question is not None and batch is not None:
        raise click.UsageError("one of QUESTION and --batch FILE")
    reader = Language(spoken) if spoken else language()
    if batch is not None:
        in_office(lambda office: _answer_all(office, batch, reader, limit))
        return

    async def answered(office: Office) -> tuple[Answer, Served | None]:
        served = await office.services.stocktaking.asked(question or "")
        return await office.services.ask(question or "", reader, document, limit), served

    answer, served = in_office(answered)
    if as_json:
        reasons = {"reasons": _reasons(answer)} if explain else {}
        print_json(as_dict(answer) | _entries(served) | reasons)
        return
    before = entries_blocks(served.wanted, served.entries, reader) if served else ()
    say(terminal(answer_card(answer, reader, before=before)))
    if explain:
        say("\n".join(_explained(answer)))


def _reasons(answer: Answer) -> list[dict[str, float]]:
    return [dict(finding.reasons) for finding in answer.findings]


def _explained(answer: Answer) -> Iterator[str]:
    """A line a clause: its reference, its probability, and the features that are not zero, for tuning."""
    for finding in answer.findings:
        held = finding.quotation.held
        yield f"{held.expression.symbol} {held.clause.key} {finding.probability:.3f}"
        told = (f"{name}={value:.3f}" for name, value in finding.reasons.items() if value)
        yield "  " + " ".join(told)


def as_dict(answer: Answer) -> dict[str, object]:
    """An answer as `ask --json` prints it; this form is public and stable."""
    return {
        "answered": answer.answered,
        "probability": round(surest(answer.findings), 4),
        "results": [_result(finding) for finding in answer.findings],
        "missing": [one.symbol.canonical for one in answer.missing],
        "absent": [
            {"symbol": one.symbol.canonical, "label": one.label, "nearest": list(one.nearest)}
            for one in answer.absent
        ],
        "choice": [
            {
                "symbol": one.expression.symbol.canonical,
                "section": one.clause.section,
                "label": one.clause.label,
            }
            for one in answer.choice
        ],
        "heads": [
            {
                "symbol": one.document.symbol.canonical,
                "title": one.document.title,
                "submitted": one.submitted,
                "date": one.date,
            }
            for one in answer.described
        ],
        "conflict": answer.conflict.value if answer.conflict else "",
        "took_ms": round(answer.took_ms, 3),
    }


def _result(finding: Finding) -> dict[str, object]:
    held = finding.quotation.held
    return {
        "symbol": held.expression.symbol.canonical,
        "revision": held.expression.symbol.revision,
        "language": held.expression.language.value,
        "section": held.clause.section,
        "label": held.clause.label,
        "text": held.clause.text,
        "probability": round(finding.probability, 4),
        "source": held.expression.link,
        "corrected": [
            {"symbol": each.by.symbol.canonical, "text": each.text} for each in finding.quotation.corrected
        ],
    }


def _entries(served: Served | None) -> dict[str, object]:
    """The stocktaking entries that serve what was asked; nothing where it asked for something else."""
    return {"entries": [asdict(each) for each in served.entries]} if served else {}


async def _answer_all(office: Office, batch: Path, reader: Language, limit: int) -> None:
    """One JSON answer a line, in the order of the questions; a wrong line is answered by its error."""
    for line in _lines(batch):
        print_json(await _answer_line(office, line, reader, limit))


async def _answer_line(office: Office, line: bytes, reader: Language, limit: int) -> dict[str, object]:
    try:
        asked = orjson.loads(line)
        question = asked["question"]
        spoken = Language(asked.get("language") or reader)
        if not isinstance(question, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError):
        error = UserError("batch-line")
        return {"answered": False, "probability": 0.0, "results": [], "error": told(error, reader)}
    try:
        served = await office.services.stocktaking.asked(question)
        return as_dict(await office.services.ask(question, spoken, "", limit)) | _entries(served)
    except UserError as error:
        return {"answered": False, "probability": 0.0, "results": [], "error": told(error, reader)}


def _lines(batch: Path) -> Iterator[bytes]:
    if not is_there(batch):
        raise mistake("path-missing", path=str(batch))
    try:
        lines = batch.read_bytes().splitlines()
    except OSError as error:
        raise mistake("path-unreadable", path=str(batch), reason=why(error)) from None
    return (line for line in lines if line.strip())
