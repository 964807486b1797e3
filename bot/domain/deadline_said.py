"""Deadlines counted from an event in a person's own words: a rule as any other, kept with the deadline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from bot.domain.deadline_rules import DAY_END, Rule
from bot.domain.when_counted import Counted

SAID = "said:"
"""How the id of such a rule begins; the rest says all of it: `said:-3 week 23:59 Asia/Qatar`."""


def said_rule(found: Counted) -> Rule:
    """The rule that somebody's words make. Without an hour the day counts whole, at the venue."""
    hour = None if found.unit == "hour" else found.hour or DAY_END
    return _rule(found.count, found.unit, hour, found.zone)


def is_said(rule: Rule) -> bool:
    """Whether a person's words made it."""
    return rule.id.startswith(SAID)


def rule_of(known: Mapping[str, Rule], name: str) -> Rule | None:
    """The rule of this id, whether laid down or said; None for none."""
    if found := _ID.fullmatch(name):
        hour = time.fromisoformat(found["hour"]) if found["hour"] else None
        return _rule(int(found["count"]), found["unit"], hour, found["zone"] or "")
    return known.get(name)


def _rule(count: int, unit: str, hour: time | None, zone: str) -> Rule:
    parts = (f"{count:+d}", unit, f"{hour:%H:%M}" if hour else "", zone)
    name = SAID + " ".join(part for part in parts if part)
    return Rule(name, (), count, unit, hour, False, "", "", True, (), zone)


_ID = re.compile(
    SAID + r"(?P<count>[+-]\d+) (?P<unit>hour|day|week|month)(?: (?P<hour>\d\d:\d\d))?(?: (?P<zone>\S+))?"
)
