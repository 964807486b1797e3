"""Meeting documents of ITU and WSIS, and published files: by number, by file name, by address.

`C25/61(Rev.1)-R`, `WG-WSIS-32/18-E`, `S25-CL-C-0061!!MSW-C`, `WSIS-05/TUNIS/DOC/6(Rev.1)-E`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain.citation_folding import folded_text
from bot.domain.citation_found import Found
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.citation_symbols import Suffixes
from bot.domain.language import ITU_LETTERS
from bot.domain.symbol import Symbol


class Files:
    """Finds documents in folded text."""

    def __init__(self, lexicon: Lexicon, suffixes: Suffixes) -> None:
        self._lexicon = lexicon
        self._suffixes = suffixes
        self._series = re.compile(_series(lexicon))
        self._issued = re.compile(_issued(lexicon))
        self._issues = {
            folded_text(form).casefold(): key for key, forms in lexicon.issued.items() for form in forms
        }
        self._md_bodies = {body.md: body for body in lexicon.bodies.values() if body.md}

    def found(self, text: str) -> Iterator[Found]:
        yield from self._names(text)
        yield from self._numbers(text)
        yield from self._summit(text)

    def _numbers(self, text: str) -> Iterator[Found]:
        """`Document C25/61(Rev.1)-R`, `Addendum 1 to Document C25/61`."""
        for match in self._series.finditer(text):
            base = f"itu:doc:{self._collection(match)}/{match['type'] or ''}{int(match['number'])}"
            start, issue = self._issue_before(text, match.start())
            symbol, end = self._suffixes.read(base + issue, text, match.end())
            language, end = _language_suffix(text, end)
            if re.match(r"[A-Za-z0-9/]", text[end : end + 1]):
                continue
            yield Found(start, end, Symbol.parse(symbol), language)
            yield from self._suffixes.listed(symbol, text, end)

    def _collection(self, match: re.Match[str]) -> str:
        if match["council"]:
            return "C" + match["council"]
        if match["group"]:
            given, joint = match["group"], match["joint"]
            name = next((group.name for group in self._lexicon.groups if given in group.also), given)
            return f"{name}{joint}{match['meeting']}"
        return self._conference(match["conference"], match["year"])

    def _conference(self, acronym: str, year: str) -> str:
        for body in self._lexicon.bodies.values():
            if folded_text(acronym).upper() in [folded_text(form) for form in body.acronyms]:
                return body.documents.format(yy=year[-2:])
        return f"{acronym}{year[-2:]}"

    def _issue_before(self, text: str, start: int) -> tuple[int, str]:
        """Where `Addendum 1 to Document ` begins before a number, and the suffix it stands for."""
        window = text[max(0, start - _WINDOW) : start]
        found = self._issued.search(window)
        if found is None:
            return start, ""
        return start - len(
            window
        ) + found.start(), f"/{self._issues[found['name'].casefold()]}.{found['serial']}"

    def _summit(self, text: str) -> Iterator[Found]:
        """Documents of the World Summit: `WSIS-03/GENEVA/DOC/4-R`."""
        for match in _SUMMIT.finditer(text):
            symbol, end = self._suffixes.read(f"wsis:{match['symbol']}", text, match.end())
            language, end = _language_suffix(text, end)
            yield Found(match.start(), end, Symbol.parse(symbol), language)

    def _names(self, text: str) -> Iterator[Found]:
        """File names and addresses of the document servers."""
        for match in _MEETING_FILE.finditer(text):
            issues = "".join(
                f"/{_ISSUES[kind]}.{int(number)}" for kind, number in _ISSUE.findall(match["issues"])
            )
            language = match["letter"] or match["folder"] or match["asked"] or ""
            symbol = Symbol.parse(self._of_file(match) + issues)
            yield Found(match.start(), match.end(), symbol, _LANGUAGES.get(language.upper(), ""))
        for match in _PUBLICATION_FILE.finditer(text):
            symbol = _publication(match, self._lexicon)
            yield Found(
                match.start(), match.end(), symbol, _LANGUAGES.get((match["letter"] or "").upper(), "")
            )

    def _of_file(self, match: re.Match[str]) -> str:
        """The number that `S25-CL-C-0061` stands for; the file's own name for series that have none here."""
        name, kind, number = match["body"], _TYPES.get(match["type"]), int(match["number"])
        meeting = re.fullmatch(r"([A-Z&]+?)(\d+)", name)
        stem = meeting[1] if meeting else name
        if name == "WSIS" and match["type"] == "DOC":
            return f"wsis:WSIS-{match['year']}/GENEVA/DOC/{number}"
        if kind is not None and stem in self._md_bodies:
            year = meeting[2][-2:] if meeting else match["year"]
            return f"itu:doc:{self._md_bodies[stem].documents.format(yy=year)}/{kind}{number}"
        group = next((each for each in self._lexicon.groups if each.md == stem), None)
        if kind is not None and group and meeting:
            renamed = group.renamed_at and int(meeting[2]) >= group.renamed_at
            return f"itu:doc:{group.renamed_to if renamed else group.name}-{int(meeting[2])}/{kind}{number}"
        return f"itu:doc:{match['file']}"


