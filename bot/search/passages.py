"""What of a clause is encoded: the whole, its sentences where it is long, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.clause import Kind
from bot.domain.document import HeldClause
from bot.domain.language import Language
from bot.search.encode import LONGEST, has_words


@dataclass(frozen=True, slots=True)
class Passages:
    """The texts of one clause that get vectors, and where it stands: in which expression, and at which place.

    texts   the clause first, then its sentences where it is long; none where it has no words
    around  title, section and chapeau in a line; "" where there is none
    """

    ref: str
    expression: str
    position: int
    language: Language
    work: str
    kind: Kind
    texts: tuple[str, ...]
    around: str


def passages(held: HeldClause, chapeau: str) -> Passages:
    """A short item means nothing without its chapeau ("Local languages"), so that is encoded with it.

    Not so a chapeau that is a paragraph: beside it the few words of the item would count for nothing.
    """
    expression, clause = held.expression, held.clause
    above = chapeau.splitlines()[-1:]
    lacking = _is_short(clause.text, expression.language) and all(len(line) < _LONG for line in above)
    whole = " ".join([*above, clause.text]) if lacking else clause.text
    around = " ".join(dict.fromkeys(text for text in (expression.title, clause.section, *above) if text))
    texts = (whole, *_sentences(whole)) if has_words(whole) else ()
    return Passages(
        held.ref,
        expression.key,
        held.position,
        expression.language,
        expression.symbol.work,
        clause.kind,
        texts,
        around if has_words(around) else "",
    )


def _is_short(text: str, language: Language) -> bool:
    return len(text) < (_SHORT_CHINESE if language is Language.ZH else _SHORT)


def _sentences(text: str) -> list[str]:
    """The sentences of a long text, at most so many; none of a shorter one."""
    if len(text) < _LONG:
        return []
    found = [sentence for sentence in _ENDS.split(text[:LONGEST]) if len(sentence) > _FRAGMENT]
    return found[:_MOST] if len(found) > 1 else []


_SHORT, _SHORT_CHINESE = 60, 20  # characters
_LONG, _FRAGMENT, _MOST = 300, 25, 12
_ENDS = re.compile(r"(?<=[.;:!?。；：！？؛؟])\s*")
