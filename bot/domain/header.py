"""What a document says of itself on its first page."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.citation_lexicon import Lexicon
from bot.domain.reading import Header


def read_header(texts: Sequence[str], lexicon: Lexicon) -> Header:  # noqa: ARG001
    """The header of a document by its first paragraphs."""
    return Header()
