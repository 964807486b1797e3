"""Words for people: one catalogue a language and area, read from data/locales/<language>/<area>.po.

A key is place and meaning (`ask-nothing-found`); placeholders are `{name}`; plurals follow each language's
own rule (CLDR, as Babel knows it) by the placeholder `count`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.domain.language import Language
from bot.render.card import Line, Part
from bot.resources import data

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. A missing key raises KeyError: tests keep the six catalogues alike."""

    language: Language
    _messages: Mapping[str, Forms]

    def __call__(self, key: str, **values: object) -> str:
        """The message, its placeholders filled by `values`."""
        return _PLACE.sub(lambda place: self._value(values[place[1]]), self._form(key, values))

    def line(self, key: str, **values: Part | int) -> Line:
        """The message as parts, so that a Strong, Link or Moment keeps its nature."""
        pieces = _PLACE.split(self._form(key, values))
        parts: list[Part] = []
        for number, piece in enumerate(pieces):
            value = values[piece] if number % 2 else None
            if value is None:
                parts.append(piece)
            else:
                parts.append(self._value(value) if isinstance(value, str | int) else value)
        return tuple(part for part in parts if part != "")

    def has(self, key: str) -> bool:
        return key in self._messages

    def _value(self, value: object) -> str:
        """A value from outside as it may stand inside a message: one line, and no say in its direction."""
        if isinstance(value, int):
            return str(value)
        plain = without_direction(str(value)).replace("\n", " ")
        return f"\u2068{plain}\u2069" if self.language.right_to_left else plain

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        forms = self._messages[key]
        if len(forms) == 1:
            return forms[0]
        count = values["count"]
        if not isinstance(count, int):
            message = f"{key}: count is {count!r}, not a whole number"
            raise TypeError(message)
        return forms[plural_form(self.language, count)]


@cache
def words(language: Language) -> Words:
    """The words of a language; English for a text in none of the six."""
    spoken = Language.EN if language is Language.UNDETERMINED else language
    return Words(spoken, dict(_messages(data() / "locales" / spoken.value)))


def without_direction(text: str) -> str:
    """The text without the invisible characters that turn the direction of what follows."""
    return _DIRECTION.sub("", text)


def whole_numbers(text: str) -> str:
    """The text with 750 000 held together: read from the right, figures that a space parts change places."""
    return _NUMBER.sub(lambda number: number[0].replace(" ", "\u00a0"), text)


def plural_form(language: Language, count: int) -> int:
    """Which plural form of a catalogue fits `count`, counted from 0, in the order gettext uses."""
    return _FORMS[language](abs(count))


def _messages(folder: Path) -> list[tuple[str, Forms]]:
    found: list[tuple[str, Forms]] = []
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            catalog: Catalog = read_po(file, charset="utf-8")
        found += [(_key(message.id), _forms(message.string)) for message in catalog if message.id]
    return found


def _key(identity: object) -> str:
    return str(identity[0] if isinstance(identity, (tuple, list)) else identity)


def _forms(string: object) -> Forms:
    return tuple(str(form) for form in string) if isinstance(string, (tuple, list)) else (str(string),)


def _arabic(count: int) -> int:
    if count <= 2:
        return count
    if 3 <= count % 100 <= 10:
        return 3
    return 4 if 11 <= count % 100 <= 99 else 5


def _russian(count: int) -> int:
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else 2


_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PLACE = re.compile(r"\{(\w+)\}")
_FORMS: dict[Language, Callable[[int], int]] = {
    Language.AR: _arabic,
    Language.ZH: lambda _count: 0,
    Language.EN: lambda count: int(count != 1),
    Language.FR: lambda count: int(count > 1),
    Language.RU: _russian,
    Language.ES: lambda count: int(count != 1),
}
