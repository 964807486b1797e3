"""Which document a mention means: its body from the words around it, the place, the number or the context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.citation_acts import Mention
from bot.domain.citation_bodies import Named, Qualifier
from bot.domain.citation_found import Found
from bot.domain.citation_lexicon import Lexicon, in_range, one_of
from bot.domain.citation_numbers import Item, Numbers
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class _Case:
    """One number with all that is known of it."""

    kind: str
    item: Item
    body: Named | None
    sector: str
    formal: bool
    itu: bool  # the text speaks of ITU, or of no organ of the United Nations

    @property
    def qualifier(self) -> Qualifier:
        return self.item.qualifier or Qualifier()


class Resolving:
    """Turns mentions into symbols."""

    def __init__(self, lexicon: Lexicon, numbers: Numbers, united_nations: re.Pattern[str]) -> None:
        self._lexicon = lexicon
        self._numbers = numbers
        self._sectors = {body.sector: body.key for body in lexicon.bodies.values() if body.sector}
        self._itu = re.compile(one_of(lexicon.words["itu"]))
        self._united_nations = united_nations

    def found(self, mentions: Sequence[Mention], text: str) -> tuple[Found, ...]:
        """Every symbol that can be told; a bare number is the one cited in full elsewhere in the text."""
        cases = list(self._cases(mentions, text))
        symbols = [self.symbol(case.kind, case) for case in cases]
        known = {
            _number(symbol): symbol.work for symbol in symbols if symbol and symbol.work.startswith("itu:")
        }
        settled = [
            symbol or self._from_context(case, known) for case, symbol in zip(cases, symbols, strict=True)
        ]
        return tuple(
            Found(case.item.start, case.item.end, symbol, revised=case.qualifier.revised)
            for case, symbol in zip(cases, settled, strict=True)
            if symbol
        )

    def symbol(self, kind: str, case: _Case) -> Symbol | None:
        """The symbol of one number, or None where the citation itself does not tell."""
        item, body = case.item, self._body(case)
        if item.serial:
            return short_symbol(kind, item, body)
        if item.roman:
            return old_symbol(kind, item, body)
        if body == "S":
            year = case.qualifier.year or item.year
            return _united_nations("S", kind, f"{item.number}({year})") if year else None
        return self._itu_symbol(kind, case, body) if body in self._lexicon.bodies else None

    def _cases(self, mentions: Sequence[Mention], text: str) -> Iterator[_Case]:
        """Mentions number by number, what is said once carried over: bodies forwards, brackets backwards."""
        itu = bool(self._itu.search(text)) or not self._united_nations.search(text)
        previous: Mention | None = None
        for mention in mentions:
            body = mention.body
            if body is None and previous and self._numbers.joins(text[previous.end : mention.start]):
                body = previous.body
            previous = replace(mention, body=body)
            for item in _shared(mention.items):
                yield _Case(mention.kind, item, body, mention.sector, mention.formal, itu)

    def _body(self, case: _Case) -> str:
        """The key of the body, "" where the citation does not tell."""
        named = case.body.body if case.body else ""
        if case.sector and not case.item.serial:
            return self._sectors.get(case.sector, "")
        if case.item.part and not named:
            return self._sectors["R"]
        if case.item.serial or case.item.roman:
            return named
        return self._by_qualifier(case, named) or named

    def _by_qualifier(self, case: _Case, named: str) -> str:
        qualifier, number = case.qualifier, int(case.item.number)
        if qualifier.body:
            return qualifier.body
        if qualifier.place:
            met = self._lexicon.itu_bodies_at(qualifier.place, qualifier.year, case.kind)
            return named if named in met else next(iter(met), "") or named or _ROVING
        unsaid = not named or (named == "council" and not case.itu)
        plain = qualifier.is_plain_year and case.kind == "res"
        if plain and unsaid and self._lexicon.is_security_council(number, qualifier.year):
            return "S"
        if qualifier.year and not named and (case.itu or not qualifier.is_plain_year):
            known = self._lexicon.by_number(case.kind, number) or ""
            return _ROVING if qualifier.elsewhere and known else known
        return ""

    def _itu_symbol(self, kind: str, case: _Case, key: str) -> Symbol | None:
        body, item, qualifier = self._lexicon.bodies[key], case.item, case.qualifier
        if not body.is_itu:
            return None
        if key == self._sectors["R"]:
            return Symbol(f"itu:ra:{kind}:{item.number}", item.part)
        sure = bool(qualifier.place or qualifier.year)
        if body.numbers and not sure and not in_range(body, kind, int(item.number)):
            return None
        named_year = case.body.year if case.body and case.body.body == key else 0
        year = qualifier.year or named_year or self._only_year(key, qualifier.place)
        return Symbol(f"itu:{key}:{kind}:{item.number}{item.letter}", str(year) if year else "")

    def _only_year(self, body: str, place: str) -> int:
        """The year a body met at a place, if it met there once."""
        years = [each.year for each in self._lexicon.sessions if (each.body, each.place) == (body, place)]
        return years[0] if len(years) == 1 else 0

    def _from_context(self, case: _Case, known: dict[str, str]) -> Symbol | None:
        """A bare number: the one cited in full elsewhere, or the body whose numbers these are."""
        if not case.formal or not case.item.is_bare or case.body or case.sector:
            return None
        if work := known.get(f"{case.kind}:{case.item.number}"):
            return Symbol(work)
        if not case.itu:
            return None
        key = self._lexicon.by_number(case.kind, int(case.item.number))
        return Symbol(f"itu:{key}:{case.kind}:{case.item.number}") if key else None


def _shared(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Bare numbers take the brackets of the next number that has any: `71 and 140 (Rev. Bucharest, 2022)`."""
    shared: list[Item] = []
    following: Qualifier | None = None
    for item in reversed(items):
        taken = replace(item, qualifier=following) if item.is_bare else item
        following = None if taken.qualifier and taken.qualifier.is_plain_year else taken.qualifier
        shared.append(taken)
    return tuple(reversed(shared))


