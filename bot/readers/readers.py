"""The files that can be read, each by its own reader."""

from __future__ import annotations

from bot.domain.reading import Reading
from bot.readers.text import read_text
from bot.services.ports import Progress


class Readers:
    """The Reader port."""

    async def read(self, name: str, data: bytes, progress: Progress | None = None) -> Reading:  # noqa: ARG002
        """The paragraphs of a plain text."""
        return read_text(data, name)
