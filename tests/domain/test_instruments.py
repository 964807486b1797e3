"""The register of instruments: facts, each with its source."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.instruments import Register
from bot.domain.language import OFFICIAL, Language, language_of
from bot.domain.symbol import Symbol
from bot.resources import table
from tests.domain.test_citation import SEED

REGISTER = Register.from_table(table("register/instruments.toml"))


@pytest.mark.parametrize("cited", SEED)
def test_everything_that_the_first_contribution_cites_is_registered(cited: str) -> None:
    found = REGISTER.find(Symbol.parse(cited))

    assert found
    assert found.symbol == Symbol.parse(cited)


def test_another_edition_is_found_by_its_work() -> None:
    found = REGISTER.find(Symbol("itu:pp:res:140", "2018"))

    assert found
    assert found.key == "pp-140"
    assert REGISTER.find(Symbol("A/RES/1/1")) is None


def test_every_fact_has_a_source_and_every_key_is_its_own() -> None:
    assert all(each.source and (each.symbol or each.titles) for each in REGISTER.instruments)
    assert len({each.key for each in REGISTER.instruments}) == len(REGISTER.instruments)
    assert all(date.fromisoformat(each.date) for each in REGISTER.instruments if each.date)
    assert all(each.link.startswith("https://") for each in REGISTER.instruments if each.link)


def test_titles_are_in_the_language_that_they_claim() -> None:
    scripts = {Language.AR, Language.ZH, Language.RU}
    titles = [pair for each in REGISTER.instruments for pair in each.titles.items()]

    assert all(language in OFFICIAL for language, _ in titles)
    assert all((language_of(title) in scripts) == (language in scripts) for language, title in titles)


def test_a_title_is_given_in_the_language_asked_for_or_an_attested_one() -> None:
    agenda, report = REGISTER.find(Symbol("A/RES/70/1")), REGISTER.find(Symbol("A/70/684"))
    unknown = REGISTER.find(Symbol("itu:doc:C25/61"))

    assert agenda
    assert report
    assert unknown
    assert agenda.title(Language.FR) == (agenda.titles[Language.FR], Language.FR)
    assert report.title(Language.FR) == (report.titles[Language.EN], Language.EN)
    assert unknown.title(Language.FR) is None
