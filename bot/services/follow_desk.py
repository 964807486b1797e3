"""What people and channels follow, and why something was or wasn't told here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.following import Check, Contents, Follow, checks, wanted
from bot.domain.notice import Audience, Told
from bot.domain.postboard import Board, Gap, boards, gaps
from bot.domain.posting import base_of
from bot.domain.process import subject as reminded
from bot.domain.symbol import Symbol
from bot.services.amending import RESTATED
from bot.services.announcing import covering, many
from bot.services.posting_desk import PostingDesk, subject
from bot.services.posting_ports import Kept


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule that holds here, with each of its parts and whether the document fits it."""

    follow: Follow
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The way of a document to this place: where and when it was seen, the rules, what was told."""

    symbol: Symbol
    kept: tuple[Kept, ...]
    rulings: tuple[Ruling, ...]
    told: tuple[Told, ...]


class FollowDesk:
    """Everybody follows for themselves; those who lead do so for channels."""

    def __init__(self, desk: PostingDesk) -> None:
        self._desk = desk

    async def add(self, deed: Deed, follow: Follow) -> Follow:
        """Keep a rule; the same rule twice is one.

        Raise UserError("not-allowed", "document-unknown"), "follow-blank" where a part is but blanks.
        """
        typed = (follow.body, follow.words, follow.symbol, follow.citing)
        if any(part and not fold_word(part).strip() for part in typed):
            raise UserError("follow-blank")
        if follow.delegation:
            await self._desk.speaking(deed, follow.delegation)
        rule = replace(
            follow,
            body=follow.body.strip(),
            words=" ".join(follow.words.split()),
            symbol=self._work(follow.symbol),
            citing=self._work(follow.citing),
            since=deed.at,
        )
        return await self.keep(deed, rule)

    async def keep(self, deed: Deed, follow: Follow) -> Follow:
        """Keep a rule whose symbols are sure. Raise UserError("not-allowed") where it is for a channel."""
        if follow.audience.channel:
            await self._desk.leading(deed)
        rule = replace(follow, id=_id(follow))
        async with self._desk.database.transaction() as unit:
            await self._desk.shelf.follow(unit, rule)
        return rule

    async def list(self, deed: Deed) -> Sequence[Follow]:
        """The rules of the server's channels, this person's own, and those of their delegations."""
        own = await self._desk.delegations(deed)
        found = await self._desk.shelf.follows(deed.guild)
        return [
            each
            for each in found
            if each.audience.person in {"", deed.user} and each.delegation in {"", *own}
        ]

    async def remove(self, deed: Deed, follow: str) -> Follow:
        """Raise UserError("follow-unknown", "not-allowed")."""
        own = await self.list(deed)
        found = next((each for each in own if each.id == follow.strip()), None)
        if found is None:
            raise UserError("follow-unknown")
        if found.delegation:
            await self._desk.speaking(deed, found.delegation)
        if found.audience.channel:
            await self._desk.leading(deed)
        async with self._desk.database.transaction() as unit:
            await self._desk.shelf.unfollow(unit, deed.guild, found.id)
            await self._desk.outbox.cancel(unit, reminded(found.id))
        return found

    async def this(self, deed: Deed, document: str) -> Follow:
        """Follow a document, and its revisions, for oneself. Raise UserError("posting-unknown")."""
        kept = await self._desk.shelf.of_document(document, deed.guild)
        if not kept:
            raise UserError("posting-unknown", document=document)
        base = base_of(kept[0].seen.posting.symbol)
        return await self.add(deed, Follow("", Audience(deed.guild, person=deed.user), deed.at, symbol=base))

    async def why(self, deed: Deed, channel: str, typed: str) -> Why:
        """Raise UserError("posting-unknown") for what no source has shown."""
        symbol = self._desk.names.symbol(typed) or Symbol.parse(typed.strip())
        kept = await self._desk.shelf.of_work(base_of(symbol), deed.guild)
        exact = [each for each in kept if each.seen.posting.symbol == symbol]
        kept = exact or list(kept)
        if not kept:
            raise UserError("posting-unknown", document=typed)
        shown, guild, person = kept[-1].seen.posting, deed.guild, deed.user
        contents = await self._desk.contents(kept)
        rules = [
            Follow("", Audience(guild, each.channel), each.since, source=each.source.id)
            for each in await self._desk.sources.watched(guild)
            if each.channel == channel
        ]
        rules += [each for each in await self.list(deed) if each.audience.channel in {"", channel}]
        told = await self._desk.outbox.told(subject(shown.document))
        here = {Audience(guild, channel), Audience(guild, person=person)}
        counted = [rule for rule in rules if wanted(rule, shown, Contents())]
        among = {Audience(guild, person=person) if rule.delegation else rule.audience for rule in counted}
        told = [*told, *(each for each in await self._flood(kept) if each.notice.audience in among)]
        return Why(
            shown.symbol,
            tuple(kept),
            tuple(Ruling(rule, checks(rule, shown, contents)) for rule in rules),
            tuple(each for each in told if each.notice.audience in here and each.notice.kind != RESTATED),
        )

    async def _flood(self, kept: Sequence[Kept]) -> Sequence[Told]:
        """The messages that told of a great many documents, these among them."""
        found: dict[str, Told] = {}
        for each in kept:
            flood = await self._desk.outbox.told(many(each.seen.posting.source))
            found |= {one.notice.id: one for one in covering(each, flood)}
        return tuple(found.values())

    async def boards(self, guild: str) -> tuple[Sequence[Board], Sequence[Gap]]:
        """The documents that the server's sources showed last, with their languages, the latest first; and
        the numbers left out of their series.
        """
        kept = [each for each in await self._desk.shelf.latest(guild, LATEST) if each.seen.posting.named]
        return boards(each.seen for each in kept)[::-1], gaps(each.seen.posting.symbol for each in kept)

    def _work(self, typed: str) -> str:
        """The Work that was typed, "" where nothing was. Raise UserError("document-unknown")."""
        if not typed.strip():
            return ""
        symbol = self._desk.names.symbol(typed)
        if symbol is None:
            raise UserError("document-unknown", document=typed)
        return symbol.work


LATEST = 300


def _id(rule: Follow) -> str:
    kind = rule.kind.value if rule.kind else ""
    language = rule.language.value if rule.language else ""
    audience = rule.audience
    said = [audience.guild, audience.channel, audience.person, rule.body, kind, rule.words, rule.symbol]
    told = "\n".join([*said, rule.citing, language, rule.source, *filter(None, [rule.delegation])])
    return hashlib.sha256(told.encode()).hexdigest()[:8]
