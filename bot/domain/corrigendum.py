"""Which clauses a corrigendum corrects, as its own words say: `In paragraph 6, for X read Y`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.clause import Clause
from bot.domain.document import Expression, HeldClause
from bot.domain.folded import fold, fold_word
from bot.domain.language import Language
from bot.domain.lookup import find_clause
from bot.domain.mentions import named_clauses
from bot.domain.tables import lists
from bot.domain.vocabulary import SectionLexicon


@dataclass(frozen=True, slots=True, eq=False)
class CorrectionLexicon:
    """What stands before wrong words, and what tells that something is put right."""

    wrong: re.Pattern[str]
    right: re.Pattern[str]
    sections: SectionLexicon

    @classmethod
    def from_table(cls, table: Mapping[str, object], sections: SectionLexicon) -> CorrectionLexicon:
        """The lexicon that data/lexicon/corrigenda.toml holds, with the words that name clauses."""
        return cls(_words(table["wrong"]), _words(table["right"]), sections)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a corrigendum says of some clauses of its document.

    labels  the clauses corrected, as they are named; each with its annex
    text    the corrigendum's own words, verbatim, a clause of it a line
    """

    labels: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction and the held corrigendum that makes it."""

    by: Expression
    text: str


def corrected_by(
    clauses: Sequence[Clause], corrigendum: Sequence[HeldClause], lexicon: CorrectionLexicon
) -> Mapping[str, tuple[Corrected, ...]]:
    """The corrections by the key of the clause that each is of; one that names no clause held is left out."""
    found: dict[str, tuple[Corrected, ...]] = {}
    for correction in corrections([held.clause for held in corrigendum], lexicon):
        for label in correction.labels:
            clause = find_clause(clauses, label, lexicon.sections).clause
            if clause:
                corrected = Corrected(corrigendum[0].expression, correction.text)
                found[clause.key] = (*found.get(clause.key, ()), corrected)
    return found


def corrections(clauses: Sequence[Clause], lexicon: CorrectionLexicon) -> tuple[Correction, ...]:
    """What a corrigendum corrects, in its order.

    A clause of it that names clauses, and those after it up to the next that does, are one correction;
    it is none where no word in it tells that something is put right.
    """
    groups: list[_Group] = []
    for clause in clauses:
        if labels := _targets(clause.text, lexicon):
            groups.append(_Group(labels, [clause.text]))
        elif groups and len(groups[-1].lines) < _LONGEST:
            groups[-1].lines.append(f"{clause.label} {clause.text}".strip())
    tells = lexicon.right
    return tuple(
        Correction(group.labels, "\n".join(group.lines))
        for group in groups
        if any(tells.search(fold_word(line)) for line in group.lines)
    )


@dataclass(slots=True)
class _Group:
    labels: tuple[str, ...]
    lines: list[str]


def _targets(text: str, lexicon: CorrectionLexicon) -> tuple[str, ...]:
    """The clauses that a line of a corrigendum is about; not those inside the words put wrong or right."""
    folded = fold(text)
    wrong = lexicon.wrong.search(folded.text)
    quoted = _QUOTE.search(text)
    ends = [folded.original(*wrong.span())[0]] if wrong else []
    end = min([*ends, *([quoted.start()] if quoted else []), len(text)])
    named = [each for each in named_clauses(text, lexicon.sections) if each.end <= end]
    named = [each for each in named if not _COUNTED.match(text, each.end)]
    tells = lexicon.right.search(folded.text)
    if not named or not (tells or named[0].start <= _NEAR):
        return ()
    annex = _annex(text[:end], lexicon.sections)
    return tuple(f"{annex} {each.text}".strip() for each in named)


def _annex(text: str, sections: SectionLexicon) -> str:
    """The annex that a line names, as printed there, "" for none."""
    words = sections.of(Language.UNDETERMINED)
    for start in (found.start() for found in _WORD.finditer(text)):
        unit = words.unit(text[start:])
        if unit and unit.name in {"annex", "appendix"}:
            return unit.label
    return ""


def _words(table: object) -> re.Pattern[str]:
    forms = [fold_word(form) for names in lists(table).values() for form in names]
    each = [_bounded(form) for form in sorted(forms, key=len, reverse=True)]
    return re.compile("|".join(each))


def _bounded(form: str) -> str:
    """A form as a pattern that no other letter may touch; Chinese is written without spaces."""
    if _CJK.search(form):
        return re.escape(form)
    return rf"(?<!\w){re.escape(form)}" + (r"(?!\w)" if form[-1].isalnum() else "")


_NEAR = 25  # characters before the first clause named, where the line is its heading: "Annex, page 4, "
_LONGEST = 12  # clauses of a corrigendum that belong to one correction
_QUOTE = re.compile(r"[«“„\"「『]")
_COUNTED = re.compile(r"\s?[行页頁栏句届次]")  # 第3行: a line of the page, no clause
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_CJK = re.compile(r"[\u3400-\u9fff]")
