"""What a question is about is found between the words that only frame it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.language import OFFICIAL, Language
from bot.lexicons import framing

FRAMED = [
    ("en", "What does the resolution say about children?", "children"),
    ("en", "what is said on the cost of spectrum", "the cost of spectrum"),
    ("en", "Is there anything in these documents about open source?", "open source"),
    ("en", "Is gender mentioned?", "gender"),
    ("en", "Which clauses deal with satellite debris?", "satellite debris"),
    ("fr", "Que dit la résolution sur les enfants ?", "les enfants"),
    ("fr", "Que dit-on de l'intelligence artificielle ?", "intelligence artificielle"),
    ("fr", "Y a-t-il un paragraphe concernant le dédoublement des efforts ?", "le dédoublement des efforts"),
    ("es", "¿Qué dice la resolución sobre los niños?", "los niños"),
    ("es", "¿Hay algo sobre el mandato del Foro?", "el mandato del Foro"),
    ("ru", "Что говорится в резолюции о детях?", "детях"),
    ("ru", "Есть ли что-нибудь о защите данных?", "защите данных"),
    ("zh", "决议对儿童是怎么规定的？", "儿童"),
    ("zh", "有没有关于频谱费用的条款？", "频谱费用"),
    ("ar", "ماذا يقول القرار عن الأطفال؟", "الأطفال"),
    ("ar", "هل يوجد شيء بشأن حماية البيانات؟", "حماية البيانات"),
]
UNFRAMED = [
    "What does Resolution 198 say about poverty?",
    "Que dit le Plan d'action de Genève sur la fracture ?",
    "¿Menciona la resolución 751 (1992) la cooperación?",
    "When is the next forum?",
    "谁应提交报告？",
]


@pytest.mark.parametrize(("language", "question", "subject"), FRAMED)
def test_the_subject_is_what_stands_between(language: str, question: str, subject: str) -> None:
    assert framing().subject(question, Language(language)) == subject


@pytest.mark.parametrize("language", OFFICIAL)
def test_a_frame_is_known_whatever_the_reader_speaks(language: Language) -> None:
    assert framing().subject("Что говорится о детях?", language) == "детях"


@pytest.mark.parametrize("question", UNFRAMED)
def test_what_names_a_document_or_asks_otherwise_stays_whole(question: str) -> None:
    assert framing().subject(question, Language.EN) == question


@given(st.text(max_size=60))
def test_whatever_is_typed_keeps_its_subject(text: str) -> None:
    subject = framing().subject(text, Language.UNDETERMINED)

    assert subject == text or (subject and subject in text)
