"""Where a text promises that something will be posted, or recalls that it was; only ever proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bot.domain.folded import fold, fold_word
from bot.domain.language import OFFICIAL, Language


@dataclass(frozen=True, slots=True)
class PledgeCues:
    """How one language says it; `ends` finds the name of a place in what follows its word, None where that
    stands before."""

    verb: re.Pattern[str]
    sure: re.Pattern[str]
    place: re.Pattern[str]
    ends: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class PledgeLexicon:
    cues: Mapping[Language, PledgeCues]

    @classmethod
    def from_table(cls, table: Mapping[str, Mapping[str, Sequence[str]]]) -> PledgeLexicon:
        """From data/lexicon/promises.toml."""
        return cls({language: _cues(table[language.value]) for language in OFFICIAL})


@dataclass(frozen=True, slots=True)
class PledgeMention:
    """A sentence that promises a posting: where it stands, and where it shall be posted, "" if unsaid."""

    start: int
    end: int
    sentence: str
    place: str


def pledges(text: str, language: Language, lexicon: PledgeLexicon) -> tuple[PledgeMention, ...]:
    """Every sentence with a word for posting, a word that promises it and a place or a date's digits."""
    cues = lexicon.cues.get(language)
    if cues is None:
        return ()
    found = []
    for start, end in _sentences(text):
        sentence = text[start:end]
        folded = fold(sentence)
        if not (cues.verb.search(folded.text) and cues.sure.search(folded.text)):
            continue
        where = cues.place.search(folded.text)
        place = sentence[slice(*folded.original(*where.span("place")))].strip() if where else ""
        named = cues.ends.match(place) if cues.ends else None
        place = named[0] if named else _alone(place, language)
        if place or _NUMBER.search(folded.text):
            found.append(PledgeMention(start, end, sentence.strip(), place))
    return tuple(found)


def _alone(place: str, language: Language) -> str:
    """The place without what is posted there: `сайте группы` of `сайте группы таблицу`."""
    if language not in _THING:
        return place
    within, thing = _WITHIN[language], _THING[language]
    parts = [*re.finditer(r"\S+", place)]
    for before, part in pairwise(parts):
        if thing.fullmatch(part[0].casefold()) and not within.fullmatch(before[0].casefold()):
            return place[: before.end()]
    return place


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [*(stop.end() for stop in _STOP.finditer(text)), len(text)]
    return [(start, end) for start, end in zip([0, *ends[:-1]], ends, strict=True) if text[start:end].strip()]


def _cues(row: Mapping[str, Sequence[str]]) -> PledgeCues:
    named: Literal["before", "after"] = "before" if row["named"] == "before" else "after"
    at, site = _any(row["at"]), _any(row["site"])
    if named == "before":
        place = rf"{at}\s*(?:the\s+)?(?P<place>(?:(?!{at})[^,;，；。]){{0,60}}?{site})"
    else:
        end = rf"(?=[,;.،؛]|$|\s(?:{_STOPS})(?!\w))"
        place = rf"{at}\s+(?:(?:le|la|el)\s+)?(?P<place>{site}[^,;.،؛]{{0,60}}?){end}"
    ends = _ACRONYM_LAST if named == "after" else None
    return PledgeCues(re.compile(_any(row["verb"])), re.compile(_any(row["sure"])), re.compile(place), ends)


def _any(phrases: Sequence[str]) -> str:
    """These phrases, the longest first, as whole words; Chinese has no spaces to bound them."""
    folded = sorted((fold_word(phrase) for phrase in phrases), key=len, reverse=True)
    return f"(?:{'|'.join(_bounded(phrase) for phrase in folded)})"


def _bounded(phrase: str) -> str:
    escaped = re.escape(phrase)
    return escaped if "\u3400" <= phrase[0] <= "\u9fff" else rf"(?<!\w){escaped}(?!\w)"


_ACRONYM_LAST = re.compile(r".*?\b[A-ZА-ЯЁ]{2}[\w&-]*(?=\s+(?!(?:de|du|des|del|et|y|e|и|по)\b)[a-zа-яёà-ÿ])")
"""Up to an abbreviation after which something else begins: `сайте РГС-ПС` of `сайте РГС-ПС таблицу`."""
_THING = {
    Language.FR: re.compile(r"une?|l[ea]s?|l['’].+|ce(?:tte|s|t)?|tou(?:te)?s|chaque"),
    Language.ES: re.compile(r"un[ao]?s?|el|l[ao]s?|tod[ao]s|cada"),
    Language.RU: re.compile(
        r".*(?:[ую]|ый|[гжкхшщ]ий|[иоые]е)|вс[её]х?|их|его|[её]е|перечень|список|списки"
        r"|(?:текст|проект|отч[её]т|доклад|документ|график|вклад|план|обзор|протокол|материал|результат)ы?"
    ),
    Language.AR: re.compile(r"\S+اً|(?:جدول|تقرير|نص|مشروع)ا|قائمة|وثيقة|جميع|كل"),
}
"""Words with which what is posted begins: an article, or what is no genitive, in which the name stands."""
_WITHIN = {
    Language.FR: re.compile(r"de|à|et|ou|en|sur|dans|pour|par|avec"),
    Language.ES: re.compile(r"de|a|y|e|o|en|sobre|para|por|con"),
    Language.RU: re.compile(r"по|на|во?|об?|для|со?|и|ко?|при|за|.*[ое]му"),
    Language.AR: re.compile(r"في|من|على|عن|إلى"),
}
"""Words after which the name goes on all the same: `сайте МСЭ по доступу`."""
_NUMBER = re.compile(r"(?<![\d.])\d+(?!\d|\.\d)")  # of a date or of days; that of a paragraph has a point
_STOP = re.compile(r"(?<=[.!?;؟؛])\s+(?=[^\Wa-zа-я\d])|[。；！？]|\n+")
_STOPS = "|".join(
    fold_word(word)
    for word in (
        *(
            "avant",
            "au plus tard",
            r"le \d+",
            "d'ici",
            "pour",
            "afin",
            "antes",
            "a más tardar",
            "para",
            "до",
            "не позднее",
        ),
        *("перед", "для", "чтобы", "قبل", "في موعد", "بحلول", "لكي", "حتى"),
    )
)
