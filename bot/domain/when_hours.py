"""What each rule of the grammar of dates makes of the words for an hour; None where they don't fit."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.when_parts import Clock, Midnight
from bot.domain.when_pieces import Matched


def clock(found: Matched) -> Clock | None:
    """A time of day in figures, with or without the half of the day."""
    hour, minute, second, bare = _figures(found)
    if hour > 24 or not 0 <= minute <= 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    if halves := found.words("P"):
        ways = {_in_half(half, hour, minute, second) for half in halves}
        return ways.pop() if len(ways) == 1 else None
    either = bare and 1 <= hour <= 12 and (found.vocabulary.twelve_hours or _in_words(found))
    zero = Midnight.ZERO if not (hour or minute or second) else Midnight.NO
    return Clock(hour, minute, second, either=either, midnight=zero)


def _in_words(found: Matched) -> bool:
    """Whether the hour is a word, as it is spoken: `à cinq heures et demie`."""
    return any(token.senses[0].letter == "N" and not token.figure for token in found.tokens)


def _figures(found: Matched) -> tuple[int, int, int, bool]:
    """Hour, minute, second, and whether they are written so that twelve hours may be missing."""
    if times := found.words("T"):
        parts = [int(part) for part in times[0].split(":")]
        padded = not found.numbers("T")[0] and times[0].startswith(("0", "10", "11", "12"))
        return parts[0], parts[1], parts[2] if len(parts) > 2 else 0, not padded
    if together := found.numbers("H"):  # a year beside a zone is no hour: `15 May 2030 UTC`
        return together[0] // 100, together[0] % 100, 0, False
    numbers = found.numbers("N")
    if any(len(word) == 1 and word.isdigit() for word in found.words("N")[1:]) and not found.has("mu"):
        return 99, 0, 0, False
    part = found.numbers("qI~")
    minute = part[0] if part else (numbers[1] if len(numbers) > 1 else 0)
    hour = numbers[0]
    if minute < 0:
        hour, minute = hour - 1 or 12 * found.vocabulary.twelve_hours, minute + 60
    return hour, minute, numbers[2] if len(numbers) > 2 else 0, True


def named_zone_clock(found: Matched) -> Clock | None:
    """`1800 UTC`; four figures that may be a year are none: `15 May 2030 UTC`."""
    return None if any(sense.letter == "Y" for sense in found.tokens[0].senses) else clock(found)


def spoken(found: Matched) -> Clock | None:
    """`five thirty pm`: an hour and its minutes in words."""
    words = [token for token, sense in zip(found.tokens, found.senses, strict=True) if sense.letter == "N"]
    if any(word.figure for word in words) or found.numbers("N")[1] not in _SPOKEN_MINUTES:
        return None
    return clock(found)


def half_said(found: Matched) -> Clock | None:
    """`half six`, which is half past six to some and half past five to others."""
    said = clock(found)
    return replace(said, half=True) if said and said.minute == _HALF else None


def _in_half(half: str, hour: int, minute: int, second: int) -> Clock | None:
    """The hour in its half of the day; None where they contradict each other.

    Twelve in the morning or in the evening is noon to some and midnight to others: None.
    """
    zero = Midnight.NO if minute or second else Midnight.WORD
    if hour > 12:
        return Clock(hour, minute, second) if half not in {"am", "morning"} and hour < 24 else None
    if hour == 0:
        early = half in {"am", "night"}
        return Clock(0, minute, second, midnight=zero and Midnight.ZERO) if early else None
    if half in {"morning", "evening"}:
        return Clock(hour + 12 * (half == "evening"), minute, second) if hour < 12 else None
    if half == "am":
        return Clock(hour % 12, minute, second, midnight=zero if hour == 12 else Midnight.NO)
    if half == "pm":
        return Clock(hour % 12 + 12, minute, second)
    if hour == 12:
        return Clock(0, minute, second, midnight=zero) if zero else None
    if hour in {5, 6}:
        return None
    return Clock(hour + 12 if hour > 6 else hour, minute, second)


def noon(found: Matched) -> Clock | None:
    """Noon; "12:30 ظهرا" and "1 ظهرا" are after it."""
    if not found.has("NT"):
        return Clock(12, sum(found.numbers("q")))
    hour, minute, second, _bare = _figures(found)
    if hour not in {12, 13, 1, 2, 3}:
        return None
    return Clock(hour + 12 if hour < 12 else hour, minute, second)


def midnight(found: Matched) -> Clock | None:
    if not found.has("NT"):
        return Clock(0, midnight=Midnight.WORD)
    hour, minute, second, _bare = _figures(found)
    if hour not in {0, 12, 24} or minute or second:
        return None
    return Clock(24) if hour == 24 else Clock(0, midnight=Midnight.WORD)


def office(_found: Matched) -> Clock:
    """Close of business: six in the evening, and asked back."""
    return Clock(18, office=True)


def day_end(_found: Matched) -> Clock:
    return Clock(23, 59, assumed=True)


_HALF = 30
_SPOKEN_MINUTES = frozenset({10, 15, 20, 25, 30, 35, 40, 45, 50, 55})
