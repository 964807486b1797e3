"""Each candidate is weighed as what it is: an item or a sentence, in the question's language or another."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.search.fuse import PARTS
from bot.search.index import Index
from tests.search.library import EVERYWHERE, FakeLibrary, held

FUND = "The Fund gives grants to schools."
SPONSORS = f"Members may sponsor it. {FUND} Each school reports once a year."


@pytest.mark.parametrize(
    ("language", "chapeau", "part"),
    [
        (Language.EN, "The Council decides:", "same_item"),
        (Language.EN, SPONSORS.replace("grants", "loans") * 9, "same_item"),
        (Language.EN, SPONSORS, "same_sentence"),
        (Language.ES, "The Council decides:", "other_item"),
        (Language.ES, SPONSORS, "other_sentence"),
    ],
)
async def test_a_clause_is_a_sentence_where_its_chapeau_is_the_paragraph_that_has_it(
    index: Index, library: FakeLibrary, language: Language, chapeau: str, part: str
) -> None:
    library.hold(held(FUND, language), chapeau=chapeau)
    asked = await index.asked("Which fund gives grants to schools?", Language.EN)

    (known,) = await index.look(lambda words: index.ranking().known(asked, words, EVERYWHERE, 5))

    assert [PARTS[part] for part in known.part] == [part]


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("How many schools get grants of the Fund?", FUND, 1),
        ("How many schools get grants of the Fund?", "The Fund gives grants to 37 schools.", 0),
        ("How much do schools pay the Fund?", "The Fund gives grants to 37 schools.", 1),
        ("How much do schools pay the Fund?", "Schools pay the Fund 85 Swiss francs.", 0),
        ("Which fund gives grants to schools?", FUND, 0),
    ],
)
async def test_a_clause_that_states_nothing_of_the_kind_is_told_apart(
    index: Index, library: FakeLibrary, question: str, text: str, missing: float
) -> None:
    library.hold(held(text))

    (hit,) = await index.find(question, Language.EN, EVERYWHERE, 5)

    assert hit.reasons["particular_missing"] == missing
