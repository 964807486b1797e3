"""Reads any file that people send: the format is found, the foreign ones are read in the sandbox."""

from __future__ import annotations

import asyncio
import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.errors import UserError
from bot.domain.reading import Reading
from bot.domain.sheet import Line, numbered_table, read_table
from bot.readers.detect import Format, contradicts, format_of
from bot.readers.limits import LIMITS, Limits, Meter
from bot.readers.sandbox import Sandbox
from bot.readers.text import read_text
from bot.services.ports import Progress


class Readers:
    """The readers of all formats behind one door (services.ports.Reader)."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._sandbox = Sandbox(limits)

    async def read(self, name: str, data: bytes, progress: Progress | None = None) -> Reading:
        """What the file says, paragraph by paragraph; a remark where its name promises another format.

        Raise UserError("file-…") with its reason where it can't be read; `name` is in the details.
        """
        try:
            if len(data) > self._limits.size:
                raise UserError("file-too-large", size=_mega(len(data)), limit=_mega(self._limits.size))
            found = format_of(name, data)
            reading = await self._read(name, found, data, progress)
        except UserError as error:
            raise UserError(error.key, **(error.details | {"name": _shown(name)})) from error
        if not any(paragraph.text.strip() for paragraph in reading.paragraphs):
            raise UserError("file-empty", name=_shown(name))
        if contradicts(name, found):
            return replace(reading, remarks=(f"remark-read-as-{found.value}", *reading.remarks))
        return reading

    async def table(self, name: str, data: bytes) -> Sequence[Line]:
        """The rows of a table under its heading: CSV, or the first sheet of a spreadsheet.

        Raise UserError("table-…") or ("file-…") with its reason where it can't be read.
        """
        if len(data) > MOST_TABLE:
            raise UserError(
                "file-too-large", size=_mega(len(data)), limit=_mega(MOST_TABLE), name=_shown(name)
            )
        if not data.startswith(b"PK"):
            return await asyncio.to_thread(read_table, data, ())
        try:
            reading = await self._sandbox.read("bot.readers.xlsx", data)
        except UserError as error:
            raise UserError(error.key, **(error.details | {"name": _shown(name)})) from error
        rows = [(int(each.number), next(csv.reader([each.text]), [])) for each in reading.paragraphs]
        return await asyncio.to_thread(numbered_table, rows)

    async def _read(self, name: str, found: Format, data: bytes, progress: Progress | None) -> Reading:
        if found is Format.TEXT:
            return await asyncio.to_thread(_plain, name, data, Meter(self._limits))
        return await self._sandbox.read(_MODULES[found], data, progress)


MOST_TABLE = 8 * 2**20
_MODULES = {each: f"bot.readers.{each.name.lower()}" for each in (Format.DOCX, Format.PDF, Format.HTML)}


def _plain(name: str, data: bytes, meter: Meter) -> Reading:
    reading = read_text(data, name)
    for paragraph in reading.paragraphs:
        meter.text(paragraph.text)
    return reading


def _mega(size: int) -> str:
    return f"{size / 1024 / 1024:.0f}"


def _shown(name: str) -> str:
    """The last part of a name as it may be shown: no folders, no invisible characters, not too long."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", maxsplit=1)[-1]
    return "".join(each for each in last if unicodedata.category(each) not in {"Cc", "Cf"})[:100]
