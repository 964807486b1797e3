"""A question is understood beyond its words, in any of six languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.folded import fold_word
from bot.domain.question import Asked, Intent, Wish, aside, courteous
from bot.lexicons import concepts, question_lexicon
from tests.questions import read

DEFINITIONS = [
    ("what does WSIS stand for?", "wsis"),
    ("What is the WSIS Forum?", "wsis-forum"),
    ("WSIS", "wsis"),
    ("ВВУИО?", "wsis"),
    ("que signifie SMSI ?", "wsis"),
    ("Qu'est-ce que le SMSI ?", "wsis"),
    ("что такое ВВУИО", "wsis"),
    ("Как расшифровывается ВВУИО?", "wsis"),
    ("¿Qué significa CMSI?", "wsis"),
    ("¿Qué es la CMSI?", "wsis"),
    ("什么是信息社会世界峰会", "wsis"),
    ("信息社会世界峰会是什么意思？", "wsis"),
    ("ما هي القمة العالمية لمجتمع المعلومات؟", "wsis"),
    ("ما معنى WSIS", "wsis"),
    ("What is a Sector Member?", "sector-member"),
    ("wsis?", "wsis"),
    ("smsi", "wsis"),
    ("ввуио", "wsis"),
]


@pytest.mark.parametrize(("question", "key"), DEFINITIONS)
def test_a_name_is_asked_for(question: str, key: str) -> None:
    asked = read(question)

    assert asked.intent is Intent.DEFINITION
    assert asked.concept is not None
    assert asked.concept.key == key


@pytest.mark.parametrize(
    "question",
    [
        "What is the maximum per project?",
        "什么是鸭子",
        "что такое дом",
        "A/RES/70/1",
        "who",
        "un",
        "broadband",
        "geneva",
    ],
)
def test_what_is_no_name_of_the_field_is_no_definition(question: str) -> None:
    assert read(question).intent is Intent.CLAUSES


def test_a_text_uses_a_concept_in_whatever_language() -> None:
    wsis = concepts().named("WSIS")

    assert wsis is not None
    assert wsis.used_in("在信息社会世界峰会上")
    assert wsis.used_in("решения ВВУИО")
    assert wsis.used_in("نواتج القمة العالمية لمجتمع المعلومات")
    assert not wsis.used_in("a word like twsister")


CITING = [
    "Which clauses cite A/RES/70/125?",
    "which documents refer to resolves 6 of Resolution 140?",
    "who cites A/RES/70/1",
    "Quelles résolutions citent A/RES/70/125 ?",
    "Какие пункты ссылаются на A/RES/70/125?",
    "哪些条款引用了A/RES/70/125？",
    "¿Qué párrafos citan A/RES/70/125?",
    "أي الفقرات تشير إلى A/RES/70/125؟",
]


@pytest.mark.parametrize("question", CITING)
def test_what_cites_a_document_is_asked_for(question: str) -> None:
    assert read(question).intent is Intent.CITING


CHANGES = [
    ("What changed in CWG-CC-7/3/Rev.1 about the spare parts?", "spare parts"),
    ("What has changed in Rev.1 about the deadline?", "deadline"),
    ("Qu'est-ce qui a changé dans Rev.1 au sujet du délai ?", "délai"),
    ("Что изменилось в Rev.1 относительно сроков?", "сроков"),
    ("Rev.1修改了什么？", ""),
    ("¿Qué cambió en Rev.1 sobre el plazo?", "plazo"),
    ("ما الذي تغير في Rev.1 بشأن المهلة؟", "المهلة"),
    ("what changed in CWG-CC-7/3/Rev.1?", ""),
]


@pytest.mark.parametrize(("question", "subject"), CHANGES)
def test_what_changed_is_asked_for(question: str, subject: str) -> None:
    asked = read(question)

    assert (asked.intent, asked.subject) == (Intent.CHANGES, subject)
    assert asked.revision == "Rev.1"


COMPARED = [
    ("compare rev 1 and rev 2 of CWG-CC-7/3", "Rev.2", "Rev.1"),
    ("compare CWG-CC-7/3 and CWG-CC-7/3/Rev.1", "Rev.1", ""),
    ("difference between CWG-CC-7/3/Rev.1 and CWG-CC-7/3/Rev.2", "Rev.2", "Rev.1"),
    ("comparer CWG-CC-7/3 et rev.1", "Rev.1", ""),
    ("quelles sont les différences entre Rév. 2 et Rév. 1 ?", "Rev.2", "Rev.1"),
    ("¿Cuál es la diferencia entre CWG-CC-7/3 y Rev.1?", "Rev.1", ""),
    ("сравните CWG-CC-7/3 и пересм. 1", "Rev.1", ""),
    ("чем отличается Rev.1 от CWG-CC-7/3", "Rev.1", ""),
    ("比较修订1和修订2", "Rev.2", "Rev.1"),
    ("CWG-CC-7/3和修订1有什么区别", "Rev.1", ""),
    ("قارن بين CWG-CC-7/3 والمراجعة 1", "Rev.1", ""),
    ("ما الذي تغير في المراجعة 1", "Rev.1", ""),
]


@pytest.mark.parametrize(("question", "revision", "earlier"), COMPARED)
def test_editions_are_compared(question: str, revision: str, earlier: str) -> None:
    asked = read(question)

    assert (asked.intent, asked.revision, asked.earlier) == (Intent.CHANGES, revision, earlier)


@pytest.mark.parametrize(
    "question",
    [
        "compare resolution 140 and resolution 101 on capacity building",
        "what is the difference between a Member State and a Sector Member?",
        "compare A/RES/70/1",
    ],
)
def test_other_comparisons_are_no_changes(question: str) -> None:
    assert read(question).intent is not Intent.CHANGES


COURTEOUS = [
    ("hello, what does 2.2 say? thanks!", "what does 2.2 say?"),
    ("can you please tell me what the resolution says about spare parts, thank you", None),
    ("bonjour, pourriez-vous me dire où siège la CNUAR ? merci", "où siège la CNUAR ?"),
    ("¡Hola! por favor, ¿qué dice 2.2?", "qué dice 2.2?"),
    ("Здравствуйте, подскажите, пожалуйста, срок подачи замечаний", "срок подачи замечаний"),
    ("你好，请问第2.2段说什么？谢谢", "第2.2段说什么？"),
    ("من فضلك ماذا تقول الفقرة 2.2؟ شكرا", "ماذا تقول الفقرة 2.2؟"),
    ("The secretariat thanks the Governments", "The secretariat thanks the Governments"),
    ("history of the Union", "history of the Union"),
    ("hi", ""),
    ("merci beaucoup", ""),
    ("谢谢！", ""),
]


@pytest.mark.parametrize(("typed", "left"), COURTEOUS)
def test_courtesies_are_no_part_of_a_question(typed: str, left: str | None) -> None:
    wanted = "what the resolution says about spare parts" if left is None else left

    assert courteous(typed, question_lexicon()) == wanted


WISHES = [
    ("When is the Forum?", Wish.DATED),
    ("who has to report to council and when", Wish.DATED),
    ("quand doit etre poste le rapport revise", Wish.DATED),
    ("cuando es el foro", Wish.DATED),
    ("когда состоится Форум", Wish.DATED),
    ("论坛什么时候举行", Wish.DATED),
    ("متى ينعقد المنتدى", Wish.DATED),
    ("Who must train the technicians?", Wish.ADDRESSED),
    ("Qui doit former les techniciens ?", Wish.ADDRESSED),
    ("Кто должен готовить технических специалистов?", Wish.ADDRESSED),
    ("谁应该培训技术人员？", Wish.ADDRESSED),
    ("¿Quién debe formar a los técnicos?", Wish.ADDRESSED),
    ("من يجب أن يدرب الفنيين؟", Wish.ADDRESSED),
    ("By when must comments be sent?", Wish.DATED),
    ("Avant quelle date faut-il envoyer les observations ?", Wish.DATED),
    ("До какого числа можно направить замечания?", Wish.DATED),
    ("意见应在什么时候之前提交？", Wish.DATED),
    ("¿Cuál es el plazo para enviar comentarios?", Wish.DATED),
    ("ما هو الموعد النهائي لإرسال التعليقات؟", Wish.DATED),
]


@pytest.mark.parametrize(("question", "wish"), WISHES)
def test_who_and_by_when_prefer_clauses_that_tell(question: str, wish: Wish) -> None:
    assert wish in read(question).wishes


PLAIN = [
    "How much may the Fund give to a single project?",
    "What is the maximum the Fund gives to a project in A/RES/70/125?",
    "Combien de pays ?",
    "",
    "140",
]


@pytest.mark.parametrize("question", PLAIN)
def test_any_other_question_is_retrieval(question: str) -> None:
    assert read(question) == Asked(Intent.CLAUSES, " ".join(question.split()).rstrip("? "))


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_is_understood_somehow(question: str) -> None:
    asked = read(question)

    assert asked.subject in " ".join(question.split())


DEFINED = [
    ("How is a disaster defined?", "disaster"),
    ("what is meant by disaster relief system?", "disaster relief system"),
    ("What does community network mean?", "community network"),
    ("Comment est définie une catastrophe ?", "catastrophe"),
    ("Qu'entend-on par fracture numérique ?", "fracture numerique"),
    ("¿Cómo se define la víctima?", "victima"),
    ("Кого называют пострадавшим?", "пострадавшим"),
    ("Как определяется катастрофа?", "катастрофа"),
    ("如何界定社区网络？", "社区网络"),
    ("كيف تعرف الكارثة؟", "الكارثة"),
]


@pytest.mark.parametrize(("question", "term"), DEFINED)
def test_what_is_to_be_defined_is_understood(question: str, term: str) -> None:
    asked = read(question)

    assert asked.intent is Intent.CLAUSES
    assert asked.term == fold_word(term)


POSITIONS = [
    "What positions have been taken on clause 2.1?",
    "How did Valombre vote on 2.2?",
    "which delegations have not answered",
    "Quelles délégations soutiennent le paragraphe 2.2 ?",
    "résultats du vote",
    "Кто поддержал пункт 2.3?",
    "как проголосовала Валомбра",
    "¿Quién apoya el párrafo 2.1?",
    "谁支持第2.2段？",
    "各代表团对2.1持什么立场？",
    "من يؤيد الفقرة 2.1؟",
    "ما نتائج الاستطلاع؟",
]


@pytest.mark.parametrize("question", POSITIONS)
def test_positions_are_asked_of_the_bot_and_not_of_documents(question: str) -> None:
    assert aside(question, question_lexicon()) == "positions"


@pytest.mark.parametrize("question", ["Who supports the Forum?", "Who voted for the resolution on Cuba?"])
def test_what_documents_tell_of_support_is_asked_of_them(question: str) -> None:
    assert aside(question, question_lexicon()) == ""
