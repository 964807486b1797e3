"""Whether what a draft cites is written as it should be, exists, and has the clauses that are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.domain.citation import Citation, find_citations
from bot.domain.citation_bodies import Bodies, Qualifier
from bot.domain.citation_folding import folded_text, has_look_alikes
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.citation_typed import lookalikes
from bot.domain.cited import document_of
from bot.domain.clause import Kind
from bot.domain.drafting_finding import Draft, Fault, Finding, Shelf
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.lookup import find_clause
from bot.domain.mentions import Named, named_clauses
from bot.domain.reference import path_of, refer
from bot.domain.symbol import Symbol
from bot.domain.vocabulary import SectionLexicon, Vocabulary


def citations_in(draft: Draft, shelf: Shelf, lexicon: Lexicon, sections: SectionLexicon) -> Iterator[Finding]:
    """Everything about citations that a drafter should look at."""
    cited = find_citations(draft.text, lexicon)
    yield from _symbols(cited, shelf)
    yield from _editions(cited, lexicon)
    yield from _incomplete(draft.text, cited, shelf, lexicon)
    yield from _clauses(draft, cited, shelf, lexicon, sections)


def _symbols(cited: Sequence[Citation], shelf: Shelf) -> Iterator[Finding]:
    """Letters that only look right, series left out, and digits that may have changed places."""
    for each in cited:
        if has_look_alikes(each.text):
            yield _found(Fault.LOOK_ALIKES, each)
        if "/RES/" in each.symbol.work and _WITHOUT_SERIES.fullmatch(folded_text(each.text)):
            yield _found(Fault.SERIES, each)
        if near := _swapped(each.symbol, shelf):
            yield _found(Fault.SWAPPED, each, near)


def _editions(cited: Sequence[Citation], lexicon: Lexicon) -> Iterator[Finding]:
    """Editions left out, of meetings that never were, or with a `Rev.` that is wrong."""
    told = {each.symbol.work for each in cited if each.symbol.revision}
    for each in cited:
        act = _ACT.fullmatch(each.symbol.work)
        if act is None or act["body"] not in lexicon.bodies:
            continue
        if not each.symbol.revision:
            if each.symbol.work not in told and act["body"] in _EDITED:
                told.add(each.symbol.work)
                yield _found(Fault.EDITION, each)
            continue
        if len(each.symbol.revision) == len("2022") and (fault := _edition(each, act, lexicon)):
            yield _found(fault, each)


def _edition(each: Citation, act: re.Match[str], lexicon: Lexicon) -> Fault | None:
    """What is wrong with the edition that a citation names, if anything."""
    year, body = int(each.symbol.revision), lexicon.bodies[act["body"]]
    meetings = [one for one in lexicon.sessions if one.body == body.key]
    said = _brackets(each.text, lexicon)
    if meetings and year <= max(one.year for one in meetings):
        met = lexicon.session(body.key, year)
        if met is None or (said and said.place and said.place != met.place):
            return Fault.MEETING
    if said is None or said.body or not (said.place or said.year):
        return None
    revision = body.is_revision(act["kind"], int(re.sub(r"\D", "", act["number"])), year)
    if revision is None or revision == said.revised:
        return None
    return Fault.REVISED if revision else Fault.FIRST


def _incomplete(text: str, cited: Sequence[Citation], shelf: Shelf, lexicon: Lexicon) -> Iterator[Finding]:
    """`C61号文件`, `Document C61`: a Council document without its year."""
    for match in _YEARLESS.finditer(text):
        before, after = text[: match.start()][-_NEAR:], text[match.end() :]
        named = _document_before(lexicon).search(before) or after.lstrip().startswith("号文件")
        if named and not any(each.start < match.end() and match.start() < each.end for each in cited):
            near = lookalikes(match[0], shelf.known, lexicon)
            yield Finding(Fault.INCOMPLETE, match[0], match.start(), match.end(), near=near)


def _clauses(
    draft: Draft, cited: Sequence[Citation], shelf: Shelf, lexicon: Lexicon, sections: SectionLexicon
) -> Iterator[Finding]:
    """References to clauses that the document cited beside them, or the draft itself, does not have."""
    words = sections.of(Language.UNDETERMINED)
    own = _own_chapters(draft)
    for named in named_clauses(draft.text, sections):
        if any(each.start < named.end and named.start < each.end for each in cited):
            continue
        document = document_of(named, draft.text, cited, lexicon)
        clauses = shelf.clauses_of(document.symbol) if document else None
        path = refer(named.text, words).path
        here = path[:1] and path[0][0].isdecimal() and _points_here(named, draft, words)
        if here or (document is None and _is_own(named, path, own, words)):
            document, clauses = None, draft.clauses
        found = find_clause(clauses, named.text, sections) if clauses and path else None
        ambiguous = found and any(refer(near, words).path == path for near in found.suggestions)
        if found and not found.clause and not ambiguous:
            symbol = document.symbol if document else None
            yield Finding(Fault.CLAUSE, named.text, named.start, named.end, symbol, (), found.suggestions)


def _own_chapters(draft: Draft) -> frozenset[str]:
    """The first steps of the draft's own dotted labels: 2 of 2.1."""
    paths = [path_of(clause.label) for clause in draft.clauses if clause.kind is not Kind.FOOTNOTE]
    return frozenset(path[0] for path in paths if len(path) > 1)


