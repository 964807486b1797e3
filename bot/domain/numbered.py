"""Resolutions that a question names by a number alone, as the library holds them: `resolution 794`, `390`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.citation import find_citations
from bot.domain.citation_folding import fold as folded_citing
from bot.domain.citation_lexicon import Body, Lexicon, one_of
from bot.domain.folded import fold, replaced
from bot.domain.held_numbers import HeldNumbers
from bot.domain.tables import lists


@dataclass(frozen=True, slots=True)
class NumberedLexicon:
    """How resolutions are named so, read from lexicon/numbered.toml.

    council     short for a resolution of the Security Council, before its number
    bare        a citation that is nothing but a word and a number
    with_year   a resolution that is named with its year
    after_body  one whose body stood between the word and its number
    asked       a number that is asked what it says, its group `n` with a number of the form
    """

    council: re.Pattern[str]
    bare: re.Pattern[str]
    with_year: re.Pattern[str]
    after_body: re.Pattern[str]
    asked: re.Pattern[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> NumberedLexicon:
        """Raise KeyError or TypeError where the table is not shaped like numbered.toml."""
        council, resolution, around, says = (
            [form for each in lists(table[part]).values() for form in each]
            for part in ("council", "resolution", "around", "says")
        )
        word = f"(?:{'|'.join(resolution)})"
        enclosed = (form.replace("#", r"\d{1,4}") for form in around)
        asked = (form.replace("#", _PLAIN.format(place)) for place, form in enumerate(says))
        return cls(
            council=re.compile(rf"(?:{'|'.join(council)})(?=\d)"),
            bare=re.compile("|".join((r"(?:[^\W\d]+\W{0,3})?\d{1,4}", *enclosed))),
            with_year=re.compile(rf"S/RES/\d|{word}\s*\d{{1,4}}\s?\((?:19|20)\d\d\)", re.IGNORECASE),
            after_body=re.compile(rf"{word}\s{{2,}}(\d{{1,4}})(?![\w/(])", re.IGNORECASE),
            asked=re.compile("|".join(asked)),
        )


def as_held(text: str, held: HeldNumbers, citations: Lexicon, lexicon: NumberedLexicon) -> str:
    """The text with whole symbols where it names resolutions that are held by their numbers alone.

    A number is that of a resolution of the Security Council where the text names it, or where no other body
    is named and none of ITU is held by that number. Without a word for a resolution, `what does 390 say`, it
    must be asked what it says.
    """
    text = _asked_numbers(replaced(text, lexicon.council, _COUNCIL), held, lexicon)
    names, others = _bodies(citations)
    folded = folded_citing(text)
    spoken = names.sub(lambda found: " " * len(found[0]), folded.text)
    if others.search(spoken):
        return text
    own = [found.span() for found in names.finditer(folded.text)]
    changes: list[tuple[int, int, str]] = []
    for place, number, work in _cited(spoken, citations, lexicon, named=bool(own)):
        symbol = held.council.get(number, f"S/RES/{number}" if own else "")
        capital = place[0] > 0 and spoken[place[0]].isupper()  # as ITU writes it
        if symbol and (own or (work not in held.works and not capital)):
            changes.append((*place, symbol))
    if own and (changes or lexicon.with_year.search(spoken)):
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


def _asked_numbers(text: str, held: HeldNumbers, lexicon: NumberedLexicon) -> str:
    """The text with a symbol for each number that is all it says, or that it asks of what it says."""
    folded = fold(text)
    found = _ALONE.fullmatch(folded.text) or lexicon.asked.search(folded.text)
    if found is None:
        return text
    group = next(name for name, value in found.groupdict().items() if value)
    number = found[group]
    plenipotentiary = f"Resolution {number}" if f"itu:pp:res:{number}" in held.works else ""
    named = plenipotentiary or held.council.get(number, "")
    start, end = folded.original(*found.span(group))
    return f"{text[:start]}{named}{text[end:]}" if named else text


def _cited(
    text: str, citations: Lexicon, lexicon: NumberedLexicon, *, named: bool
) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Where resolutions are cited by nothing but numbers, each number, and the work it may be of ITU."""
    for one in find_citations(text, citations, typed=True):
        guessed = _GUESSED.fullmatch(one.symbol.canonical)
        if guessed and lexicon.bare.fullmatch(one.text):
            yield (one.start, one.end), guessed[1], one.symbol.work
    for found in lexicon.after_body.finditer(text) if named else ():
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


_COUNCIL = "Security Council resolution "
_GUESSED = re.compile(r"itu:(?:pp|council):res:(\d+)")
_NUMBER = re.compile(r"(?<![\d./,-])\d{1,4}(?![\d./,-])")
_PLAIN = r"(?<![^\W\u3400-\u9fff])(?<![./,-])(?P<n{}>\d{{2,4}})(?![^\W\u3400-\u9fff]|[/%-]|[.,]\d)"
_ALONE = re.compile(r"\W*(?P<n>\d{2,4})\W*")
