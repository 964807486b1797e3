"""`/document add`: the secretariat takes documents into the library from chat."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.render.card import Card
from bot.render.words import words
from cogs.progress import Telling
from cogs.replies import Reply
from tests.cogs.conftest import said
from tests.readers.word_files import docx, p

EN = words(Language.EN)
REPORT = docx(
    p("Document C25/61-E") + p("15 May 2025") + p("1\tThe Council is invited to consider the report.")
)
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00\xb8 cannot be run in DOS mode.\r\r\n$"


async def test_an_attached_document_is_taken_and_found(secretariat: Any, plenary: Any) -> None:
    taken = await secretariat.slash(plenary, "document add", file=("report.docx", REPORT))
    shown = await secretariat.slash(plenary, "document show", document="C25/61")

    assert EN("adding-title") in said(taken)
    assert "itu:doc:C25/61" in said(taken).replace("\\", "")
    assert "invited to consider the report" in said(shown)


async def test_the_same_file_again_changes_nothing_and_says_so(secretariat: Any, plenary: Any) -> None:
    await secretariat.slash(plenary, "document add", file=("report.docx", REPORT))

    again = await secretariat.slash(plenary, "document add", file=("copy.docx", REPORT))

    assert "all held already" in said(again)


async def test_only_the_secretariat_adds(delegate: Any, plenary: Any) -> None:
    refused = await delegate.slash(plenary, "document add", file=("report.docx", REPORT))

    assert EN("error-not-allowed") in said(refused)


async def test_a_symbol_that_the_file_contradicts_is_asked_about(secretariat: Any, plenary: Any) -> None:
    asked = await secretariat.slash(plenary, "document add", file=("a.docx", REPORT), symbol="C25/62")
    sure = await secretariat.slash(
        plenary, "document add", file=("a.docx", REPORT), symbol="C25/62", sure=True
    )

    assert "C25/61" in said(asked)
    assert EN("adding-nothing") in said(asked)
    assert "itu:doc:C25/62" in said(sure).replace("\\", "")


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_broken_file_is_refused_in_the_readers_language(
    secretariat: Any, plenary: Any, language: Language
) -> None:
    await secretariat.slash(plenary, "language", language=language.value)

    refused = await secretariat.slash(plenary, "document add", file=("report.docx", REPORT[:200]))

    told = words(language)("error-file-damaged", name="report.docx")
    assert told.translate({0x2068: None, 0x2069: None})[:12] in said(refused).replace("\\", "")


@pytest.mark.parametrize("name", ["../../x.docx", "/etc/x.docx", "..\\..\\x.docx", "x\u202excod.exe"])
async def test_the_name_of_an_attachment_is_never_a_path(
    secretariat: Any, plenary: Any, tmp_path: Path, name: str
) -> None:
    def written() -> set[str]:
        return {path.name for path in tmp_path.rglob("*") if "x" in path.stem}

    before = written()

    taken = await secretariat.slash(plenary, "document add", file=(name, REPORT))

    assert "itu:doc:C25/61" in said(taken).replace("\\", "")
    assert written() == before
    assert not Path("/etc/x.docx").exists()


async def test_a_file_of_26_megabytes_is_refused_before_it_is_read(secretariat: Any, plenary: Any) -> None:
    refused = await secretariat.slash(plenary, "document add", file=("report.docx", bytes(26 * 2**20)))

    assert EN("error-attachment-large", name="report.docx", most=25) in said(refused).replace("\\", "")


@pytest.mark.parametrize("held", [PROGRAM, b"\x89PNG\r\n\x1a\n a picture", b""])
async def test_a_file_that_is_not_what_its_name_says_is_refused(
    secretariat: Any, plenary: Any, held: bytes
) -> None:
    refused = await secretariat.slash(plenary, "document add", file=("report.docx", held))
    shown = await secretariat.slash(plenary, "document show", document="report")

    assert EN("common-fault") not in said(refused)
    assert "report.docx" in said(refused).replace("\\", "")
    assert EN("adding-title") not in said(refused)
    assert "report.docx" not in said(shown)


async def test_what_is_given_must_be_a_file_an_address_or_a_symbol(secretariat: Any, plenary: Any) -> None:
    nothing = await secretariat.slash(plenary, "document add")
    nonsense = await secretariat.slash(plenary, "document add", source="the report")
    inside = await secretariat.slash(plenary, "document add", source="http://127.0.0.1:9/a.pdf")

    assert EN("error-document-nothing-given") in said(nothing)
    assert "neither an address nor a symbol" in said(nonsense)
    assert "not on the public Internet" in said(inside)


@dataclass
class FakeReply:
    """A reply that notes what it shows in the meantime."""

    language: Language = Language.EN
    shown: list[Card] = field(default_factory=list)

    async def meanwhile(self, card: Card) -> None:
        self.shown.append(card)


async def test_progress_is_told_now_and_then_and_not_after_the_end() -> None:
    reply = FakeReply()

    async with Telling(cast(Reply, reply), pause=0.02) as telling:
        for page in range(100):
            telling(page, 100)
            await asyncio.sleep(0.002)
    told = len(reply.shown)
    await asyncio.sleep(0.05)

    assert 2 <= told <= 20
    assert len(reply.shown) == told


async def test_a_short_reading_tells_nothing() -> None:
    reply = FakeReply()

    async with Telling(cast(Reply, reply), pause=5) as telling:
        telling(1, 2)

    assert reply.shown == []
