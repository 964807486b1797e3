"""A report of 300 pages is read with progress, and meanwhile the bot answers as ever."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from bot.launch import Office
from bot.services.ingest import Incoming
from tests.cogs.conftest import said
from tests.readers.pdf_files import block
from tests.readers.pdf_files import pdf as written_pdf

LINE = "The Council decides to consider the report of the Secretary-General;"


async def test_questions_are_answered_while_a_long_report_is_read(
    delegate: Any, plenary: Any, office: Office
) -> None:
    pages = [block(760, *[f"{line}. {LINE}" for line in range(page, page + 12)]) for page in range(300)]
    report = Incoming("report.pdf", written_pdf(*pages), "a member", symbol="C25/99", language="en")
    told: list[tuple[int, int]] = []
    reading = asyncio.create_task(
        office.services.ingest(report, progress=lambda part, whole: told.append((part, whole)))
    )

    answered, longest = 0, 0.0
    while not reading.done():
        started = time.perf_counter()
        result = await delegate.slash(plenary, "clause", document="A/RES/81/901", label="2", language="en")
        asked = await delegate.slash(plenary, "ask", question="A/RES/81/901 OP2", language="en")
        longest = max(longest, time.perf_counter() - started)
        assert "Calls upon Member States" in said(result)
        assert "Calls upon Member States" in said(asked)
        answered += 1
        await asyncio.sleep(0.05)
    taken = await reading

    assert not taken.refused
    assert taken.understood[0].clauses >= 300
    assert told[-1] == (300, 300)
    assert len(told) > 10
    assert answered >= 3
    assert longest < 3  # seconds: Discord waits no longer for a first answer
