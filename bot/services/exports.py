"""A poll as a file: the compiled report, a workbook, or the ledger for programs."""

from __future__ import annotations

from typing import Literal, get_args

from bot.domain.language import Language
from bot.domain.record import Seen
from bot.render.report import compiled_report
from bot.render.word import word_file
from bot.render.workbook import workbook
from bot.services.results import COLUMNS, as_csv, as_json, ledger_rows

Form = Literal["docx", "xlsx", "csv", "json"]
FORMS: tuple[Form, ...] = get_args(Form)


def exported(seen: Seen, form: Form, language: Language) -> bytes:
    """The file in the reader's language. With hundreds of delegations it takes seconds: not in the loop."""
    match form:
        case "docx":
            return word_file(compiled_report(seen, language))
        case "xlsx":
            return workbook(seen, language, COLUMNS, ledger_rows(seen.record, language))
        case "csv":
            return as_csv(seen, language)
        case "json":
            return as_json(seen, language).encode()
