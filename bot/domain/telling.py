"""What the group is told of a poll without having asked: kept with its cause, delivered once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class News(StrEnum):
    """What has happened."""

    OPENED = "opened"
    BROKEN = "broken"  # a silence, on one clause
    CLOSED = "closed"
    ADOPTED = "adopted"  # the end of a silence procedure: each clause's fate
    EXTENDED = "extended"
    REOPENED = "reopened"
    OUTCOME = "outcome"
    EXPLAINED = "explained"  # a delegation explains its position
    NUDGE = "nudge"  # to one person, whose delegation still owes an answer
    BEHALF = "behalf"  # to one person, for whose delegation something was recorded
    AGAIN = "again"  # to one person: a clause on which the delegation had spoken has changed


@dataclass(frozen=True, slots=True)
class Telling:
    """News of a poll for its channel or, where `user` is given, for one person alone.

    `key` tells apart what is said of one poll: the same key is said once. `entry` is the sequence number of
    the ledger entry concerned, 0 where none is; `urgent` goes before everything else.
    """

    news: News
    guild: str
    poll: str
    key: str
    channel: str = ""
    user: str = ""
    entry: int = 0
    urgent: bool = False
