"""Documents that a question names as they are called, `the Tunis Agenda`, and asks what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.domain.citation import Citation
from bot.domain.folded import fold
from bot.domain.instruments import Register
from bot.domain.mentions import Named
from bot.domain.pointing import beside
from bot.domain.question_forms import compiled, source
from bot.domain.symbol import Symbol
from bot.domain.tables import lists, mapping


@dataclass(frozen=True, slots=True)
class Called:
    """One document: its names, and the forms of questions that ask what it says.

    places  what stands for {name}, a group of that name, and the like in the forms
    """

    symbol: Symbol
    names: re.Pattern[str]
    forms: tuple[str, ...]
    places: Mapping[str, str]

    def asked(self, folded: str) -> set[tuple[int, int]]:
        """Where a name of it stands in such a form."""
        patterns = [_compiled(form, tuple(self.places.items())) for form in self.forms]
        return {found.span("name") for pattern in patterns for found in pattern.finditer(folded)}


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """The documents that are known by names, and the forms of questions that ask what a document says."""

    documents: tuple[Called, ...]
    asks: tuple[str, ...] = ()

    @classmethod
    def from_tables(cls, table: Mapping[str, object], register: Register) -> DocumentNames:
        """From lexicon/names.toml and the register. Raise KeyError for a key that the register lacks."""
        symbols = {one.key: one.symbol for one in register.instruments if one.symbol}
        asks, ending = (
            [form for each in lists(table[part]).values() for form in each] for part in ("asks", "asks_in")
        )
        spoken_of = lists(table["spoken_of"])["keys"]
        found = []
        for key, words in mapping(table["names"]).items():
            names = [source(name, {}) for each in lists(words).values() for name in each]
            places = {"name": f"(?P<name>{'|'.join(names)})", "number": r"\d{1,2}", "end": _END}
            forms = asks if key in spoken_of else [*asks, *ending]
            found.append(Called(symbols[key], compiled("{name}", places), tuple(forms), places))
        return cls(tuple(found), tuple(asks))

    def called(self, typed: str) -> Symbol | None:
        """The document whose name, and nothing else, was typed; None for any other text."""
        folded = fold(typed).text
        for one in self.documents:
            if (found := one.names.search(folded)) and not _SAYING.search(_without(folded, found)):
                return one.symbol
        return None

    def named_in(self, text: str, symbol: Symbol) -> bool:
        """Whether a text has a name of this document."""
        folded = fold(text).text
        same = (one for one in self.documents if one.symbol.work == symbol.work)
        return any(one.names.search(folded) for one in same)

    def what_it_says(self, text: str, cited: Citation, documents: str) -> bool:
        """Whether it is asked what a document says that the text cites: `what does A/RES/70/125 say …`.

        `documents` is a pattern of words for one, which may stand before its symbol.
        """
        marked = fold(f"{text[: cited.start]}{_PLACE}{text[cited.end :]}").text
        places = {"name": rf"(?P<name>(?:(?:{documents})\s*)?{_PLACE})", "number": r"\d{1,2}", "end": _END}
        return any(_compiled(form, tuple(places.items())).search(marked) for form in self.asks)

    def asked_of(self, text: str, labels: Sequence[Named]) -> tuple[Citation, ...]:
        """The documents of which a question asks what they say, each once, in the order of the text.

        They stand in a form that asks it, alone, or right beside a clause's label: `target 9.c of the SDGs`.
        """
        folded = fold(text)
        found: list[Citation] = []
        for one in self.documents:
            spans = [each.span("name") for each in one.names.finditer(folded.text)]
            asked = one.asked(folded.text) if spans else set()
            for span in spans:
                start, end = folded.original(*span)
                alone = not _SAYING.search(text[:start] + text[end:])
                labelled = beside(text, start, end, labels) or _follows(text, start, labels)
                if span in asked or alone or labelled:
                    found.append(Citation(text[start:end], one.symbol, None, start, end))
                    break
        return tuple(sorted(found, key=lambda one: one.start))


def _follows(text: str, start: int, labels: Sequence[Named]) -> bool:
    """Whether a label stands right before, with no word between."""
    return any(one.end <= start and not re.search(r"\w", text[one.end : start]) for one in labels)


def _without(text: str, found: re.Match[str]) -> str:
    return _ARTICLE.sub("", text[: found.start()]) + text[found.end() :]


@cache
def _compiled(form: str, places: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Made when a name is first met: all of them would take half a second of every start."""
    return compiled(form, dict(places))


_PLACE = "\ue000"
"""Stands for a document in a text: no letter of any word."""
_SAYING = re.compile(r"\w")
_ARTICLE = re.compile(r"(?:\b(?:the|la|le|les|el|los|las)\s+|\bl['’])\Z")
_END = r"\s*[?？.!！؟。]*\s*\Z"
