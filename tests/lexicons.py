"""The lexicons as the program reads them."""

from __future__ import annotations

from functools import cache

from bot.domain.citation_lexicon import Lexicon
from bot.domain.corrigendum import CorrectionLexicon
from bot.domain.masthead import Masthead
from bot.domain.vocabulary import SectionLexicon
from bot.resources import table


@cache
def bodies() -> Lexicon:
    return Lexicon.from_table(table("lexicon/bodies.toml"))


@cache
def sections() -> SectionLexicon:
    return SectionLexicon.from_table(table("lexicon/sections.toml"))


@cache
def masthead() -> Masthead:
    return Masthead.from_table(table("lexicon/masthead.toml"), bodies().months)


@cache
def corrigenda() -> CorrectionLexicon:
    return CorrectionLexicon.from_table(table("lexicon/corrigenda.toml"), sections())
