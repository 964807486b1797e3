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

    Not so a chapeau that is a paragraph, or has the item in it: beside it the item's few words would count
    for nothing.
    """
    expression, clause = held.expression, held.clause
    lengths = _CHINESE if expression.language is Language.ZH else _LENGTHS
    above = chapeau.splitlines()[-1:]
    lacks_it = len(clause.text) < lengths.short and not is_sentence_of(clause.text, chapeau)
    led = lacks_it and all(len(line) < lengths.long for line in above)
    whole = " ".join([*above, clause.text]) if led else clause.text
    around = " ".join(dict.fromkeys(text for text in (expression.title, clause.section, *above) if text))
    texts = (whole, *_sentences(whole, lengths)) if has_words(whole) else ()
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


def is_sentence_of(text: str, chapeau: str) -> bool:
    """Whether the chapeau of this text is the paragraph that has it, word for word."""
    return bool(text) and text in chapeau


@dataclass(frozen=True, slots=True)
class _Lengths:
    """Characters: what is shorter says little alone; what is longer has sentences, but fragments are none."""

    short: int
    long: int
    fragment: int


def _sentences(text: str, lengths: _Lengths) -> list[str]:
    """The sentences of a long text, at most so many; none of a shorter one."""
    if len(text) < lengths.long:
        return []
    found = [sentence for sentence in _ENDS.split(text[:LONGEST]) if len(sentence) > lengths.fragment]
    return found[:_MOST] if len(found) > 1 else []


_LENGTHS = _Lengths(60, 300, 25)
_CHINESE = _Lengths(20, 100, 8)
_MOST = 12
_ENDS = re.compile(r"(?<=[.;:!?。；：！？؛؟])\s*")
