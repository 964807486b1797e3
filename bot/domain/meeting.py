"""A meeting: an event with an hour and a place, its agenda, and the documents under each item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.deadline_rules import Event
from bot.domain.errors import UserError
from bot.domain.recurrence import at_wall

LONGEST_LABEL = 20
LONGEST_TITLE = 300
LONGEST_PLACE = 200


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda of an event: `3.1`, and what it is about."""

    event: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document under an item of an agenda. `submitter` as it says itself or a person said, "" unknown."""

    event: str
    label: str
    document: str
    submitter: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """What is taken away: a whole meeting where nothing else is named, an item, or a document of one."""

    event: str
    label: str = ""
    document: str = ""


def opens_at(event: Event) -> datetime:
    """The instant at which a meeting opens: midnight at the venue where no hour is known."""
    clock = event.clock or datetime.min.time()
    return at_wall(datetime.combine(event.opens, clock), event.zone).astimezone(UTC)


def check_item(label: str, title: str) -> tuple[str, str]:
    """An item's label and title on one line. Raise UserError("agenda-label"), ("agenda-title")."""
    plain, said = "".join(label.split()).rstrip("."), " ".join(title.split())
    if not plain or len(plain) > LONGEST_LABEL or not _LABEL.fullmatch(plain):
        raise UserError("agenda-label", label=label)
    if not said or len(said) > LONGEST_TITLE:
        raise UserError("agenda-title", most=LONGEST_TITLE)
    return plain, said


def in_order(items: Iterable[Item]) -> list[Item]:
    """The items as an agenda lists them: 2 before 10, 3 before 3.1."""
    return sorted(items, key=lambda each: place_of(each.label))


def place_of(label: str) -> tuple[tuple[int, int, str], ...]:
    """Where a label stands among others: numbers by their value, letters after them."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in re.findall(r"\d+|[^\W\d_]+", label)
    )


_LABEL = re.compile(r"[\w.)(-]+")
