"""What a clause cites: documents, and the clauses of them that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.citation import Citation
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.document import Expression, HeldClause
from bot.domain.document_names import DocumentNames
from bot.domain.instruments import Instrument
from bot.domain.mentions import Named, named_clauses
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon

GRAMMAR = 2
"""Counts up when citations are read in another way, so that what was read before is read again."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a text cites, and the clause of it as the text names it, "" where it names none."""

    symbol: Symbol
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cites:
    """A clause, by its ref, and one thing that it cites."""

    clause: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Tie:
    """A document at the other end of citations.

    symbol   of what is cited: the edition that the text names; of what cites: its own
    held     the expressions held of its Work, newest first
    clauses  the clauses that cite
    labels   the clauses cited, as they are named
    known    what the register knows of it
    """

    symbol: Symbol
    held: tuple[Expression, ...]
    clauses: tuple[HeldClause, ...]
    labels: tuple[str, ...]
    known: Instrument | None

    @property
    def is_held(self) -> bool:
        """Whether this very edition is held, or any where none is named."""
        return any(not self.symbol.revision or one.symbol == self.symbol for one in self.held)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A document, or one clause of it, between what it cites and what cites it.

    `expression` is None where the document itself is not held.
    """

    symbol: Symbol
    expression: Expression | None
    clause: HeldClause | None
    cites: tuple[Tie, ...]
    cited_by: tuple[Tie, ...]
    known: Instrument | None


def cited_in(text: str, documents: DocumentNames, sections: SectionLexicon) -> tuple[Cited, ...]:
    """What a text cites, each once, in its order; a document stands alone only where none of its clauses is
    named beside it.
    """
    citations = documents.cited(text)
    if not citations:
        return ()
    named: dict[int, list[str]] = {}
    for each in named_clauses(text, sections):
        if any(one.start < each.end and each.start < one.end for one in citations):
            continue
        if document := document_of(each, text, citations, documents.lexicon):
            named.setdefault(citations.index(document), []).append(each.text)
    found = [
        Cited(citation.symbol, label)
        for place, citation in enumerate(citations)
        for label in named.get(place, [""])
    ]
    return tuple(dict.fromkeys(found))


def document_of(named: Named, text: str, cited: Sequence[Citation], lexicon: Lexicon) -> Citation | None:
    """The document that a clause is said to be of: `resolves 6 of Resolution 140`, `第140号决议第6段`."""
    joints = _joints(lexicon)
    for each in cited:
        if named.end <= each.start <= named.end + _NEAR and joints.fullmatch(text[named.end : each.start]):
            return each
    for each in cited:
        if each.end <= named.start <= each.end + _NEAR and _AFTER.fullmatch(text[each.end : named.start]):
            return each
    return None


@lru_cache(maxsize=4)
def _joints(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand between a clause and the document it is of."""
    names = [name for body in lexicon.bodies.values() for forms in body.names.values() for name in forms]
    words = one_of([*lexicon.words["of"], *lexicon.words["its"], *lexicon.words["document"], *names])
    return re.compile(rf"(?:\s|{words}|[ld]['’]|[«“《\"])*")


_NEAR = 40
_AFTER = re.compile(r"[\s,，的中》”」]*")
