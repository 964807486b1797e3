"""How people ask, read from data/lexicon/questions.toml: forms of questions, bodies and periods in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.citation_lexicon import Body
from bot.domain.citation_lexicon import Lexicon as CitationLexicon
from bot.domain.described import HeadFact
from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language
from bot.domain.question_forms import EDGE, START, any_word, compiled, one_form, source
from bot.domain.tables import lists, mapping

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's forms; every pattern is for folded text.

    define    the whole of a question, its group `it` being the name, which may be short for something
    defined   the same, where a name is no answer but what it means; citing: the whole of it, in any form
    limits    the group `it` is never there: the whole match is taken out of the question
    compare   anywhere, where two editions are named; changes: where one is
    heads     the whole question about a document itself, the group `it` naming it, by what is asked
    dates     by relation (`after`, `in` …), the years as groups `a` and `b`
    bodies    keys of bodies, or `family:itu`, by folded name; acts: kinds (`res`, "" for any) by folded word
    """

    limits: Patterns
    define: Patterns
    defined: Patterns
    citing: re.Pattern[str]
    changes: Patterns
    who: re.Pattern[str]
    by_when: re.Pattern[str]
    dates: tuple[tuple[str, re.Pattern[str]], ...]
    bodies: Mapping[str, str]
    body: re.Pattern[str]
    acts: Mapping[str, str]
    compare: Patterns
    about: tuple[str, ...]
    articles: tuple[str, ...]
    dated: re.Pattern[str]
    heads: tuple[tuple[HeadFact, Patterns], ...]


@dataclass(frozen=True, slots=True)
class QuestionLexicon:
    """The phrases of every official language; `asides` are questions to the bot itself, by their subject."""

    phrases: Mapping[Language, Phrases]
    greeting: re.Pattern[str]
    thanks: re.Pattern[str]
    asides: Mapping[str, re.Pattern[str]]

    @classmethod
    def from_table(cls, table: Mapping[str, object], citations: CitationLexicon) -> QuestionLexicon:
        """Raise KeyError or TypeError where the table is not shaped like questions.toml."""
        families = {key: lists(names) for key, names in mapping(table["families"]).items()}
        documents = lists(table["documents"])
        courtesy = mapping(table["courtesy"])
        greetings, thanks = (
            "|".join(one_form(each) for each in lists(courtesy[name]).values())
            for name in ("before", "after")
        )
        return cls(
            {
                one: _phrases(mapping(table[one]), one, documents[one], families, citations)
                for one in OFFICIAL
            },
            greeting=re.compile(rf"(?:{greetings}){EDGE}"),
            thanks=re.compile(rf"{START}(?:{thanks})\Z"),
            asides={
                key: re.compile("|".join(one_form(each) for each in lists(forms).values()))
                for key, forms in mapping(table["asides"]).items()
            },
        )


def _phrases(
    table: Mapping[str, object],
    language: Language,
    documents: Iterable[str],
    families: Mapping[str, Mapping[str, tuple[str, ...]]],
    citations: CitationLexicon,
) -> Phrases:
    asked, dates = lists(table["ask"]), lists(table["date"])
    bodies = _bodies(citations.bodies.values(), families, language)
    bodies |= {fold_word(name): one.key for one in citations.houses.values() for name in one.names[language]}
    acts = {fold_word(word): "" for word in documents} | dict(_acts(citations, language))
    longer = f"(?!\\s*(?:{any_word(asked['longer'])}))" if asked["longer"] else ""
    name = f"(?:{any_word(bodies)}){EDGE}{longer}"
    places = {
        "body": rf"(?P<body>{name}(?:(?:\s*,\s*|\s*(?:{any_word(citations.words['and'])})\s*)"
        rf"(?:(?:the|le|la|el|l')\s*)?{name})*)",
        "acts": rf"(?P<acts>{any_word(acts)}){EDGE}",
        "date": _date(dates, citations),
    }
    return Phrases(
        limits=tuple(compiled(form, places) for form in asked["limits"]),
        define=tuple(re.compile(source(form, {})) for form in asked["define"]),
        defined=tuple(re.compile(source(form, {})) for form in asked["defined"]),
        citing=re.compile(one_form(asked["citing"])),
        changes=tuple(compiled(form) for form in asked["changes"]),
        compare=tuple(compiled(form) for form in asked["compare"]),
        who=re.compile(f"{START}(?:{one_form(asked['who'])}){EDGE}"),
        by_when=re.compile(f"{START}(?:{one_form(asked['by_when'])}){EDGE}"),
        dates=tuple((key, re.compile(source(form, _YEARS))) for key in _RELATIONS for form in dates[key]),
        bodies=bodies,
        body=re.compile(name),
        acts=acts,
        about=tuple(sorted(map(fold_word, asked["about"]), key=len, reverse=True)),
        articles=tuple(fold_word(word) for word in asked["articles"]),
        dated=_dated(citations, asked["spans"]),
        heads=_heads(lists(table["head"]), bodies),
    )


def _heads(
    forms: Mapping[str, tuple[str, ...]], bodies: Iterable[str]
) -> tuple[tuple[HeadFact, Patterns], ...]:
    named = {"body": f"(?:{any_word(bodies)}){EDGE}"}
    return tuple(
        (fact, tuple(re.compile(source(form, named)) for form in forms[fact.value])) for fact in HeadFact
    )


def _bodies(
    bodies: Iterable[Body], families: Mapping[str, Mapping[str, tuple[str, ...]]], language: Language
) -> dict[str, str]:
    found = {fold_word(name): f"family:{key}" for key, names in families.items() for name in names[language]}
    for body in bodies:
        names = (*body.names.get(language, ()), *body.subjects, *(a for a in body.acronyms if len(a) > 1))
        found |= {fold_word(name): body.key for name in names}
        for name in body.names.get(language, ()):
            found |= {fold_word(form): body.key for form in _nominative(name)}
    return found


def _nominative(name: str) -> Sequence[str]:
    """`Совет` of `Совета`: the one body that is known to the table by other cases only."""
    return (name[:-1],) if name == "Совета" else ()


def _acts(citations: CitationLexicon, language: Language) -> Mapping[str, str]:
    """The words for several resolutions, decisions …: one alone is rather a citation."""
    plural = {fold_word(word) for word in citations.words["plural"]}
    known = ((fold_word(w), kind) for kind, names in citations.kinds.items() for w in names.get(language, ()))
    return {word: kind for word, kind in known if word in plural}


def _date(dates: Mapping[str, tuple[str, ...]], citations: CitationLexicon) -> str:
    one = "|".join(source(form, _PLAIN_YEARS) for key in _RELATIONS for form in dates[key])
    joined = rf"\s*(?:,|{any_word(citations.words['and'])})?\s*"
    return rf"(?P<date>(?:{one})(?:{joined}(?:{one}))?)"


def _dated(citations: CitationLexicon, spans: Iterable[str]) -> re.Pattern[str]:
    """A day, a month of a year, or a number of days: what tells by when."""
    months = any_word({fold_word(name) for names in citations.months for name in names})
    units = any_word(map(fold_word, spans))
    return re.compile(
        rf"(?<!\w)(?:{months})\s*\d|\d\s*(?:de |d')?(?:{months})(?!\w)|\d{{4}}年\s*\d|\d月\s*\d"
        rf"|\d\s*(?:{units}){EDGE}"
    )


_RELATIONS = ("between", "since", "after", "before", "until", "in")
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_YEARS = {"year": rf"(?P<a>{_YEAR})", "later": rf"(?P<b>{_YEAR})"}
_PLAIN_YEARS = {"year": _YEAR, "later": _YEAR}
