"""Questions as they are understood, with the words of the field."""

from __future__ import annotations

from functools import cache

from bot.domain.concepts import Concepts
from bot.domain.language import language_of
from bot.domain.question import Asked, read_question
from bot.domain.question_lexicon import QuestionLexicon
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
