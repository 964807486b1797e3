"""Who is told of what was posted: the rules of those who follow, each place once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.following import Contents, Follow, wanted
from bot.domain.gate import Stage, standing
from bot.domain.language import Language
from bot.domain.notice import Audience, Notice, Priority, Told
from bot.domain.postboard import new_gaps
from bot.domain.posting import News, Posting, Seen, What, base_of, ordered
from bot.domain.promise import Promise, keeps
from bot.domain.source import Source
from bot.domain.symbol import Symbol
from bot.services.amending import Amending, amendment, announced
from bot.services.ports import Unit
from bot.services.posting_desk import PostingDesk, subject
from bot.services.posting_ports import Kept, Watched


class Announcing:
    """Gives the notices of a posting; the caller puts them in the transaction of what was seen."""

    def __init__(self, desk: PostingDesk) -> None:
        self._desk = desk
        self._amending = Amending(desk)

    async def of_news(self, news: News, contents: Contents, watched: Watched, at: datetime) -> list[Notice]:
        """What one server is told of a document, beside what it has seen of it until now."""
        before = await self._desk.shelf.of_document(news.postings[0].document, watched.guild)
        told = await self._desk.outbox.told(subject(news.postings[0].document))
        known = {each.notice.audience for each in told}
        had = {each.seen.posting.language for each in before}
        found = []
        for audience in await self.audiences(news.postings, contents, watched, at):
            added = ordered({each.language for each in news.postings} - had)
            if audience in known and not added and news.what is not What.REPLACED:
                continue
            again = audience in known and news.what is not What.REPLACED
            first = announced([each.notice for each in told], audience)
            found.append(_notice(What.LANGUAGE if again else news.what, news, audience, at, added, first))
        return found

    async def of_paper(
        self, news: News, contents: Contents, watched: Watched, kept: Kept, at: datetime
    ) -> list[Notice]:
        """Once its file came in: announcements are shown anew, and new ones go to whom only its words fit."""
        document = news.postings[0].document
        told = await self._desk.outbox.told(subject(document))
        flood = covering(kept, await self._desk.outbox.told(many(watched.source.id)))
        counted = await self.audiences(news.postings, Contents(), watched, at)
        among = {each.notice.audience for each in flood} & set(counted)
        found = []
        for audience in await self.audiences(news.postings, contents, watched, at):
            first = announced([each.notice for each in told], audience)
            if first is not None:
                found.append(amendment(first, "read", f"{audience.place}/{news.postings[0].language}", at))
            elif audience not in among:
                found.append(_notice(news.what, news, audience, at, (), None))
        return found

    async def of_many(
        self, source: Source, places: Mapping[Audience, Sequence[News]], watched: Watched, at: datetime
    ) -> list[Notice]:
        """What each place is told of a great many: one message, or one each where few concern it."""
        found = []
        for audience, news in places.items():
            if len(news) > FEW:
                found.append(_many_notice(source, audience, news, at))
                continue
            for each in news:
                told = await self.of_news(each, Contents(), watched, at)
                found += [one for one in told if one.audience == audience]
        return found

    async def audiences(
        self, postings: Sequence[Posting], contents: Contents, watched: Watched, at: datetime
    ) -> list[Audience]:
        """The source's own channel and everybody in the server with a rule that fits, each once."""
        fitting = [
            rule
            for rule in await self._rules(watched)
            if any(wanted(rule, each, contents) for each in postings)
        ]
        found = [each for rule in fitting for each in await self._places(rule, at)]
        return list(dict.fromkeys(found))

    async def spread(
        self, news: Sequence[News], watched: Watched, at: datetime
    ) -> dict[Audience, list[News]]:
        """Which of a great many concern each place, as far as can be told before their files are read."""
        found: dict[Audience, list[News]] = {}
        for rule in await self._rules(watched):
            fitting = [one for one in news if any(wanted(rule, each, Contents()) for each in one.postings)]
            for place in await self._places(rule, at) if fitting else ():
                own = found.setdefault(place, [])
                known = {one.symbol for one in own}
                own += [one for one in fitting if one.symbol not in known]
        return found

    async def _rules(self, watched: Watched) -> list[Follow]:
        """That of the source's own channel, and those of the server."""
        own = Follow("", Audience(watched.guild, watched.channel), watched.since, source=watched.source.id)
        return [*([own] if watched.channel else []), *await self._desk.shelf.follows(watched.guild)]

    async def _places(self, rule: Follow, at: datetime) -> list[Audience]:
        """Where a rule is told: its channel or person, or everybody who acts for its delegation."""
        if not rule.delegation:
            return [rule.audience]
        guild = rule.audience.guild
        people = await self._desk.serving(guild, rule.delegation, at)
        return [Audience(guild, person=each) for each in people]

    async def of_revision(self, guild: str, news: News, at: datetime) -> list[Notice]:
        """That what was announced of earlier versions is superseded."""
        return await self._amending.of_revision(guild, news, at)

    async def of_promises(self, unit: Unit, guild: str, kept: Sequence[Kept], at: datetime) -> list[Notice]:
        """That promises are kept by what was posted; nobody is told any more that they were broken."""
        found = []
        for promise in await self._desk.promises.promises(guild):
            if promise.withdrawn or promise.kept:
                continue
            beside = await self._beside(promise, guild, kept)
            if any(keeps(promise, each.seen, beside) for each in kept):
                about = f"promise:{promise.id}"
                await self._desk.outbox.cancel(unit, about, ["promise-broken"])
                audience = Audience(guild, promise.channel)
                found.append(
                    Notice("promise-kept", about, "kept", audience, at, details={"promise": promise.id})
                )
        return found

    async def _beside(self, promise: Promise, guild: str, kept: Sequence[Kept]) -> Sequence[Seen]:
        """What was seen of what was promised, where something of it is posted now."""
        base = base_of(Symbol.parse(promise.work)) if promise.work else ""
        if base not in {base_of(each.seen.posting.symbol) for each in kept}:
            return ()
        return await self._of_work(base, guild, kept)

    async def _of_work(self, base: str, guild: str, kept: Sequence[Kept]) -> Sequence[Seen]:
        """What a server has seen of a document, with what is kept now."""
        before = await self._desk.shelf.of_work(base, guild)
        return [each.seen for each in (*before, *kept)]

    async def of_gates(
        self, guild: str, kept: Sequence[Kept], at: datetime, fresh: Sequence[Notice]
    ) -> list[Notice]:
        """When the comments on a document that is to be sent will close; `fresh` is what is announced now."""
        found = []
        bases = {base_of(each.seen.posting.symbol) for each in kept}
        for gate in await self._desk.promises.gates(guild):
            base = base_of(Symbol.parse(gate.document))
            if base not in bases or gate.sent:
                continue
            stands = standing(gate, await self._of_work(base, guild, kept), at)
            if stands.stage is Stage.COMMENTS:
                found += await self._amending.of_gate(gate, stands, at, fresh)
        return found


