"""Plain text and Markdown: lines become the paragraphs that their author meant."""

from __future__ import annotations

from pathlib import PurePosixPath

from bot.domain.reading import Paragraph, Reading
from bot.readers.encoding import decode
from bot.readers.layout import with_footnotes
from bot.readers.markdown import markdown_paragraphs
from bot.readers.wrapping import unwrapped


def read_text(data: bytes, name: str = "") -> Reading:
    """The paragraphs of a .txt or .md file; their texts joined are the decoded file.

    Lines broken at a fixed width come out as whole paragraphs; other lines are paragraphs of their own.
    Raise UserError("file-empty"), ("file-binary") or ("file-encoding").
    """
    text = decode(data, name)
    if PurePosixPath(name.lower()).suffix in {".md", ".markdown"}:
        return Reading(markdown_paragraphs(text))
    return Reading(plain_paragraphs(text))


def plain_paragraphs(text: str) -> tuple[Paragraph, ...]:
    return with_footnotes(unwrapped(text))
