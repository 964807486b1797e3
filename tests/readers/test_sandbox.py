"""A foreign file can't harm the bot: whatever its reader does, the bot gets a reading or a reason."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import pytest

from bot.domain.errors import UserError
from bot.domain.reading import Header, Paragraph, Reading, Style
from bot.readers.limits import LIMITS, Meter
from bot.readers.packing import pack, unpack
from bot.readers.sandbox import Sandbox

HOSTILE = "tests.readers.hostile"


async def read(deed: str, sandbox: Sandbox | None = None) -> Reading:
    return await (sandbox or Sandbox()).read(HOSTILE, deed.encode())


async def test_all_data_reaches_the_reader():
    reading = await read("echo " + "x" * 3_000_000)

    assert reading.paragraphs == (Paragraph("3000005"),)


async def test_progress_is_told_while_reading():
    told: list[tuple[int, int]] = []

    await Sandbox().read(HOSTILE, b"progress", lambda part, whole: told.append((part, whole)))

    assert told == [(1, 3), (2, 3), (3, 3)]


async def test_the_process_sees_no_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISCORD_TOKEN", "secret")

    assert (await read("environment")).paragraphs == ()


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("hoard", "file-too-heavy"),
        ("write", "file-damaged"),
        ("open_many", "file-damaged"),
        ("crash", "file-damaged"),
        ("flood", "file-too-heavy"),
        ("lie", "file-damaged"),
        ("verbose", "file-too-much-text"),
        ("refuse", "file-scanned"),
    ],
)
async def test_harm_becomes_a_reason(deed: str, reason: str):
    with pytest.raises(UserError) as refused:
        await read(deed)

    assert refused.value.key == reason


async def test_much_said_on_the_side_does_no_harm():
    assert (await read("babble")).paragraphs == (Paragraph("done"),)


async def test_a_reader_that_sleeps_is_stopped_and_the_loop_runs_on():
    done = asyncio.Event()
    pause = asyncio.create_task(longest_pause(done))

    with pytest.raises(UserError, match="file-timeout"):
        await read("sleep", Sandbox(replace(LIMITS, wall=0.8)))

    done.set()
    assert await pause < 0.25


async def test_a_reader_that_is_no_longer_wanted_is_stopped():
    task = asyncio.create_task(read("sleep"))
    await asyncio.sleep(0.3)
    begun = time.monotonic()

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert time.monotonic() - begun < 1


async def longest_pause(done: asyncio.Event) -> float:
    """How long the event loop was kept from running, at most, in seconds."""
    longest, before = 0.0, time.monotonic()
    while not done.is_set():
        await asyncio.sleep(0.005)
        now = time.monotonic()
        longest, before = max(longest, now - before), now
    return longest


def test_a_reading_survives_the_crossing():
    reading = Reading(
        (Paragraph("决定\tنص", "2.1", Style.ITEM, 2),), Header("A/RES/1/1", "T", "2025-05-15"), ("remark-x",)
    )

    assert unpack(pack(reading)) == reading


def test_pages_beyond_the_limit_are_refused():
    with pytest.raises(UserError, match="file-too-many-pages"):
        Meter().pages(501)
