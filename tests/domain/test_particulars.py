"""A question for an amount is answered only by a clause that states one."""

from __future__ import annotations

import pytest

from bot.domain.amounts import Amount, AmountLexicon
from bot.resources import table

LEXICON = AmountLexicon.from_table(table("lexicon/amounts.toml"))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What salary does the coordinator receive?", Amount.MONEY),
        ("How much do small companies pay to take part?", Amount.MONEY),
        ("Quel est le coût de la réunion ?", Amount.MONEY),
        ("¿Cuánto costará la interpretación?", Amount.MONEY),
        ("Сколько стоит участие в Форуме?", Amount.MONEY),
        ("Какова заработная плата координатора?", Amount.MONEY),
        ("论坛的门票多少钱？", Amount.MONEY),
        ("秘书长的工资是多少？", Amount.MONEY),
        ("كم راتب الأمين العام؟", Amount.MONEY),
        ("How much money has been paid into the Fund?", Amount.MONEY),
        ("Combien d’argent le Fonds a-t-il reçu ?", Amount.MONEY),
        ("¿Cuánto dinero se propone para repuestos?", Amount.MONEY),
        ("Сколько денег уже перечислено в Фонд?", Amount.MONEY),
        ("已经缴付了多少资金？", Amount.MONEY),
        ("كم من الأموال دُفع إلى الصندوق؟", Amount.MONEY),
        ("How many delegates attended?", Amount.COUNT),
        ("Combien de pages une contribution peut-elle compter ?", Amount.COUNT),
        ("¿Cuántas reuniones hubo?", Amount.COUNT),
        ("Сколько технических специалистов нужно подготовить?", Amount.COUNT),
        ("有多少国家任命了联络人？", Amount.COUNT),
        ("كم عدد الدول التي عينت مسؤول اتصال؟", Amount.COUNT),
        ("Who bears the costs of the meeting?", None),
        ("What is the Fund for?", None),
        ("Когда состоится Форум?", None),
        ("谁负责预算？", None),
        ("من يتحمل التكاليف؟", None),
    ],
)
def test_what_is_asked_for(question: str, kind: Amount | None) -> None:
    assert LEXICON.asked(question) is kind


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("What does a subscription cost?", "The service costs 12 Swiss francs a month.", False),
        ("What does a subscription cost?", "Subscriptions are offered in Dar Nour since 2027.", True),
        ("What does a subscription cost?", "It is provided free of charge.", False),
        ("How many States answered?", "By 31 March 58 Member States had answered.", False),
        ("How many States answered?", "Member States that answered in 2027 were thanked.", True),
        ("Combien d'ateliers ?", "Le secrétariat a organisé trois ateliers régionaux.", False),
        ("¿Cuántos talleres?", "La Secretaría organizó talleres regionales.", True),
        ("Сколько семинаров?", "Секретариат провел пять семинаров.", False),
        ("举办了多少次讲习班？", "秘书处举办了三次区域讲习班。", False),
        ("كم ورشة؟", "نظمت الأمانة ورشتي عمل في سنتين.", False),
        ("كم راتب المنسق؟", "يعين الأمين العام منسقا في عام 2027.", True),
        ("Who answered?", "The Council did.", False),
    ],
)
def test_only_a_clause_with_an_amount_of_the_kind_answers(question: str, text: str, lacks: bool) -> None:
    kind = LEXICON.asked(question)

    assert (kind is not None and kind not in LEXICON.stated(text)) is lacks