def _number(symbol: Symbol) -> str:
    return ":".join(symbol.work.split(":")[2:4])


def short_symbol(kind: str, item: Item, body: str) -> Symbol | None:
    """`70/125` of the Assembly; of the Economic and Social Council where the session is a year."""
    session, serial = item.number, item.serial
    if not session.isdecimal():
        return _united_nations("A", kind, f"{session}/{serial}{item.letter}")
    if int(session) > _LAST_SESSION and len(session) < 4 and _FIRST_SESSION <= int(serial) <= _LAST_SESSION:
        session, serial = serial, session  # Arabic printed from the left
    if len(session) == 4:
        return _united_nations("E", kind, f"{session}/{serial}{item.letter}") if _is_year(session) else None
    if body == "A/HRC" or (_FIRST_SESSION <= int(session) <= _LAST_SESSION):
        organ = body if body == "A/HRC" else "A"
        return _united_nations(organ, kind, f"{session}/{serial}{item.letter}")
    return None


def old_symbol(kind: str, item: Item, body: str) -> Symbol | None:
    """`2453 A (XXIII)`: the number first, then the session in Roman numerals."""
    organ = body if body in ("A", "E", "T") else "A"
    return _united_nations(organ, kind, f"{item.number}({item.roman}){item.letter}")


def _united_nations(organ: str, kind: str, number: str) -> Symbol | None:
    series = _SERIES.get(kind)
    return Symbol(f"{organ}/{series}/{number}") if series else None


def _is_year(session: str) -> bool:
    return _FOUNDED <= int(session) <= _FAR


_ROVING = "pp"  # meets at a new place each time; the Council names none
_SERIES = {"res": "RES", "dec": "DEC"}
_FIRST_SESSION, _LAST_SESSION = 31, 99  # before the thirty-first, resolutions bore Roman numerals
_FOUNDED, _FAR = 1946, 2099
