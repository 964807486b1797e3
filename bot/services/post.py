"""The way out, as the one who delivers sees it, and the ways in which it can fail."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.notice import Audience
from bot.render.card import Card


class PostError(Exception):
    """A message did not go out; the text is the reason, for logs and lists."""


class RefusedError(PostError):
    """The place doesn't let us speak (403): until somebody mends that."""


class GoneError(PostError):
    """The place is there no more (404)."""


class UnauthorisedError(PostError):
    """The token is not ours any more (401): nothing can be sent."""


class BlockedError(PostError):
    """Our address is banned for a while: whatever else is sent makes it longer."""


class PassingError(PostError):
    """A fault that passes: the other side asks for so much patience."""

    def __init__(self, reason: str, asked: timedelta = timedelta()) -> None:
        super().__init__(reason)
        self.asked = asked


@dataclass(frozen=True, slots=True)
class Mark:
    """By what a message is known again: `nonce` by Discord for some minutes, `reference` by its readers."""

    nonce: str
    reference: str


@dataclass(frozen=True, slots=True)
class Found:
    """Which parts of a message are there already, counted from 1, out of how many.

    `message` is the id of the first of them.
    """

    parts: Collection[int] = ()
    total: int = 1
    message: str = ""

    @property
    def whole(self) -> bool:
        return len(self.parts) == self.total


class Place(Protocol):
    """Where one notice goes, looked up and ready. Each method raises PostError."""

    @property
    def remembers(self) -> bool:
        """Whether Discord knows a message's nonce again here, for some minutes."""
        ...

    async def find(self, mark: Mark, since: datetime) -> Found:
        """What of a message sent after `since` is there."""
        ...

    async def send(self, card: Card, mark: Mark, there: Found) -> str:
        """Send the parts of the card that are not there; the id of the first part's message."""
        ...

    async def edit(self, card: Card, mark: Mark, message: str) -> None:
        """Have that message, sent before with this mark, show the card. Raise GoneError where it is gone."""
        ...


class Post(Protocol):
    """The world of Discord."""

    async def place(self, audience: Audience, thread: str = "") -> Place:
        """The place, ready. `thread`: the first message of the same subject there, to stay in one thread.

        Raise PostError where it can't be had.
        """
        ...

    async def open(self, audience: Audience) -> bool:
        """Whether it looks as if the place lets us speak, without trying."""
        ...

    async def warden(self, guild: str) -> Audience | None:
        """Who is told of what goes wrong in a server; None where there is nobody."""
        ...
