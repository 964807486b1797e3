"""What a question is about, without the words that only frame it: `what does the resolution say about * ?`"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.folded import fold
from bot.domain.language import OFFICIAL, Language, one_after_another
from bot.domain.question_forms import any_word, source
from bot.domain.tables import lists, mapping


@dataclass(frozen=True, slots=True)
class Framing:
    """How each language frames what it asks about; read from lexicon/framing.toml."""

    forms: Mapping[Language, tuple[re.Pattern[str], ...]]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Framing:
        """Raise KeyError where an official language is missing."""
        return cls({one: _forms(lists(mapping(table[one]))) for one in OFFICIAL})

    def subject(self, question: str, language: Language) -> str:
        """What is asked about, in the forms of `language` or else of the others; else the question."""
        text = question.strip(_MARKS)
        folded = fold(text)
        for one in one_after_another(language):
            for form in self.forms[one]:
                found = form.fullmatch(folded.text)
                subject = text[slice(*folded.original(*found.span("it")))].strip(_MARKS) if found else ""
                if subject and not subject[0].isdigit():  # `resolution 751 …` is named, no frame
                    return subject
        return question


def _forms(told: Mapping[str, tuple[str, ...]]) -> tuple[re.Pattern[str], ...]:
    kind = f"(?:{any_word(told['kinds'])})"
    return tuple(re.compile(source(form, {"kind": kind})) for form in told["forms"])


_MARKS = " \t?!.,;:？！。，；：؟،؛¿¡\"'«»“”‘’"
