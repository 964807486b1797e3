"""`/ask` and `/clause` as delegates use them."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot.demo.dossier import sample_dossier
from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from bot.resources import data
from tests.cogs.conftest import buttons, said

QUESTIONS = {
    Language.AR: "ما هي الفقرة 2.2 من الوثيقة CWG-CC-7/3؟",
    Language.ZH: "CWG-CC-7/3号文件第2.2段说了什么？",
    Language.EN: "What does clause 2.2 of CWG-CC-7/3 say?",
    Language.FR: "Que dit le paragraphe 2.2 du document CWG-CC-7/3 ?",
    Language.RU: "Что говорится в пункте 2.2 документа CWG-CC-7/3?",
    Language.ES: "¿Qué dice el párrafo 2.2 del documento CWG-CC-7/3?",
}


def verbatim(language: Language, label: str, folder: str = "CWG-CC-7_3") -> str:
    """The beginning of a labelled paragraph as the sample document has it."""
    text = (data() / "sample" / folder / f"{language}.txt").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith(label))
    return line.removeprefix(label).strip()[:25]


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_delegate_gets_the_clause_verbatim_in_her_language(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "ask", question=QUESTIONS[language])

    assert result.acknowledged
    assert result.ephemeral
    assert verbatim(language, "2.2") in said(result)
    assert words(language)("ask-answered-clear") in said(result)


async def test_the_seeds_question_is_answered_by_2_2(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "ask", question="修订后的报告在转呈UNCRA和联大之前应在哪里发布？")

    assert verbatim(Language.ZH, "2.2") in said(result)


async def test_one_answer_in_another_language_leaves_the_choice_alone(delegate: Any, plenary: Any) -> None:
    french = await delegate.slash(plenary, "ask", question=QUESTIONS[Language.EN], language="fr")
    english = await delegate.slash(plenary, "ask", question=QUESTIONS[Language.EN])

    assert words(Language.FR)("ask-answered-clear") in said(french)
    assert words(Language.EN)("ask-answered-clear") in said(english)


async def test_the_buttons_show_context_and_other_languages(
    delegate: Any, plenary: Any, simcord_env: simcord.Env
) -> None:
    result = await delegate.slash(plenary, "clause", document="CWG-CC-7/3", label="2.2")
    found = buttons(result.response)

    context = await delegate.click(result.response, custom_id=found["Context"])
    languages = await delegate.click(result.response, custom_id=found["Other languages"])

    assert verbatim(Language.EN, "2.1") in said(context)
    assert verbatim(Language.EN, "2.3") in said(context)
    assert all(verbatim(language, "2.2") in said(languages) for language in OFFICIAL)


async def test_buttons_work_after_a_restart(
    delegate: Any, plenary: Any, simcord_env: simcord.Env, office: Any
) -> None:
    from bot.client import Rapporteur

    result = await delegate.slash(plenary, "clause", document="CWG-CC-7/3", label="2.2")

    await simcord_env.restart_bot(Rapporteur(office.services, office.memory))
    context = await delegate.click(result.response, custom_id=buttons(result.response)["Context"])

    assert verbatim(Language.EN, "2.1") in said(context)


async def test_sharing_puts_the_quotation_before_the_channel(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "clause", document="CWG-CC-7/3", label="2.2")

    shared = await delegate.click(result.response, custom_id=buttons(result.response)["Share"])

    assert not shared.ephemeral
    assert "delegate" in said(shared)
    assert verbatim(Language.EN, "2.2") in said(shared)


async def test_a_label_that_does_not_exist_names_those_that_do(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "clause", document="CWG-CC-7/3", label="2.9")

    assert result.ephemeral
    assert "2.4" in said(result)


async def test_an_unknown_document_says_what_was_probably_meant(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "clause", document="A/RES/81/902", label="1")

    assert "A/RES/81/901" in said(result)


@pytest.mark.parametrize("question", ["🙂🙂", "???", "!" * 3000])
async def test_a_question_without_words_is_told_how_to_ask(
    delegate: Any, plenary: Any, question: str
) -> None:
    result = await delegate.slash(plenary, "ask", question=question)

    assert result.ephemeral
    assert said(result).replace("\\", "") == words(Language.EN)("error-question-empty")


async def test_documents_and_labels_complete_what_is_typed(delegate: Any, plenary: Any) -> None:
    documents = await delegate.autocomplete(plenary, "clause", "document", "CWG-CC-7/3")
    labels = await delegate.autocomplete(plenary, "clause", "label", "2.", document="CWG-CC-7/3")
    nothing = await delegate.autocomplete(plenary, "clause", "label", "2.", document="no such thing")

    assert any(choice["value"] == "CWG-CC-7/3" for choice in documents)
    assert any(choice["value"] == "2.2" for choice in labels)
    assert nothing == []


@pytest.mark.parametrize("reader", OFFICIAL)
async def test_what_completes_is_in_the_readers_language(
    delegate: Any, plenary: Any, reader: Language
) -> None:
    title = next(one for one in sample_dossier().documents if one["folder"] == "CWG-CC-7_3")["title"]
    await delegate.slash(plenary, "language", language=reader.value)

    documents = await delegate.autocomplete(plenary, "position open", "document", "CWG-CC-7/3")
    labels = await delegate.autocomplete(
        plenary, "document references", "clause", "2.2", document="CWG-CC-7/3"
    )

    assert documents[0]["name"].startswith(f"CWG-CC-7/3 · {title[reader]}"[:99])
    assert labels[0]["name"].startswith(f"2.2 · {verbatim(reader, '2.2')}"[:99])


async def test_hostile_words_in_a_question_are_harmless(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(
        plenary, "ask", question="@everyone what is [the fund](https://evil.example) \u202e for?"
    )

    assert "[the fund](https" not in said(result)
    assert "\u202e" not in said(result)
