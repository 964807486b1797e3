"""Turns a text into the terms that it is found by, in six languages: stems, characters, symbols."""

from __future__ import annotations

import hashlib
import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module, util
from itertools import pairwise
from typing import Any

import Stemmer

from bot.domain.language import OFFICIAL, Language, language_of
from bot.domain.particulars import ParticularLexicon
from bot.search.glossary import Glossary

VERSION = 2
"""Counts the changes of what terms a text gives: an index made with another number is made again."""

Stem = Callable[[str], str]


class Analyser:
    """Knows the terms of a text. Safe to use from several threads at once."""

    def __init__(
        self,
        stop_words: Mapping[Language, frozenset[str]],
        simplify: Stem | None = None,
        concepts: Mapping[str, Mapping[str, str]] | None = None,
        particulars: ParticularLexicon | None = None,
    ) -> None:
        self.particulars = particulars or ParticularLexicon.nothing()
        self._stop_words = stop_words
        self._simplify = simplify or _unchanged
        self._threads = threading.local()
        self._glossary = Glossary.from_table(concepts or {}, self._words)
        self.fingerprint = self._fingerprint(concepts or {})

    @classmethod
    def from_tables(
        cls,
        stop_words: Mapping[str, str],
        glossary: Mapping[str, Mapping[str, Mapping[str, str]]],
        particulars: Mapping[str, Any],
    ) -> Analyser:
        """From stopwords.toml, glossary.toml and particulars.toml of the folder lexicon.

        Traditional characters become simplified ones where opencc is installed.
        """
        words = {language: frozenset(normal(stop_words[language]).split()) for language in OFFICIAL}
        told = ParticularLexicon.from_table(particulars)
        return cls(words, _simplifier(), glossary["concepts"], told)

    def terms(self, text: str, language: Language) -> list[str]:
        """The terms of a text that is written in this language, as often as they stand in it.

        The concepts of the glossary that it names come last, each as `@concept`.
        """
        stems, stop_words = self._means(language)
        tokens = list(self._tokens(text))
        terms = [term for token in tokens for term in _terms_of(token, stems, stop_words)]
        words = [word for token in tokens for word in _words_of(token, stems, stop_words)]
        return [*terms, *map("@{}".format, self._glossary.concepts(words, language))]

    def _words(self, text: str, language: Language) -> list[str]:
        stems, stop_words = self._means(language)
        return [word for token in self._tokens(text) for word in _words_of(token, stems, stop_words)]

    def _means(self, language: Language) -> tuple[dict[str, Stem], frozenset[str]]:
        return self._stems(language), self._stop_words.get(language, frozenset())

    def question_terms(self, question: str, reader: Language) -> list[str]:
        """The different terms of a question, by the language of its words, else by the reader's."""
        asked = language_of(question)
        language = reader if asked is Language.UNDETERMINED else asked
        return list(dict.fromkeys(self.terms(question, language)))

    def _tokens(self, text: str) -> Iterator[re.Match[str]]:
        plain = normal(text)
        return _TOKEN.finditer(self._simplify(plain) if _HAN.search(plain) else plain)

    def _stems(self, language: Language) -> dict[str, Stem]:
        """How words are stemmed, by their script. Stemmers keep a cache, so each thread has its own."""
        if not hasattr(self._threads, "stems"):
            self._threads.stems = {code: _stemmer(name) for code, name in _SNOWBALL.items()}
        stems: dict[Language, Stem] = self._threads.stems
        latin = stems[language if language in _LATIN else Language.EN]
        return {"arabic": stems[Language.AR], "cyrillic": stems[Language.RU], "latin": latin}

    def _fingerprint(self, concepts: Mapping[str, Mapping[str, str]]) -> str:
        words = [sorted(self._stop_words.get(language, ())) for language in OFFICIAL]
        stated = self.particulars.stating
        told = f"{VERSION} {Stemmer.version()} {self._simplify('體')} {words} {concepts} {stated}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def grams(terms: Iterable[str]) -> list[str]:
    """Every four letters in a row of terms that are longer: they find a word by a part of it."""
    return [
        term[at : at + _GRAM]
        for term in terms
        if len(term) > _GRAM and term.isalpha() and not _HAN.match(term)
        for at in range(len(term) - _GRAM + 1)
    ]


def count(terms: Sequence[str]) -> int:
    """How many words give these terms; of Chinese, half as many as it has characters."""
    characters = [term for term in terms if _HAN.match(term)]
    single = sum(len(term) == 1 for term in characters)
    return len(terms) - len(characters) + (single + 1) // 2


def normal(text: str) -> str:
    """NFKC, casefolded, digits as 0-9, without format characters, tatweel and tashkeel; dashes are "-"."""
    folded = unicodedata.normalize("NFKC", text).translate(_FOLD)
    return unicodedata.normalize("NFKC", _DROPPED.sub("", folded).casefold())


def _terms_of(token: re.Match[str], stems: Mapping[str, Stem], stop_words: frozenset[str]) -> Iterator[str]:
    text = token[0]
    if token.lastgroup == "symbol":
        yield from _symbol_terms(text, stems, stop_words)
    elif token.lastgroup == "characters":
        yield from _character_terms(text, stop_words)
    elif text not in stop_words and (len(text) > 1 or text.isdigit()):
        stem = stems.get(str(token.lastgroup), _unchanged)
        yield stem(text[:_LONGEST])


