"""A stage on which every kind of place is played with its real faults, and what each should have led to."""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.domain.notice import notice_id
from bot.domain.posting import document_id
from bot.domain.source import Source, SourceKind, source_id
from bot.domain.symbol import Symbol
from bot.services.posting_desk import subject

KINDS = (
    SourceKind.FEED,
    SourceKind.ITU,
    SourceKind.UNDL,
    SourceKind.WORDPRESS,
    SourceKind.PAGE,
    SourceKind.FOLDER,
)
FAULTS = ("500", "cut", "html", "slow", "moved", "private", "shuffled", "fewer", "twice")
LETTERS = {"en": "E", "fr": "F", "ru": "R"}
DATES = ("", "2099-01-01", "0000-00-00", "2027-06-01")


@dataclass
class Play:
    """One place: what it has posted until now, in order, as numbers and languages."""

    kind: SourceKind
    name: str
    posted: list[tuple[int, str]] = field(default_factory=list)
    edition: int = 0
    folder: Path | None = None

    def post(self, number: int, language: str, chance: random.Random | None = None) -> None:
        self.posted.append((number, language))
        self.edition += 1
        if self.folder:
            self._put(self.folder, number, language, chance or random.Random(number))

    def _put(self, folder: Path, number: int, language: str, chance: random.Random) -> None:
        """As people put files there: under another name first, dated by a wrong clock, beside rubbish."""
        file = folder / f"C25_{number}-{LETTERS[language]}.txt"
        unfinished = folder / f"{file.name}.part"
        unfinished.write_bytes(_text(file.stem)[:40])
        unfinished.write_bytes(_text(file.stem))
        unfinished.rename(file)
        skew = chance.choice([None, None, -(10**8), 10**8])
        if skew:
            os.utime(file, (time.time() + skew, time.time() + skew))
        (folder / f"~{number}.tmp").write_bytes(b"\0" * 64)


@dataclass
class Stage:
    """All places, on one server; `misbehaving` is how often an answer is at fault.

    `times` are when each was asked, and whether it then was at fault.
    """

    misbehaving: float = 0.4
    plays: dict[str, Play] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)
    heeds: bool = True
    url: str = ""
    watched: Path | None = None
    random: random.Random = field(default_factory=lambda: random.Random(5))

    def play(self, number: int, every: float = 1.0, host: str = "") -> tuple[Play, Source]:
        """A new place, and the source that reads it."""
        kind = self._kind(number)
        made = self.plays[str(number)] = Play(kind, str(number))
        base = self.url.replace("127.0.0.1", host) if host else self.url
        address, rule = f"{base}/place/{number}", "ul.docs li" if kind is SourceKind.PAGE else ""
        if kind is SourceKind.FOLDER and self.watched:
            address, made.folder = f"place-{number}", self.watched / f"place-{number}"
            made.folder.mkdir(parents=True)
        identity = source_id(kind, address, rule)
        return made, Source(identity, kind, address, rule, every=timedelta(seconds=every))

    def _kind(self, number: int) -> SourceKind:
        """Folders among them where there is a place for them."""
        kinds = KINDS if self.watched else KINDS[:-1]
        return kinds[number % len(kinds)]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.asked[name] += 1
        play = self.plays[name]
        fault = self.random.choice(FAULTS) if self.random.random() < self.misbehaving else ""
        self.times.setdefault(name, []).append((asyncio.get_running_loop().time(), bool(fault)))
        stamp = f'"{play.edition}"'
        if self.heeds and request.headers.get("If-None-Match") == stamp:
            return web.Response(status=304)
        if early := await self._early(fault, request):
            return early
        posted = self._disturbed(play.posted, fault)
        body = _BODIES[play.kind](posted, self.random)
        if fault == "cut":
            body = body[: len(body) // 2]
        kind = "application/json" if play.kind is SourceKind.WORDPRESS else "text/xml"
        kind = "text/html" if play.kind is SourceKind.PAGE else kind
        headers = {"Date": "Mon, 01 Jan 2035 00:00:00 GMT"}
        if self.heeds and fault not in {"cut", "fewer"}:
            headers |= {"ETag": stamp, "Last-Modified": "Mon, 01 Jan 2035 00:00:00 GMT"}
        return web.Response(body=body, content_type=kind, headers=headers)

    async def file(self, request: web.Request) -> web.StreamResponse:
        if self.random.random() < self.misbehaving / 4:
            return web.Response(status=503)
        return web.Response(
            body=_text(request.match_info["name"].removesuffix(".txt")), content_type="text/plain"
        )

    async def _early(self, fault: str, request: web.Request) -> web.Response | None:
        """An answer that shows nothing of the place."""
        if fault == "500":
            return web.Response(status=500)
        if fault == "html":
            page = b"<!DOCTYPE html><html><title>Maintenance</title><p>Please come back later.</p></html>"
            return web.Response(body=page, content_type="text/html")
        if fault == "slow":
            await asyncio.sleep(0.3)
        if fault == "moved" and "/moved/" not in request.path:
            return web.Response(status=302, headers={"Location": f"/moved/{request.match_info['name']}"})
        if fault == "private":
            return web.Response(status=302, headers={"Location": "http://10.0.0.1/"})
        return None

    def _disturbed(self, posted: list[tuple[int, str]], fault: str) -> list[tuple[int, str]]:
        shown = list(posted)
        if fault == "shuffled":
            self.random.shuffle(shown)
        if fault == "fewer":
            shown = shown[:1]
        return [*shown, *shown] if fault == "twice" else shown


def symbol(number: int) -> Symbol:
    return Symbol.parse(f"itu:doc:C25/{number}")


def announcement(number: int, channel: int) -> str:
    """The reference under which a document is announced in a channel."""
    return notice_id("document-new", subject(document_id(symbol(number))), str(channel))[:10]


@asynccontextmanager
async def staged(stage: Stage) -> AsyncIterator[Stage]:
    """The stage, open."""
    app = web.Application()
    app.router.add_get("/place/{name}", stage.answer)
    app.router.add_get("/moved/{name}", stage.answer)
    app.router.add_get("/file/{name}", stage.file)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "0.0.0.0", 0)
    await site.start()
    stage.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield stage
    finally:
        await runner.cleanup()


