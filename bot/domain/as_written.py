"""What a person types for a symbol or a place, as documents spell it: `a-res-70-125`, `cwg-cc-7/4 rev 1`."""

from __future__ import annotations

import re

from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.counting import han
from bot.domain.folded import fold_word
from bot.domain.held_numbers import HeldNumbers
from bot.domain.language import Language
from bot.domain.mentions import named_clauses
from bot.domain.spelling import SpellingLexicon
from bot.domain.vocabulary import SectionLexicon


def as_written(typed: str, lexicon: Lexicon, spelling: SpellingLexicon) -> str:
    """The text with its symbols, revisions and numbers spelt out; what is spelt well stays as it is."""
    text = re.sub(r"(?<=\d)٫(?=\d)", ".", _lowered(typed))
    text = spelling.spoken.sub(lambda found: f"第{han(found[1])}.{han(found[2])}", text)
    for pattern, spelt in spelling.respelt:
        text = pattern.sub(spelt, text)
    text = _SERIES.sub(lambda found: _capital(found[0], lexicon), text)
    text = _RECOMMENDATION.sub(lambda found: found[0].upper(), text)
    revised, spelt = spelling.revised
    text = revised.sub(spelt, text)
    return spelling.placed.sub(lambda found: _placed(text, found, lexicon), text)


def _lowered(typed: str) -> str:
    """A sentence in capitals without them, which say nothing there; what has a number may be a symbol."""
    if not typed.isupper() or len(re.findall(r"[^\W\d_]{2,}", typed)) < _SENTENCE:
        return typed
    return re.sub(r"\S+", lambda found: found[0] if re.search(r"\d", found[0]) else found[0].lower(), typed)


def with_documents(
    text: str, held: HeldNumbers, lexicon: Lexicon, sections: SectionLexicon, spelling: SpellingLexicon
) -> str:
    """The text with whole symbols where it names documents by their last numbers: 7/4, 81/901.

    They are those of the one held work that ends so; else of a resolution of the General Assembly, where a
    clause or resolutions are spoken of.
    """
    cited = find_citations(text, lexicon, typed=True)
    folded = fold_word(text)
    annexes = sections.of(Language.UNDETERMINED).words["annex"]
    spoken = bool(
        named_clauses(text, sections)
        or spelling.resolution.search(folded)
        or any(one in folded for one in annexes)
    )

    def whole(found: re.Match[str]) -> str:
        if any(one.start < found.end() and found.start() < one.end for one in cited):
            return found[0]
        ending = held.ending(found["numbers"])
        if len(ending) == 1:
            return ending[0].removeprefix("itu:doc:") + found["rest"]
        first, _, last = found["numbers"].partition("/")
        assembly = spoken and not ending and int(first) in _SESSIONS and int(last)
        return f"A/RES/{found[0]}" if assembly else found[0]

    return _NUMBERS.sub(whole, text)


def bare_numbers(text: str) -> bool:
    """Whether it may name a document by numbers alone."""
    return _NUMBERS.search(text) is not None


def _capital(token: str, lexicon: Lexicon) -> str:
    """A symbol typed without capitals; any other word as it is."""
    if not re.search(r"\d", token) or find_citations(token, lexicon, typed=True):
        return token
    upper = token.upper()
    return upper if find_citations(upper, lexicon, typed=True) else token


def _placed(text: str, found: re.Match[str], lexicon: Lexicon) -> str:
    """`140 rev bucharest` as `140 (Rev. bucharest)`, where that is a revision that is known."""
    year = f", {found['year']}" if found["year"] else ""
    spelt = f" (Rev. {found['place']}{year})"
    cited = find_citations(f"{text[: found.start()]}{spelt}", lexicon, typed=True)
    known = bool(cited) and cited[-1].revised and bool(cited[-1].symbol.revision)
    return spelt if known else found[0]


_SENTENCE = 4  # words
_SERIES = re.compile(r"(?<![\w/.:&-])[a-z][a-z\d&-]*(?:/[a-z\d][a-z\d.&-]*)+(?<![.-])(?![\w/])")
_RECOMMENDATION = re.compile(r"\bitu-[trd]\s+[a-z]\.\d+(?:\.\d+)*\b", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?<![A-Za-z\d/.,_-])(?P<numbers>\d{1,3}/\d{1,4})(?P<rest>(?:/Rev\.\d{1,2})?)(?![A-Za-z\d/%])"
)
_SESSIONS = range(31, 100)  # before the 31st, resolutions of the Assembly were numbered through
