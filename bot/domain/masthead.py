"""What stands in the head of a document: its date, its original language, where the text itself begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.language import Language
from bot.domain.tables import lists, strings


@dataclass(frozen=True, slots=True, eq=False)
class Masthead:
    """The words of mastheads, as patterns; read from lexicon/masthead.toml and the months of bodies.toml."""

    months: Mapping[str, int]
    languages: Mapping[str, Language]
    whole: re.Pattern[str]
    inside: re.Pattern[str]
    originals: re.Pattern[str]
    openings: frozenset[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object], months: Iterable[Iterable[str]]) -> Masthead:
        """`months` are twelve lists of names, January first."""
        words = {key: strings(table[key]) for key in ("distribution", "original", "opens")}
        numbers = {name.lower(): number for number, names in enumerate(months, 1) for name in names}
        named = {
            name.lower(): Language(code)
            for code, names in lists(table["languages"]).items()
            for name in names
        }
        day = _date(numbers)
        return cls(
            months=numbers,
            languages=named,
            whole=re.compile(rf"(?:(?:{_any(words['distribution'])})[.:：\s]*)*{day}", re.IGNORECASE),
            inside=re.compile(day, re.IGNORECASE),
            originals=_originals(words, named),
            openings=frozenset(opening.casefold() for opening in words["opens"]),
        )

    def date(self, line: str) -> str:
        """The date that a line consists of (`on 17 April 1993`), in ISO 8601; "" where it is another line."""
        found = self.whole.fullmatch(_LEAD.sub("", line.strip(" .*")))
        return self._iso(found) if found else ""

    def date_in(self, line: str) -> str:
        """The last date in a line, in ISO 8601; "" where there is none."""
        found = list(self.inside.finditer(line))
        return self._iso(found[-1]) if found else ""

    def original(self, line: str) -> Language | None:
        """The language that `Original: French` names, or None where a line says nothing of the kind."""
        found = self.originals.search(line)
        return self.languages[found["language"].lower()] if found else None

    def opens(self, line: str) -> bool:
        """Whether the text itself begins with this line: `Purpose`, `1 Introduction`."""
        numbered = bool(_NUMBERED.match(line)) and not self.inside.search(line)
        return numbered or line.strip(" :：").casefold() in self.openings

    def _iso(self, found: re.Match[str]) -> str:
        parts = found.groupdict()
        month = parts["month_number"] or self.months[re.sub(r"\s+", " ", parts["month"].lower())]
        day, year = parts["day"] or parts["day_after"], parts["year"] or parts["year_before"]
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            return ""


def _date(months: Iterable[str]) -> str:
    """A date with its month in words, in Arabic perhaps by both names; digits are sure only in Chinese."""
    day = r"(?<!\d)(?<!\d[-–])(?P<day>\d{1,2})(?:er|º|st|nd|rd|th)?"
    month = rf"(?P<month>{_any(months)})(?:\s*/\s*(?:{_any(months)}))?"
    western = rf"{day}\s+(?:de\s+)?{month},?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})(?:\s*(?:года|год|г\.?))?"
    chinese = r"(?P<year_before>\d{4})\s*年\s*(?P<month_number>\d{1,2})\s*月\s*(?P<day_after>\d{1,2})\s*日"
    return rf"(?:{western}|{chinese})(?!\d)"


def _originals(words: Mapping[str, Iterable[str]], languages: Iterable[str]) -> re.Pattern[str]:
    language = rf"(?:ب|بال|en\s+)?(?P<language>{_any(languages)})(?![/,]| and)"
    said = rf"(?:{_any(words['original'])})\s*[:：]\s*{language}"
    return re.compile(said, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LEAD = re.compile(r"^(?:on|of|le|du|el|del|de|от|في|المؤرخ)\s+", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*(?:[.)]|\s?[-–](?=\s+[ء-ي]))?|[IVX]{1,4}[.)]?|[A-Z][.)])\s+[^\W\d_]"
    r"|[一二三四五六七八九十]{1,3}、|(?:أولا|ثانيا)(?:ً|ا)?\s*[-–:.]"
)
