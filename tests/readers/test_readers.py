"""Any file that people send becomes a reading, or a reason in their language."""

from __future__ import annotations

import asyncio
import zlib
from pathlib import Path

import pytest

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.readers.limits import LIMITS
from bot.readers.readers import Readers
from bot.render.words import words
from tests.readers.pdf_files import assembled, block, deflated, pdf
from tests.readers.test_sandbox import longest_pause
from tests.readers.word_files import docx, p, zipped

TEXT = "The Council decides to consider the report."


@pytest.mark.parametrize(
    ("name", "data", "remarks"),
    [
        ("a.docx", docx(p(TEXT)), ()),
        ("a.pdf", pdf(block(700, TEXT)), ()),
        ("a.html", f"<html><p>{TEXT}</p></html>".encode(), ()),
        ("a.txt", TEXT.encode(), ()),
        ("a.docx", pdf(block(700, TEXT)), ("remark-read-as-pdf",)),
        ("a.pdf", docx(p(TEXT)), ("remark-read-as-docx",)),
        ("a.pdf", f"<html><p>{TEXT}</p></html>".encode(), ("remark-read-as-html",)),
        ("a.pdf", TEXT.encode(), ("remark-read-as-txt",)),
        ("../../etc/a", TEXT.encode(), ()),
    ],
)
async def test_every_format_is_read_by_its_content(name: str, data: bytes, remarks: tuple[str, ...]):
    reading = await Readers().read(name, data)

    assert [paragraph.text for paragraph in reading.paragraphs] == [TEXT]
    assert reading.remarks == remarks


async def test_a_text_in_none_of_the_six_languages_is_read():
    reading = await Readers().read("a.docx", docx(p("Απόφαση του Συμβουλίου")))

    assert reading.paragraphs[0].text == "Απόφαση του Συμβουλίου"
    assert reading.header.language is Language.UNDETERMINED


def heavy_docx() -> bytes:
    """Half a megabyte that unpacks to a tree of over a gigabyte."""
    return docx("<w:p/>" * 9_000_000)


def endless_pdf() -> bytes:
    """A page whose content unpacks to hundreds of megabytes of drawing."""
    content = zlib.compress(b"1 0 0 1 0 0 cm 0 0 1 1 re f\n" * 8_000_000, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content)
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return assembled(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream])


def long_pdf() -> bytes:
    kids = " ".join(["3 0 R"] * 10_000)
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return assembled(["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count 10000/Kids[{kids}]>>", page])


def nested_xml() -> bytes:
    return docx("<w:sdt><w:sdtContent>" * 100_000)


def talkative_docx() -> bytes:
    return docx("".join(p("word " * 1000) for _ in range(2000)))


def laughing_docx() -> bytes:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 20}">' for at in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>'
    return zipped({"word/document.xml": head + '<w:document xmlns:w="w"><w:body>&e9;</w:body></w:document>'})


def heavy_font_pdf() -> bytes:
    """A font whose map of letters unpacks to 400 megabytes of nothing."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 6 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    shown = "<</Length 27>>stream\nBT /F 9 Tf 0 0 Td (x) Tj ET\nendstream"
    tree = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    return assembled([*tree, page, font, deflated(b" " * 400_000_000), shown])


@pytest.mark.parametrize(
    ("make", "name", "reasons"),
    [
        (heavy_docx, "a.docx", {"file-too-heavy"}),
        (nested_xml, "a.docx", {"file-damaged"}),
        (laughing_docx, "a.docx", {"file-damaged"}),
        (talkative_docx, "a.docx", {"file-too-much-text"}),
        (long_pdf, "a.pdf", {"file-too-many-pages"}),
        (endless_pdf, "a.pdf", {"file-timeout", "file-too-heavy", "file-damaged", "file-empty"}),
        (heavy_font_pdf, "a.pdf", {"file-timeout", "file-too-heavy", "file-damaged", "file-empty"}),
        (lambda: b"x" * (LIMITS.size + 1), "a.txt", {"file-too-large"}),
        (lambda: b"x" * (LIMITS.text + 1), "a.txt", {"file-too-much-text"}),
        (
            lambda: b"<html>" + b"<table><tr><td>" * 1_500_000,
            "a.html",
            {"file-empty", "file-timeout", "file-too-heavy"},
        ),
    ],
)
async def test_bombs_are_refused_in_time_and_leave_the_bot_as_it_was(make, name: str, reasons: set[str]):
    data = make()
    before, done = resident(), asyncio.Event()
    pause = asyncio.create_task(longest_pause(done))

    async with asyncio.timeout(25):
        with pytest.raises(UserError) as refused:
            await Readers().read(name, data)

    assert refused.value.key in reasons
    assert resident() - before < 50
    done.set()
    assert await pause < 0.25


def resident() -> float:
    """What this process holds in memory, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024 / 1024


async def test_two_at_a_time_are_read_and_the_third_waits():
    readers = Readers()

    readings = await asyncio.gather(*(readers.read("a.docx", docx(p(f"{TEXT} {at}"))) for at in range(5)))

    assert [reading.paragraphs[0].text for reading in readings] == [f"{TEXT} {at}" for at in range(5)]


async def test_progress_of_a_long_report_is_told():
    told: list[tuple[int, int]] = []
    pages = [block(700, f"{TEXT} {at}") for at in range(40)]

    await Readers().read("a.pdf", pdf(*pages), lambda part, whole: told.append((part, whole)))

    assert told[-1] == (40, 40)


async def test_a_reason_names_the_file_without_its_folders_and_tricks():
    with pytest.raises(UserError) as refused:
        await Readers().read("../../\u202egnp.exe\\a\u202e.docx", b"PK\x03\x04 broken")

    assert refused.value.details["name"] == "a.docx"


REASONS = (
    "file-empty file-too-large file-too-many-pages file-too-much-text file-too-heavy file-timeout "
    "file-encrypted file-damaged file-scanned file-old-format file-archive file-unknown file-binary "
    "file-encoding"
).split()


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_reason_has_words_in_every_language(language: Language):
    details = {"name": "a.pdf", "size": 30, "limit": 25, "pages": 900, "seconds": 20}

    told = [words(language)(f"error-{reason}", **details) for reason in REASONS]

    assert all("a.pdf" in each and "{" not in each for each in told)