def _words_of(token: re.Match[str], stems: Mapping[str, Stem], stop_words: frozenset[str]) -> Iterator[str]:
    """The words of a token in a row, without pairs: what the names of the glossary are matched with."""
    if token.lastgroup == "characters":
        yield from (one for one in token[0] if one not in stop_words)
    elif token.lastgroup == "symbol":
        parts = re.split(r"[-/&.+]", token[0])
        single = any(len(part) < 2 for part in parts)
        yield from (token[0],) if single else _symbol_words(parts, stems, stop_words)
    else:
        yield from _terms_of(token, stems, stop_words)


def _symbol_words(
    parts: Sequence[str], stems: Mapping[str, Stem], stop_words: frozenset[str]
) -> Iterator[str]:
    for part in parts:
        for piece in _PART.finditer(part):
            yield from _terms_of(piece, stems, stop_words)


def _symbol_terms(text: str, stems: Mapping[str, Stem], stop_words: frozenset[str]) -> Iterator[str]:
    """A symbol or compound as one term, and its parts: `c25/61`, `c25`, `61`."""
    whole = text.translate(_LOOK_ALIKES) if _is_symbol(text) else text
    parts = [part for part in _PART.finditer(whole) if part[0] not in stop_words]
    if parts:
        yield whole[:_LONGEST]
    for part in parts:
        if part[0] != whole and len(part[0]) > 1:
            yield from _terms_of(part, stems, stop_words)


def _is_symbol(text: str) -> bool:
    """Whether Cyrillic letters in it can only be Latin ones typed on a Russian keyboard."""
    return ("/" in text or any(map(str.isdigit, text))) and not _OTHER_CYRILLIC.search(text)


def _character_terms(text: str, stop_words: frozenset[str]) -> Iterator[str]:
    """Chinese: each character, and each pair of neighbours; a pair of stop characters is one itself."""
    yield from (one for one in text if one not in stop_words)
    for pair in map("".join, pairwise(text)):
        if pair not in stop_words and not stop_words.issuperset(pair):
            yield pair


def _stemmer(name: str) -> Stem:
    snowball: Stem = Stemmer.Stemmer(name).stemWord
    if name == "arabic":
        return lambda word: snowball(_light_arabic(word))
    return lambda word: _unaccented(snowball(word))


def _unaccented(word: str) -> str:
    """Without the accents that people leave out: é as e, ё as е; й stays й."""
    if word.isascii():
        return word
    return "".join(one if one in "йѝ" else unicodedata.normalize("NFD", one)[0] for one in word)


def _light_arabic(word: str) -> str:
    """Without article, conjunction and ending, its letters in one spelling (after Larkey's light10)."""
    word = word.translate(_ONE_SPELLING)
    if len(word) > 3 and word[0] == "و":
        word = word[1:]
    for prefix in _AR_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            word = word[len(prefix) :]
            break
    for suffix in _AR_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
    return word


def _simplifier() -> Stem:
    """Traditional characters to simplified ones; the text as it is where opencc isn't installed."""
    if util.find_spec("opencc") is None:
        return _unchanged
    convert: Stem = import_module("opencc").OpenCC("t2s").convert
    return convert


def _unchanged(text: str) -> str:
    return text


_LATIN = (Language.EN, Language.FR, Language.ES)
_SNOWBALL = {
    Language.AR: "arabic",
    Language.EN: "english",
    Language.FR: "french",
    Language.RU: "russian",
    Language.ES: "spanish",
}
_LONGEST = 40  # letters of a term; longer ones are no words
_GRAM = 4
_HAN = re.compile(r"[\u3400-\u4DBF\u4E00-\u9FFF]")
_TASHKEEL = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_DROPPED = re.compile(f"[{_TASHKEEL}{_INVISIBLE}]")
_FOLD = {
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-"),
    **dict.fromkeys([0x2019, 0x02BC], "'"),
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
}
_WORDS = (
    r"(?P<arabic>[\u0621-\u063A\u0641-\u064A\u066E-\u06D3]+)"
    r"|(?P<cyrillic>[\u0400-\u052F]+)"
    r"|(?P<characters>[\u3005\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF]+)"
    r"|(?P<number>\d+)"
    r"|(?P<latin>[a-z\u00DF-\u024F]+)"
    r"|(?P<other>[^\W\d_]+)"
)
_LETTER = r"a-z\u00DF-\u024F\u0400-\u052F"
_SIGNS = rf"[0-9{_LETTER}]+"
_MIXED = rf"(?=[0-9]*[{_LETTER}])(?=[{_LETTER}]*[0-9]){_SIGNS}"
_TOKEN = re.compile(rf"(?P<symbol>{_SIGNS}(?:[-/&.+]{_SIGNS})+|{_MIXED})|{_WORDS}")
_PART = re.compile(rf"(?P<mixed>{_MIXED})|{_WORDS}")
_LOOK_ALIKES = str.maketrans("авекмнорстх", "abekmhopctx")
_OTHER_CYRILLIC = re.compile(r"[бгджзийлпуфцчшщъыьэюяё]")
_ONE_SPELLING = str.maketrans("أإآٱىؤئ", "اااايوي")
_AR_PREFIXES = ("بال", "كال", "فال", "لل", "ال", "ب", "ل")
_AR_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
