"""Documents that a question names as they are called, `the Tunis Agenda`, and asks what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    """One document: its names, and the forms of questions that ask what it says, their group `name` it."""

    symbol: Symbol
    names: re.Pattern[str]
    asks: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """The documents that are known by names."""

    documents: tuple[Called, ...]

    @classmethod
    def from_tables(cls, table: Mapping[str, object], register: Register) -> DocumentNames:
        """From lexicon/names.toml and the register. Raise KeyError for a key that the register lacks."""
        symbols = {one.key: one.symbol for one in register.instruments if one.symbol}
        forms = [form for each in lists(table["asks"]).values() for form in each]
        found = []
        for key, words in mapping(table["names"]).items():
            names = [source(name, {}) for each in lists(words).values() for name in each]
            places = {"name": f"(?P<name>{'|'.join(names)})", "number": r"\d{1,2}", "end": _END}
            asks = tuple(compiled(form, places) for form in forms)
            found.append(Called(symbols[key], compiled("{name}", places), asks))
        return cls(tuple(found))

    def called(self, typed: str) -> Symbol | None:
        """The document whose name, and nothing else, was typed; None for any other text."""
        folded = fold(typed).text
        for one in self.documents:
            if (found := one.names.search(folded)) and not _SAYING.search(_without(folded, found)):
                return one.symbol
        return None

    def asked_of(self, text: str, labels: Sequence[Named]) -> tuple[Citation, ...]:
        """The documents of which a question asks what they say, each once, in the order of the text.

        They stand in a form that asks it, alone, or right beside a clause's label: `target 9.c of the SDGs`.
        """
        folded = fold(text)
        found: list[Citation] = []
        for one in self.documents:
            spans = [each.span("name") for each in one.names.finditer(folded.text)]
            asked = {each.span("name") for form in one.asks if spans for each in form.finditer(folded.text)}
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


_SAYING = re.compile(r"\w")
_ARTICLE = re.compile(r"(?:\b(?:the|la|le|les|el|los|las)\s+|\bl['’])\Z")
_END = r"\s*[?？.!！؟。]*\s*\Z"
