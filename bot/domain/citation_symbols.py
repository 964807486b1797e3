"""United Nations symbols (`A/C.2/79/L.28/Rev.1`), where they stand alone, in lists and in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.domain.citation_folding import folded_text
from bot.domain.citation_found import Found
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.language import ITU_LETTERS
from bot.domain.symbol import Symbol


class UnitedNations:
    """Finds symbols in folded text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._symbol = re.compile(_symbol(lexicon.organs))
        self._address = re.compile(_address(lexicon.organs))
        self.suffixes = Suffixes(lexicon)
        words = {kind: one_of(_forms(lexicon, kind)) for kind in _SERIES}
        self._before = {kind: re.compile(rf"{word}\s*$") for kind, word in words.items()}
        self._after = {kind: re.compile(rf"\s*号?\s*{word}") for kind, word in words.items()}

    def found(self, text: str) -> Iterator[Found]:
        addressed = list(self._addressed(text))
        yield from addressed
        covered = [(each.start, each.end) for each in addressed]
        for match in self._symbol.finditer(text):
            if any(start <= match.start() < end for start, end in covered) or not _is_symbol(match):
                continue
            symbol, end = self.suffixes.read(self._with_series(match, text), text, match.end())
            yield Found(match.start(), end, Symbol.parse(symbol))
            yield from self.suffixes.listed(symbol, text, end)

    def _with_series(self, match: re.Match[str], text: str) -> str:
        """The symbol, with RES where a text that says "resolution" beside it left that out."""
        symbol = _canonical(match)
        if not _BARE.fullmatch(symbol):
            return symbol
        for kind, series in _SERIES.items():
            before = text[max(0, match.start() - _WINDOW) : match.start()]
            if self._before[kind].search(before) or (
                before.endswith("第") and self._after[kind].match(text, match.end())
            ):
                return symbol.replace("/", f"/{series}/", 1)
        return symbol

    def _addressed(self, text: str) -> Iterator[Found]:
        """Symbols in the addresses of the document services, with the language asked for."""
        for match in self._address.finditer(text):
            inside = self._symbol.search(match["symbol"])
            if inside and _is_symbol(inside):
                symbol, end = self.suffixes.read(_canonical(inside), match["symbol"], inside.end())
                language = match["language"] or match["asked"] or ""
                close = match.end() if match["asked"] else match.start("symbol") + end
                yield Found(match.start(), close, Symbol.parse(symbol), _LANGUAGES.get(language.lower(), ""))


