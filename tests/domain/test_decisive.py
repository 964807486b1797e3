"""Which sentence of a clause is marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.decisive import decisive, sentences

CASES = [
    (
        "The Fund was set up in 2023. Its accounts are published by 31 March each year. It has three donors.",
        "When are the accounts of the Fund published?",
        "Its accounts are published by 31 March each year.",
    ),
    (
        "基金于2023年设立。其账目于每年3月31日前公布。现有三个捐助方。",
        "基金的账目什么时候公布？",
        "其账目于每年3月31日前公布。",
    ),
    (
        "Le Fonds existe depuis 2023. Ses comptes sont publiés avant le 31 mars. Il a trois donateurs.",
        "Quand les comptes sont-ils publiés ?",
        "Ses comptes sont publiés avant le 31 mars.",
    ),
    (
        "Фонд создан в 2023 году. Его отчетность публикуется до 31 марта. У него три донора.",
        "Когда публикуется отчетность?",
        "Его отчетность публикуется до 31 марта.",
    ),
    (
        "El Fondo existe desde 2023. Sus cuentas se publican antes del 31 de marzo. Tiene tres donantes.",
        "¿Cuándo se publican las cuentas?",
        "Sus cuentas se publican antes del 31 de marzo.",
    ),
    (
        "أُنشئ الصندوق في عام 2023. وتُنشر حساباته السنوية قبل 31 مارس. وله ثلاث جهات مانحة.",
        "متى تُنشر حساباته السنوية؟",
        "وتُنشر حساباته السنوية قبل 31 مارس.",
    ),
]


@pytest.mark.parametrize(("text", "question", "expected"), CASES)
def test_the_sentence_that_answers_is_marked(text: str, question: str, expected: str) -> None:
    place = decisive(text, question)

    assert place is not None
    assert text[slice(*place)] == expected


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Only one sentence about the accounts published.", "When are the accounts published?"),
        ("Nothing here fits. Nor does this.", "When are the accounts published?"),
        ("Accounts are published. Accounts are published.", "When are the accounts published?"),
        ("", "Anything?"),
    ],
)
def test_nothing_is_marked_where_no_sentence_stands_out(text: str, question: str) -> None:
    assert decisive(text, question) is None


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_sentences_lose_nothing_but_the_space_between_them(text: str) -> None:
    pieces = [text[start:end] for start, end in sentences(text)]

    assert "".join("".join(pieces).split()) == "".join(text.split())
