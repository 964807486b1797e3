"""A typed date cut into words and figures, each with everything that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.folded import Folded, fold
from bot.domain.when_words import DateLexicon, Sense, Vocabulary
from bot.domain.zones import Zone, database_zone, offset_zone


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure: what it may be, and its half-open place in the folded text."""

    senses: tuple[Sense, ...]
    start: int
    end: int
    text: str
    zone: Zone | None = None

    @property
    def figure(self) -> bool:
        """Whether it is written in figures, not as a word."""
        return self.text[:1].isdigit()


def tokens(typed: str, vocabulary: Vocabulary, lexicon: DateLexicon) -> tuple[Token, ...]:
    """Every word and figure of `typed` in order; what no rule knows has the sense `?`."""
    folded = fold(typed)
    return tuple(_cut(typed, folded, vocabulary, lexicon))


def _cut(typed: str, folded: Folded, vocabulary: Vocabulary, lexicon: DateLexicon) -> Iterator[Token]:
    place, last = 0, ""
    while place < len(folded.text):
        if folded.text[place] == " ":
            place += 1
            continue
        token = (
            _figure(folded.text, place, last, vocabulary)
            or _word(typed, folded, place, vocabulary, lexicon)
            or _unknown(folded.text, place)
        )
        yield token
        place, last = token.end, token.senses[0].letter


def _figure(text: str, place: int, last: str, vocabulary: Vocabulary) -> Token | None:
    if _MINUS.match(text, place) and last != "T":
        return Token((Sense("?"),), place, place + 1, "-")
    for letter, pattern in _FIGURES:
        if found := pattern.match(text, place):
            word = _colons(found[0]) if letter == "T" else found[0]
            return Token((Sense(letter, word=word),), place, found.end(), found[0])
    if found := _SHORT.match(text, place):
        return Token(_short(found, hour=vocabulary.hour_slash and last == "A"), place, found.end(), found[0])
    if last == "F" and text[place] == "t" and _TIME_NEXT.match(text, place):
        return Token((Sense("o"),), place, place + 1, "t")
    if last == "T" and text[place] == "z" and not text[place + 1 : place + 2].isalnum():
        return Token((Sense("Z"),), place, place + 1, "z", Zone("UTC"))
    if last == "T" and (found := _BARE_OFFSET.match(text, place)) and (zone := offset_zone(found[0])):
        return Token((Sense("Z"),), place, found.end(), found[0], zone)
    if found := _NUMBER.match(text, place):
        end = found.end() + _ordinal(text, found.end(), vocabulary)
        senses = _number(found[0]) if end == found.end() else (Sense("r", int(found[0])),)
        return Token(senses, place, end, text[place:end])
    return None


def _colons(time: str) -> str:
    """`17-00`, `1700` and `17:00` as one."""
    return time.replace("-", ":") if len(time) != 4 or not time.isdigit() else f"{time[:2]}:{time[2:]}"


def _short(found: re.Match[str], *, hour: bool) -> tuple[Sense, ...]:
    """`15/5` is a day and a month; `15.05` may also be a time, and `18.30` is nothing else.

    With a slash it is a time after the word for the hour, in Arabic (`الساعة ١٨/٣٠`).
    """
    first, mark, second = int(found[1]), found[2], int(found[3])
    timely = first <= 24 and second <= 59 and len(found[3]) == 2
    if mark == "/" and hour:
        return (Sense("T", word=f"{first}:{found[3]}"),) if timely else (Sense("?"),)
    senses = []
    if first and second and min(first, second) <= 12 and max(first, second) <= 31:
        senses.append(Sense("S", word=found[0]))
    if mark == "." and timely:
        senses.append(Sense("T", word=f"{first}:{found[3]}"))
    return tuple(senses) or (Sense("?"),)


def _number(digits: str) -> tuple[Sense, ...]:
    value = int(digits)
    if len(digits) <= 2:
        return (Sense("N", value, digits),)
    if len(digits) != 4:
        return (Sense("#", value),) if len(digits) == 3 else (Sense("?"),)
    senses = [Sense("Y", value)] if 1900 <= value <= 2199 else []
    if value // 100 <= 24 and value % 100 <= 59:
        senses.append(Sense("H", value))
    return tuple(senses) or (Sense("#", value),)


def _ordinal(text: str, end: int, vocabulary: Vocabulary) -> int:
    for ending in vocabulary.ordinals:
        after = end + len(ending)
        if text.startswith(ending, end) and not text[after : after + 1].isalpha():
            return len(ending)
    return 0