def _publication(match: re.Match[str], lexicon: Lexicon) -> Symbol:
    sector, number = match["sector"], match["number"]
    if match["type"] == "REC":
        return Symbol(f"ITU-{sector} {match['series']}.{number}", match["part"] or "")
    body = next(body for body in lexicon.bodies.values() if body.sector == sector)
    if sector == "R":
        return Symbol(f"itu:{body.key}:res:{number}", match["part"] or "")
    return Symbol(f"itu:{body.key}:res:{number}", match["year"] or "")


def _language_suffix(text: str, place: int) -> tuple[str, int]:
    """The `-R` of `C25/61-R`."""
    found = re.match(r"-(?P<letter>[ACEFRS])(?![A-Za-z0-9-])", text[place : place + 3])
    return (ITU_LETTERS[found["letter"]].value, place + found.end()) if found else ("", place)


def _series(lexicon: Lexicon) -> str:
    acronyms = one_of(form for body in lexicon.bodies.values() for form in body.acronyms if body.documents)
    conference = rf"(?P<conference>{acronyms.replace('(?i:', '(?:', 1)})[- ]?(?P<year>(?:19|20)\d\d|\d\d)"
    group = r"(?P<group>(?:C?WG|EG|TDAG|TSAG|RAG|RPM)(?:-[A-Z][A-Za-z&]*)*)(?P<joint>-?)(?P<meeting>\d{1,3})"
    council = r"C(?P<council>(?:19|20)\d\d|\d\d)"
    number = r"(?P<type>(?:DT|INF|ADM|DL|TD)/)?(?P<number>\d{1,4})(?!\d)"
    return rf"(?<![A-Za-z0-9\u0400-\u04FF/_.&-])(?:ITU-[TRD]/)?(?:{council}|{conference}|{group})/{number}"


def _issued(lexicon: Lexicon) -> str:
    names = "|".join(
        sorted(
            (re.escape(folded_text(form)) for forms in lexicon.issued.values() for form in forms),
            key=len,
            reverse=True,
        )
    )
    document = one_of(lexicon.words["document"])
    to = r"(?:\s+(?i:to|au|al|del|du|к|le|the)\b)?"
    return rf"(?P<name>(?i:{names}))\s+(?P<serial>\d{{1,3}}){to}\s*{document}\s*$"


_WINDOW = 60
_ISSUES = {"R": "Rev", "A": "Add", "C": "Corr"}
_ISSUE = re.compile(r"([RAC])(\d{1,3})")
_TYPES = {"C": "", "TD": "DT/", "DT": "DT/", "INF": "INF/", "ADM": "ADM/"}
_LANGUAGES = {letter: language.value for letter, language in ITU_LETTERS.items()} | {
    code.upper(): code for code in ("ar", "zh", "en", "fr", "ru", "es")
}
_SUMMIT = re.compile(
    r"(?<![A-Za-z0-9/])(?P<symbol>WSIS(?:[-+](?:\d{1,2}|I{1,3}|IV))?(?:/[A-Z][A-Z0-9-]*)+/\d{1,4}|WSIS\+\d\d/\d/\d{1,3})(?![\d/])"
)
_MEETING_FILE = re.compile(
    r"(?:(?:https?://)?(?:www\.)?itu\.int/[\w./?=&-]*?)?(?<![A-Za-z0-9])"
    r"(?P<file>[STRD](?P<year>\d\d)-(?P<body>[A-Z][A-Z0-9.&]*)(?:-\d{6})?-(?P<type>[A-Z]{1,4})(?:-[A-Z]+)?-(?P<number>\d{3,5}))"
    r"(?P<issues>(?:!(?:[RAC]\d{1,3}-?)+)?)(?:!{1,2}(?:MSW|PDF|ZIP|PPT|XLS|HTM)(?:-(?P<letter>[ACEFRS])\b)?)?"
    r"(?:/(?P<folder>ar|zh|en|fr|ru|es)\b)?(?:\.\w{3,4}\b)?(?:&(?i:lang)=(?P<asked>\w\w))?"
)
_PUBLICATION_FILE = re.compile(
    r"(?<![A-Za-z0-9])(?P<sector>[TRD])-(?P<type>REC|RES)-(?P<series>[A-Z]{1,3})\.(?P<number>\d{1,4}(?:\.\d{1,3})*?)"
    r"(?:-(?P<part>\d{1,2}))?(?:-(?P<year>(?:19|20)\d\d)(?:\d\d)?)?(?:-[IPSTOC]+)?(?:!.{0,4}?!|-)?(?:(?:MSW|PDF)-)?"
    r"(?:(?<=[-!])(?P<letter>[ACEFRS])(?![A-Za-z0-9]))?(?![A-Za-z0-9])"
)