def _text(stem: str) -> bytes:
    """The file of this name, `C25_101-E`, says so itself."""
    number, letter = stem.split("-")
    head = f"Document {number.replace('_', '/')}-{letter}"
    return f"{head}\nReport\n1\tThe report recalls Resolution 390.\n".encode()


def _file(number: int, language: str) -> str:
    return f"/file/C25_{number}-{LETTERS[language]}.txt"


def _feed(posted: list[tuple[int, str]], chance: random.Random) -> bytes:
    items = "".join(
        f"<item><guid>g{number}{language}</guid><title>@everyone [x](http://e.vil) {'x' * 5000}</title>"
        f"<link>{_file(number, language)}</link><pubDate>{chance.choice(DATES)}</pubDate></item>"
        for number, language in posted
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()
    )


def _itu(posted: list[tuple[int, str]], chance: random.Random) -> bytes:
    rows = "".join(
        f"<ROW><DOC_NUMBER>C25/{number}</DOC_NUMBER><TITLE>Report</TITLE><LANGUAGE>{LETTERS[language]}"
        f"</LANGUAGE><URL>{_file(number, language)}</URL><RECEPTION_DATE>{chance.choice(DATES)}"
        "</RECEPTION_DATE></ROW>"
        for number, language in posted
    )
    return f"<ROWSET><ROW><DOC_NUMBER>C25/1</DOC_NUMBER></ROW>{rows}</ROWSET>".encode()


def _undl(posted: list[tuple[int, str]], _: random.Random) -> bytes:
    def field_of(tag: str, code: str, text: str) -> str:
        return f'<datafield tag="{tag}"><subfield code="{code}">{text}</subfield></datafield>'

    records = "".join(
        f'<record><controlfield tag="001">{number}</controlfield>{field_of("191", "a", f"C25/{number}")}'
        f"{field_of('245', 'a', 'Report')}{field_of('856', 'u', f'http://127.0.0.1:9/x-{language.upper()}.pdf')}"
        "</record>"
        for number, language in posted
    )
    return f"<collection>{records}</collection>".encode()


def _wordpress(posted: list[tuple[int, str]], _: random.Random) -> bytes:
    links = "".join(f"<p><a href='{_file(number, language)}'>Report</a></p>" for number, language in posted)
    told = {"id": 7, "modified_gmt": "2099-06-01T00:00:00", "title": {"rendered": "Work"}}
    return json.dumps([{**told, "content": {"rendered": links or "<p>nothing</p>"}}]).encode()


def _page(posted: list[tuple[int, str]], _: random.Random) -> bytes:
    links = "".join(f"<li><a href='{_file(number, language)}'>Report</a></li>" for number, language in posted)
    return (
        f"<html><ul class='docs'><li><a href='/file/C25_1-E.txt'>First</a></li>{links}</ul></html>".encode()
    )


_BODIES = {
    SourceKind.FEED: _feed,
    SourceKind.ITU: _itu,
    SourceKind.UNDL: _undl,
    SourceKind.WORDPRESS: _wordpress,
    SourceKind.PAGE: _page,
}
