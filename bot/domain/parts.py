"""A part of a document that is named without a number: its preamble, `instructs the Director of BDT`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.domain.citation import Citation
from bot.domain.clause import Clause, Kind
from bot.domain.folded import fold, fold_word
from bot.domain.language import Language
from bot.domain.pointing import says_more
from bot.domain.reference import refer
from bot.domain.vocabulary import SectionLexicon, Vocabulary


def part_named(
    text: str, cited: Sequence[Citation], sections: SectionLexicon, silent: Collection[str]
) -> str:
    """The part that a text names of the documents that it cites, where it says nothing else; "" for none."""
    rest = text
    for one in cited:
        rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    folded = fold(rest)
    if found := _HALF.search(folded.text):
        said = folded.text[: found.start()] + folded.text[found.end() :]
        return "" if says_more(said, (), silent) else found[0]
    words = sections.of(Language.UNDETERMINED)
    start, end = words.last_verb(folded.text)
    if not end or says_more(folded.text[:start], (), silent):
        return ""
    to_whom = folded.text[end:]
    addressed = words.addressed(to_whom) or not says_more(to_whom, (), silent)
    return rest[slice(*folded.original(start, len(folded.text)))].strip() if addressed else ""


def clauses_of_part(clauses: Sequence[Clause], part: str, sections: SectionLexicon) -> list[Clause]:
    """The clauses of a document that stand in a part, in their order; of those addressed, whom it names."""
    folded = fold_word(part)
    for kind, forms in _HALVES.items():
        if folded in forms:
            return [one for one in clauses if one.kind is kind]
    words = sections.of(Language.UNDETERMINED)
    wanted = refer(part, words)
    named = {sense for sense, _ in wanted.senses}
    fitting = [one for one in clauses if one.kind in _HALVES and named & _senses(one, words)]
    if not wanted.addressed:
        return fitting
    shares = [_shared(words.addressed(_head(one)), wanted.addressed) for one in fitting]
    best = max(shares, default=0.0)
    return [one for one, share in zip(fitting, shares, strict=True) if share == best > 0]


def _senses(clause: Clause, words: Vocabulary) -> set[str]:
    return {name for name, _ in words.heading_senses(_head(clause))}


def _head(clause: Clause) -> str:
    """What says what a clause does: the heading that it stands under, or else how it begins."""
    return clause.section if clause.section and clause.label != clause.section else clause.text[:_HEAD]


def _shared(theirs: frozenset[str], wanted: frozenset[str]) -> float:
    return len(theirs & wanted) / len(theirs | wanted)


_HEAD = 110  # characters
_HALVES = {
    kind: frozenset(map(fold_word, forms))
    for kind, forms in {
        Kind.PREAMBULAR: (
            "preambular paragraphs", "preambular part", "preamble", "alinéas du préambule", "préambule",
            "párrafos del preámbulo", "preámbulo", "пункты преамбулы", "преамбула", "преамбулу", "преамбулы",
            "преамбуле", "序言部分", "序言", "فقرات الديباجة", "الديباجة", "ديباجة",
        ),
        Kind.OPERATIVE: (
            "operative paragraphs", "operative part", "operative section", "paragraphes du dispositif",
            "partie dispositive", "dispositif", "párrafos dispositivos", "parte dispositiva",
            "пункты постановляющей части", "постановляющая часть", "постановляющую часть",
            "постановляющей части", "执行部分", "فقرات المنطوق", "المنطوق", "منطوق",
        ),
    }.items()
}  # fmt: skip
_HALF = re.compile(
    r"(?<![^\W\d_\u3400-\u9fff])(?:{})(?:(?<=[\u3400-\u9fff])|(?!\w))".format(
        "|".join(
            sorted((re.escape(form) for forms in _HALVES.values() for form in forms), key=len, reverse=True)
        )
    )
)
