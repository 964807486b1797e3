"""A poll: the clauses of one version of a document on which delegations are asked, and its rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.clause import Clause
from bot.domain.delegation import COUNTABLE, Delegation, Standing
from bot.domain.document import content_hash
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.symbol import Symbol

MOST_CLAUSES = 100


class Visibility(StrEnum):
    """Who sees positions, and from when."""

    LIVE = "live"
    OWN = "own"  # whoever has taken a position
    CLOSE = "close"  # everyone, after the close
    CHAIR = "chair"  # the chair and the secretariat only


@dataclass(frozen=True, slots=True)
class PollClause:
    """A clause as it stood when the poll opened: frozen, with the hash of its text in the poll's language.

    `number` counts from 0 within the poll; `texts` has it in every language that was held.
    """

    number: int
    key: str
    label: str
    section: str
    text: str
    texts: Mapping[Language, str]

    @property
    def hash(self) -> str:
        return content_hash(self.text)

    @property
    def citation(self) -> str:
        """How delegates cite it: `resolves 6 ii)`, `2.1`."""
        return f"{self.section} {self.label}".strip() if self.section else self.label or self.key

    def in_language(self, language: Language) -> str:
        """Its text in that language where held, else as polled."""
        return self.texts.get(language, self.text)


def frozen(
    clauses: Iterable[Clause], translations: Mapping[Language, Mapping[str, str]]
) -> tuple[PollClause, ...]:
    """The clauses as a poll keeps them; `translations` are texts by language and clause key."""
    return tuple(
        PollClause(
            number,
            clause.key,
            clause.label,
            clause.section,
            clause.text,
            {language: texts[clause.key] for language, texts in translations.items() if clause.key in texts},
        )
        for number, clause in enumerate(clauses)
    )


@dataclass(frozen=True, slots=True)
class Window:
    """A time during which positions are taken, half-open. `cut` where the chair ended it before its time."""

    opens: datetime
    closes: datetime
    cut: bool = False

    def holds(self, at: datetime) -> bool:
        return self.opens <= at < self.closes


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many eligible delegations must be heard: `number`, or `number`/`of` of them; 0 asks for none."""

    number: int = 0
    of: int = 0

    def met(self, heard: int, eligible: int) -> bool:
        return heard * self.of >= self.number * eligible if self.of else heard >= self.number

    def __str__(self) -> str:
        if self.of == 100:
            return f"{self.number}%"
        return f"{self.number}/{self.of}" if self.of else str(self.number)


def quorum(text: str) -> Quorum:
    """The quorum that `12`, `50%` or `2/3` means; "" is none. Raise UserError("quorum-unclear")."""
    typed = text.replace(" ", "")
    number, _, of = typed.removesuffix("%").partition("/")
    if not typed:
        return Quorum()
    if not number.isdecimal() or (of and not of.isdecimal()) or (of and typed.endswith("%")):
        raise UserError("quorum-unclear", text=text)
    found = Quorum(int(number), 100 if typed.endswith("%") else int(of or 0))
    if ("/" in typed and not found.of) or (found.of and found.number > found.of):
        raise UserError("quorum-unclear", text=text)
    return found


@dataclass(frozen=True, slots=True)
class Audience:
    """Which delegations count: by standing, and where given by regional group or by code."""

    standings: frozenset[Standing] = COUNTABLE
    groups: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def takes(self, delegation: Delegation) -> bool:
        """Whether its positions count. An observer's never do."""
        return (
            delegation.standing in self.standings & COUNTABLE
            and (not self.groups or not self.groups.isdisjoint(delegation.groups))
            and (not self.codes or delegation.code in self.codes)
        )


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll as it stands. `windows` are in order and don't overlap: a reopening adds one.

    `language` is that in which the text was polled; `zone` the venue's; `previous` the poll on the earlier
    revision from which positions were carried over; `titles` what the document is called in the languages in
    which it was held, none where the chair gave the poll a title.
    """

    id: str
    guild: str
    symbol: Symbol
    title: str
    language: Language
    scale: str
    clauses: tuple[PollClause, ...]
    windows: tuple[Window, ...]
    visibility: Visibility = Visibility.LIVE
    quorum: Quorum = Quorum()
    audience: Audience = Audience()
    silence: bool = False
    sealed: bool = False
    zone: str = "UTC"
    channel: str = ""
    message: str = ""
    previous: str = ""
    titles: Mapping[Language, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.title

    @property
    def opens(self) -> datetime:
        return self.windows[0].opens

    @property
    def closes(self) -> datetime:
        return self.windows[-1].closes

    @property
    def stopped(self) -> bool:
        """Whether the chair ended it before its time."""
        return self.windows[-1].cut

    def title_in(self, language: Language) -> str:
        """What it is called in that language, where that is known, else as it was opened."""
        return self.titles.get(language, self.title)

    def takes(self, at: datetime) -> bool:
        """Whether what was received at `at` is in time. Only this decides, whenever it is written."""
        return any(window.holds(at) for window in self.windows)

    def clause(self, key: str) -> PollClause | None:
        return next((clause for clause in self.clauses if clause.key == key), None)

    def eligible(self, delegations: Iterable[Delegation], now: datetime) -> tuple[Delegation, ...]:
        """Those that count, as they sat at `now` or, once it has closed, at the close."""
        at = min(now, self.closes)
        return tuple(each for each in delegations if self.audience.takes(each) and each.sits(at))


def extended(poll: Poll, closes: datetime, at: datetime) -> Poll:
    """The same poll, open longer. Only while it is open: raise UserError("poll-extend-closed" or -sooner).

    A close counts from the next full second on; whoever acts within that second comes after it.
    """
    if poll.stopped or not poll.takes(at):
        raise UserError("poll-extend-closed", poll=poll)
    if closes <= poll.closes:
        raise UserError("poll-extend-sooner", poll=poll)
    return replace(poll, windows=(*poll.windows[:-1], replace(poll.windows[-1], closes=closes)))


def closed(poll: Poll, at: datetime) -> Poll:
    """The same poll, ended now by the chair. Raise UserError("poll-close-closed") where it has ended."""
    if poll.stopped or not poll.takes(at):
        raise UserError("poll-close-closed", poll=poll)
    ended = replace(poll.windows[-1], closes=at, cut=True)
    return replace(poll, windows=(*poll.windows[:-1], ended))


def reopened(poll: Poll, closes: datetime, at: datetime) -> Poll:
    """The same poll, open again from now; what came in between stays late.

    What silence adopted is not reopened: it takes a new procedure. Raise UserError("poll-reopen-…").
    """
    if at < poll.closes:
        raise UserError("poll-reopen-open", poll=poll)
    if poll.silence and not poll.stopped:
        raise UserError("poll-reopen-adopted", poll=poll)
    if closes <= at:
        raise UserError("poll-closes-past")
    return replace(poll, windows=(*poll.windows, Window(at, closes)))


def check_opening(clauses: Collection[PollClause], opens: datetime, closes: datetime) -> None:
    """Raise UserError where a poll can't open so: nothing asked, too much asked, or a close in the past."""
    if not clauses:
        raise UserError("poll-no-clauses")
    if len(clauses) > MOST_CLAUSES:
        raise UserError("poll-too-many-clauses", most=MOST_CLAUSES)
    if closes <= opens:
        raise UserError("poll-closes-past")
