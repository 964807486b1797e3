"""Who adopted it: body names around a citation, and what stands in the brackets after its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.citation_folding import folded_text
from bot.domain.citation_lexicon import ALPHA, Lexicon, one_of, plain_key
from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Named:
    """A body as a text names it: key, year of the session meant (0 where none), and where the name begins."""

    body: str
    year: int = 0
    start: int = -1


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What brackets say: `(Rev. Dubai, 2018)`, `(WTSA-16)`, `(Mod. 2024)`; 0 and "" where silent.

    elsewhere  they name a place that is not in the table
    """

    year: int = 0
    place: str = ""
    body: str = ""
    revised: bool = False
    bare_year: bool = False
    elsewhere: bool = False

    @property
    def is_plain_year(self) -> bool:
        """`(1991)` and nothing else, as the Security Council numbers its resolutions."""
        return self.bare_year and not self.revised


class Bodies:
    """Finds bodies by name, acronym or session (`PP-18`), before, after and inside a citation."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._keys = _keys(lexicon)
        words = {name: one_of(lexicon.words[name]) for name in ("of", "adopted", "its", "session", "revised")}
        self._places = {
            plain_key(folded_text(name)): key
            for key, names in lexicon.places.items()
            for forms in names.values()
            for name in forms
        }
        self._place = re.compile(one_of(self._places))
        self._revised = re.compile(rf"{words['revised']}\.?")
        self._session = re.compile(words["session"])
        self.pattern = _pattern(lexicon)
        self.united_nations = re.compile(_united_nations(lexicon))
        self._before = re.compile(_before(self.pattern, words["its"]))
        self._after = re.compile(_after(self.pattern, words))
        self._direct = re.compile(rf"\s*(?:{_direct(lexicon)})")
        self._tag = re.compile(rf"(?<!{ALPHA})(?P<acronym>{_acronyms(lexicon)})-?(?P<tag>\d{{4}}|\d\d)(?!\d)")

    def read(self, found: re.Match[str]) -> Named:
        """The body that a match of `pattern` names."""
        if found["name"]:
            return Named(self._key(found["name"]), 0, found.start())
        return Named(self._key(found["acronym"]), self._tag_year(found), found.start())

    def before(self, text: str, end: int) -> Named | None:
        """The body named just before a citation that begins at `end`."""
        window = text[max(0, end - _WINDOW) : end]
        found = self._before.search(window)
        if found is None:
            return None
        named = self.read(found)
        inside = self.qualifier(found["paren"] or "")
        year = named.year or int(found["year"] or found["said"] or 0) or (inside.year if inside else 0)
        return Named(named.body, year, end - len(window) + found.start())

    def after(self, text: str, start: int) -> Named | None:
        """The body named just after a citation that ends at `start`: `of WTDC`, `, adopted by ECOSOC`."""
        window = text[start : start + _WINDOW]
        found = self._after.match(window) or self._direct.match(window)
        if found is None:
            return None
        named = self.read(found)
        return Named(named.body, named.year or self._session_year(window[found.end() :]), start)

    def qualifier(self, inside: str) -> Qualifier | None:
        """What the words between a citation's brackets say, or None where they say nothing of the kind."""
        if re.fullmatch(r"\s*\d{4}\s*", inside):
            year = int(inside)
            return Qualifier(year=year, bare_year=True) if _FIRST <= year < _LAST else None
        places = [self._places[self._bare(found[0])] for found in self._place.finditer(inside)]
        tags = [(self._key(found["acronym"]), self._tag_year(found)) for found in self._tag.finditer(inside)]
        years = [int(year) for year in _YEAR.findall(inside)] + [year for _, year in tags]
        if not years and not places:
            return None
        revised = bool(self._revised.search(inside))
        latest = max(years, default=0)
        body = next((key for key, year in tags if year == latest), "")
        elsewhere = not places and self._names_more(inside)
        return Qualifier(latest, places[-1] if places else "", body, revised, elsewhere=elsewhere)

    def _names_more(self, inside: str) -> bool:
        """Whether a part of the brackets is neither year, session nor word for a revision."""
        bare = self._revised.sub(" ", self._tag.sub(" ", inside))
        parts = (re.sub(r"\d+\s*年?|г\.?|[\W_]+", "", part) for part in re.split(r"[,;]", bare))
        return any(len(part) >= _PLACE for part in parts)

    def _session_year(self, rest: str) -> int:
        """The year in `at its 2016 session`, `(2016)` or `(Изм. 2024 г.)` right after a body."""
        if brackets := re.match(r"\s*\(([^()]{1,90})\)", rest):
            said = self.qualifier(brackets[1])
            return said.year if said else 0
        sentence = re.split(r"[;\n]|\.(?:\s|$)", rest)[0][:_SESSION_WINDOW]
        found = _YEAR.search(sentence)
        return int(found[0]) if found and self._session.search(sentence) else 0

    def _tag_year(self, found: re.Match[str]) -> int:
        return self._lexicon.year_of_tag(found["acronym"], found["tag"]) if found["tag"] else 0

    def _key(self, matched: str) -> str:
        return self._keys[self._bare(matched)]

    def _bare(self, matched: str) -> str:
        """The form in the tables, without the letters that Arabic joins to a word."""
        form = plain_key(matched)
        cuts = (form[cut:] for cut in range(3))
        spelled = (article + cut for cut in cuts for article in ("", "ال"))
        return next((each for each in spelled if each in self._keys or each in self._places), form)


