"""Finds the clause that a delegate names, in any of six languages, or says which come nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.domain.clause import Clause, Kind
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.mentions import clause_mentions
from bot.domain.reference import Reference, path_of, refer
from bot.domain.vocabulary import SectionLexicon, Vocabulary

__all__ = ["Lookup", "clause_mentions", "find_clause"]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The clause that was named, or the references of those that come nearest."""

    clause: Clause | None
    suggestions: tuple[str, ...] = ()


def find_clause(clauses: Sequence[Clause], typed: str, sections: SectionLexicon) -> Lookup:
    """The clause of a document that `typed` names: a key, or a label with or without its section.

    A label that more than one section has is not guessed at: those are the suggestions. Of an item's title
    and its text, the text.
    """
    words, typed = sections.of(Language.UNDETERMINED), sections.ordinals.numbered(typed)
    typed = _FROM_THE_END.sub(lambda found: _counted(clauses, found[1], int(found[2])), typed)
    exact = next((clause for clause in clauses if clause.key == typed.strip()), None)
    if exact is not None:
        return Lookup(exact)
    wanted = refer(typed, words)
    if not typed.strip():
        return Lookup(None, _nearest(clauses, wanted, words))
    fitting = [clause for clause in clauses if _fits(clause, wanted, words)] if wanted.path else []
    if not wanted.path:
        fitting = _headed(clauses, typed, wanted, words)
    best = _best(fitting, wanted, words)
    best = [clause for clause in best if clause.label and typed.strip().endswith(clause.label)] or best
    if len({(clause.section, clause.label, _scope(clause)) for clause in best}) == 1:
        return Lookup(next((clause for clause in best if clause.kind is not Kind.HEADING), best[0]))
    return Lookup(None, _references(best) if best else _nearest(clauses, wanted, words))


def spellings(typed: str, sections: SectionLexicon) -> tuple[str, ...]:
    """The labels under which the clause that is typed may stand: `6 ii)`, `6 (ii)`, `6.ii` …; () for none."""
    words, typed = sections.of(Language.UNDETERMINED), sections.ordinals.numbered(typed)
    head, *rest = refer(typed, words).path or ("",)
    if not head or _FROM_THE_END.search(typed):
        return ()
    if head == "pp":
        return tuple(f"pp{each}" for each in rest)
    found = [head, f"{head})", f"({head})", f"{head}."]
    for step in rest:
        found = [f"{one.rstrip('.')}{mark}" for one in found for mark in _after(step)]
    return tuple(dict.fromkeys((*found, typed.split()[-1])))


def _after(step: str) -> tuple[str, ...]:
    """How a further step of a label is written after the steps before it."""
    return (f".{step}", f" {step})", f" ({step})", f"({step})", f"{step})", f" {step}", step)


def between(clauses: Sequence[Clause], first: Clause, last: Clause) -> list[Clause]:
    """From the one clause to the other, as they are counted: without the items of those between them."""
    start, end = sorted((clauses.index(first), clauses.index(last)))
    inside = (one for one in clauses[start:end] if one.parent == first.parent and one.kind is first.kind)
    return [*inside, clauses[end]]


def with_items(clauses: Sequence[Clause], clause: Clause) -> list[Clause]:
    """A clause and what it leads to: `3 … to:` with 3 i) and 3 ii), a title with what stands under it."""
    found = {clause.key}
    for one in clauses[clauses.index(clause) + 1 :]:
        if one.parent in found and one.kind is not Kind.FOOTNOTE:
            found.add(one.key)
    return [one for one in clauses if one.key in found]


def place_of(clause: Clause) -> str:
    """A clause as it is cited: `resolves 6 ii)`, `2.2`, `ANNEX 1 2.1`."""
    return " ".join(part for part in (clause.section, clause.label) if part)


_SUGGESTED = 5
_FROM_THE_END = re.compile(r"\b(pp|op)-(\d)\b")


def _counted(clauses: Sequence[Clause], part: str, back: int) -> str:
    """The label of the last preambular or operative paragraph, or of one before it, as this text counts."""
    pattern = re.compile(r"pp\d+" if part == "pp" else r"\d+")
    labels = [clause.label for clause in clauses if pattern.fullmatch(clause.label) and not clause.section]
    every = list(dict.fromkeys(labels))
    if back > len(every):
        return f"{part}0"
    return every[-back] if part == "pp" else f"op{every[-back]}"


def _fits(clause: Clause, wanted: Reference, words: Vocabulary) -> bool:
    if clause.kind is Kind.FOOTNOTE or not clause.label:
        return False
    if wanted.annex and not _stands_in(clause, wanted.annex, words):
        return False
    if wanted.path not in _paths(clause, words):
        return False
    return not wanted.senses or bool(_senses(clause, words) & {name for name, _ in wanted.senses})


