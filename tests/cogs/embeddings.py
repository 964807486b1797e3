"""A /v1/embeddings service on a socket of this machine, and the bot that asks it beside its own encoder."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.condition import Condition
from bot.launch import Office, opened
from bot.services.health import Check, checks
from bot.settings import Settings
from tests.cogs.test_answers_cog import take
from tests.search.test_endpoint import KEY, Handler, well

FEE = "What entrance fee do visitors of the hangar pay?"
HANGAR = """\
1\tThe zeppelin hangar is repainted green every second year.
2\tVisitors of the hangar pay an entrance fee of five francs.
3\tThe keeper of the hangar reports to the Council by 1 May.
"""


@dataclass
class Embeddings:
    """Answers well until it is told to behave otherwise; `asked` are the texts that reached it."""

    behave: Handler = well
    asked: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        assert request.headers["Authorization"] == f"Bearer {KEY}"
        self.asked += (await request.json())["input"]
        return await self.behave(request)

    async def waiting(self, request: web.Request) -> web.StreamResponse:
        """Takes its time over the clauses of the hangar, until it may go on."""
        if any("hangar" in text for text in (await request.json())["input"]):
            self.reached.set()
            await asyncio.to_thread(self.go.wait)
        return await well(request)


@contextmanager
def serving(service: Embeddings) -> Iterator[str]:
    """The service at work in a thread of its own, as another machine would be; its address."""
    stand = Stand(service)
    thread = threading.Thread(target=asyncio.run, args=(stand.work(),))
    thread.start()
    try:
        assert stand.opened.wait(10)
        yield stand.address
    finally:
        service.go.set()
        stand.close()
        thread.join()


@dataclass
class Stand:
    """Where it is served."""

    service: Embeddings
    address: str = ""
    opened: threading.Event = field(default_factory=threading.Event)
    close: Callable[[], object] = bool

    async def work(self) -> None:
        loop, closed = asyncio.get_running_loop(), asyncio.Event()
        application = web.Application(client_max_size=10_000_000)
        application.router.add_post("/v1/embeddings", self.service.answer)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        self.address = f"http://{host}:{port}/v1"
        self.close = partial(loop.call_soon_threadsafe, closed.set)
        self.opened.set()
        await closed.wait()
        await runner.cleanup()


@asynccontextmanager
async def asking(service: Embeddings, state: Path, text: str = HANGAR) -> AsyncIterator[Office]:
    """The bot beside this service, with a document about a hangar."""
    with serving(service) as address:
        chosen: dict[str, Any] = {
            "RAPPORTEUR_STATE": state,
            "RAPPORTEUR_ENCODER": address,
            "RAPPORTEUR_ENCODER_MODEL": "a-model",
            "RAPPORTEUR_ENCODER_KEY": KEY,
        }
        async with opened(Settings(**chosen, _env_file=None)) as office:
            await take(office, "C25/77", "en", text)
            yield office
            service.go.set()


async def examined(condition: Condition) -> dict[str, Check]:
    """What a host is told, by its key."""
    return {check.key: check async for check in checks(condition)}
