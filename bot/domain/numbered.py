"""Resolutions that a question names by a number alone, as the library holds them: `resolution 794`, `390`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.domain.citation import find_citations
from bot.domain.citation_folding import fold as folded_citing
from bot.domain.citation_lexicon import Body, Lexicon, one_of
from bot.domain.folded import fold
from bot.domain.symbol import Symbol


def as_held(text: str, held: Iterable[Symbol], lexicon: Lexicon) -> str:
    """The text with whole symbols where it names resolutions that are held by their numbers alone.

    A number is that of a resolution of the Security Council where the text names it, or where no other body
    is named and none of ITU is held by that number. Without a word for a resolution, `what does 390 say`, it
    must be asked what it says.
    """
    works = frozenset(one.work for one in held)
    council = {found[1]: work for work in works if (found := _COUNCIL.fullmatch(work))}
    text = _asked_numbers(_SHORT.sub("Security Council resolution ", text), works, council)
    names, others = _bodies(lexicon)
    folded = folded_citing(text)
    spoken = names.sub(lambda found: " " * len(found[0]), folded.text)
    if others.search(spoken):
        return text
    own = [found.span() for found in names.finditer(folded.text)]
    changes: list[tuple[int, int, str]] = []
    for place, number, work in _cited(spoken, lexicon, named=bool(own)):
        symbol = council.get(number, f"S/RES/{number}" if own else "")
        capital = place[0] > 0 and spoken[place[0]].isupper()  # as ITU writes it
        if symbol and (own or (work not in works and not capital)):
            changes.append((*place, symbol))
    if own and (changes or _WITH_YEAR.search(spoken)):
        changes += [(start, end, " ") for start, end in own if not _within(start, end, changes)]
    for start, end, symbol in sorted(changes, reverse=True):
        first, last = folded.span(start, end)
        text = f"{text[:first]}{symbol}{text[last:]}"
    return text


def _within(start: int, end: int, places: Iterable[tuple[int, int, str]]) -> bool:
    return any(first < end and start < last for first, last, _ in places)


def names_by_number(text: str) -> bool:
    """Whether it may name a resolution so: worth asking what is held."""
    return _NUMBER.search(text) is not None


def _asked_numbers(text: str, works: frozenset[str], council: Mapping[str, str]) -> str:
    """The text with a symbol for each number that is all it says, or that it asks of what it says."""
    folded = fold(text)
    found = _ALONE.fullmatch(folded.text) or _ASKED.search(folded.text)
    if found is None:
        return text
    group = next(name for name, value in found.groupdict().items() if value)
    number = found[group]
    plenipotentiary = f"Resolution {number}" if f"itu:pp:res:{number}" in works else ""
    named = plenipotentiary or council.get(number, "")
    start, end = folded.original(*found.span(group))
    return f"{text[:start]}{named}{text[end:]}" if named else text


def _cited(text: str, lexicon: Lexicon, *, named: bool) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Where resolutions are cited by nothing but numbers, each number, and the work it may be of ITU."""
    for one in find_citations(text, lexicon, typed=True):
        guessed = _GUESSED.fullmatch(one.symbol.canonical)
        if guessed and _BARE.fullmatch(one.text):
            yield (one.start, one.end), guessed[1], one.symbol.work
    for found in _AFTER_ITS_BODY.finditer(text) if named else ():
        yield found.span(), found[1], ""


@lru_cache(maxsize=4)
def _bodies(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The names of the Security Council, and those of ITU and its bodies but for its Council."""
    bodies = lexicon.bodies.values()
    itu = (one for one in bodies if one.is_itu and one.key != "council")
    return _any(_names(lexicon.bodies["S"])), _any(
        [*lexicon.words["itu"], *(name for each in itu for name in _names(each))]
    )


def _names(body: Body) -> list[str]:
    names = (*(name for each in body.names.values() for name in each), *body.subjects, *body.acronyms)
    return [name for name in names if len(name) > 1]


def _any(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\u3400-\u9fff]){one_of(names)}", re.IGNORECASE)


_COUNCIL = re.compile(r"S/RES/(\d+)\(\d{4}\)")
_GUESSED = re.compile(r"itu:(?:pp|council):res:(\d+)")
_BARE = re.compile(r"(?:[^\W\d]+\W{0,3})?\d{1,4}|第\s?\d{1,4}\s?号决议")
_SHORT = re.compile(r"\bUN?SCR\s?(?=\d)")
_WITH_YEAR = re.compile(
    r"S/RES/\d|(?:\bres\w*\.?|резолюц\w*|قرار)\s*\d{1,4}\s?\((?:19|20)\d\d\)", re.IGNORECASE
)
_AFTER_ITS_BODY = re.compile(r"(?:\bresolu\w+|резолюц\w+|قرار)\s{2,}(\d{1,4})(?![\w/(])", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d./,-])\d{1,4}(?![\d./,-])")
_PLAIN = r"(?<![\w./,-])(?P<n{}>\d{{2,4}})(?![\w/%-]|[.,]\d)"
_ALONE = re.compile(r"\W*(?P<n>\d{2,4})\W*")
_ASKED = re.compile(
    "|".join(
        form.replace("#", _PLAIN.format(place))
        for place, form in enumerate(
            (
                r"\b(?:does|did) # (?:say|mention|state|ask|require|provide|call|request|decide|resolve)\b",
                r"# (?:says|mentions|states|asks|requires|provides|calls|requests|resolves|instructs)\b",
                r"\b(?:dit|prevoit|demande|mentionne|decide|contient) (?:la )?#",
                r"\b(?:dice|dispone|preve|pide|menciona|exige|establece|contiene) (?:la )?#",
                r"\bla # (?:dit|prevoit|demande|mentionne|parle|dice|preve|pide|menciona|habla|exige)\b",
                r"\b(?:according to|under|selon la|d'apres la|segun la|согласно) #",
                r"(?:говорится|сказано|предусмотрено|указано|упоминается) в #",
                r"# (?:говорит|предусматривает|упоминает|требует|предписывает)\b",
                r"(?<![^\W\u3400-\u9fff])(?P<zh>\d{2,4})(?=[里中]?(?:怎么|如何)?(?:说|规定|要求|提到|提及))",
                r"(?:يقول|ينص|يذكر|يطلب|تقول) (?:ال)?#",
            )
        )
    )
)
