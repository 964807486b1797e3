"""What the head of a document says of it: who submitted it, its title, its date, whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.citation_houses import house_of
from bot.domain.citation_lexicon import Lexicon
from bot.domain.clause import Clause
from bot.domain.document import Expression
from bot.domain.limits import body_of
from bot.domain.masthead import Masthead
from bot.domain.submitter import HEAD, SubmitterLexicon, submitter


class HeadFact(StrEnum):
    """What may be asked about a document itself."""

    SUBMITTED = "submitted"
    TITLE = "title"
    DATE = "date"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Described:
    """A document by its head.

    submitted  the line that says who submitted it, verbatim, "" for none
    date       ISO 8601, the year alone where only its symbol has one, "" for none
    dated      the line that states the date, verbatim, "" where it is nothing but the date
    body       the key of the body or house whose document it is, "" where its symbol doesn't tell
    """

    document: Expression
    submitted: str
    date: str
    dated: str
    body: str

    def tells(self, fact: HeadFact) -> bool:
        """Whether the head says this."""
        told = {
            HeadFact.SUBMITTED: self.submitted,
            HeadFact.TITLE: self.document.title,
            HeadFact.DATE: self.date,
            HeadFact.BODY: self.body,
        }
        return bool(told[fact])


def described(
    document: Expression,
    clauses: Sequence[Clause],
    lexicons: tuple[SubmitterLexicon, Masthead, Lexicon],
) -> Described:
    """What the first of a document's clauses, and its symbol, say of it."""
    submitters, masthead, citations = lexicons
    house = house_of(document.symbol, citations)
    lines = [" ".join(one.text.split()) for one in clauses[:HEAD]]
    dated = (one for one in lines if document.date and masthead.date_in(one) == document.date)
    line = next((one for one in dated if not masthead.date(one)), "")
    return Described(
        document,
        submitter(lines, submitters),
        document.date or _year(document),
        line if len(line) <= _LONGEST else "",
        house.key if house else body_of(document.symbol),
    )


def _year(document: Expression) -> str:
    """The year in the brackets of `Resolution 140 (Rev. Bucharest, 2022)`, `S/RES/794(1992)`; "" for none."""
    found = _YEAR.fullmatch(document.symbol.revision) or _IN_BRACKETS.search(document.symbol.work)
    return found[1] if found else ""


_YEAR = re.compile(r"(\d{4})")
_IN_BRACKETS = re.compile(r"\((\d{4})\)\Z")
_LONGEST = 300  # characters; a longer line is a sentence of the text
