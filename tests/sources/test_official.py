"""Official documents are found at their publishers' addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.words import words
from bot.resources import table
from bot.sources.fetch import Fetch
from bot.sources.official import Official, Place, places, recorded
from tests.sources.publisher import PAGE, PDF, Publisher, publishing

PLACES = places(table("register/places.toml"))


def addresses(canonical: str, language: Language) -> list[str]:
    symbol = Symbol.parse(canonical)
    place = next(each for each in PLACES if each.symbol.fullmatch(symbol.canonical))
    return [place.fill(template, symbol, language) for template in place.addresses]


@pytest.mark.parametrize(
    ("symbol", "language", "first"),
    [
        (
            "A/RES/70/125",
            Language.FR,
            "https://documents.un.org/api/symbol/access?s=A/RES/70/125&l=fr&t=pdf",
        ),
        (
            "A/C.3/78/L.49/Rev.1",
            Language.ZH,
            "https://documents.un.org/api/symbol/access?s=A/C.3/78/L.49/Rev.1&l=zh&t=pdf",
        ),
        (
            "itu:doc:C25/61",
            Language.RU,
            "https://www.itu.int/dms_pub/itu-s/md/25/cl/c/S25-CL-C-0061!!MSW-R.docx",
        ),
        (
            "itu:doc:C25/61/Rev.1",
            Language.AR,
            "https://www.itu.int/dms_pub/itu-s/md/25/cl/c/S25-CL-C-0061!R1!MSW-A.docx",
        ),
        (
            "itu:doc:C25/DT/7",
            Language.ES,
            "https://www.itu.int/dms_pub/itu-s/md/25/cl/dt/S25-CL-DT-0007!!MSW-S.docx",
        ),
        (
            "itu:doc:PP-22/12/Add.2",
            Language.EN,
            "https://www.itu.int/dms_pub/itu-s/md/22/pp/c/S22-PP-C-0012!A2!MSW-E.docx",
        ),
        (
            "itu:wtsa:res:1:2016",
            Language.EN,
            "https://www.itu.int/dms_pub/itu-t/opb/res/T-RES-T.1-2016-MSW-E.docx",
        ),
        (
            "itu:pp:res:70:2022",
            Language.ZH,
            "https://www.itu.int/en/council/Documents/basic-texts-2023/RES-070-C.pdf",
        ),
    ],
)
def test_a_symbol_has_an_official_address_in_every_language(symbol: str, language: Language, first: str):
    assert addresses(symbol, language)[0] == first


@asynccontextmanager
async def official(publisher: Publisher) -> AsyncIterator[Official]:
    """All places at one publisher on this machine."""
    async with publishing(publisher) as base:
        fetch = Fetch(forbidden=lambda _: False)
        try:
            yield Official(fetch, [_moved(place, base) for place in PLACES])
        finally:
            await fetch.close()


def _moved(place: Place, base: str) -> Place:
    def there(template: str) -> str:
        return template.replace("https://" + urlsplit(template).netloc, base) if template else ""

    return replace(place, addresses=tuple(map(there, place.addresses)), record=there(place.record))


async def test_a_resolution_comes_from_the_symbol_service():
    publisher = Publisher()
    publisher.files["/api/symbol/access?s=A/RES/70/125&l=fr&t=pdf"] = PDF

    async with official(publisher) as places:
        got = await places.by_symbol(Symbol("A/RES/70/125"), Language.FR)

    assert (got.data, got.name) == (PDF, "A_RES_70_125-FR.pdf")
    assert len(publisher.asked) == 1


async def test_where_the_symbol_service_gives_a_page_the_library_is_asked():
    publisher = Publisher()
    publisher.files["/api/symbol/access?s=A/RES/70/125&l=es&t=pdf"] = PAGE

    async with publishing(publisher) as base:
        publisher.files["/search?p=191__a:%22A/RES/70/125%22&of=xm&rg=5"] = _catalogue(base).encode()
        publisher.files["/record/1/files/A_RES_70_125-ES.pdf"] = PDF
        fetch = Fetch(forbidden=lambda _: False)
        try:
            found = Official(fetch, [_moved(place, base) for place in PLACES])
            got = await found.by_symbol(Symbol("A/RES/70/125"), Language.ES)
        finally:
            await fetch.close()

    assert (got.data, got.name) == (PDF, "A_RES_70_125-ES.pdf")


def _catalogue(base: str) -> str:
    field = '<datafield tag="{}" ind1=" " ind2=" "><subfield code="{}">{}</subfield></datafield>'
    files = "".join(
        field.format("856", "u", f"{base}/record/1/files/A_RES_70_125-{at}.pdf") for at in ("EN", "ES")
    )
    record = f"<record>{field.format('191', 'a', 'A/RES/70/125')}{files}</record>"
    return f'<?xml version="1.0"?><collection>{record}</collection>'


async def test_a_document_that_is_nowhere_is_said_not_to_be_published():
    async with official(Publisher()) as places:
        with pytest.raises(UserError) as refused:
            await places.by_symbol(Symbol("A/RES/99/1"), Language.EN)

    assert refused.value.key == "fetch-not-published"
    assert refused.value.details == {"symbol": "A/RES/99/1", "language": "en"}


async def test_word_is_preferred_and_pdf_taken_where_there_is_no_other():
    publisher = Publisher()
    publisher.files["/dms_pub/itu-s/md/25/cl/c/S25-CL-C-0061!!PDF-R.pdf"] = PDF

    async with official(publisher) as places:
        got = await places.by_symbol(Symbol.parse("itu:doc:C25/61"), Language.RU)

    assert got.data == PDF
    assert "MSW" in publisher.asked[0]
    assert "PDF" in publisher.asked[1]


@pytest.mark.parametrize(
    "symbol",
    [
        "C61",
        "itu:doc:CWG-WSIS&SDG-41/3",
        "itu:doc:WTDC25/10",
        "itu:pp:res:140:2014",
        "itu:wtdc:res:30:2022",
        "itu:council:res:1332",
        "itu:council:dec:556",
        "itu:ra:res:61-3",
        "ITU-T E.119",
        "wsis:WSIS-03/GENEVA/DOC/5",
    ],
)
async def test_a_symbol_without_a_known_place_says_so_and_asks_nobody(symbol: str):
    publisher = Publisher()

    async with official(publisher) as places:
        with pytest.raises(UserError, match="fetch-no-place"):
            await places.by_symbol(Symbol.parse(symbol), Language.EN)

    assert publisher.asked == []


@pytest.mark.parametrize("language", OFFICIAL)
def test_where_no_place_is_known_a_person_is_told_to_send_the_file_or_its_address(language: Language):
    said = words(language)("error-fetch-no-place", symbol="ITU-T E.119")

    assert "ITU-T E.119" in said
    assert said.rstrip().endswith((".", "。"))


async def test_a_fault_of_the_server_is_not_taken_for_an_absence():
    class Down(Publisher):
        async def on_api(self, request):  # type: ignore[no-untyped-def]
            return await self.on_status(request.clone(rel_url="/status/503"))

    async with official(Down()) as places:
        with pytest.raises(UserError, match="fetch-busy"):
            await places.by_symbol(Symbol("A/RES/70/125"), Language.EN)


def test_the_library_names_its_files_by_language(corpus: Path):
    marcxml = (corpus / "fixtures" / "undl_marcxml.xml").read_text(encoding="utf-8")

    links = list(recorded(marcxml, Symbol.parse("A/C.3/78/L.49/Rev.1"), Language.RU))

    assert links == ["https://digitallibrary.un.org/record/4026910/files/A_C.3_78_L.49_Rev.1-RU.pdf"]
