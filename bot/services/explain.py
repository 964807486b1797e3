"""A short explanation below the quotations, by a machine, and only what the clauses bear out."""

from __future__ import annotations

import asyncio
import json
from typing import Protocol

from bot.domain.answer import Answer, Quotation
from bot.domain.explaining import Checks, Passage, borne_out
from bot.domain.language import Language

LONGEST_CLAUSE = 2000  # characters of a clause that the machine sees


class Chat(Protocol):
    """A language model behind an endpoint."""

    async def complete(self, instructions: str, material: str) -> str:
        """What it writes; "" where nothing usable came in time, for whatever reason. Never raises."""
        ...


class Explain:
    """Explains an answer; never where no endpoint is set."""

    def __init__(self, chat: Chat | None, checks: Checks, prompt: str, languages: dict[str, str]) -> None:
        self._chat = chat
        self._checks = checks
        self._prompt = prompt
        self._languages = languages

    def wanted(self, answer: Answer) -> bool:
        """Whether there is anything to explain, and somebody to do it."""
        return self._chat is not None and answer.answered and bool(answer.findings)

    async def __call__(self, answer: Answer, language: Language) -> tuple[str, ...]:
        """Sentences in the reader's language, each with the mark of its quotation; () for none.

        The machine sees the question and the quoted clauses, as data, and nothing else.
        """
        if self._chat is None or not self.wanted(answer):
            return ()
        passages = passages_of(answer)
        instructions = self._prompt.replace("{language}", self._languages[language.value]).strip()
        reply = await self._chat.complete(instructions, _material(answer.question, passages))
        return await asyncio.to_thread(borne_out, reply, passages, self._checks)


def passages_of(answer: Answer) -> tuple[Passage, ...]:
    """The quoted clauses with what they hang on, in the order in which they are shown."""
    return tuple(_passage(number, one.quotation) for number, one in enumerate(answer.findings, 1))


def _passage(number: int, quotation: Quotation) -> Passage:
    text = " ".join((*quotation.chapeau, quotation.held.clause.text))[-LONGEST_CLAUSE:]
    beside = quotation.beside.clause.text[:LONGEST_CLAUSE] if quotation.beside else ""
    return Passage(number, text, quotation.held.expression.language, beside)


def _material(question: str, passages: tuple[Passage, ...]) -> str:
    clauses = [{"mark": f"[{one.mark}]", "text": one.whole.strip()} for one in passages]
    return json.dumps({"question": question[:1000], "clauses": clauses}, ensure_ascii=False)
