"""What a new document says will be posted is proposed to the secretariat, and written down by a click."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import State, Told
from bot.launch import Office
from bot.render.words import words
from bot.services.ingest import Incoming
from bot.services.promised import STATED
from cogs.components import messages
from tests.cogs.conftest import said
from tests.cogs.test_announced import pressed, secretary

__all__ = ["secretary"]
SPEAK = words(Language.EN)
PROMISED = {
    Language.AR: "سيتم نشر النص المراجع على موقع فريق العمل قبل 3 مايو 2027.",
    Language.ZH: "修订案文将于2027年5月3日之前在CWG-CC网站上发布。",
    Language.EN: "The revised text will be posted on the CWG-CC website by 3 May 2027.",
    Language.FR: "Le texte révisé sera publié sur le site du CWG-CC avant le 3 mai 2027.",
    Language.RU: "Пересмотренный текст будет размещен на сайте группы до 3 мая.",
    Language.ES: "El texto se publicará en el sitio web del Grupo antes del 3 de mayo.",
}


async def comes_in(office: Office, language: Language, number: int = 9) -> list[Told]:
    """Take a document in that promises something; what is to be said of that."""
    text = f"Document CWG-CC-7/{number}\nReport\n2.1\tWords.\n2.2\t{PROMISED[language]}\n"
    file = Incoming(f"CWG-CC-7_{number}.txt", text.encode(), "a folder", language=language.value)
    assert not (await office.services.ingest(file)).refused
    told = await office.services.noticeboard.desk.outbox.told(f"promised:itu:doc:CWG-CC-7/{number}")
    return [each for each in told if each.notice.kind == STATED]


async def test_it_is_proposed_once_for_all_languages_where_the_secretariat_wants_it(
    secretary: Any, plenary: Any, office: Office
) -> None:
    nowhere = await comes_in(office, Language.EN, 8)
    await secretary.slash(plenary, "deadline proposals", channel=plenary)

    found = [await comes_in(office, language) for language in OFFICIAL]

    assert nowhere == []
    assert [len(each) for each in found] == [1] * 6
    assert found[0][0].state is State.PENDING
    assert found[0][0].notice.audience.channel == str(plenary.id)


@pytest.mark.parametrize("language", [Language.AR, Language.ZH])
async def test_it_is_written_down_by_a_click_and_then_proposed_no_more(
    secretary: Any, plenary: Any, office: Office, simcord_env: Any, language: Language
) -> None:
    await secretary.slash(plenary, "deadline proposals", channel=plenary)
    [told] = await comes_in(office, language)
    teller = office.services.deliver._errands._tellers
    card = await teller.card(told.notice, simcord_env.now())
    assert card is not None
    place = simcord_env.bot.get_partial_messageable(plenary.id)
    await place.send(view=messages(card)[0].view)
    proposal = plenary.history()[-1]

    [write] = [label for label in pressed(proposal) if "2.2" in label]
    form = await secretary.click(proposal, label=write)
    given = {
        "document": "CWG-CC-7/9",
        "when": "in 5 days",
        "place": "",
        "to": "",
        "words": PROMISED[language],
    }
    written = await secretary.submit_modal(form, given)

    assert SPEAK("promise-open", document="CWG-CC-7/9") in said(written)
    assert "CWG-CC-7/9 2.2" in said(written)
    assert await teller.card(told.notice, simcord_env.now()) is None


SAMPLE: dict[str, dict[str, set[str]]] = {
    "CWG-CC-7/4": {"6.1": {"15"}, "6.3": set(), "7.2": {"18"}},
    "CWG-CC-7/3": {"": set(), "2.2": {"18"}},
    "CWG-CC-7/3(Rev.1)": {"": set(), "2.2": {"18"}, "2.5": {"31"}},
}
"""The day of the month that is proposed for each clause, where it states one for the posting."""
DAYS = {"9", "15", "18", "31"}  # the 9th, at 18:00, is that of the comments


async def test_the_same_clauses_and_days_are_found_in_every_language_of_a_document(office: Office) -> None:
    for document, days in SAMPLE.items():
        for language in OFFICIAL:
            held = await office.services.documents.named(document, language)
            found = await office.services.noticeboard.pledges.of(held, datetime(2027, 1, 1, tzinfo=UTC))
            stated = {each.held.clause.label: DAYS & set(re.findall(r"\d+", each.when)) for each in found}
            assert held.language is language
            assert stated == days
