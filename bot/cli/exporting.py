"""`rapporteur export-akn`: a held document in Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import click

from bot.cli.console import in_office, language, language_choice
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.launch import Office
from bot.render.akoma import akoma_ntoso


@click.command("export-akn")
@click.argument("symbol")
@click.option("--language", "spoken", type=language_choice, help="The language of the text.")
@click.option("--revision", default="", help="Which revision, such as Rev.1 or 2022.")
@click.option("--output", "file", type=click.File("wb"), default="-", help="A file; the terminal else.")
def export_akn(symbol: str, spoken: str | None, revision: str, file: BinaryIO) -> None:
    """Write a document as Akoma Ntoso 3.0 (XML)."""
    reader = Language(spoken) if spoken else language()

    async def read(office: Office) -> Sequence[HeldClause]:
        return await office.services.documents.whole(symbol, reader, revision, exactly=bool(spoken))

    held = in_office(read)
    file.write(akoma_ntoso(held[0].expression, [each.clause for each in held]))
