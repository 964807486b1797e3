"""In which language a question wants a text to be quoted: `what does clause 2.2 say in French?`"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.folded import fold
from bot.domain.language import OFFICIAL, Language
from bot.domain.question_forms import EDGE, any_word, compiled
from bot.domain.tables import lists, mapping


@dataclass(frozen=True, slots=True)
class QuotedLexicon:
    """How that is said, read from lexicon/quoted.toml.

    forms      each with a group for every language, by its code
    subject    the end of a text after which such words are part of a subject
    described  what follows them there
    """

    forms: tuple[re.Pattern[str], ...]
    subject: re.Pattern[str]
    described: re.Pattern[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> QuotedLexicon:
        """Raise KeyError or TypeError where the table is not shaped like quoted.toml."""
        forms, names = lists(table["forms"]), mapping(table["names"])
        subject, described = (
            [word for words in lists(table[part]).values() for word in words]
            for part in ("subject", "described")
        )
        return cls(
            tuple(
                compiled(form, {"language": _any_language(lists(names[one]))})
                for one in OFFICIAL
                for form in forms[one]
            ),
            re.compile(rf"(?:(?<=[\u3400-\u9fff])|(?<!\w))(?:{any_word(subject)}){EDGE}\s*\Z"),
            re.compile(rf"\s*(?:{any_word(described)})"),
        )


def quoted_in(text: str, lexicon: QuotedLexicon) -> tuple[str, Language] | None:
    """The text without the words that say in which language to quote, and that language; else None."""
    folded = fold(text)
    for form in lexicon.forms:
        found = form.search(folded.text)
        if found is None or lexicon.subject.search(folded.text[: found.start()]):
            continue
        if lexicon.described.match(folded.text, found.end()):
            continue
        start, end = folded.original(*found.span())
        return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip(), Language(str(found.lastgroup))
    return None


def _any_language(names: Mapping[str, tuple[str, ...]]) -> str:
    return "(?:" + "|".join(f"(?P<{code}>{any_word(words)})" for code, words in names.items()) + ")"
