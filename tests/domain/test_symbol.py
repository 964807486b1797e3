"""Symbols that have more than one body in them."""

from __future__ import annotations

import pytest

from bot.domain.citation import find_citations
from bot.domain.citation_typed import parse_symbol
from bot.domain.header import read_header
from bot.domain.symbol import Symbol
from bot.lexicons import citation_lexicon, masthead


@pytest.mark.parametrize(
    "typed",
    [
        "A/71/67-E/2016/51",
        "A/71/67*−E/2016/51*",
        "a/71/67 – e/2016/51",
        "А/71/67-Е/2016/51",
        "E/2016/51-A/71/67",
    ],
)
def test_a_joint_symbol_is_one_document_with_two_names(typed: str) -> None:
    symbol = parse_symbol(typed, citation_lexicon())

    assert symbol == Symbol("A/71/67-E/2016/51")
    assert symbol.halves == (Symbol("A/71/67"), Symbol("E/2016/51"))


@pytest.mark.parametrize("canonical", ["A/71/67", "itu:ra:res:61-3", "A/70/1-A/70/5", "itu:doc:C25/61"])
def test_other_symbols_have_no_halves(canonical: str) -> None:
    assert Symbol.parse(canonical).halves == ()


def test_two_documents_are_no_joint_one() -> None:
    assert parse_symbol("A/71/67 and E/2016/51", citation_lexicon()) is None


def test_a_joint_document_says_its_own_symbol() -> None:
    head = ["United Nations", "A/71/67*–E/2016/51*", "General Assembly", "Economic and Social Council"]

    assert read_header(head, citation_lexicon(), masthead()).symbol == "A/71/67-E/2016/51"


@pytest.mark.parametrize(
    "symbol", ["TD/B/C.II/5", "TD/B/C.II/5/Rev.1", "TD/B/C.I/MEM.4/2", "TD/B/EX(68)/2", "TD/B/71/4"]
)
def test_the_commissions_of_unctad_are_counted_in_roman_numbers(symbol: str) -> None:
    found = find_citations(f"the report {symbol}.", citation_lexicon())

    assert [each.canonical for each in found] == [symbol]
    assert parse_symbol(symbol, citation_lexicon()) == Symbol.parse(symbol)
