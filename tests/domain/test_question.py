"""A question is understood beyond its words, in any of six languages."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.concepts import Concepts
from bot.domain.document import Expression
from bot.domain.folded import fold_word
from bot.domain.language import Language, language_of
from bot.domain.limits import Conflict, Limits, year_of
from bot.domain.question import Asked, Intent, Wish, courteous, read_question
from bot.domain.question_lexicon import QuestionLexicon
from bot.domain.symbol import Symbol
from bot.resources import table
from tests.lexicons import bodies


@cache
def lexicon() -> QuestionLexicon:
    return QuestionLexicon.from_table(table("lexicon/questions.toml"), bodies())


@cache
def concepts() -> Concepts:
    return Concepts.from_table(table("lexicon/glossary.toml")["concepts"])


def read(question: str) -> Asked:
    return read_question(question, language_of(question), lexicon(), bodies(), concepts())


LIMITED = [
    ("What did the Council say in 2024 about remote participation?", ("council",), 2024, 2024),
    ("In 2024, what did the Council decide on interpretation?", ("council",), 2024, 2024),
    ("General Assembly resolutions after 2015 on gender equality", ("A",), 2016, 0),
    ("Which resolutions of the General Assembly adopted before 2020 mention satellites?", ("A",), 0, 2019),
    ("documents of ITU between 2018 and 2022 about the digital divide", ("family:itu",), 2018, 2022),
    ("resolutions since 2019 on broadband", (), 2019, 0),
    ("résolutions de l'Assemblée générale depuis 2015 sur la fracture numérique", ("A",), 2015, 0),
    ("Résolutions de l'UIT sur le large bande", ("family:itu",), 0, 0),
    ("Qu'a décidé le Conseil en 2023 au sujet du Forum ?", ("council",), 2023, 2023),
    ("резолюции ГА после 2015 г. о гендерном равенстве", ("A",), 2016, 0),
    ("Что решил Совет в 2024 году о переводе?", ("council",), 2024, 2024),
    ("решения Совета до 2020 года о бюджете", ("council",), 0, 2019),
    ("resoluciones de la Asamblea General desde 2015 sobre la brecha digital", ("A",), 2015, 0),
    ("¿Qué decidió el Consejo en 2024 sobre la interpretación?", ("council",), 2024, 2024),
    ("理事会在2024年说了什么关于远程参会的内容？", ("council",), 2024, 2024),
    ("大会2015年以后的决议关于性别平等怎么说？", ("A",), 2016, 0),
    ("2020年以前的决议关于宽带", (), 0, 2019),
    ("قرارات الجمعية العامة بعد عام 2015 بشأن المساواة بين الجنسين", ("A",), 2016, 0),
    ("ماذا قرر المجلس في 2024 بشأن الترجمة؟", ("council",), 2024, 2024),
]


@pytest.mark.parametrize(("question", "named", "first", "last"), LIMITED)
def test_whose_documents_and_of_when_is_understood(
    question: str, named: tuple[str, ...], first: int, last: int
) -> None:
    asked = read(question)

    assert asked.limits.bodies == ((named,) if named else ())
    assert (asked.limits.first, asked.limits.last) == (first, last)
    assert 0 < len(asked.subject) < len(question)
    assert not any(character.isdigit() for character in asked.subject)


SUBJECTS = [
    ("What did the Council say in 2024 about remote participation?", "remote participation"),
    ("резолюции ГА после 2015 г. о гендерном равенстве", "гендерном равенстве"),
    ("Résolutions de l'UIT sur le large bande", "large bande"),
    ("大会2015年以后的决议关于性别平等", "性别平等"),
]


@pytest.mark.parametrize(("question", "subject"), SUBJECTS)
def test_what_is_left_is_looked_for(question: str, subject: str) -> None:
    assert read(question).subject == subject


UNLIMITED = [
    "Who must report to the Council?",
    "What must happen by 2030?",
    "What does the 2030 Agenda say about women?",
    "Why was the report not posted in January 2027?",
    "Which year will be the International Year of Community Networks?",
    "What did the Council Working Group decide?",
    "What does resolves 6 of Resolution 140 (Rev. Dubai, 2018) say?",
    "Где был размещен пересмотренный отчет в 2027 году?",
    "修订后的报告提交前应在哪里发布？",
    "¿Quién debe presentar un informe al Consejo en 2027?",
    "متى تنعقد القمة العالمية؟",
    "Le Conseil doit-il se réunir en 2027 ?",
]


@pytest.mark.parametrize("question", UNLIMITED)
def test_a_body_or_a_year_that_is_only_spoken_of_limits_nothing(question: str) -> None:
    assert not read(question).limits


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

    assert courteous(typed, lexicon()) == wanted


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


CONFLICTS = [
    ("resolutions after 2020 and before 2015 on broadband", Conflict.PERIOD),
    ("резолюции после 2020 года и до 2015 года о спутниках", Conflict.PERIOD),
    ("What did the Council say in General Assembly resolutions on gender?", Conflict.BODIES),
    ("resolutions of the Council and the General Assembly on gender", None),
    ("resolutions of the General Assembly after 2015", None),
]


@pytest.mark.parametrize(("question", "conflict"), CONFLICTS)
def test_limits_that_nothing_can_meet_are_recognised(question: str, conflict: Conflict | None) -> None:
    assert read(question).limits.conflict is conflict


YEARS = [
    ("A/RES/70/125", "2015-12-16", 2015),
    ("A/RES/70/125", "", 2015),
    ("itu:pp:res:140:2022", "", 2022),
    ("itu:doc:C25/61/Rev.1", "", 2025),
    ("S/RES/1325(2000)", "", 2000),
    ("E/2016/51", "", 2016),
    ("ITU-T E.119", "", 0),
]


@pytest.mark.parametrize(("symbol", "date", "year"), YEARS)
def test_a_year_is_told_by_the_date_or_else_by_the_symbol(symbol: str, date: str, year: int) -> None:
    assert year_of(Expression(Symbol.parse(symbol), Language.EN, date=date)) == year


ADMITTED = [
    (Limits((("A",),)), "A/RES/70/125", True),
    (Limits((("A",),)), "itu:pp:res:140:2022", False),
    (Limits((("family:itu",),)), "itu:doc:CWG-WSIS-38/5", True),
    (Limits((("family:itu",),), ("res",)), "itu:doc:C25/61", False),
    (Limits((("council",),)), "itu:doc:C25/61", True),
    (Limits((("A", "council"),)), "itu:council:res:1332:2019", True),
    (Limits(first=2016), "itu:pp:res:140:2022", True),
    (Limits(last=2019), "itu:pp:res:140:2022", False),
    (Limits(first=2016), "ITU-T E.119", False),
]


@pytest.mark.parametrize(("limits", "symbol", "admitted"), ADMITTED)
def test_a_document_is_within_limits_or_not(limits: Limits, symbol: str, admitted: bool) -> None:
    assert limits.admits(Expression(Symbol.parse(symbol), Language.EN), bodies()) is admitted


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
