"""Questions as the bot understands them."""

from __future__ import annotations

from bot.domain.language import language_of
from bot.domain.question import Asked, read_question
from bot.lexicons import concepts, document_names, question_lexicon


def read(question: str) -> Asked:
    return read_question(question, language_of(question), question_lexicon(), document_names(), concepts())
