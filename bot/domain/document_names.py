"""Documents by their symbols and by what they are called, `the Tunis Agenda`: typed, cited, asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.domain.citation import Citation, find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.citation_typed import parse_symbol
from bot.domain.folded import fold
from bot.domain.instruments import Register
from bot.domain.mentions import Named
from bot.domain.pointing import beside, overlapping
from bot.domain.question_forms import any_word, compiled, source
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
    """The documents that are known by names, and the lexicon that knows all by their symbols.

    citable   the official names, a group `d0`, `d1` … for each of the documents
    others    what, right before such a name, makes it the name of another document
    """

    documents: tuple[Called, ...]
    lexicon: Lexicon
    citable: re.Pattern[str]
    others: re.Pattern[str]

    @classmethod
    def from_tables(cls, table: Mapping[str, object], register: Register, lexicon: Lexicon) -> DocumentNames:
        """From lexicon/names.toml and the register. Raise KeyError for a key that the register lacks."""
        symbols = {one.key: one.symbol for one in register.instruments if one.symbol}
        asks, ending = (
            [form for each in lists(table[part]).values() for form in each] for part in ("asks", "asks_in")
        )
        spoken_of = lists(table["spoken_of"])["keys"]
        found, official, loose = [], [], mapping(table["loose"])
        for key, words in mapping(table["names"]).items():
            official.append("|".join(_sources(words)))
            names = [*_sources(words), *_sources(loose.get(key, {}))]
            places = {"name": f"(?P<name>{'|'.join(names)})", "number": r"\d{1,2}", "end": _END}
            forms = asks if key in spoken_of else [*asks, *ending]
            found.append(Called(symbols[key], compiled("{name}", places), tuple(forms), places))
        groups = "|".join(f"(?P<d{place}>{each})" for place, each in enumerate(official))
        before = any_word(lists(table["others"])["before"])
        citable = compiled("{name}", {"name": f"{_PREFIX}(?:{groups})"})
        return cls(tuple(found), lexicon, citable, re.compile(rf"(?:{before})\s+\Z"))

    def symbol(self, typed: str) -> Symbol | None:
        """The document that was typed, by a symbol in any spelling or by a name; None for any other text."""
        return parse_symbol(typed, self.lexicon) or self.called(typed)

    def cited(self, text: str, *, typed: bool = False) -> tuple[Citation, ...]:
        """Every document that a text cites, by its symbol or its official name, in the order of the text.

        A name in the quoted title of a document that is cited right before is part of that citation.
        """
        found = find_citations(text, self.lexicon, typed=typed)
        folded = fold(text)
        named: list[Citation] = []
        for match in self.citable.finditer(folded.text):
            start, end = folded.original(*match.span())
            other = self.others.search(folded.text[: match.start()])
            if not other and not overlapping(start, end, found) and not _in_title(text, start, found):
                symbol = self.documents[int(str(match.lastgroup)[1:])].symbol
                named.append(Citation(text[start:end], symbol, None, start, end))
        return tuple(sorted((*found, *named), key=lambda one: one.start)) if named else found

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
            asked = one.asked(folded.text) if spans else set()
            for span in spans:
                start, end = folded.original(*span)
                alone = not _SAYING.search(text[:start] + text[end:])
                labelled = beside(text, start, end, labels) or _follows(text, start, labels)
                if span in asked or alone or labelled:
                    found.append(Citation(text[start:end], one.symbol, None, start, end))
                    break
        return tuple(sorted(found, key=lambda one: one.start))


def _sources(words: object) -> list[str]:
    """The names of one document in all languages, as patterns."""
    return [source(name, {}) for each in lists(words).values() for name in each]


def _in_title(text: str, start: int, cited: Sequence[Citation]) -> bool:
    """Whether a place stands in quotation marks that open soon after a citation."""
    before = next((one for one in reversed(cited) if one.end <= start), None)
    between = text[before.end : start] if before else ""
    opened = max(map(between.rfind, _OPENING))
    return 0 <= opened <= _ENTITLED and not _CLOSING.search(between, opened + 1)


def _follows(text: str, start: int, labels: Sequence[Named]) -> bool:
    """Whether a label stands right before, with no word between."""
    return any(one.end <= start and not re.search(r"\w", text[one.end : start]) for one in labels)


def _without(text: str, found: re.Match[str]) -> str:
    return _ARTICLE.sub("", text[: found.start()]) + text[found.end() :]


@cache
def _compiled(form: str, places: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Made when a name is first met: all of them would take half a second of every start."""
    return compiled(form, dict(places))


_PREFIX = r"[وفبل]{0,2}"  # what Arabic writes together with the word behind it: بخطة
_OPENING = '“«《„"'
_CLOSING = re.compile(r"[”»》\"]")
_ENTITLED = 40  # characters between a citation and its title: ` of 25 September 2015, entitled`
_SAYING = re.compile(r"\w")
_ARTICLE = re.compile(r"(?:\b(?:the|la|le|les|el|los|las)\s+|\bl['’])\Z")
_END = r"\s*[?？.!！؟。]*\s*\Z"
