"""Dates that are counted from an event: "3 weeks before PP-26, 18:00 Geneva time"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import time

from bot.domain.errors import UserError
from bot.domain.folded import fold
from bot.domain.language import OFFICIAL, Language
from bot.domain.when_grammar import LONGEST, MOST_TOKENS, readings
from bot.domain.when_parts import Clock, Midnight, Said
from bot.domain.when_tokens import Token, tokens
from bot.domain.when_words import DateLexicon, Sense, Vocabulary


@dataclass(frozen=True, slots=True)
class Counted:
    """So much before or after the event of this name, at which hour of that day and where.

    `count` is negative before it; `unit` is hour, day, week or month; `hour` None where none was typed or
    hours are counted; `zone` "" where none was typed: the venue's.
    """

    name: str
    count: int
    unit: str
    hour: time | None
    zone: str


def counted(typed: str, language: Language, names: Collection[str], lexicon: DateLexicon) -> Counted | None:
    """What is counted from one of the events with these names; None where no event is named.

    Names are folded. None too where more is said about the event than any date says. Raise
    UserError("date-event-unclear") where an event is named and the words about it have no place,
    ("date-event-unknown") where something is counted from an event that nobody knows.
    """
    order = dict.fromkeys([language, *OFFICIAL] if language in OFFICIAL else OFFICIAL)
    folded = fold(typed)
    if place := _named(folded.text, names):
        start, end = folded.original(*place)
        return _about(
            folded.text[slice(*place)], (typed[:start], typed[start:end], typed[end:]), order, lexicon
        )
    if len(typed) > LONGEST:
        return None
    for each in order:
        if unknown := _unknown(typed, lexicon.vocabularies[each], lexicon):
            raise UserError("date-event-unknown", name=unknown)
    return None


def _about(
    name: str, typed: tuple[str, str, str], order: Collection[Language], lexicon: DateLexicon
) -> Counted | None:
    """What is said before and after the name of an event, which stands between."""
    before, as_typed, after = typed
    if len(before + after) > LONGEST or _plain_date("".join(typed), order, lexicon):
        return None
    for each in order:
        if found := _read(name, (before, after), lexicon.vocabularies[each], lexicon):
            return found
    raise UserError("date-event-unclear", typed="".join(typed).strip(), name=as_typed)


def _named(text: str, names: Collection[str]) -> tuple[int, int] | None:
    """Where the longest of these names stands in a text, as whole words."""
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            if not (_glued(text, start) or _glued(text, start + len(name))):
                return start, start + len(name)
            start = text.find(name, start + 1)
    return None


def _glued(text: str, place: int) -> bool:
    """Whether a word or figure goes on across this place; Chinese words have no spaces between them."""
    return bool(_GOES_ON.match(text[place - 1 : place + 1])) if place else False


def _read(name: str, parts: tuple[str, str], vocabulary: Vocabulary, lexicon: DateLexicon) -> Counted | None:
    before, after = (tokens(part, vocabulary, lexicon) for part in parts)
    event = Token((Sense("K", word=name),), 0, 0, name)
    found = {_settled(name, said) for said in readings((*before, event, *after), vocabulary)}
    return found.pop() if len(found) == 1 else None


def _settled(name: str, said: Said) -> Counted | None:
    """What a reading says, where it leaves nothing open."""
    if said.counted is None or len(said.zones) > 1 or any(not zone.name for zone in said.zones):
        return None
    unit, factor = _UNITS[said.counted.unit]
    if (unit == "hour" and (said.clock or said.zones)) or not _certain(said.clock):
        return None
    hour = None if said.clock is None or said.clock.assumed else time(said.clock.hour, said.clock.minute)
    zone = said.zones[0].name if said.zones else ""
    return Counted(name, said.counted.count * factor, unit, hour, zone)


def _certain(clock: Clock | None) -> bool:
    if clock is None:
        return True
    return (
        not (clock.either or clock.office or clock.second)
        and clock.midnight is Midnight.NO
        and clock.hour < 24
    )


def _plain_date(typed: str, order: Collection[Language], lexicon: DateLexicon) -> bool:
    """Whether it is a date without the event: the name is then some other word of it."""
    vocabularies = (lexicon.vocabularies[each] for each in order)
    return any(readings(tokens(typed, each, lexicon), each) for each in vocabularies)


def _unknown(typed: str, vocabulary: Vocabulary, lexicon: DateLexicon) -> str:
    """The words that stand where an event should, "" where nothing is counted from anything."""
    words = tokens(typed, vocabulary, lexicon)
    for start, end in _places(words):
        if not any(_unread(word) for word in words[start:end]):
            continue
        trial = (*words[:start], Token((Sense("K"),), 0, 0, ""), *words[end:])
        if any(said.counted for said in readings(trial, vocabulary)):
            first, last = fold(typed).original(words[start].start, words[end - 1].end)
            return typed[first:last]
    return ""


def _places(words: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Where a name of several words may stand, the longest first; what is left can be read as a date."""
    for length in range(len(words) - 1, max(0, len(words) - MOST_TOKENS), -1):
        yield from ((start, start + length) for start in range(len(words) - length + 1))


def _unread(word: Token) -> bool:
    return word.senses[0].letter == "?" and word.text[0].isalpha()


_UNITS: Mapping[str, tuple[str, int]] = {
    "d": ("day", 1),
    "w": ("week", 1),
    "l": ("month", 1),
    "y": ("month", 12),
    "h": ("hour", 1),
}
_GOES_ON = re.compile(r"[^\W_\u3400-\u9fff]{2}")
