"""Announcements that stand are shown anew when what they say of a document has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.domain.gate import Gate, Stage, Standing
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice
from bot.domain.poll import Poll
from bot.domain.posting import News, base_of, document_id
from bot.domain.progress import is_version
from bot.domain.symbol import Symbol
from bot.services.outbox import Outbox
from bot.services.posting_desk import PostingDesk, subject

STATUS = "status"
"""Why an announcement is shown anew: its document has come further."""
RESTATED = f"document-{STATUS}"


class Amending:
    """Gives the notices that edit what was announced; the caller puts them in their cause's transaction."""

    def __init__(self, desk: PostingDesk) -> None:
        self._desk = desk

    async def of_gate(
        self, gate: Gate, stands: Standing, at: datetime, fresh: Sequence[Notice] = ()
    ) -> list[Notice]:
        """That a document is open to comments or closed to them, and its announcements then.

        `fresh` are announcements of this moment: they say by themselves what is true now.
        """
        if stands.version is None or stands.closes is None:
            return []
        audience = Audience(gate.guild, gate.channel)
        details = {"gate": gate.id, "version": str(stands.version)}
        moments = [("gate-comments", at)] if stands.stage is Stage.COMMENTS else []
        moments.append(("gate-closed", max(at, stands.closes)))
        found = []
        for kind, when in moments:
            about = f"gate:{gate.id}"
            found.append(Notice(kind, about, str(stands.version), audience, when, details=details))
            new = fresh if when > at else ()
            found += await self.restated(gate.guild, stands.version, f"{gate.id}/{kind}", when, new)
        return found

    async def of_revision(self, guild: str, news: News, at: datetime) -> list[Notice]:
        """That the versions before this one are superseded."""
        base, symbol = base_of(news.symbol), news.symbol
        if not symbol.recency or not is_version(symbol, base):
            return []
        seen = {each.seen.posting.symbol for each in await self._desk.shelf.of_work(base, guild)}
        older = [each for each in seen if is_version(each, base) and each.recency < symbol.recency]
        found = []
        for each in older:
            found += await self.restated(guild, each, str(symbol), at)
        return found

    async def restated(
        self, guild: str, version: Symbol, occasion: str, when: datetime, fresh: Sequence[Notice] = ()
    ) -> list[Notice]:
        """Have each announcement of a version in a server show then what is true."""
        return await restated(self._desk.outbox, guild, version, occasion, when, fresh)


async def restated(
    outbox: Outbox,
    guild: str,
    version: Symbol,
    occasion: str,
    when: datetime,
    fresh: Sequence[Notice] = (),
) -> list[Notice]:
    """The notices that have each announcement of a version in a server show at `when` what is then true."""
    about = subject(document_id(version))
    told = [each.notice for each in await outbox.told(about)]
    told += [each for each in fresh if each.subject == about]
    places = {each.audience for each in told if each.audience.guild == guild}
    firsts = [announced(told, place) for place in places]
    return [amendment(first, STATUS, f"{first.audience.place}/{occasion}", when) for first in firsts if first]


async def offered(outbox: Outbox, poll: Poll, at: datetime) -> list[Notice]:
    """Have announcements of its document offer to take a position while a poll is open, and not after."""
    found = []
    for when in (at, max(at, poll.closes)):
        occasion = f"{poll.id}/{int(when.timestamp())}"
        found += await restated(outbox, poll.guild, poll.symbol, occasion, when)
    return found


def announced(notices: Iterable[Notice], audience: Audience) -> Notice | None:
    """The announcement that stands in this place, where there is one."""
    standing = (each for each in notices if each.audience == audience and "edits" not in each.details)
    return next(standing, None)


def amendment(first: Notice, why: str, occasion: str, at: datetime, added: Sequence[Language] = ()) -> Notice:
    """That an announcement shows more than it did: it is edited, and nothing is posted again."""
    details = {**first.details, "languages": " ".join(added), "edits": first.id}
    details["as"] = first.details.get("as", first.kind.removeprefix("document-"))
    return Notice(f"document-{why}", first.subject, occasion, first.audience, at, details=details)
