"""One starter of processes for all trials on sockets; each trial has a world and a state of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.delivery.harness import Stand, Zygote, standing, zygotes


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def zygote() -> AsyncIterator[Zygote]:
    async with zygotes() as zygote:
        yield zygote


@pytest_asyncio.fixture(loop_scope="session")
async def stand(zygote: Zygote, tmp_path: Path) -> AsyncIterator[Stand]:
    async with standing(zygote, tmp_path / "state") as stand:
        yield stand
