"""What an announcement shows: a poll to answer, what a revision changed, what a corrigendum corrects."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Notice
from bot.domain.symbol import Symbol
from bot.render.card import Card
from bot.render.references import document_name
from bot.render.words import words
from cogs.components import messages
from cogs.places import called
from tests.cogs.assembly import Assembly, select_of
from tests.cogs.conftest import buttons, said, words_of
from tests.cogs.test_announced import text_of
from tests.cogs.test_postings_cog import SPEAK, Wire, plain

DRAFT = (
    "Document CWG-CC-7/9-E\nDraft decision\nII\tProposals\n"
    "2.1\tThe Group supports the report of the Secretary-General and its transmission to the Forum.\n"
    "2.2\tThe Group invites members to comment on the report within twenty-one days of its posting.\n"
)
REVISED = DRAFT.replace("7/9-E", "7/9(Rev.1)-E").replace("supports the report", "takes note of the report")


@pytest.fixture
async def site(assembly: Assembly) -> Wire:
    folder = assembly.office.settings.state / "watched" / "cwg"
    folder.mkdir(parents=True)
    made = Wire(assembly.office, folder, assembly.env)
    await assembly.people["CHAIR"].slash(
        assembly.channel, "source add", kind="folder", address="cwg", name="site"
    )
    await made.looks(0)
    return made


def of(notices: list[Notice], kind: str) -> Notice:
    (found,) = [each for each in notices if each.kind == kind]
    return found


def told(card: Card | None) -> str:
    """The words of a card and of its buttons, as Discord is sent them."""
    assert card is not None
    components = [each for message in messages(card) for each in message.view.to_components()]
    labels = buttons(SimpleNamespace(components=components))
    return plain("\n".join([words_of(components), *labels]))


async def send(assembly: Assembly, card: Card) -> Any:
    """The card in the channel, as it is delivered."""
    place = assembly.env.bot.get_partial_messageable(assembly.channel.id)
    return await place.send(view=messages(card)[0].view, allowed_mentions=called(card))


async def test_a_position_is_taken_from_the_announcement_and_a_revision_names_it(
    assembly: Assembly, site: Wire
) -> None:
    first = of(await site.posts("CWG-CC-7_9-E.txt", DRAFT, hours=0), "document-new")
    unpolled = await site.card(first)
    chair, france = assembly.people["CHAIR"], assembly.people["FR"]
    opening = {"document": "CWG-CC-7/9", "closes": "in 5 days", "clauses": "2.1-2.2"}
    await chair.slash(assembly.channel, "position open", **opening)
    card = await site.card(first)
    assert card is not None
    announced = await send(assembly, card)

    panel = await france.click(announced, label=SPEAK("posting-take"))
    clause = await france.select(
        panel.response, values=["0"], custom_id=select_of(panel.response, "position-clause")
    )
    await france.click(clause.response or panel.response, label=SPEAK("stance-consensus-support"))
    notices = await site.posts("CWG-CC-7_9(Rev.1)-E.txt", REVISED, hours=2)

    revision = of(notices, "document-revision")
    assert SPEAK("posting-take") not in told(unpolled)
    for language in OFFICIAL:
        speak = words(language)
        text = told(await site.card(revision, language))
        assert plain(speak("posting-touched", clause="2.1", poll="Draft decision", count=1)) in text
        assert f"2.1{speak('common-colon')}{speak('posting-was-changed')}" in text
        assert f"2.2{speak('common-colon')}" not in text
        assert speak("posting-changed") in text


async def test_a_corrigendum_names_the_clause_that_it_corrects(assembly: Assembly, site: Wire) -> None:
    text = "A/RES/81/901/Corr.1\n\nIn paragraph 2, for “one” read “two”.\n"

    notice = of(await site.posts("A_RES_81_901_Corr.1-EN.txt", text, hours=0), "document-corrigendum")

    for language in OFFICIAL:
        text = told(await site.card(notice, language))
        colon = words(language)("common-colon")
        assert "A/RES/81/901/Corr.1" in text
        assert f"{words(language)('posting-corrects')}**{colon}paragraph 2\n" in text
        assert "A_RES_81_901" not in text  # a file's name is no title
        missing = [words(language)(f"language-{each}") for each in OFFICIAL if each is not Language.EN]
        assert words(language)("common-list-separator").join(missing) in text


async def test_another_documents_file_under_a_symbol_is_said_by_name(assembly: Assembly, site: Wire) -> None:
    other = DRAFT.replace("7/9-E", "7/8-E")

    notice = of(await site.posts("CWG-CC-7_9-E.txt", other, hours=0), "document-new")

    for language in OFFICIAL:
        name = document_name(Symbol.parse("itu:doc:CWG-CC-7/8"), language)
        expected = words(language)("posting-other-named", document=name)
        assert plain(expected) in told(await site.card(notice, language))


async def test_a_hostile_title_of_five_thousand_characters_harms_nobody(
    assembly: Assembly, site: Wire
) -> None:
    hostile = "@everyone <@&1> [win](http://e.vil) \u202e `x` ||y|| " + "x" * 5000
    text = f"{hostile}\n1\tSome words that say nothing of themselves, and no symbol.\n"

    notice = of(await site.posts("unnamed paper.txt", text, hours=0), "document-new")
    card = await site.card(notice)

    assert card is not None
    await send(assembly, card)
    (message, *_) = [each for each in assembly.channel.history() if "win" in text_of(each)]
    sent = text_of(message)
    assert "[win](http" not in sent
    assert "\u202e" not in sent
    assert not message.mentions
    assert not message.role_mentions
    assert not message.mention_everyone
    assert len(sent) < 4000


async def test_the_next_deadline_on_a_document_stands_in_its_announcement(
    assembly: Assembly, site: Wire
) -> None:
    due = (assembly.now() + timedelta(days=7)).replace(hour=18, minute=0, second=0, microsecond=0)
    asked = {"what": "Comments on the draft decision", "document": "CWG-CC-7/9"}
    first = of(await site.posts("CWG-CC-7_9-E.txt", DRAFT, hours=0), "document-new")
    before = told(await site.card(first))

    for days in (7, 9):
        when = f"{due + timedelta(days=days - 7):%d %B %Y %H:%M} UTC"
        await assembly.people["CHAIR"].slash(assembly.channel, "deadline add", when=when, **asked)
    other = {"what": "Comments on another", "document": "CWG-CC-7/3", "when": "in 2 days"}
    await assembly.people["CHAIR"].slash(assembly.channel, "deadline add", **other)
    after = told(await site.card(first))
    passed = told(await site.card(first, days=20))

    assert "Comments on" not in before
    assert f"<t:{int(due.timestamp())}:F> · Comments on the draft decision" in after
    assert "Comments on" not in passed


async def test_what_was_announced_is_found_by_ask_at_once(assembly: Assembly, site: Wire) -> None:
    begun = asyncio.get_running_loop().time()
    await site.posts("CWG-CC-7_9-E.txt", DRAFT, hours=0)

    found = await assembly.people["FR"].slash(
        assembly.channel, "ask", question="What does document CWG-CC-7/9 invite members to do?"
    )

    assert "within twenty-one days" in said(found)
    assert asyncio.get_running_loop().time() - begun < 60
