"""What a person types for a document (`res 140`, `a/res/70/125`) or calls a file (`ITU_PP-18_Res_140`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from bot.domain.citation import Citation, find_citations
from bot.domain.citation_folding import folded_text
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.symbol import Symbol


def parse_symbol(typed: str, lexicon: Lexicon) -> Symbol | None:
    """The one document that `typed` names and nothing else; None for any other text.

    A number alone is a resolution of the ITU body whose numbers are such: 140 of the Plenipotentiary.
    """
    text = _bracketed(folded_text(typed).strip(" \t\n\"'.,;:!?[]<>"))
    if not text or len(text) > _LONGEST:
        return None
    if _CANONICAL.fullmatch(text):
        return Symbol.parse(text.partition("@")[0])
    for spelled in _spellings(text):
        citations = find_citations(spelled, lexicon)
        if len(citations) == 1 and names_only(spelled, citations[0], lexicon):
            return citations[0].symbol
        if together := joint(spelled, citations):
            return together
    return None


def joint(text: str, citations: Sequence[Citation]) -> Symbol | None:
    """The one document that a text names by the symbols of two bodies, `A/71/67*-E/2016/51*`; else None."""
    if len(citations) != 2:
        return None
    first, second = citations
    between, around = text[first.end : second.start], text[: first.start] + text[second.end :]
    if not _DASH.fullmatch(between) or not _STARS.fullmatch(around):
        return None
    one, other = sorted((first.symbol.canonical, second.symbol.canonical))
    symbol = Symbol.parse(f"{one}-{other}")
    return symbol if symbol.halves else None


def lookalikes(typed: str, known: Iterable[Symbol], lexicon: Lexicon, limit: int = 3) -> tuple[Symbol, ...]:
    """The known symbols nearest to what was typed, nearest first: for "did you mean", never to act upon.

    Of equally near ones the newest comes first. `C61号文件` is near C25/61, `A/71/212` near A/RES/71/212,
    a missing revision near the one that is held.
    """
    meant = parse_symbol(typed, lexicon)
    wanted = _skeleton(meant.canonical if meant else _longest_token(typed))
    scored = [(_likeness(wanted, _skeleton(symbol.canonical)), symbol) for symbol in set(known)]
    near = [
        (_SAME_WORK if meant and meant.work == symbol.work else likeness, symbol)
        for likeness, symbol in scored
        if likeness >= _NEAR and symbol != meant
    ]
    return tuple(symbol for _, symbol in sorted(near, reverse=True)[:limit])


def _spellings(text: str) -> Iterator[str]:
    """The text as typed, in capitals, and as a file name stands for a symbol."""
    yield text
    name = re.sub(r"\.(?:docx?|pdf|txt|md|html?|jsonl?)$", "", text, flags=re.IGNORECASE)
    name = re.sub(r"(?:[_-](?:AR|ZH|EN|FR|RU|ES|GOLD))+$", "", name, flags=re.IGNORECASE)
    name = re.sub(r"(?<=\d)_[a-z_]{3,}$", "", name)
    if council := re.fullmatch(r"S[_-]RES[_-]0*(\d+)[_-](\d{4})", name, flags=re.IGNORECASE):
        yield f"S/RES/{council[1]}({council[2]})"
    capitals = re.sub(r"\bDEC\b(?![./])", "DECISION", name.upper().replace("_", " "))
    yield capitals
    yield name.upper().replace("_", "/")
    if re.match(r"(?i:[AEST])-[A-Z\d.]+-\d", name.upper()):
        yield name.upper().replace("-", "/")
    if _NUMBER_ONLY.fullmatch(capitals):
        yield f"RESOLUTION {capitals}"
    if _SERIES_ONLY.fullmatch(capitals):
        yield f"RECOMMENDATION {capitals}"


def _bracketed(text: str) -> str:
    """With the closing bracket that was forgotten, and without brackets around the whole."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1]
    return text + ")" if text.count("(") > text.count(")") else text


def names_only(text: str, citation: Citation, lexicon: Lexicon) -> bool:
    """Whether only bodies, articles and words for documents stand around the citation."""
    rest = f"{text[: citation.start]} {text[citation.end :]}"
    return not re.search(r"\w", _fillers(lexicon).sub(" ", folded_text(rest)))


@lru_cache(maxsize=8)
def _fillers(lexicon: Lexicon) -> re.Pattern[str]:
    bodies = lexicon.bodies.values()
    named = [form for body in bodies for forms in (*body.names.values(), body.acronyms) for form in forms]
    kinds = [form for names in lexicon.kinds.values() for forms in names.values() for form in forms]
    words = [form for key in ("document", "of", "its", "itu", "number") for form in lexicon.words[key]]
    return re.compile(rf"号?(?:{one_of([*named, *kinds, *words, *lexicon.nations])})(?:-?\d{{2,4}})?")


def _longest_token(typed: str) -> str:
    """The part of a text that looks most like a symbol: with the most letters, digits and strokes."""
    return max(re.findall(r"[A-Za-z0-9/.&()-]+", folded_text(typed)), key=len, default="")


def _skeleton(text: str) -> str:
    return re.sub(r"^(?:itu:doc:|itu:|wsis:)", "", text).upper()


def _likeness(wanted: str, known: str) -> float:
    """0 to 1 by letters in common, and a quarter more where the last numbers are equal."""
    if not wanted:
        return 0.0
    numbers = [re.findall(r"\d+", text) for text in (wanted, known)]
    same = any(last in numbers[1] for last in numbers[0][-1:])
    return SequenceMatcher(None, wanted, known).ratio() + (_SAME_NUMBER if same else 0.0)


_LONGEST = 200
_DASH = re.compile(r"\s*\*{0,3}\s*[-\u2010-\u2015\u2212]\s*")
_STARS = re.compile(r"[\s*]*")
_CANONICAL = re.compile(
    r"(?:itu:doc:|wsis:)[A-Za-z0-9&./+-]+(?:@[a-z]{2})?|itu:[a-z]+:[a-z]+:\d+[A-Z]?(?:[:-]\d+)?(?:@[a-z]{2})?"
)
_NUMBER_ONLY = re.compile(r"(?:[A-ZА-Я-]+(?:-\d\d)? )?\d{1,4}(?:-\d{1,2})?(?:\s*\(.+)?")
_SERIES_ONLY = re.compile(r"[A-Z]\.\d{1,4}(?:\.\d+)*")
_NEAR = 0.75
_SAME_NUMBER = 0.25
_SAME_WORK = 2.0
