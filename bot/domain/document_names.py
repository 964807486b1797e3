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
from bot.domain.question_forms import EDGE, START, any_word, compiled, source
from bot.domain.symbol import Symbol
from bot.domain.tables import lists, mapping


@dataclass(frozen=True, slots=True)
class Called:
    """One document and its names; `spoken_of` where it is mostly spoken of, not asked."""

    symbol: Symbol
    names: re.Pattern[str]
    spoken_of: bool


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """The documents that are known by names, and the lexicon that knows all by their symbols.

    citable   the official names, a group `d0`, `d1` … for each of the documents
    others    what, right before such a name, makes it the name of another document
    asks      the forms of questions that ask what a document says; `ending` those that end with its name
    """

    documents: tuple[Called, ...]
    lexicon: Lexicon
    citable: re.Pattern[str]
    others: re.Pattern[str]
    asks: tuple[str, ...]
    ending: tuple[str, ...]

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
            names = "|".join((*_sources(words), *_sources(loose.get(key, {}))))
            found.append(Called(symbols[key], re.compile(f"{START}(?:{names}){EDGE}"), key in spoken_of))
        groups = "|".join(f"(?P<d{place}>{each})" for place, each in enumerate(official))
        citable = compiled("{name}", {"name": f"{_PREFIX}(?:{groups})"})
        others = re.compile(rf"(?:{any_word(lists(table['others'])['before'])})\s+\Z")
        return cls(tuple(found), lexicon, citable, others, tuple(asks), tuple(ending))

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

    def named_in(self, text: str, symbol: Symbol) -> bool:
        """Whether a text has a name of this document."""
        folded = fold(text).text
        same = (one for one in self.documents if one.symbol.work == symbol.work)
        return any(one.names.search(folded) for one in same)

    def what_it_says(self, text: str, start: int, end: int, documents: str = "(?!)") -> bool:
        """Whether it is asked what a document says that stands there: `what does A/RES/70/125 say …`.

        `documents` is a pattern of words for one, which may stand before it.
        """
        return self._stands(text, start, end, self.asks, documents)

    def is_asked(
        self,
        text: str,
        start: int,
        end: int,
        labels: Sequence[Named],
        *,
        spoken_of: bool = False,
        strictly: bool = False,
    ) -> bool:
        """Whether a name is more than spoken of: alone, beside a label or, but strictly, in such a form."""
        alone = not _SAYING.search(_ARTICLE.sub("", text[:start]) + text[end:])
        if alone or beside(text, start, end, labels, self.lexicon) or _follows(text, start, labels):
            return True
        forms = self.asks if spoken_of else (*self.asks, *self.ending)
        return not strictly and self._stands(text, start, end, forms, "(?!)")

    def asked_of(self, text: str, labels: Sequence[Named]) -> tuple[Citation, ...]:
        """The documents of which a question asks what they say, each once, in the order of the text."""
        folded = fold(text)
        found: list[Citation] = []
        for one in self.documents:
            for name in one.names.finditer(folded.text):
                start, end = folded.original(*name.span())
                if self.is_asked(text, start, end, labels, spoken_of=one.spoken_of):
                    found.append(Citation(text[start:end], one.symbol, None, start, end))
                    break
        return tuple(sorted(found, key=lambda one: one.start))

    def _stands(self, text: str, start: int, end: int, forms: Sequence[str], documents: str) -> bool:
        place = _PLACES[text[end : end + 1] >= "\u3400"]
        marked = fold(f"{text[:start]}{place}{text[end:]}").text
        return any(_compiled(form, documents).search(marked) for form in forms)


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
def _compiled(form: str, documents: str) -> re.Pattern[str]:
    """Made when a name is first met: all of them would take half a second of every start."""
    name = rf"(?P<name>(?:(?:{documents})\s*)?[{_PLACES}])"
    return compiled(form, {"name": name, "number": r"\d{1,2}", "end": _END})


_PLACES = "\ue000\u3400"
"""Stand for a document in a text, the second before Chinese, whose words have no edges."""
_PREFIX = r"[وفبل]{0,2}"  # what Arabic writes together with the word behind it: بخطة
_OPENING = '“«《„"'
_CLOSING = re.compile(r"[”»》\"]")
_ENTITLED = 40  # characters between a citation and its title: ` of 25 September 2015, entitled`
_SAYING = re.compile(r"\w")
_ARTICLE = re.compile(r"(?:\b(?:the|la|le|les|el|los|las)\s+|\bl['’])\Z", re.IGNORECASE)
_END = r"\s*[?？.!！؟。]*\s*\Z"
