"""Which clauses take the few places of an answer, and in what order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.domain.clause import Kind
from bot.domain.document import HeldClause
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.overlap import likeness
from bot.domain.question import Wish
from bot.domain.question_lexicon import QuestionLexicon
from bot.domain.vocabulary import SectionLexicon

PREFERENCE = 0.05
"""What a clause that tells who or by when is worth more, in probability: it settles near ties, no more."""
_MOST_READ = 20_000  # characters of a clause that are looked through for a date
SAME = 0.8  # likeness from which an operative clause stands for a preambular one of its document

Ranked = tuple[HeldClause, float]
"""A clause and the probability that it answers."""


@dataclass(frozen=True, slots=True)
class Preference:
    """What a question wishes of the clauses, and the words that tell; `term` is what is to be defined."""

    wishes: frozenset[Wish]
    questions: QuestionLexicon
    sections: SectionLexicon
    term: str = ""

    def grants(self, held: HeldClause) -> bool:
        """Whether a clause is of the kind that is wished for."""
        return (
            (Wish.ADDRESSED in self.wishes and self._addressed(held))
            or (Wish.DATED in self.wishes and self._dated(held))
            or (self.term != "" and self._defined(held))
        )

    def _addressed(self, held: HeldClause) -> bool:
        words = self.sections.of(held.expression.language)
        senses = words.heading_senses(held.clause.section) or words.heading_senses(held.clause.text)
        return any(name in _CALLS for name, _ in senses)

    def _dated(self, held: HeldClause) -> bool:
        phrases = self.questions.phrases.get(held.expression.language)
        text = fold_word(held.clause.text[:_MOST_READ])
        return phrases is not None and phrases.dated.search(text) is not None

    def _defined(self, held: HeldClause) -> bool:
        """Whether a clause begins with the term, or has it in brackets there, and then says what it means."""
        lead, colon, _ = held.clause.text[:_LEAD].replace("：", ":").partition(":")
        if not colon:
            return False
        names = (_BRACKETED.sub(" ", lead), *(each.strip("()（）") for each in _BRACKETED.findall(lead)))
        return any(_is_form_of(" ".join(fold_word(name).split()), self.term) for name in names)


def placed(ranked: Sequence[Ranked], language: Language, preference: Preference, limit: int) -> list[Ranked]:
    """The clauses that take the places, best first, `ranked` best first.

    A clause takes one place, in the reader's language where it was found in it; what a revision left as it
    was, its newest; of a preambular clause and an operative one that say the same, the operative.
    """
    ordered = sorted(ranked, key=lambda each: -each[1] - PREFERENCE * preference.grants(each[0]))
    kept: list[Ranked] = []
    for each in _once(ordered, language):
        room, operative = len(kept) < limit, each[0].clause.kind is Kind.OPERATIVE
        if not (room or operative):
            continue
        place = next((n for n, other in enumerate(kept) if _says_the_same(each[0], other[0])), None)
        if place is None and room:
            kept.append(each)
        elif place is not None and operative:
            kept[place] = (each[0], kept[place][1])
    return kept


def _once(ranked: Sequence[Ranked], language: Language) -> list[Ranked]:
    """Each clause once, at its best place: in the best language, in the newest revision with its words."""
    versions: dict[tuple[str, str, str], Ranked] = {}
    for held, probability in ranked:
        key = (held.expression.symbol.work, held.expression.symbol.revision, held.clause.key)
        known = versions.get(key)
        if known is None:
            versions[key] = (held, probability)
        elif held.expression.language is language and known[0].expression.language is not language:
            versions[key] = (held, known[1])
    newest: dict[tuple[str, str, Language, str], Ranked] = {}
    for held, probability in versions.values():
        one = held.expression
        same = (one.symbol.work, held.clause.key, one.language, held.clause.text)
        known = newest.get(same)
        if known is None:
            newest[same] = (held, probability)
        elif one.symbol.recency > known[0].expression.symbol.recency:
            newest[same] = (held, known[1])
    return list(newest.values())


def _says_the_same(one: HeldClause, other: HeldClause) -> bool:
    """Whether one of them is a preamble's echo of the other, in the same document."""
    if {one.clause.kind, other.clause.kind} != _ECHOING or one.expression.key != other.expression.key:
        return False
    return likeness(one.clause.text, other.clause.text) >= SAME


def _is_form_of(name: str, term: str) -> bool:
    """Whether two words are the same but for their endings: `disaster` and `disasters`."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, term, strict=False)))
    return name == term or (shared >= _STEM and max(len(name), len(term)) - shared <= _ENDING)


_BRACKETED = re.compile(r"\[[^\]]*\]|[(（][^)）]*[)）]")
_LEAD = 120  # characters in which a definition has said its term
_STEM, _ENDING = 5, 3  # letters
_ECHOING = {Kind.PREAMBULAR, Kind.OPERATIVE}
_CALLS = frozenset({"instructs", "invites", "recommends", "authorizes"})