def gap_notices(
    known: Iterable[Posting], now: Iterable[Posting], watched: Watched, at: datetime
) -> list[Notice]:
    """That numbers were left out of a series, once each."""
    before = [each.symbol for each in known]
    found = []
    for gap in new_gaps(before, [*before, *(each.symbol for each in now)]):
        name = gap.symbol.canonical
        found.append(
            Notice(
                "number-missing",
                f"number:{name}",
                watched.channel,
                Audience(watched.guild, watched.channel),
                at,
                Priority.DIGEST,
                {"symbol": name, "source": watched.source.id},
            )
        )
    return found if watched.channel else []


def many(source: str) -> str:
    """What notices of a great many documents of a source are about."""
    return f"many:{source}"


def covering(kept: Kept, flood: Iterable[Told]) -> list[Told]:
    """Those notices of a great many that told of what was seen with this posting.

    Of one instant, what was seen keeps the second that it fell in, and a notice is due at the next full one.
    """
    return [each for each in flood if timedelta() <= each.notice.due - kept.seen.at <= SECOND]


def _notice(
    what: What, news: News, audience: Audience, at: datetime, added: Sequence[Language], first: Notice | None
) -> Notice:
    document = news.postings[0].document
    occasion = f"{audience.place}"
    if what is What.LANGUAGE:
        occasion += f"/{' '.join(added)}"
    if what is What.REPLACED:
        occasion += f"/{news.postings[0].digest[:16]}"
    if first is not None and what is What.LANGUAGE:
        return amendment(first, what, occasion, at, added)
    details = {"document": document, "languages": " ".join(added)}
    return Notice(f"document-{what}", subject(document), occasion, audience, at, details=details)


def _many_notice(source: Source, audience: Audience, news: Sequence[News], at: datetime) -> Notice:
    documents = [each.postings[0].document for each in news]
    digest = hashlib.sha256("\n".join(sorted(documents)).encode()).hexdigest()[:16]
    details = {
        "source": source.id,
        "count": str(len(documents)),
        "documents": " ".join(documents[:SHOWN]),
    }
    occasion = f"{audience.place}/{digest}"
    return Notice("documents-many", many(source.id), occasion, audience, at, details=details)


FEW = 5
"""So many documents are still told one by one where a great many appeared at once."""
SHOWN = 8
"""So many of a great many are named."""
SECOND = timedelta(seconds=1)


def seen_of(kept: Iterable[Kept]) -> list[Seen]:
    return [each.seen for each in kept]
