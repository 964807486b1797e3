"""What a chair asks about deadlines, and what comes of it: done, or asked back first."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.domain.deadline import (
    Act,
    Addressees,
    Change,
    Deadline,
    Doing,
    Reference,
    Terms,
    Until,
    check_what,
)
from bot.domain.deadline_rules import Computed, Event
from bot.domain.poll import Window
from bot.domain.reminders import ReminderLexicon, ladder
from bot.domain.when import Doubt, Understood
from bot.render.delegations import state_code

WAITS = timedelta(minutes=15)
"""For so long what was asked back can be answered."""
LONGEST_REFERENCE = 100


@dataclass(frozen=True, slots=True)
class Request:
    """A deadline as a chair asks for it; everything as typed, ids as Discord has them."""

    what: str
    when: str
    document: str = ""
    clause: str = ""
    zone: str = ""
    role: str = ""
    delegations: str = ""
    reminders: str = ""
    channel: str = ""
    rule: str = ""
    event: str = ""

    @classmethod
    def told(cls, details: Mapping[str, str]) -> Request:
        """As a draft kept it."""
        return cls(**{name: details[name] for name in asdict(cls("", ""))})


@dataclass(frozen=True, slots=True)
class Later:
    """A new end for a deadline, as typed. `seen` is the last change that the chair knows of, None for any."""

    act: Act
    deadline: str
    when: str
    reason: str
    seen: int | None = None

    def details(self) -> Mapping[str, str]:
        """As a draft keeps it."""
        return {"deadline": self.deadline, "when": self.when, "reason": self.reason, "seen": str(self.seen)}

    @classmethod
    def told(cls, details: Mapping[str, str]) -> Later:
        """As a draft kept it."""
        act = Act(details["act"])
        return cls(act, details["deadline"], details["when"], details["reason"], int(details["seen"]))


@dataclass(frozen=True, slots=True)
class Done:
    """What was done; `understood` is the date as it was read, None where none was typed; `counted` the event
    it is counted from with the arithmetic, None where it is counted from none."""

    deadline: Deadline
    change: Change
    understood: Understood | None = None
    counted: tuple[Event, Computed] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What waits for the chair to choose among `untils`: a date in doubt, or a deadline that another chair
    changed just before (`first`). `draft` names it."""

    act: Act
    what: str
    untils: tuple[Until, ...]
    doubts: tuple[Doubt, ...] = ()
    first: Change | None = None
    draft: str = ""


Outcome = Done | Asked


def asked_for(request: Request, until: Until, doing: Doing, guild: str, units: ReminderLexicon) -> Deadline:
    """The deadline that a request makes. Raise UserError for what can't be taken as typed."""
    opens = min(doing.at, until.instant)
    return Deadline(
        id=deadline_id(guild, doing.deed),
        guild=guild,
        what=check_what(request.what),
        terms=Terms(until.instant, (Window(opens, until.instant),), until.zone, until.typed),
        reference=Reference(_short(request.document), _short(request.clause)),
        addressees=Addressees(request.role, codes(request.delegations)),
        reminders=ladder(request.reminders, units),
        rule=request.rule,
        event=request.event,
        channel=request.channel,
    )


def meant(understood: Understood) -> tuple[Until, ...]:
    """The ends that a typed date may mean, the likeliest first."""
    return tuple(
        Until(instant, understood.zone, understood.typed)
        for instant in (understood.instant, *understood.others)
    )


def kept_untils(untils: Sequence[Until]) -> Mapping[str, str]:
    """Ends as a draft keeps them."""
    first = untils[0]
    instants = " ".join(until.instant.isoformat() for until in untils)
    return {"instants": instants, "until_zone": first.zone, "typed": first.typed}


def told_untils(details: Mapping[str, str]) -> tuple[Until, ...]:
    """Ends as a draft kept them."""
    instants = details["instants"].split()
    return tuple(
        Until(datetime.fromisoformat(each), details["until_zone"], details["typed"]) for each in instants
    )


def codes(typed: str) -> tuple[str, ...]:
    """Codes of the delegations named, by code or State's name, with commas between."""
    items = [item.strip() for item in re.split(r"[,;،；、]", typed) if item.strip()]
    return tuple(dict.fromkeys(state_code(item) or item.upper() for item in items))


def deadline_id(guild: str, deed: str) -> str:
    """An opaque id of 8 letters and digits: the same deed makes the same deadline."""
    digest = hashlib.sha256(f"deadline/{guild}/{deed}".encode()).digest()
    return base64.b32encode(digest)[:8].decode().lower()


def second(at: datetime) -> datetime:
    """The full second in which something happened, as the record keeps it."""
    return at.replace(microsecond=0)


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST_REFERENCE]