def _word(
    typed: str, folded: Folded, place: int, vocabulary: Vocabulary, lexicon: DateLexicon
) -> Token | None:
    found = _phrase(folded.text, place, vocabulary)
    zone = _zone(typed, folded, place, lexicon)
    numeral = _han(folded.text, place)
    best = max((token.end for token in (found, zone, numeral) if token), default=place)
    if numeral and numeral.end == best:
        return numeral
    if zone and zone.end == best:
        return zone
    return found


def _phrase(text: str, place: int, vocabulary: Vocabulary) -> Token | None:
    for phrase, senses in vocabulary.phrases.get(text[place], ()):
        end = place + len(phrase)
        if text.startswith(phrase, place) and not _glued(text, end):
            return Token(senses, place, end, phrase)
    return None


def _zone(typed: str, folded: Folded, place: int, lexicon: DateLexicon) -> Token | None:
    text = folded.text
    if (named := _DATABASE.match(text, place)) and (zone := database_zone(named[0])):
        return Token((Sense("Z"),), place, named.end(), named[0], zone)
    if (named := _OFFSET.match(text, place)) and (
        zone := offset_zone(named[0].replace(" ", "").rpartition("/")[2])
    ):
        return Token((Sense("Z"),), place, named.end(), named[0], zone)
    for name in lexicon.zones.starting(text[place]):
        end = place + len(name)
        if not text.startswith(name, place) or _glued(text, end):
            continue
        start_typed, end_typed = folded.original(place, end)
        if name in lexicon.zones.capitals and not typed[start_typed:end_typed].isupper():
            continue
        return Token((Sense("Z"),), place, end, name, lexicon.zones.zones.get(name))
    return None


def _unknown(text: str, place: int) -> Token:
    found = _UNKNOWN.match(text, place)
    end = found.end() if found else place + 1
    return Token((Sense("?"),), place, end, text[place:end])


def _glued(text: str, end: int) -> bool:
    """Whether a word would end inside a longer one. Chinese words have no space between them."""
    before, after = text[end - 1], text[end : end + 1]
    return before.isalpha() and after.isalpha() and not _is_han(before) and not _is_han(after)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "〇"


def _han(text: str, place: int) -> Token | None:
    if found := _HAN_YEAR.match(text, place):
        return Token((Sense("Y", _han_number(found[0])),), place, found.end(), found[0])
    if found := _HAN.match(text, place):
        return Token((Sense("N", _han_number(found[0]), found[0]),), place, found.end(), found[0])
    return None


def _han_number(numeral: str) -> int:
    """`十五` is 15, `二十` 20, `二〇二五` 2025, `两` 2."""
    if "十" not in numeral:
        return int("".join(str(_HAN_DIGITS[character]) for character in numeral))
    tens, _, ones = numeral.partition("十")
    return (_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0)


_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_HAN = re.compile(r"[二两三]?十[一二三四五六七八九]?|[一二三四五六七八九两兩](?![一二三四五六七八九十〇零])")
_HAN_YEAR = re.compile(r"[一二][〇零一二三四五六七八九]{3}(?=年)")
_ROMAN = r"(?:i{1,3}|i?v|vi{1,3}|i?x|xi{1,2})"
_FIGURES = (
    ("U", re.compile(r"<t:\d{1,11}(?::[a-z])?>")),
    ("X", re.compile(r"\d{4}-\d{2}-\d{2}t\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})(?![\w:])")),
    ("X", re.compile(r"\d{8}t\d{4}(?:\d{2})?(?:z|[+-]\d{2}:?\d{2})(?![\w:])")),
    ("F", re.compile(rf"\d{{1,2}}(?:([./-]) ?{_ROMAN}\1 ?(?:\d{{4}}|\d{{2}})| {_ROMAN} \d{{4}})(?!\d)")),
    ("F", re.compile(r"\d{1,4}([./-]) ?\d{1,2}\1 ?(?:\d{4}|\d{1,2})(?![\d/])|(?:19|20|21)\d{6}(?!\d)")),
    ("T", re.compile(r"\d{1,2}(?::\d{2}(?::\d{2})?(?![\d:])|-00(?![\d:-]))")),
    ("T", re.compile(r"\d{4}(?=z(?!\w))")),
)
_SHORT = re.compile(r"(\d{1,2})([./])(\d{1,2})(?![\d/]|\.\d)")
_MINUS = re.compile(r"(?<![^ ])-(?=\d)")
_TIME_NEXT = re.compile(r"t\d{2}:\d{2}")
_NUMBER = re.compile(r"\d+")
_OFFSET = re.compile(r"(?:utc/)?(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d{2})?(?!\d)")
_BARE_OFFSET = re.compile(r"[+-]\d{2}:?\d{2}(?!\d)")
_DATABASE = re.compile(r"[a-z]+(?:/[a-z_+0-9-]+)+")
_UNKNOWN = re.compile(r"[^\W\d_\u3400-\u9fff]+|.", re.DOTALL)
