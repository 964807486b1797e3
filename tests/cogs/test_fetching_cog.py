"""A document that isn't held, fetched by the button under the answer: by one who may, and one who may not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.launch import Office
from bot.render.words import words
from bot.services.acquire import Wanted
from bot.sources.fetch import Caps, Fetch
from bot.sources.official import Official, places
from bot.sources.sources import Sources
from tests.cogs.conftest import buttons, plain, told
from tests.sources.publisher import PAGE, Publisher, publishing

FORUM = "A/RES/99/125"
TEXTS = {
    Language.EN: "The General Assembly,\n1. Decides to hold the Forum in Dar Nour each year in May;\n",
    Language.FR: "L’Assemblée générale,\n1. Décide de tenir le Forum à Dar Nour chaque année en mai ;\n",
    Language.RU: "Генеральная Ассамблея,\n1. постановляет проводить Форум в Дар-Нуре каждый год в мае;\n",
}
QUESTIONS = {
    Language.EN: f"What does {FORUM} say about the Forum?",
    Language.FR: f"Que dit {FORUM} sur le Forum ?",
    Language.RU: f"Что говорится в {FORUM} о Форуме?",
}


@pytest.fixture
async def publisher(office: Office, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Publisher]:
    """Who publishes the General Assembly's resolutions, on a socket of this machine."""
    publisher = Publisher()
    async with publishing(publisher) as address:
        fetch = Fetch(caps=Caps(seconds=1), forbidden=lambda _: False)
        row = {"symbol": r"A/RES/99/(?P<number>\d+)", "addresses": [f"{address}/{{number}}/{{language}}"]}
        official = Official(fetch, places({"places": [row]}))
        monkeypatch.setattr(Sources, "_official", lambda _: official)
        yield publisher
        await fetch.close()


async def ask(person: Any, plenary: Any, language: Language) -> Any:
    return await person.slash(plenary, "ask", question=QUESTIONS[language], language=language.value)


async def press(person: Any, asked: Any, language: Language) -> Any:
    label = words(language)("asking-fetch", document=FORUM)
    return await person.click(asked.response, custom_id=buttons(asked.response)[label])


@pytest.mark.parametrize("language", QUESTIONS)
async def test_who_may_has_it_fetched_and_then_it_answers(
    secretariat: Any, plenary: Any, publisher: Publisher, language: Language
) -> None:
    publisher.files[f"/125/{language}"] = TEXTS[language].encode()
    await secretariat.slash(plenary, "language", language=language.value)
    asked = await ask(secretariat, plenary, language)

    fetched = await press(secretariat, asked, language)
    again = await ask(secretariat, plenary, language)

    speak = words(language)
    assert plain(speak("ask-not-held", document=FORUM)) in told(asked)
    assert speak("adding-title") in told(fetched)
    assert TEXTS[language].split("1. ")[1].strip() in told(again)
    assert plain(speak("ask-not-held", document=FORUM)) not in told(again)
    assert speak("asking-fetch", document=FORUM) not in buttons(again.response)


FAULTS: dict[str, tuple[bytes | None, str]] = {
    "not there": (None, "error-fetch-not-published"),
    "a page that speaks of it": (PAGE, "error-fetch-not-published"),
    "a spoilt file": (b"%PDF-1.7\nhalf of it", "error-file-damaged"),
}


@pytest.mark.parametrize("language", [Language.EN, Language.RU])
@pytest.mark.parametrize("fault", FAULTS)
async def test_where_the_publisher_fails_the_reason_is_told_and_the_button_works_once_it_is_mended(
    secretariat: Any, plenary: Any, publisher: Publisher, fault: str, language: Language
) -> None:
    served, key = FAULTS[fault]
    publisher.files |= {f"/125/{language}": served} if served else {}
    await secretariat.slash(plenary, "language", language=language.value)
    asked = await ask(secretariat, plenary, language)

    failed = await press(secretariat, asked, language)
    still = await ask(secretariat, plenary, language)
    publisher.files[f"/125/{language}"] = TEXTS[language].encode()
    mended = await press(secretariat, still, language)

    speak = words(language)
    reason = plain(speak(key, symbol=FORUM, language=language.value, name="…")).split("…")[0][:20]
    assert speak("adding-nothing") in told(failed)
    assert reason in told(failed)
    assert plain(speak("ask-not-held", document=FORUM)) in told(still)
    assert speak("adding-title") in told(mended)


@pytest.mark.parametrize("language", [Language.EN, Language.RU])
@pytest.mark.parametrize("fault", ["answers 500", "breaks off"])
async def test_a_publisher_that_fails_is_named_and_asked_again_by_the_same_button(
    secretariat: Any,
    plenary: Any,
    publisher: Publisher,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    language: Language,
) -> None:
    async def failing(request: web.Request) -> web.StreamResponse:
        return await publisher.on_cut(request) if fault == "breaks off" else web.Response(status=500)

    monkeypatch.setattr(publisher, "on_125", failing, raising=False)
    await secretariat.slash(plenary, "language", language=language.value)
    asked = await ask(secretariat, plenary, language)

    failed = await press(secretariat, asked, language)
    still = await ask(secretariat, plenary, language)
    monkeypatch.delattr(publisher, "on_125")
    publisher.files[f"/125/{language}"] = TEXTS[language].encode()
    mended = await press(secretariat, asked, language)

    speak = words(language)
    key = "error-fetch-broken" if fault == "breaks off" else "error-fetch-busy"
    assert plain(speak(key, host="127.0.0.1", status=500)) in told(failed)
    assert plain(speak("ask-not-held", document=FORUM)) in told(still)
    assert speak("adding-title") in told(mended)


async def test_a_publisher_that_is_slow_is_not_waited_for_and_nothing_is_held_until_it_answers(
    office: Office, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.files["/125/en"] = TEXTS[Language.EN].encode()
    monkeypatch.setattr(publisher, "on_125", publisher.on_slow, raising=False)
    wanted = Wanted(FORUM)

    slow = await office.services.acquire(wanted, Language.EN)
    with pytest.raises(UserError, match="document-unknown"):
        await office.services.documents.page(FORUM, Language.EN)
    monkeypatch.delattr(publisher, "on_125")
    mended = await office.services.acquire(wanted, Language.EN)

    assert [each.error.key for each in slow.refused] == ["fetch-timeout"]
    assert [each.expression.symbol.canonical for each in mended.understood] == [FORUM]


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
async def test_who_may_not_is_told_whom_to_ask_and_fetches_nothing(
    delegate: Any, plenary: Any, publisher: Publisher, language: Language
) -> None:
    publisher.files[f"/125/{language}"] = TEXTS[language].encode()
    await delegate.slash(plenary, "language", language=language.value)
    asked = await ask(delegate, plenary, language)

    speak = words(language)
    assert speak("asking-fetch-others") in told(asked)
    assert speak("asking-fetch", document=FORUM) not in buttons(asked.response)

    enquiry = await delegate.click(asked.response, custom_id=buttons(asked.response)[speak("enquiry-button")])

    assert enquiry.acknowledged
    assert publisher.asked == []
