"""Few places, each for another clause: in the best language, the operative one, and who or by when first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language
from bot.domain.placing import PREFERENCE, Preference, Ranked, placed
from bot.domain.question import Wish
from bot.domain.symbol import Symbol
from bot.lexicons import question_lexicon, section_lexicon

TEXT = "that entry in the register of community networks shall be free of charge for everybody"


def held(
    key: str,
    text: str = TEXT,
    language: Language = Language.EN,
    kind: Kind = Kind.OPERATIVE,
    section: str = "",
    symbol: str = "A/RES/81/901",
) -> HeldClause:
    return HeldClause(Expression(Symbol.parse(symbol), language), Clause(key, section, key, kind, text), 0)


def keys(ranked: list[Ranked], language: Language = Language.EN, *wishes: Wish) -> list[str]:
    preference = Preference(frozenset(wishes), question_lexicon(), section_lexicon())
    return [one.clause.key for one, _ in placed(ranked, language, preference, 3)]


@pytest.mark.parametrize("reader", OFFICIAL)
def test_a_clause_takes_one_place_in_the_readers_language(reader: Language) -> None:
    six = [(held("1", f"text {each}", each), 0.9 - n / 100) for n, each in enumerate(OFFICIAL)]
    others = [(held("2", "another"), 0.3), (held("3", "a third"), 0.2)]
    preference = Preference(frozenset(), question_lexicon(), section_lexicon())

    found = placed([*six, *others], reader, preference, 3)

    assert [one.clause.key for one, _ in found] == ["1", "2", "3"]
    assert found[0][0].expression.language is reader
    assert found[0][1] == 0.9


def test_what_a_revision_left_as_it_was_is_quoted_from_the_newest() -> None:
    old, new = held("1", symbol="C25/61"), held("1", symbol="C25/61/Rev.1")
    preference = Preference(frozenset(), question_lexicon(), section_lexicon())

    found = placed([(old, 0.8), (new, 0.7)], Language.EN, preference, 3)

    assert [one.expression.symbol.revision for one, _ in found] == ["Rev.1"]


def test_of_a_preamble_and_an_operative_part_that_say_the_same_the_operative_stands() -> None:
    preamble = held("pp1", f"Recognizing {TEXT},", kind=Kind.PREAMBULAR)

    assert keys([(preamble, 0.9), (held("7"), 0.8)]) == ["7"]
    assert keys([(held("7"), 0.9), (preamble, 0.8)]) == ["7"]


def test_two_clauses_that_say_different_things_keep_their_places() -> None:
    preamble = held("pp1", "Recalling the report of the Secretary-General,", kind=Kind.PREAMBULAR)

    assert keys([(preamble, 0.9), (held("7"), 0.8)]) == ["pp1", "7"]


CALLS = {
    Language.AR: "يكلف الأمين العام",
    Language.ZH: "责成秘书长",
    Language.EN: "instructs the Secretary-General",
    Language.FR: "charge le Secrétaire général",
    Language.RU: "поручает Генеральному секретарю",
    Language.ES: "encarga al Secretario General",
}
DATES = {
    Language.AR: "في موعد أقصاه 18 يونيو 2027",
    Language.ZH: "在2027年6月18日之前",
    Language.EN: "at least 21 days before",
    Language.FR: "avant le 18 juin 2027",
    Language.RU: "до 18 июня 2027 года",
    Language.ES: "antes del 18 de junio de 2027",
}


@pytest.mark.parametrize("language", OFFICIAL)
def test_who_prefers_a_clause_that_is_addressed_and_by_when_one_with_a_date(language: Language) -> None:
    plain = held("1", "text", language)
    called = held("2", "other", language, section=CALLS[language])
    dated = held("3", DATES[language], language)
    close = [(plain, 0.5), (called, 0.48), (dated, 0.47)]

    assert keys(close, language, Wish.ADDRESSED)[0] == "2"
    assert keys(close, language, Wish.DATED)[0] == "3"
    assert keys(close, language) == ["1", "2", "3"]


def test_a_preference_settles_near_ties_and_breaks_no_ranking() -> None:
    plain = held("1", "text")
    called = replace(held("2", "other", section=CALLS[Language.EN]))

    assert keys([(plain, 0.6), (called, 0.6 - 2 * PREFERENCE)], Language.EN, Wish.ADDRESSED) == ["1", "2"]


def test_an_operative_echo_takes_its_preambles_place_even_when_all_places_are_taken() -> None:
    preamble = held("pp1", f"Recognizing {TEXT},", kind=Kind.PREAMBULAR)
    others = [held(str(n), f"matter {n} that is different") for n in range(4)]
    ranked = [(preamble, 0.9), *((one, 0.5) for one in others), (held("5"), 0.2)]

    assert keys(ranked) == ["5", "0", "1"]


DEFINITIONS = [
    ("disaster", "disaster [b-UNISDR]: A serious disruption of the functioning of a community", Language.EN),
    ("disasters", "disaster: A serious disruption of the functioning of a community", Language.EN),
    ("disaster", "الكارثة (disaster): اختلال خطير في سير العمل", Language.AR),
    ("пострадавшим", "пострадавший: лицо, затронутое бедствием", Language.RU),
    ("社区网络", "社区网络：由社区自己建设和管理的网络", Language.ZH),
]


@pytest.mark.parametrize(("term", "text", "language"), DEFINITIONS)
def test_of_clauses_that_speak_of_a_term_the_one_that_defines_it_comes_first(
    term: str, text: str, language: Language
) -> None:
    preference = Preference(frozenset(), question_lexicon(), section_lexicon(), fold_word(term))
    longer = held("1", f"relief after a {term}: whatever helps", language)
    ranked = [(longer, 0.9), (held("2", f"the {term} is spoken of", language), 0.9), (held("3", text), 0.89)]

    found = placed(ranked, language, preference, 3)

    assert [one.clause.key for one, _ in found] == ["3", "1", "2"]