def _keys(lexicon: Lexicon) -> dict[str, str]:
    keys: dict[str, str] = {}
    for body in lexicon.bodies.values():
        names = [name for forms in body.names.values() for name in forms]
        for form in (*names, *body.subjects, *body.acronyms):
            folded = folded_text(form)
            keys[plain_key(folded)] = body.key
            keys[plain_key(folded.translate(_LOOK_ALIKE))] = body.key
    return keys


def _pattern(lexicon: Lexicon) -> str:
    bodies = lexicon.bodies.values()
    listed = [name for body in bodies for forms in (*body.names.values(), body.subjects) for name in forms]
    names = one_of(listed)
    session = r"(?:[- ]?(?P<tag>(?:19|20)\d\d|(?<=-)\d\d))?"
    return rf"(?:(?P<name>{names})|(?P<acronym>{_acronyms(lexicon, 2)}){session}(?!\d))"


def _united_nations(lexicon: Lexicon) -> str:
    """The names of the organs of the United Nations."""
    bodies = [body for body in lexicon.bodies.values() if not body.is_itu]
    return one_of(name for body in bodies for forms in body.names.values() for name in forms)


def _acronyms(lexicon: Lexicon, shortest: int = 1) -> str:
    """Acronyms as they stand: capitals only."""
    forms = [form for body in lexicon.bodies.values() for form in body.acronyms if len(form) >= shortest]
    return one_of(forms).replace("(?i:", "(?:", 1)


def _direct(lexicon: Lexicon) -> str:
    """Bodies that follow a number without a preposition: Russian genitives, Arabic ل, acronyms."""
    bodies = lexicon.bodies.values()
    russian = [name for body in bodies for name in body.names[Language.RU]]
    arabic = [folded_text(name) for body in bodies for name in body.names[Language.AR]]
    bound = [("لل" + name[2:]) if name.startswith("ال") else "ل" + name for name in arabic]
    names = one_of([*russian, *bound])
    acronyms = _acronyms(lexicon, 2)
    return rf"(?P<name>{names})|(?P<acronym>{acronyms})(?:-(?P<tag>\d{{4}}|\d\d))?(?!\d)"


def _before(body: str, its: str) -> str:
    date = r"[^.;,\n()]{0,20}?(?P<said>(?:19|20)\d\d)\s*年?[^.;,\n()]{0,14}"
    return (
        rf"{body}(?:'s|'|s')?(?:\s*\((?P<paren>[^()]{{1,60}})\))?(?:\s+(?P<year>(?:19|20)\d\d))?"
        rf"(?:{date})?\s*,?\s*(?:{its}\s*)?(?:(?i:ITU|UIT|МСЭ)-[A-ZТРД]\s*)?$"
    )


def _after(body: str, words: dict[str, str]) -> str:
    link = rf"(?:\s+{words['of']}|\s*[ld]')"
    return rf"(?:\s*[,(]?\s*{words['adopted']}{link}*|{link}+)[\s']*{body}"


_PLACE = 3  # letters
_FIRST, _LAST = 1865, 2100
_WINDOW = 140
_SESSION_WINDOW = 60
_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)")
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