def _points_here(named: Named, draft: Draft, words: Vocabulary) -> bool:
    """Whether a clause is said to be one of this text, `paragraph 7 above`; only where it counts any."""
    after, before = draft.text[named.end :].lstrip(" ,)"), fold_word(draft.text[: named.start]).rstrip()
    here = words.begins("here", after) or before.endswith(words.words["here_before"])
    return here and any(path_of(clause.label) for clause in draft.clauses if clause.kind is not Kind.FOOTNOTE)


def _is_own(named: Named, path: Sequence[str], own: frozenset[str], words: Vocabulary) -> bool:
    """Whether a clause named without a document is one of the draft itself: `point 2.5`, no `Target 2.5`."""
    word = named.text.lower()
    target = any(word.startswith(form) for form in words.words["target"])
    return len(path) > 1 and path[0] in own and not word[0].isdecimal() and not target


def _swapped(symbol: Symbol, shelf: Shelf) -> tuple[Symbol, ...]:
    """Known symbols of the same signs in another order, where the symbol itself is not known."""
    if any(each.work == symbol.work for each in shelf.known):
        return ()
    signs = sorted(symbol.work)
    return tuple(sorted(each for each in shelf.known if sorted(each.work) == signs))


def _brackets(text: str, lexicon: Lexicon) -> Qualifier | None:
    inside = re.findall(r"\(([^()]*)\)", folded_text(text))
    return _bodies(lexicon).qualifier(inside[-1]) if inside else None


def _found(fault: Fault, each: Citation, near: tuple[Symbol, ...] = ()) -> Finding:
    return Finding(fault, each.text, each.start, each.end, each.symbol, near)


@lru_cache(maxsize=4)
def _bodies(lexicon: Lexicon) -> Bodies:
    return Bodies(lexicon)


@lru_cache(maxsize=4)
def _document_before(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{one_of(lexicon.words['document'])}\s*$")


_NEAR = 40
_WITHOUT_SERIES = re.compile(r"[AE]/\d+/\d+")
_YEARLESS = re.compile(r"(?<![A-Za-z0-9])[CС]\d{1,3}(?![\d/A-Za-z-])")
_ACT = re.compile(r"itu:(?P<body>[a-z]+):(?P<kind>res|dec):(?P<number>\d+[A-Z]?)")
_EDITED = frozenset({"pp", "wtsa", "wtdc"})
