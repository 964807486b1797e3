"""`rapporteur export-akn`: a held document in Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.console import in_office, language, language_choice
from bot.cli.files import put
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.launch import Office
from bot.render.akoma import akoma_ntoso


@click.command("export-akn")
@click.argument("symbol")
@click.option("--language", "spoken", type=language_choice, help="The language of the text.")
@click.option("--revision", default="", help="Which revision, such as Rev.1 or 2022.")
@click.option("--output", type=click.Path(path_type=Path, allow_dash=True), help="A file; the terminal else.")
def export_akn(symbol: str, spoken: str | None, revision: str, output: Path | None) -> None:
    """Write a document as Akoma Ntoso 3.0 (XML)."""
    reader = Language(spoken) if spoken else language()

    async def read(office: Office) -> Sequence[HeldClause]:
        return await office.services.documents.whole(symbol, reader, revision, exactly=bool(spoken))

    held = in_office(read)
    put(output, akoma_ntoso(held[0].expression, [each.clause for each in held]))
