"""What a question asks to be told is told only by a clause that states something of the kind."""

from __future__ import annotations

from copy import deepcopy

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.particulars import Particular, ParticularLexicon
from bot.lexicons import particular_lexicon
from bot.resources import table

LEXICON = ParticularLexicon.from_table(table("lexicon/particulars.toml"))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What salary does the coordinator receive?", Particular.SUM),
        ("How much do small companies pay to take part?", Particular.MONEY),
        ("Quel est le coût de la réunion ?", Particular.MONEY),
        ("¿Cuánto costará la interpretación?", Particular.MONEY),
        ("Сколько стоит участие в Форуме?", Particular.MONEY),
        ("Какова заработная плата координатора?", Particular.SUM),
        ("论坛的门票多少钱？", Particular.SUM),
        ("秘书长的工资是多少？", Particular.SUM),
        ("كم راتب الأمين العام؟", Particular.SUM),
        ("How much money has been paid into the Fund?", Particular.SUM),
        ("Combien d’argent le Fonds a-t-il reçu ?", Particular.SUM),
        ("¿Cuánto dinero se propone para repuestos?", Particular.SUM),
        ("Сколько денег уже перечислено в Фонд?", Particular.SUM),
        ("已经缴付了多少资金？", Particular.SUM),
        ("كم من الأموال دُفع إلى الصندوق؟", Particular.SUM),
        ("How many delegates attended?", Particular.COUNT),
        ("Combien de pages une contribution peut-elle compter ?", Particular.COUNT),
        ("¿Cuántas reuniones hubo?", Particular.COUNT),
        ("Сколько технических специалистов нужно подготовить?", Particular.COUNT),
        ("有多少国家任命了联络人？", Particular.COUNT),
        ("كم عدد الدول التي عينت مسؤول اتصال؟", Particular.COUNT),
        ("At what speed, that is how many megabits, must it run?", Particular.COUNT),
        ("С какой скоростью должен работать Интернет?", Particular.COUNT),
        ("What is the name of the coordinator?", Particular.PERSON),
        ("Comment s'appelle l'Auditeur externe ?", Particular.PERSON),
        ("¿Cómo se llaman los expertos que cedió Lanhu?", Particular.PERSON),
        ("Как зовут председателя рабочей группы?", Particular.PERSON),
        ("联合国秘书长青年特使叫什么名字？", Particular.PERSON),
        ("ما اسم القاضي الذي حكم عليه؟", Particular.PERSON),
        ("Who chairs the steering committee?", Particular.CHAIR),
        ("Qui a présidé le Forum de 2013 ?", Particular.CHAIR),
        ("¿Quién preside el comité directivo?", Particular.CHAIR),
        ("Кто председательствовал на заседании?", Particular.CHAIR),
        ("谁是工作组的主席？", Particular.CHAIR),
        ("من يرأس فريق التنسيق؟", Particular.CHAIR),
        ("Which company built the register?", Particular.COMPANY),
        ("Quelle entreprise fabrique les kits ?", Particular.COMPANY),
        ("¿Qué empresa explota el satélite?", Particular.COMPANY),
        ("Какая компания разработала реестр?", Particular.COMPANY),
        ("哪家公司建设了数据库？", Particular.COMPANY),
        ("ما الشركة التي تشغل الخدمة؟", Particular.COMPANY),
        ("What penalty is there for a State that doesn't report?", Particular.PENALTY),
        ("Quelle sanction encourt un État en retard ?", Particular.PENALTY),
        ("¿Qué multa paga un Estado que se retrasa?", Particular.PENALTY),
        ("Какое наказание предусмотрено?", Particular.PENALTY),
        ("不提交报告会受到什么处罚？", Particular.PENALTY),
        ("ما عقوبة الدول التي لم تعين مسؤولا؟", Particular.PENALTY),
        ("In which hotel will delegates stay?", Particular.VENUE),
        ("在哪家酒店举行？", Particular.VENUE),
        ("Who bears the costs of the meeting?", None),
        ("Who must appoint the coordinator?", None),
        ("What is the group called now?", None),
        ("Which companies must report?", None),
        ("Comment s'appelle désormais le groupe ?", None),
        ("¿Cómo se llama ahora el grupo?", None),
        ("工作组改名叫什么？", None),
        ("ما المطلوب من مدير المكتب؟", None),
        ("Кто назначает председателя?", None),
        ("What is the Fund for?", None),
        ("Когда состоится Форум?", None),
        ("谁负责预算？", None),
        ("من يتحمل التكاليف؟", None),
    ],
)
def test_what_is_asked_for(question: str, kind: Particular | None) -> None:
    assert LEXICON.asked(question) is kind


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("What does a subscription cost?", "The service costs 12 Swiss francs a month.", False),
        ("What does a subscription cost?", "Subscriptions are offered in Dar Nour since 2027.", True),
        ("What does a subscription cost?", "It is provided free of charge.", False),
        ("What is the salary of the coordinator?", "Salaries are 23 per cent of the costs.", True),
        ("How many States answered?", "By 31 March 58 Member States had answered.", False),
        ("How many States answered?", "Member States that answered in 2027 were thanked.", True),
        ("Combien d'ateliers ?", "Le secrétariat a organisé trois ateliers régionaux.", False),
        ("¿Cuántos talleres?", "La Secretaría organizó talleres regionales.", True),
        ("Сколько семинаров?", "Секретариат провел пять семинаров.", False),
        ("举办了多少次讲习班？", "秘书处举办了三次区域讲习班。", False),
        ("كم ورشة؟", "نظمت الأمانة ورشتي عمل في سنتين.", False),
        ("كم راتب المنسق؟", "يعين الأمين العام منسقا في عام 2027.", True),
        ("Who answered?", "The Council did.", False),
        (
            "How many States answered?",
            "Recalling resolution 724 (1991) of 15 December 1991 and its rules 41 and 42",
            True,
        ),
        (
            "How many States answered?",
            "9.3.1 Letters, 12 in annex 4, arrived on 14-15 October at 12.30 p.m.",
            True,
        ),
        ("How many States answered?", "Ten of them did in 2027.", False),
        (
            "Combien d'États ?",
            "Rappelant sa résolution 724 (1991) du 15 décembre 1991 et le paragraphe 6",
            True,
        ),
        (
            "¿Cuántos Estados?",
            "Recordando el párrafo 6 de la resolución 724 (1991), de 15 de diciembre",
            True,
        ),
        (
            "Сколько государств?",
            "ссылаясь на пункты 6 и 7 резолюции 724 (1991) от 15 декабря 1991 года",
            True,
        ),
        ("有多少国家？", "忆及1991年12月15日第724号决议第6段", True),
        ("كم عدد الدول؟", "إذ يشير إلى الفقرة 6 من القرار 724 (1991) المؤرخ 15 ديسمبر 1991", True),
        ("What is the name of the coordinator?", "Requests him to appoint a coordinator by 1 March.", True),
        ("What is the name of the coordinator?", "Ms. Amara Osei was appointed coordinator.", False),
        ("Как зовут координатора?", "Координатором назначена г-жа Амара Осеи.", False),
        ("协调员是谁？谁是协调员？", "任命一名协调员。", True),
        ("من هو المنسق؟", "تولى السيد عمر المنصب.", False),
        ("Who chairs the committee?", "adopts the rules of the steering committee", True),
        ("Who chairs the committee?", "The committee is chaired by Lanhu.", False),
        ("¿Quién preside el comité?", "El comité está presidido por Lanhu.", False),
        ("谁主持委员会？", "委员会由兰湖担任主席。", False),
        ("من يرأس اللجنة؟", "تعمل اللجنة برئاسة لانهو.", False),
        ("Which company runs the satellite?", "22 islands share one link by satellite.", True),
        ("Which company runs the satellite?", "The contract went to Solaris Ltd.", False),
        ("What penalty is there?", "Invites States to designate a focal point.", True),
        ("What penalty is there?", "A State in arrears shall lose its right to vote.", False),
        ("论坛在哪个城市举行？", "在2025年后继续每年召开论坛。", True),
        ("论坛在哪个城市举行？", "论坛将于2027年6月8日至10日在达尔努尔举行。", False),
        ("In which city is the forum held?", "The forum is held each year.", True),
        ("In which city is the forum held?", "The forum will be held in Dar Nour.", False),
        ("Which hotel?", "The forum is held in Dar Nour.", True),
    ],
)
def test_only_a_clause_that_states_something_of_the_kind_tells_it(
    question: str, text: str, lacks: bool
) -> None:
    kind = LEXICON.asked(question)

    assert (kind is not None and kind not in LEXICON.stated(text, Language.UNDETERMINED)) is lacks


