"""Dates as people type them in six languages: understood exactly, or refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.when_days import Doubt
from bot.domain.when_grammar import LONGEST, readings
from bot.domain.when_parts import CalendarDay, Said
from bot.domain.when_settle import Settled, settle
from bot.domain.when_tokens import Token, tokens
from bot.domain.when_words import DateLexicon, Vocabulary
from bot.domain.zones import database_zone, offset_zone, tz

__all__ = ["Doubt", "Part", "Understood", "understand"]


class Part(StrEnum):
    """What a person said themselves; the rest was filled in and is shown to them."""

    DAY = "day"
    TIME = "time"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed date as understood.

    instant  in UTC; `wall` is what the clocks of `zone` show then, without a zone of its own
    typed    verbatim; `language` is the one whose words it is in
    explicit the parts that were typed. Without a time it is 23:59, without a day the next such time.
    doubts   why to ask before it is used; empty where there is nothing to ask
    others   the other instants that may be meant, likeliest first
    """

    instant: datetime
    zone: str
    wall: datetime
    typed: str
    language: Language
    explicit: frozenset[Part]
    doubts: tuple[Doubt, ...] = ()
    others: tuple[datetime, ...] = ()

    @property
    def sure(self) -> bool:
        return not self.doubts


def understand(typed: str, language: Language, now: datetime, zone: str, lexicon: DateLexicon) -> Understood:
    """The instant that `typed` names, read in `language` or else in the other official languages.

    `now` is aware; `zone` holds where none is typed. Nothing is guessed: raise UserError
    "date-not-understood" where a word has no place, "date-period" for a week or a month, "date-unclear"
    where two readings stand, "date-impossible" for 31 February, "date-weekday-mismatch",
    "date-zones-disagree", "zone-unknown", "zone-unclear"; and where a word tells what hinders,
    "date-part-of-day", "date-noon-or-midnight", "date-working-days",
    "date-other-calendar", "date-year-short".
    """
    if not typed.strip() or len(typed) > LONGEST:
        raise UserError("date-not-understood", typed=typed[:LONGEST])
    order = [language, *OFFICIAL] if language in OFFICIAL else list(OFFICIAL)
    found: dict[Settled, Understood] = {}
    for each in dict.fromkeys(order):
        found |= dict(_in_language(typed, each, now, zone, lexicon))
        if found and each is language:
            break
    if not found:
        raise _refusal(typed.strip(), language, lexicon)
    if len({settled.instants[0] for settled in found}) > 1:
        raise UserError("date-unclear", typed=typed.strip())
    return next(iter(found.values()))


def _refusal(typed: str, language: Language, lexicon: DateLexicon) -> UserError:
    """Why nothing was understood: a zone that nobody knows, a week where a day is needed, or what else."""
    for name in _ZONE_LIKE.findall(typed):
        if not (database_zone(name.lower()) or offset_zone(name.lower()) or lexicon.zones.knows(name)):
            return UserError("zone-unknown", typed=name)
    order = dict.fromkeys([language if language in OFFICIAL else Language.EN, *OFFICIAL])
    spoken = (lexicon.vocabularies[each] for each in order)
    found = (_hindrance(tokens(typed, each, lexicon), each) for each in spoken)
    return UserError(next((key for key in found if key), "date-not-understood"), typed=typed)


def _hindrance(words: tuple[Token, ...], vocabulary: Vocabulary) -> str:
    """What a person should write otherwise, "" where nobody can say."""
    for sense in (word.senses[0] for word in words):
        if sense.letter in "?&" and sense.word in _REASONS:
            return _REASONS[sense.word]
    letters = "".join(word.senses[0].letter for word in words)
    if _PERIOD.fullmatch(letters):
        return "date-period"
    if _SHORT_YEAR.fullmatch(letters):
        return "date-year-short"
    hourless = tuple(word for word in words if word.senses[0].letter != "P")
    hours = {each.clock and each.clock.hour for each in readings(hourless, vocabulary)}
    if hourless == words or not hours:
        return ""
    return "date-noon-or-midnight" if hours == {12} else "date-part-of-day" if hours == {None} else ""


def _in_language(
    typed: str, language: Language, now: datetime, zone: str, lexicon: DateLexicon
) -> Iterator[tuple[Settled, Understood]]:
    vocabulary = lexicon.vocabularies[language]
    words = tokens(typed, vocabulary, lexicon)
    if any(word.senses[0].letter == "!" for word in words):
        raise UserError("date-unclear", typed=typed.strip())
    said = _figures_alone(readings(words, vocabulary), typed, vocabulary, lexicon)
    if not said:
        return
    _refuse_unclear_zones(words, lexicon)
    for reading in said:
        try:
            settled = settle(reading, now, zone)
        except UserError as error:
            raise UserError(error.key, **{"typed": typed.strip(), **error.details}) from None
        yield settled, _understood(typed, language, reading, settled)


def _figures_alone(
    said: tuple[Said, ...], typed: str, vocabulary: Vocabulary, lexicon: DateLexicon
) -> tuple[Said, ...]:
    """Day and month in figures alone (`12/05/2027`) don't say in which language's order they stand.

    With a word of a language that puts the day first (`le 12/05/2027`) they do.
    """
    if vocabulary.slash_unclear or not any(isinstance(each.day, CalendarDay) for each in said):
        return said
    unclear = lexicon.vocabularies[Language.EN]
    elsewhere = readings(tokens(typed, unclear, lexicon), unclear)
    ways = next((each.day for each in elsewhere if isinstance(each.day, CalendarDay)), None)
    if ways is None or len(ways.readings) == 1:
        return said
    return tuple(replace(each, day=ways) if each.day else each for each in said)


def _refuse_unclear_zones(words: tuple[Token, ...], lexicon: DateLexicon) -> None:
    for word in words:
        if word.senses[0].letter == "Z" and word.zone is None:
            choices = ", ".join(lexicon.zones.unclear[word.text])
            raise UserError("zone-unclear", typed=word.text.upper(), choices=choices)


def _understood(typed: str, language: Language, said: Said, settled: Settled) -> Understood:
    first, *others = settled.instants
    return Understood(
        first,
        settled.zone,
        first.astimezone(tz(settled.zone)).replace(tzinfo=None),
        typed,
        language,
        frozenset(_explicit(said)),
        tuple(sorted(settled.doubts)),
        tuple(others),
    )


def _explicit(said: Said) -> Iterator[Part]:
    if said.day or said.weekday or said.exact:
        yield Part.DAY
    if said.exact or (said.clock and not (said.clock.assumed or said.clock.office)) or _counted(said):
        yield Part.TIME
    if said.zones or said.exact:
        yield Part.ZONE


def _counted(said: Said) -> bool:
    return bool(getattr(said.day, "exact", False))


_REASONS = {
    "part-of-day": "date-part-of-day",
    "working-days": "date-working-days",
    "other-calendar": "date-other-calendar",
}
_SHORT_YEAR = re.compile(r"[oAW]*(?:[Nr]J?o*M(?:[/o]*M)*o*NR?|NRo*NONJ?)(?:o*T)?o*")
_PERIOD = re.compile(
    r"[oA]*(?:[xcV]o*)?(?:[wlyROpL]|[rCN]o*p|po*[rC]|M(?:[/o]*M)*)(?:o*[xcVYRO])*o*|(?:Y[Ro]*|V)?NO|[oA]*YR?o*"
)
"""What names a week, a month or a year, and no day."""
_ZONE_LIKE = re.compile(r"[A-Za-z]{2,}/[A-Za-z_]{2,}(?:/[A-Za-z_]+)?|(?<=\d )[A-Z]{3,5}\b")
