"""What a drafter should look at before a text goes out: symbols, editions, numbering, clauses cited."""

from __future__ import annotations

from bot.domain.citation_lexicon import Lexicon
from bot.domain.drafting_citations import citations_in
from bot.domain.drafting_finding import Draft, Fault, Finding, Shelf
from bot.domain.drafting_numbering import numbering
from bot.domain.vocabulary import SectionLexicon

__all__ = ["Draft", "Fault", "Finding", "Shelf", "check_draft"]


def check_draft(
    draft: Draft, shelf: Shelf, lexicon: Lexicon, sections: SectionLexicon
) -> tuple[Finding, ...]:
    """Every finding, as they stand in the text; none is a certain error, all are worth a look."""
    findings = [*citations_in(draft, shelf, lexicon, sections), *numbering(draft)]
    return tuple(sorted(findings, key=lambda each: (each.start, each.end, each.fault)))
