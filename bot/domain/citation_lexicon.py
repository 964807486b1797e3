"""What citations are made of, read from data/lexicon/bodies.toml: bodies, places, sessions, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.citation_folding import folded_text
from bot.domain.house import House
from bot.domain.language import Language
from bot.domain.tables import entries, lists, mapping, rows, strings

Names = Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Body:
    """Who adopts: a United Nations organ (`A`, `S`) or a conference, assembly or council of ITU (`pp`).

    names      the first in each language is the one we print; subjects begin sentences, not citations
    short      its acronym by language where that is not the first of `acronyms`
    first, by  from number, to number, year in which, or by which, such instruments were first adopted
    numbers    from and to: where a bare number of a kind belongs to this body
    adopts     the kinds of its instruments, () for all
    documents  how its documents are numbered, `PP-{yy}`; md its name in document addresses
    sector     the letter of the sector whose assembly it is: R, T, D
    """

    key: str
    family: str
    names: Names
    acronyms: tuple[str, ...]
    numbers: Mapping[str, tuple[int, int]]
    subjects: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    by: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    adopts: tuple[str, ...] = ()
    documents: str = ""
    md: str = ""
    sector: str = ""

    def acronym(self, language: Language) -> str:
        """`WTSA`, `AMNT`, `ВАСЭ`."""
        return self.short.get(language, self.acronyms[0])

    def is_revision(self, kind: str, number: int, year: int) -> bool | None:
        """Whether the edition of that year is a later one than the first; None where that is not known."""
        if first := _year_of(self.first, kind, number):
            return year > first if year >= first else None
        latest = _year_of(self.by, kind, number)
        return True if 0 < latest < year else None

    @property
    def is_itu(self) -> bool:
        return self.family == "itu"


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of a body: `pp` in 2018 at `dubai`."""

    body: str
    year: int
    place: str


@dataclass(frozen=True, slots=True)
class Group:
    """A working group whose documents have their own numbers; renamed from a meeting on, or never (0)."""

    name: str
    also: tuple[str, ...]
    md: str
    renamed_at: int = 0
    renamed_to: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The whole table. Compared and hashed by identity: what is compiled from it is kept beside it."""

    bodies: Mapping[str, Body]
    houses: Mapping[str, House]
    sessions: tuple[Session, ...]
    places: Mapping[str, Names]
    tags: Mapping[str, int]
    meant: Mapping[str, int]
    groups: tuple[Group, ...]
    organs: tuple[str, ...]
    security_council: Mapping[int, int]
    kinds: Mapping[str, Names]
    words: Mapping[str, tuple[str, ...]]
    suffixes: Mapping[str, tuple[str, ...]]
    issued: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]
    months: tuple[tuple[str, ...], ...]
    nations: tuple[str, ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Lexicon:
        """Raise KeyError or TypeError where the table is not shaped like bodies.toml."""
        bodies = [_body(entry) for entry in entries(table["bodies"])]
        houses = [House.from_table(entry) for entry in entries(table["houses"])]
        united_nations = mapping(table["un"])
        council = united_nations["security-council"]
        return cls(
            bodies={body.key: body for body in bodies},
            houses={house.key: house for house in houses},
            sessions=tuple(_sessions(mapping(table["sessions"]))),
            places={key: _names(names) for key, names in mapping(table["places"]).items()},
            tags=_numbers(table["tags"]),
            meant=_numbers(table["meant"]),
            groups=tuple(_group(entry) for entry in entries(table["groups"])),
            organs=strings(united_nations["organs"]),
            security_council={int(year): last for year, last in _numbers(council).items()},
            kinds={key: _names(names) for key, names in mapping(table["kinds"]).items()},
            words=lists(table["words"]),
            suffixes=lists(table["suffixes"]),
            issued=lists(table["issued"]),
            letters=lists(table["letters"]),
            months=rows(table["months"]),
            nations=strings(united_nations["names"]),
        )

    def itu_bodies_at(self, place: str, year: int, kind: str) -> tuple[str, ...]:
        """Who can have adopted an instrument there then, or, of a year 0, ever; in the order of the table."""
        met = [each.body for each in self.sessions if each.place == place and year in (0, each.year)]
        return tuple(key for key in dict.fromkeys(met) if kind in (self.bodies[key].adopts or (kind,)))

    def session(self, body: str, year: int) -> Session | None:
        return next((each for each in self.sessions if (each.body, each.year) == (body, year)), None)

    def tag(self, body: Body, year: int, language: Language) -> str:
        """The short name of a meeting: `PP-18`, `WTSA-20` (which met in 2022), `C24`."""
        acronym = body.acronym(language)
        known = next((tag for tag, met in self.tags.items() if met == year and tag.startswith(acronym)), "")
        digits = f"{year % 100:02}" if _SHORT_YEARS[0] <= year < _SHORT_YEARS[1] else str(year)
        return known or acronym + ("-" if len(acronym) > 1 else "") + digits

    def year_of_tag(self, acronym: str, tag: str) -> int:
        """The year of the meeting `WTSA-16` (2016) or `WTSA-20` (2022, when it met)."""
        name = f"{acronym.upper()}-{tag}"
        if known := self.tags.get(name) or self.meant.get(name):
            return known
        return int(tag) if len(tag) == 4 else (2000 if int(tag) < 60 else 1900) + int(tag)

    def by_number(self, kind: str, number: int) -> str | None:
        """The ITU body whose instruments of that kind bear such numbers."""
        return next((body.key for body in self.bodies.values() if in_range(body, kind, number)), None)

    def is_security_council(self, number: int, year: int) -> bool:
        """Whether the Security Council can have adopted a resolution of that number in that year."""
        if not min(self.security_council) <= year <= max(self.security_council):
            return False
        return self._last_number(year - 1) - _SLACK < number <= self._last_number(year) + _SLACK

    def _last_number(self, year: int) -> float:
        """About the number of its last resolution of a year, between the years that the table has."""
        known = self.security_council
        before = max((each for each in known if each <= year), default=min(known))
        after = min((each for each in known if each >= year), default=max(known))
        share = (year - before) / (after - before) if after > before else 0
        return known[before] + (known[after] - known[before]) * share


def _year_of(known: Mapping[str, tuple[tuple[int, ...], ...]], kind: str, number: int) -> int:
    return next((year for low, high, year in known.get(kind, ()) if low <= number <= high), 0)


def in_range(body: Body, kind: str, number: int) -> bool:
    low, high = body.numbers.get(kind, (1, 0))
    return low <= number <= high


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of these words in folded text, longest first, in any letter case, as whole words.

    Arabic words may carry conjunctions and prepositions before (`والقرار`) and a pronoun after (`قراراتها`).
    """
    forms = {form for word in words for form in _variants(folded_text(word).strip())}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    arabic = [_spaced(form) for form in ordered if _ARABIC.match(form)]
    han = [_spaced(form) for form in ordered if not _ALPHABETIC.match(form[0])]
    others = [form for form in ordered if _ALPHABETIC.match(form[0]) and not _ARABIC.match(form)]
    groups = [
        rf"(?<!{_JOINED})[وفبلك]{{0,2}}(?:{'|'.join(arabic)})(?:ها|ه|هما|هم|نا)?(?!{_JOINED})"
        if arabic
        else "",
        rf"(?<!{ALPHA})(?=[{_initials(others)}])(?:{'|'.join(map(_closed, others))})" if others else "",
        "|".join(han),
    ]
    return "(?i:" + "|".join(group for group in groups if group) + ")"


