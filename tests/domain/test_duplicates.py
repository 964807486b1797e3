"""What is drafted is recognised in an adopted clause, in any of six languages, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.duplicates import Degree, adopted, degree
from bot.domain.overlap import contained, likeness
from bot.domain.symbol import Symbol

PAIRS = [
    (
        "that entry in the register of community networks shall be free of charge",
        "that entries in the register of the community networks shall be free of charge;",
    ),
    (
        "que l'inscription au registre des réseaux communautaires est gratuite",
        "que les inscriptions au registre des réseaux communautaires sont gratuites;",
    ),
    (
        "que la inscripción en el registro de redes comunitarias sea gratuita",
        "que la inscripción en el registro de las redes comunitarias será gratuita;",
    ),
    (
        "что внесение в реестр сетей сообществ осуществляется бесплатно",
        "что внесение сетей сообществ в реестр осуществляется бесплатно;",
    ),
    ("将社区网络列入登记册应当免费", "社区网络列入登记册应免费；"),
    ("أن يكون القيد في سجل الشبكات المجتمعية مجانياً", "أن القيد في سجلّ الشبكات المجتمعية يكون مجانيا؛"),
]
OTHERS = [
    "to bring this resolution to the attention of the Secretary-General of the United Nations",
    "que le présent rapport soit transmis au Conseil avant la fin de l'année",
    "que la reunión se celebre en formato virtual con interpretación",
    "что доклад представляется Совету ежегодно",
    "请秘书长每年向理事会提交报告",
    "أن يقدم الأمين العام تقريرا سنويا إلى المجلس",
]


@pytest.mark.parametrize(("draft", "text"), PAIRS)
def test_nearly_the_same_words_are_recognised(draft: str, text: str) -> None:
    found = degree(draft, text)

    assert found is not None
    assert found[0] is not Degree.NEAR


@pytest.mark.parametrize(("pair", "other"), list(zip(PAIRS, OTHERS, strict=True)))
def test_another_matter_is_not_even_near(pair: tuple[str, str], other: str) -> None:
    assert degree(other, pair[1]) is None


def test_the_same_text_is_the_same_and_a_part_of_a_longer_one_is_part() -> None:
    text = PAIRS[0][1]
    longer = f"to encourage governments everywhere, {text} and to review fees every second year in full"

    assert degree(text, text) == (Degree.SAME, 1.0)
    assert (degree(text, longer) or (None,))[0] in {Degree.PART, Degree.CLOSE}


@pytest.mark.parametrize("draft", ["the report", "the Council;", "报告", "", "2.1"])
def test_too_few_words_are_the_same_as_nothing(draft: str) -> None:
    assert degree(draft, draft) is None


ADOPTED = [
    ("A/RES/70/125", True),
    ("itu:pp:res:140:2022", True),
    ("itu:council:dec:556", True),
    ("wsis:WSIS-03/GENEVA/DOC/4", True),
    ("ITU-T E.119", True),
    ("itu:doc:C25/61", False),
    ("A/70/684", False),
]


@pytest.mark.parametrize(("symbol", "is_adopted"), ADOPTED)
def test_only_what_a_body_adopted_counts(symbol: str, is_adopted: bool) -> None:
    assert adopted(Symbol.parse(symbol)) is is_adopted


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= contained(one, other) <= 1
