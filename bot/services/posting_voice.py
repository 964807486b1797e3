"""The words of notices about postings and promises, made when they are sent from what is true then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.domain.gate import Stage
from bot.domain.language import Language
from bot.domain.notice import Notice
from bot.domain.posting import Posting, What, ordered
from bot.domain.promise import State
from bot.domain.symbol import Symbol
from bot.render.card import Card
from bot.render.posting_cards import announcement_card, many_card, missing_card
from bot.render.promise_cards import gate_card, promise_card
from bot.render.source_cards import degraded_card, recovered_card
from bot.services.amending import RESTATED
from bot.services.portrait import Portrait
from bot.services.posting_desk import PostingDesk
from bot.services.promising import Promising
from bot.services.tellers import Teller


class PostingVoice:
    """Gives each notice its card, or None where there is nothing to say any more."""

    def __init__(self, desk: PostingDesk, promising: Promising, portrait: Portrait) -> None:
        self._desk = desk
        self._promising = promising
        self._portrait = portrait

    @property
    def tellers(self) -> Mapping[str, Teller]:
        """Who tells each kind of notice."""
        return {
            **dict.fromkeys((f"document-{what}" for what in What), self.document),
            **dict.fromkeys(("document-read", RESTATED), self.document),
            "documents-many": self.many,
            **dict.fromkeys(("source-degraded", "source-recovered"), self.source),
            **dict.fromkeys(("promise-kept", "promise-broken"), self.promise),
            **dict.fromkeys(("gate-comments", "gate-closed", "gate-sent"), self.gate),
            "number-missing": self.number,
        }

    async def document(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """An announcement with every language posted until now."""
        kept = await self._desk.shelf.of_document(notice.details["document"], notice.audience.guild)
        if not kept:
            return None
        what = What(notice.details.get("as", notice.kind.removeprefix("document-")))
        added = ordered(Language(each) for each in notice.details["languages"].split())
        shown = await self._portrait.of(what, added, kept, notice.audience.guild, now, language)
        return announcement_card(shown, language)

    async def many(self, notice: Notice, now: datetime, language: Language) -> Card | None:  # noqa: ARG002
        """That a great many documents appeared at once."""
        watched = await self._desk.sources.watched(notice.audience.guild)
        source = notice.details["source"]
        name = next((each.name for each in watched if each.source.id == source), source)
        guild, documents = notice.audience.guild, notice.details["documents"].split()
        first = [await self._desk.shelf.of_document(each, guild) for each in documents]
        postings = [kept[0].seen.posting for kept in first if kept]
        return many_card(name, int(notice.details["count"]), postings, language)

    async def source(self, notice: Notice, now: datetime, language: Language) -> Card | None:  # noqa: ARG002
        """How a source fares; nothing where it has changed again meanwhile."""
        watched = await self._desk.sources.watched(notice.audience.guild)
        found = next((each for each in watched if each.source.id == notice.details["source"]), None)
        if found is None or found.health.degraded != (notice.kind == "source-degraded"):
            return None
        if found.health.degraded:
            return degraded_card(found.name, found.source, found.health, language)
        return recovered_card(found.name, await self._missed(notice), language)

    async def _missed(self, notice: Notice) -> list[Posting]:
        """The documents that a source showed when it was back, for the first time since it failed."""
        moments = (int(notice.details[each]) for each in ("since", "until"))
        since, until = (datetime.fromtimestamp(each, UTC) for each in moments)
        latest = await self._desk.shelf.latest(notice.audience.guild, LATEST)
        found = [each.seen for each in latest[::-1] if each.seen.posting.source == notice.details["source"]]
        missed = [each.posting for each in found if not each.baseline and since <= each.at <= until]
        return list({each.document: each for each in missed[::-1]}.values())[::-1]

    async def promise(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """A promise that was kept, or wasn't when it was due; nothing where that is no longer so."""
        promise = await self._desk.promises.promise(notice.audience.guild, notice.details["promise"])
        if promise is None:
            return None
        stands = await self._promising.show(promise.guild, promise.id, now)
        broken = stands.outcome.state is State.BROKEN
        settled = stands.outcome.state in {State.KEPT, State.LATE}
        if not (broken if notice.kind == "promise-broken" else settled):
            return None
        return promise_card(promise, stands.outcome, language, stands.place, unread=stands.unread)

    async def gate(self, notice: Notice, now: datetime, language: Language) -> Card | None:
        """How far a document has come; nothing of a version that has been followed by another."""
        gated = await self._promising.gated(notice.audience.guild, notice.details["gate"], now)
        if gated is None:
            return None
        stage = gated.standing.stage
        wanted = {"gate-comments": Stage.COMMENTS, "gate-closed": Stage.CLOSED, "gate-sent": Stage.SENT}
        outdated = notice.details.get("version", str(gated.standing.version)) != str(gated.standing.version)
        if stage is not wanted[notice.kind] or outdated:
            return None
        return gate_card(gated.gate, gated.standing, language)

    async def number(self, notice: Notice, now: datetime, language: Language) -> Card | None:  # noqa: ARG002
        """A number left out; nothing where it was posted meanwhile."""
        symbol = Symbol.parse(notice.details["symbol"])
        posted = await self._desk.shelf.of_work(symbol.work, notice.audience.guild)
        return None if posted else missing_card(symbol, language)


LATEST = 500
"""So many postings are looked through for those that a source missed."""