@pytest.mark.parametrize(
    "hostile",
    ["1-", "1 and ", "12, ", "resolutions 1 (1991), ", "a/b", "a.1", "1.1", "第一", "م ", "january 1 ", "(1"],
)
def test_a_text_of_whatever_is_repeated_is_read_to_its_end(hostile: str) -> None:
    assert LEXICON.stated(hostile * 5000, Language.UNDETERMINED) <= set(Particular)
    LEXICON.asked(hostile * 5000)
    measure = LEXICON.measure("What does it cost in US dollars?")
    assert measure is not None
    measure.untold(hostile * 5000)


def test_other_words_find_other_particulars_wherever_they_stand() -> None:
    words = table("lexicon/particulars.toml")
    for kind in Particular:
        for language in words[kind.value]["states"]:
            other = deepcopy(words)
            other[kind.value]["states"][language].append("dirigible")

            assert ParticularLexicon.from_table(other).stating != LEXICON.stating


def test_each_kind_is_asked_for_in_six_languages() -> None:
    words = table("lexicon/particulars.toml")

    for kind in Particular:
        assert {*words[kind.value]["asks"]} in ({"all"}, {language.value for language in OFFICIAL})


MEASURED = [
    ("How many hours does the training last?", "train 1 500 technicians a year", "a course of 40 hours"),
    ("Combien d'heures dure la formation ?", "former 1 500 techniciens par an", "une formation de 40 heures"),
    ("¿Cuántas horas dura la formación?", "capacitar a 1 500 técnicos al año", "un curso de cuarenta horas"),
    ("Сколько часов длится обучение?", "обучать 1500 специалистов в год", "курс из сорока часов"),
    ("培训多少小时？", "每年培训1 500名技术人员", "40小时的培训"),
    ("كم ساعة يستغرق التدريب؟", "تدريب 1500 فني كل سنة", "دورة مدتها أربعون ساعة"),
    ("How many kilometres apart are the depots?", "three depots in nine countries", "within 100 km of it"),
    ("¿A cuántos kilómetros están?", "tres depósitos en nueve países", "a 100 km uno de otro"),
    ("每套功率是多少瓦？", "480套太阳能设备", "每套300瓦"),
    ("How many tonnes were collected?", "in four of the eleven countries", "some 12 tonnes"),
    ("What did it cost in US dollars?", "the exchange rate of the dollar in 2018", "3 million dollars"),
    ("Какая минимальная скорость требуется?", "в 2020 году в 40 странах", "не менее 10 Мбит/с"),
    ("À partir de quel âge est-ce permis ?", "la Convention de 1989", "dès l'âge de 13 ans"),
]


@pytest.mark.parametrize(("question", "other", "told"), MEASURED)
def test_so_many_of_a_unit_are_told_by_a_number_of_it(question: str, other: str, told: str) -> None:
    measure = particular_lexicon().measure(question)

    assert measure is not None
    assert measure.untold(other) is measure.kind
    assert measure.untold(told) is None


def test_what_is_no_unit_is_told_by_anything() -> None:
    assert particular_lexicon().measure("How many technicians are trained?") is None
