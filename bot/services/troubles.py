"""Places that refuse us or are gone: what is for them waits there, and who can mend it is told once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import structlog

from bot.domain.language import Language
from bot.domain.notice import Audience, Claimed, Notice
from bot.render.card import Card
from bot.render.troubles import trouble_card
from bot.services.outbox import Deliveries, Outbox
from bot.services.ports import Transactions
from bot.services.post import Post
from bot.services.tellers import Teller

log = structlog.get_logger()

REFUSED = "place-refused"
GONE = "place-gone"


class Troubles:
    """Each place is tried once; nothing that is for it is lost."""

    def __init__(self, database: Transactions, deliveries: Deliveries, outbox: Outbox) -> None:
        self._database = database
        self._deliveries = deliveries
        self._outbox = outbox

    @property
    def tellers(self) -> Mapping[str, Teller]:
        return {REFUSED: _tell, GONE: _tell}

    async def refused(self, post: Post, claimed: Claimed, reason: str, now: datetime) -> None:
        """Park it, and with it everything that waits for the same place, until `retest`."""
        audience = claimed.notice.audience
        await self._warn(post, claimed, REFUSED, now)
        await self._deliveries.park(claimed, reason)
        parked = await self._deliveries.pause(audience, reason)
        log.warning("a place refuses us", place=audience.place, reason=reason, parked=parked + 1)

    async def gone(self, post: Post, claimed: Claimed, reason: str, now: datetime) -> None:
        """It is dead, and listed."""
        await self._warn(post, claimed, GONE, now)
        await self._deliveries.bury(claimed, reason)
        log.warning("a place is gone", place=claimed.notice.audience.place, reason=reason)

    async def retest(self, post: Post, guild: str = "") -> None:
        """Let what is parked go out where it looks as if we may speak; for people only without a server."""
        for audience in await self._deliveries.parked_places(guild):
            if (audience.channel or not guild) and await post.open(audience):
                resumed = await self._deliveries.resume(audience)
                log.info("a place is open again", place=audience.place, notices=resumed)

    async def _warn(self, post: Post, claimed: Claimed, kind: str, now: datetime) -> None:
        """Tell once, at the first notice that a place takes not, who can mend it."""
        notice = claimed.notice
        if notice.kind in {REFUSED, GONE} or await self._deliveries.in_trouble(notice.audience):
            return
        warden = await post.warden(notice.audience.guild)
        if warden is None or warden.place == notice.audience.place:
            return
        where = {"channel": notice.audience.channel, "person": notice.audience.person}
        warning = Notice(kind, f"place:{notice.audience.place}", notice.id, warden, now, details=where)
        async with self._database.transaction() as unit:
            await self._outbox.put(unit, [warning])


async def _tell(notice: Notice, _: datetime, language: Language) -> Card:
    audience = Audience(notice.audience.guild, notice.details["channel"], notice.details["person"])
    return trouble_card(audience, gone=notice.kind == GONE, language=language)