def plain_key(matched: str) -> str:
    """A matched word or name as it stands in a table keyed by folded forms."""
    return re.sub(r"\s+", " ", matched).casefold().strip()


def _variants(form: str) -> tuple[str, ...]:
    """The form, with `لل` for an Arabic article after a preposition, and as it looks once unmasked."""
    forms = [form]
    if form.startswith("ال"):
        forms.append("لل" + form[2:])
    if form.isupper() and not form.isascii() and all(letter in _MASKS for letter in form):
        forms.append(form.translate(_UNMASK))
    return tuple(forms)


def _closed(form: str) -> str:
    """A form that no letter may follow, unless it ends in a stop of its own or a Han character."""
    return _spaced(form) + (rf"(?!{ALPHA})" if _ALPHABETIC.match(form[-1]) else "")


def _spaced(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+")


def _initials(forms: Iterable[str]) -> str:
    """The first letters in both cases: a cheap test before the list of words is tried."""
    letters = {form[0] for form in forms}
    return re.escape(
        "".join(sorted({case for letter in letters for case in (letter.lower(), letter.upper())}))
    )


def _body(entry: Mapping[str, object]) -> Body:
    numbers = {kind: _range(limits) for kind, limits in mapping(entry.get("numbers", {})).items()}
    return Body(
        key=str(entry["key"]),
        family=str(entry["family"]),
        names=_names(entry["names"]),
        acronyms=strings(entry["acronyms"]),
        numbers=numbers,
        subjects=strings(entry.get("subjects", ())),
        short={tag: str(form) for tag, form in mapping(entry.get("short", {})).items()},
        first={kind: _years(known) for kind, known in mapping(entry.get("first", {})).items()},
        by={kind: _years(known) for kind, known in mapping(entry.get("by", {})).items()},
        adopts=strings(entry.get("adopts", ())),
        documents=str(entry.get("documents", "")),
        md=str(entry.get("md", "")),
        sector=str(entry.get("sector", "")),
    )


def _group(entry: Mapping[str, object]) -> Group:
    renamed = mapping(entry.get("renamed", {}))
    return Group(
        name=str(entry["name"]),
        also=strings(entry["also"]),
        md=str(entry["md"]),
        renamed_at=int(str(renamed.get("meeting", 0))),
        renamed_to=str(renamed.get("name", "")),
    )


def _sessions(table: Mapping[str, object]) -> Iterable[Session]:
    for body, places in table.items():
        for year, place in mapping(places).items():
            yield Session(body, int(year), str(place))


def _numbers(table: object) -> Mapping[str, int]:
    return {key: int(str(number)) for key, number in mapping(table).items()}


def _names(table: object) -> Names:
    return {Language(tag): strings(forms) for tag, forms in mapping(table).items()}


def _years(known: object) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(number) for number in row) for row in rows(known))


def _range(limits: object) -> tuple[int, int]:
    low, high = strings(limits)
    return int(low), int(high)


ALPHA = r"[A-Za-z\u0400-\u04FF\u0600-\u065F\u066E-\u06EF]"
"""A letter of an alphabet (Latin, Cyrillic, Arabic): what a whole word may not touch; Han may."""

_ALPHABETIC = re.compile(ALPHA)
_JOINED = r"[\u0600-\u065F\u066E-\u06EF]"
_ARABIC = re.compile(r"[\u0600-\u06FF]")
_SLACK = 20
_SHORT_YEARS = (1960, 2060)  # two digits stand for one of these
_MASKS = "АВЕКМНОРСТХ"
_UNMASK = str.maketrans(_MASKS, "ABEKMHOPCTX")
