"""What the library can't answer goes to the secretariat, whose answer is found next time."""

from __future__ import annotations

from typing import Any

from bot.domain.language import Language
from bot.render.words import words
from tests.cogs.conftest import buttons, said

QUESTION = "Who will repaint the zeppelin hangar?"
SPEAK = words(Language.EN)


async def put(delegate: Any, plenary: Any) -> Any:
    """A delegate asks, isn't answered, and turns to the secretariat."""
    asked = await delegate.slash(plenary, "ask", question=QUESTION)
    form = await delegate.click(asked.response, custom_id=buttons(asked.response)[SPEAK("enquiry-button")])
    return await delegate.submit_modal(form, {"question": QUESTION})


async def answer(secretariat: Any, plenary: Any, **typed: str) -> Any:
    listed = await secretariat.slash(plenary, "question list")
    select = listed.response.components[0]["components"][-1]["components"][0]
    values = [select["options"][0]["value"]]
    form = await secretariat.select(listed.response, custom_id=select["custom_id"], values=values)
    return await secretariat.submit_modal(form, {"document": "", "label": "", **typed})


async def test_the_secretariats_answer_is_found_by_whoever_asks_again(
    delegate: Any, secretariat: Any, plenary: Any
) -> None:
    taken = await put(delegate, plenary)
    kept = await answer(
        secretariat, plenary, answer="The host country will.", document="CWG-CC-7/3", label="2.2"
    )

    again = await delegate.slash(plenary, "ask", question="who will repaint the zeppelin hangar")

    assert SPEAK("enquiry-taken") in said(taken)
    assert SPEAK("enquiry-kept") in said(kept)
    assert SPEAK("enquiry-known") in said(again)
    assert "The host country will." in said(again)
    assert "2.2" in said(again)


async def test_an_answer_that_names_no_existing_clause_is_not_kept(
    delegate: Any, secretariat: Any, plenary: Any
) -> None:
    await put(delegate, plenary)

    refused = await answer(secretariat, plenary, answer="See 9.9.", document="CWG-CC-7/3", label="9.9")
    again = await delegate.slash(plenary, "ask", question=QUESTION)

    assert "9.9" in said(refused)
    assert SPEAK("enquiry-known") not in said(again)


async def test_a_delegate_cannot_open_the_secretariats_desk(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "help")

    assert "question" not in delegate.available_commands(plenary)
    assert result.acknowledged


async def test_whether_an_answer_helped_is_noted(delegate: Any, plenary: Any) -> None:
    asked = await delegate.slash(plenary, "ask", question="What does clause 2.2 of CWG-CC-7/3 say?")

    yes = await delegate.click(asked.response, custom_id=buttons(asked.response)[SPEAK("rating-button-yes")])
    no = await delegate.click(asked.response, custom_id=buttons(asked.response)[SPEAK("rating-button-no")])

    assert said(yes) == SPEAK("rating-helpful")
    assert said(no) == SPEAK("rating-not")