def _paths(clause: Clause, words: Vocabulary) -> tuple[tuple[str, ...], ...]:
    """What names a clause by its label alone, or after the letter of its part: 3 and B 3."""
    steps = _steps_of(clause, words)
    return (steps, (clause.section.lower(), *steps)) if len(clause.section) == 1 else (steps,)


def _steps_of(clause: Clause, words: Vocabulary) -> tuple[str, ...]:
    unit = words.unit(clause.label)
    return (unit.number.lower(),) if unit and unit.number else path_of(clause.label)


def _stands_in(clause: Clause, annex: str, words: Vocabulary) -> bool:
    unit = words.unit(clause.section)
    named = unit is not None and f"{unit.name}.{unit.number}" == annex
    return named or clause.key.startswith(f"{annex}/")


def _scope(clause: Clause) -> str:
    """The annex or the chapter that a key says its clause stands in."""
    return clause.key.rpartition("/")[0].partition("/")[0] if clause.key.startswith("a") else ""


def _senses(clause: Clause, words: Vocabulary) -> set[str]:
    return {name for name, _ in words.heading_senses(clause.section)}


def _headed(clauses: Sequence[Clause], typed: str, wanted: Reference, words: Vocabulary) -> list[Clause]:
    """Headings, boxes and sections that are named without a label; a section of one text is that text."""
    if wanted.annex:
        return [c for c in clauses if c.key == wanted.annex or _unit_name(c, words) == wanted.annex]
    name = fold_word(typed).strip(" .,:")
    box = words.box(typed)
    found = [
        clause
        for clause in clauses
        if clause.kind is Kind.HEADING
        and (
            name in {fold_word(clause.label), fold_word(clause.text)}
            or (box and words.box(clause.label) == box)
        )
    ]
    if found or not wanted.senses:
        return _only_texts(clauses, found)
    named = {sense for sense, _ in wanted.senses}
    sections = [
        c for c in clauses if c.kind is Kind.HEADING and c.label == c.text and _is_named(c, named, words)
    ]
    return _only_texts(clauses, sections)


def _unit_name(clause: Clause, words: Vocabulary) -> str:
    unit = words.unit(clause.label) if clause.kind is Kind.HEADING else None
    return f"{unit.name}.{unit.number}" if unit else ""


def _is_named(clause: Clause, names: set[str], words: Vocabulary) -> bool:
    return bool({name for name, _ in words.heading_senses(clause.text)} & names)


def _only_texts(clauses: Sequence[Clause], headings: list[Clause]) -> list[Clause]:
    """Each heading, or its one text where it has no other and that text has no label."""
    found = []
    for heading in headings:
        under = [
            clause for clause in clauses if clause.parent == heading.key and clause.kind is not Kind.FOOTNOTE
        ]
        found.append(under[0] if len(under) == 1 and not under[0].label else heading)
    return found


def _best(fitting: Sequence[Clause], wanted: Reference, words: Vocabulary) -> list[Clause]:
    """Those whose section comes nearest to the words that were typed."""
    scores = [_nearness(clause, wanted, words) for clause in fitting]
    return [clause for clause, score in zip(fitting, scores, strict=True) if score == max(scores)]


def _nearness(clause: Clause, wanted: Reference, words: Vocabulary) -> tuple[int, float]:
    """How well a clause's section is the one that was typed; a bare verb is no guess at an addressee."""
    if not wanted.section:
        return (1 if clause.section == "" else 0, 0.0)
    section = fold_word(clause.section or clause.label)
    if section == wanted.section:
        return (3, 0.0)
    verb, _ = words.verb(section)
    if wanted.bare:
        return (2 if section == verb else 1, 0.0)
    theirs = words.addressed(section)
    shared = len(theirs & wanted.addressed) / max(1, len(theirs | wanted.addressed))
    return (1 + (theirs == wanted.addressed), round(shared + _alike(section, wanted.section), 3))


def _alike(one: str, other: str) -> float:
    first, second = set(one.split()), set(other.split())
    return len(first & second) / max(1, len(first | second))


def _nearest(clauses: Sequence[Clause], wanted: Reference, words: Vocabulary) -> tuple[str, ...]:
    """The references that exist and come nearest: same section first, then like labels."""
    senses = {name for name, _ in wanted.senses}
    typed = " ".join((wanted.section, *wanted.path))

    def distance(clause: Clause) -> tuple[bool, bool, float]:
        path = _steps_of(clause, words)
        same = bool(senses) and not senses & _senses(clause, words)
        likeness = SequenceMatcher(None, typed, " ".join((fold_word(clause.section), *path))).ratio()
        return (same, path[:1] != wanted.path[:1], -likeness)

    labelled = [c for c in clauses if c.label and c.kind is not Kind.FOOTNOTE]
    return _references(sorted(labelled, key=distance))


def _references(clauses: Sequence[Clause]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place_of(clause) for clause in clauses))[:_SUGGESTED]
