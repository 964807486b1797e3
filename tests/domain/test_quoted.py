"""A question may say in which language a text is to be quoted; a subject may only speak of languages."""

from __future__ import annotations

import pytest

from bot.domain.language import OFFICIAL
from bot.domain.quoted import quoted_in
from bot.lexicons import quoted_lexicon

AR, ZH, EN, FR, RU, ES = OFFICIAL


@pytest.mark.parametrize(
    ("question", "rest", "language"),
    [
        ("what does clause 2.2 say in French?", "what does clause 2.2 say ?", FR),
        ("In Arabic, what does 2.2 say?", ", what does 2.2 say?", AR),
        ("the Russian text of clause 2.2", "clause 2.2", RU),
        ("que dit le paragraphe 2.2 en chinois ?", "que dit le paragraphe 2.2 ?", ZH),
        ("la version anglaise du paragraphe 2.2", "paragraphe 2.2", EN),
        ("¿Qué dice el párrafo 2.2 en inglés?", "¿Qué dice el párrafo 2.2 ?", EN),
        ("el texto francés del párrafo 2.2", "párrafo 2.2", FR),
        ("пункт 2.2 на испанском языке", "пункт 2.2", ES),
        ("что говорится в пункте 2.2 по-французски?", "что говорится в пункте 2.2 ?", FR),
        ("第2.2段的法文文本是什么？", "第2.2段 是什么？", FR),
        ("用英文引用第2.2段", "第2.2段", EN),
        ("ماذا تقول الفقرة 2.2 بالفرنسية؟", "ماذا تقول الفقرة 2.2 ؟", FR),
        ("الفقرة 2.2 باللغة الصينية", "الفقرة 2.2", ZH),
        ("النص الإنكليزي للفقرة 2.2", "للفقرة 2.2", EN),
    ],
)
def test_a_language_to_quote_in_is_taken_out(question: str, rest: str, language: object) -> None:
    assert quoted_in(question, quoted_lexicon()) == (rest, language)


@pytest.mark.parametrize(
    "question",
    [
        "how many documents in French are posted",
        "what is said about English texts",
        "documents en français",
        "документы на французском языке",
        "关于法文的规定",
        "法文文件何时发布",
        "وثائق بالفرنسية",
        "documentos en inglés",
        "the Frenchman's proposal in Geneva",
        "",
    ],
)
def test_what_only_speaks_of_a_language_stays(question: str) -> None:
    assert quoted_in(question, quoted_lexicon()) is None