class Suffixes:
    """Revisions, addenda and corrigenda after a number: `/Rev.1`, `(Rev.1)`, ` and Add.1-3`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = {
            folded_text(form).casefold(): key for key, forms in lexicon.suffixes.items() for form in forms
        }
        name = "|".join(sorted(map(re.escape, self._names), key=len, reverse=True))
        one = rf"(?P<name>(?i:{name}))\.?\s?(?P<number>\d{{1,3}})(?!\d)"
        self._joined = re.compile(rf"(?:/\s?|\s?\(\s*){one}(?:\s*\))?")
        also = one_of(lexicon.words["and"])
        self._listed = re.compile(rf"\s*(?:[,;]\s*(?:{also})?|{also})\s*[/(]?\s*{one}\)?(?![/\d])")
        self._further = re.compile(rf"\s*(?P<range>-)?(?:,|{also})?\s*(?P<number>\d{{1,3}})(?![\d/(.]|\s*\()")

    def read(self, symbol: str, text: str, place: int) -> tuple[str, int]:
        """The symbol with the suffixes that stand at `place`, and where they end."""
        while found := self._joined.match(text, place):
            symbol, place = f"{symbol}/{self._suffix(found)}", found.end()
        return symbol, place

    def listed(self, symbol: str, text: str, place: int) -> Iterator[Found]:
        """` and Add.1`, `, Add.1 and 2`, ` and Add.1-3` after a symbol: documents of their own."""
        while found := self._listed.match(text, place):
            base = _without(symbol, f"/{self._names[found['name'].casefold()]}.")
            place = found.end()
            yield Found(found.start("name"), place, Symbol.parse(f"{base}/{self._suffix(found)}"))
            last = int(found["number"])
            while more := self._further.match(text, place):
                numbers = range(last + 1, int(more["number"]) + 1) if more["range"] else [int(more["number"])]
                if not numbers or int(more["number"]) <= last or len(numbers) > _MANY:
                    break
                kind = self._names[found["name"].casefold()]
                for number in numbers:
                    yield Found(more.start("number"), more.end(), Symbol.parse(f"{base}/{kind}.{number}"))
                last, place = int(more["number"]), more.end()

    def _suffix(self, found: re.Match[str]) -> str:
        return f"{self._names[found['name'].casefold()]}.{int(found['number'])}"


def _forms(lexicon: Lexicon, kind: str) -> tuple[str, ...]:
    return tuple(form for forms in lexicon.kinds[kind].values() for form in forms)


def _symbol(organs: tuple[str, ...]) -> str:
    organ = "|".join(sorted(organs, key=len, reverse=True))
    session = r"(?P<session>\d{1,4})(?:[ ]?(?P<before>[A-Z]))?[ ]?\((?P<brackets>\d{4}|(?:E?S-)?[IVXL]+)\)"
    plain = r"(?:(?P<number>(?:(?:\d{1,4}|E?S-\d{1,2})/)+\d{1,4}))"
    letter = r"(?:[ ]?(?P<letter>[A-HJ-Z])(?![A-Za-z\u0400-\u04FF0-9/]|\.\d))?"
    resolution = rf"(?P<series>(?:[A-Z]{{1,6}}(?:\.\d+)?/)*(?:RES|DEC))/(?:{session}|{plain}){letter}"
    dotted = r"[A-Z]{1,5}\.(?:\d{1,4}|[IVX]{1,4}(?![A-Za-z]))|EX\(\d{1,2}\)"
    segment = rf"(?:{dotted}|[A-Z]{{1,8}}(?:-[A-Z]{{2,6}})?|E?S-\d{{1,2}}|\d{{1,5}}(?:-\d{{1,4}}(?![\d/]))?)"
    other = rf"(?P<other>{segment}(?:/(?!(?i:rev|add|corr|amend)\b){segment})*)"
    return rf"(?<![A-Za-z0-9\u0400-\u04FF/_.])(?P<organ>{organ})/(?:{resolution}|{other}){_WHOLE}"


def _address(organs: tuple[str, ...]) -> str:
    organ = "|".join(sorted(organs, key=len, reverse=True))
    host = r"(?:https?://)?(?:www\.)?(?:undocs\.org|docs\.un\.org|daccess-ods\.un\.org|un\.org|documents\.un\.org)"
    path = r"(?:/(?P<language>ar|zh|en|fr|ru|es))?/?[\w./?!=&-]*?"
    query = r"(?:&(?i:lang(?:uage)?)=(?P<asked>\w{1,2})\b)?"
    return rf"{host}{path}(?<=[/=])(?P<symbol>(?:{organ})/[A-Za-z0-9/.()-]+(?<![.)(])\)?){query}"


def _is_symbol(match: re.Match[str]) -> bool:
    """Not `A/4`, `S/N`, `E/S`, `A/RES/70`: a symbol has a number, and a lone number two digits or three."""
    other = match["other"]
    if not other:
        return True
    parts = other.split("/")
    if not any(part[-1].isdecimal() for part in parts) or (
        parts[0] in ("RES", "DEC") and match["organ"] != "S"
    ):
        return False
    if match["organ"] not in _SHORT:
        return True
    if len(parts) > 1:
        return parts[0] in _SUBSIDIARY if parts[0].isalpha() else True
    return "." in other or (other.isdecimal() and len(other) >= (2 if match["organ"] == "S" else 3))


def _canonical(match: re.Match[str]) -> str:
    if match["other"]:
        return f"{match['organ']}/{match['other']}"
    letter = match["letter"] or ""
    head = f"{match['organ']}/{match['series']}"
    if match["number"]:
        return f"{head}/{match['number']}{letter}"
    return f"{head}/{match['session']}({match['brackets']}){match['before'] or letter}"


def _without(symbol: str, suffix: str) -> str:
    """The symbol that an addendum stands under, where the one before is such an addendum too."""
    head, _, tail = symbol.rpartition("/")
    return head if f"/{tail}".startswith(suffix) else symbol


_SHORT = frozenset({"A", "S", "E", "T"})
_SUBSIDIARY = frozenset(
    "HRC RES DEC BUR INF PRST AGENDA DC CN ICEF ECE ESCWA ESCAP CONF WP NGO CD UNITAR".split()
)
_WHOLE = r"(?![A-Za-z0-9]|\.\d)(?!/(?!(?i:re?v|add|corr?|amend))[A-Za-z0-9])"
_MANY = 40
_WINDOW = 20
_SERIES = {"res": "RES", "dec": "DEC"}
_BARE = re.compile(r"A/[3-9]\d/\d{1,3}|E/(?:19|20)\d\d/\d{1,3}")
_LANGUAGES: Mapping[str, str] = {
    **{code: code for code in ("ar", "zh", "en", "fr", "ru", "es")},
    **{letter.lower(): language.value for letter, language in ITU_LETTERS.items()},
}
