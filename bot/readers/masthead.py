"""What the head of a document says of it: its title, its date, the language it was written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.domain.language import Language, language_of
from bot.domain.masthead import Masthead
from bot.domain.reading import Header, Paragraph, Style
from bot.resources import table


def header(paragraphs: Sequence[Paragraph], furniture: Sequence[str] = ()) -> Header:
    """What a document says of itself on its first page; `furniture` is what its pages repeat."""
    lines = list(_lines(paragraphs[:_HEAD])) + [line for text in furniture for line in text.splitlines()]
    names = _names()
    originals = (language for line in lines if (language := names.original(line)))
    return Header(
        title=_title(paragraphs),
        date=next((date for line in lines if (date := names.date(line))), ""),
        language=language_of(" ".join(each.text for each in paragraphs)[:_SAMPLE]),
        original_language=next(originals, Language.UNDETERMINED),
    )


_HEAD = 60  # paragraphs: a title page with its table
_SAMPLE = 20_000  # characters
_BREAKS = re.compile(r"[\t\n]+")


def _lines(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (line.strip() for line in _BREAKS.split(paragraph.text) if line.strip())


def _title(paragraphs: Sequence[Paragraph]) -> str:
    """The first title that is not just the document's number; "" where no paragraph is styled as one."""
    titles = [" ".join(each.text.split()) for each in paragraphs if each.style is Style.TITLE]
    named = (title for title in titles[:4] if not (len(title) < 60 and any(map(str.isdigit, title))))
    return next(named, titles[0] if titles else "")


@cache
def _names() -> Masthead:
    words = table("lexicon/masthead.toml")
    return Masthead.from_table(words, table("lexicon/bodies.toml")["months"])
