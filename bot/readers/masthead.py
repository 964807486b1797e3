"""What the head of a document says of it: its title, its date, the language it was written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from bot.domain.language import Language, language_of
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


@dataclass(frozen=True, slots=True)
class _Names:
    """The words of mastheads, as patterns."""

    months: dict[str, int]
    dated: re.Pattern[str]
    languages: dict[str, Language]
    originals: re.Pattern[str]

    def date(self, line: str) -> str:
        """The date that a line consists of, in ISO 8601; "" where it is another line."""
        found = self.dated.fullmatch(line.strip(" .*"))
        if not found:
            return ""
        parts = found.groupdict()
        month = parts["month_number"] or self.months[parts["month"].lower()]
        day, year = parts["day"] or parts["day_after"], parts["year"] or parts["year_before"]
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            return ""

    def original(self, line: str) -> Language | None:
        found = self.originals.search(line)
        return self.languages[found["language"].lower()] if found else None


@cache
def _names() -> _Names:
    words = table("lexicon/masthead.toml")
    months = {name: number for number, names in enumerate(words["months"], 1) for name in names}
    languages = {name: Language(code) for code, names in words["languages"].items() for name in names}
    return _Names(months, _dated(words, months), languages, _originals(words, languages))


def _dated(words: dict[str, Any], months: Iterable[str]) -> re.Pattern[str]:
    day, month, year = (
        r"(?P<day>\d{1,2})(?:er|º|st|nd|rd|th)?",
        rf"(?P<month>{_any(months)})",
        r"(?P<year>\d{4})",
    )
    western = rf"{day}\s+(?:de\s+)?{month}\s+(?:de\s+)?{year}"
    chinese = r"(?P<year_before>\d{4})\s*年\s*(?P<month_number>\d{1,2})\s*月\s*(?P<day_after>\d{1,2})\s*日"
    distribution = rf"(?:(?:{_any(words['distribution'])})[.:：\s]*)*"
    ending = r"(?:\s*(?:года|год|г\.?))?"
    return re.compile(rf"{distribution}(?:{western}|{chinese}){ending}", re.IGNORECASE)


def _originals(words: dict[str, Any], languages: Iterable[str]) -> re.Pattern[str]:
    said = rf"(?:{_any(words['original'])})\s*[:：]\s*(?:ب|بال|en\s+)?(?P<language>{_any(languages)})"
    return re.compile(said, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
