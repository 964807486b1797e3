"""Documents and clauses named as delegates cite them, in the reader's language.

A name never says more than is known. "Rev." stands only where bodies.toml tells that the edition is not the
first, or the citation itself said so; where neither does, the meeting is named: `Resolution 75 (WTSA-16)`,
which is true of a first edition and of a revision.
"""

from __future__ import annotations

import re
from functools import cache

from bot.domain.citation_houses import house_of
from bot.domain.citation_lexicon import Body, Lexicon
from bot.domain.clause import Clause, Kind
from bot.domain.document import HeldClause
from bot.domain.language import OFFICIAL, Language
from bot.domain.lookup import place_of
from bot.domain.symbol import Symbol
from bot.render.words import Words, words
from bot.resources import table


def document_name(symbol: Symbol, language: Language, *, revised: bool | None = None) -> str:
    """How a document is cited: `第204号决议（2018年，迪拜）`; United Nations symbols as they are.

    `revised` is what the citation said of itself (Rev., Mod.), None where that is not known.
    """
    speak = words(language)
    if found := _ACT.fullmatch(symbol.work):
        return _act(found, symbol.revision, revised, speak)
    if found := _RECOMMENDATION.fullmatch(symbol.work):
        name = f"{speak('reference-sector')}-{symbol.canonical.removeprefix('ITU-')}"
        return speak("reference-recommendation", name=name)
    if found := _DOCUMENT.fullmatch(symbol.canonical):
        return speak("reference-document", number=_ISSUES.sub(r"(\1)", found["number"]))
    return symbol.canonical


def body_name(key: str, language: Language) -> str:
    """The name of a body or a house by its key in bodies.toml, or of a family (`family:itu`)."""
    speak = words(language)
    if key.startswith("family:"):
        return speak(f"asking-{key.replace(':', '-')}")
    if speak.has(f"register-body-{key}"):
        return speak(f"register-body-{key}")
    if house := _lexicon().houses.get(key):
        return house.names[language][0]
    body = _lexicon().bodies[key]
    nominative = body.subjects if language is Language.RU else ()
    return (*nominative, *body.names[language])[0]


def house_name(symbol: Symbol, language: Language) -> str:
    """The organization whose symbol it is, "" for documents of the United Nations, ITU and any other."""
    house = house_of(symbol, _lexicon())
    return house.names[language][0] if house else ""


def clause_reference(held: HeldClause, language: Language) -> str:
    """How a clause is cited: `A/RES/73/8, para. 4`, `Resolution 140 (Rev. Dubai, 2018), resolves 6 ii)`."""
    document = document_name(held.expression.symbol, language)
    place = clause_place(held.clause, held.expression.symbol, words(language))
    return words(language)("reference-clause", document=document, clause=place)


def link_for(symbol: Symbol, language: Language) -> str:
    """The official address of a document, "" where it can't be known for certain.

    The symbol service answers for United Nations symbols; documents of the Council and the Plenipotentiary
    Conference have addresses of one form, as first issued; a Recommendation has a page of its own.
    """
    work, spoken = symbol.work, language if language in OFFICIAL else Language.EN
    if _is_united_nations(symbol):
        return f"https://undocs.org/{spoken}/{symbol}"
    if (found := _MEETING.fullmatch(work)) and not symbol.revision:
        body = {"C": "CL", "PP-": "PP"}[found["body"]]
        kind = "INF" if found["inf"] else "C"
        return f"https://www.itu.int/md/S{found['year']}-{body}-{kind}-{int(found['number']):04}/{spoken}"
    if found := _RECOMMENDATION.fullmatch(work):
        page = spoken if spoken in _PAGES else Language.EN
        return f"https://www.itu.int/rec/{found['sector']}-REC-{found['number']}/{page}"
    return ""


def _act(found: re.Match[str], revision: str, revised: bool | None, speak: Words) -> str:
    """A resolution, decision, recommendation or opinion; with its body where the brackets don't tell it."""
    key, kind, number = found["body"], found["kind"], found["number"]
    if key == "ra":
        sector, part = f"{speak('reference-sector')}-R", f"-{revision}" if revision else ""
        return _plain(speak("reference-radio", sector=sector, number=number + part))
    body = _lexicon().bodies.get(key)
    if body is None or not speak.has(f"reference-body-{key}"):
        return str(Symbol(found[0], revision))
    parts = {"kind": speak(f"reference-kind-{kind}"), "number": number, "brackets": ""}
    if revision:
        if revised is None:
            revised = body.is_revision(kind, int(re.sub(r"\D", "", number)), int(revision))
        parts["brackets"], told = _brackets(body, int(revision), revised, speak)
        if told:
            return _plain(speak("reference-act", **parts))
    return _plain(speak("reference-act-of", body=speak(f"reference-body-{key}"), **parts))


def _brackets(body: Body, year: int, revised: bool | None, speak: Words) -> tuple[str, bool]:
    """`(Rev. Bucharest, 2022)`, `(Mod. 2024)`, or, of an edition unknown, `(WTSA-16)`; and whether they tell
    the body: the Plenipotentiary Conference is meant where a place stands alone.
    """
    act = "revised" if revised else "adopted"
    session = _lexicon().session(body.key, year)
    if revised is not None and session:
        place = _lexicon().places[session.place][speak.language][0]
        return speak(f"reference-{act}-at", place=place, year=year), body.key == "pp"
    if revised is not None and body.key == "council":
        return speak(f"reference-{act}-in", year=year), False
    meeting = _lexicon().tag(body, year, speak.language)
    return speak(
        "reference-revised-by" if revised else "reference-session", session=meeting
    ), body.key != "council"


def _plain(name: str) -> str:
    """Without isolates between the parts: all of one language; who quotes the name isolates it whole."""
    return name.translate(_ISOLATES)


def clause_place(clause: Clause, symbol: Symbol, speak: Words) -> str:
    """Where a clause stands; a numbered paragraph of a United Nations document by its number.

    What has neither section nor label is told by its first words.
    """
    if preambular := re.fullmatch(r"pp(\d+)", clause.label):
        place = speak("reference-preambular", number=preambular[1])
        part = clause.section  # of a resolution in parts, each with its own preamble
        return _plain(speak("reference-clause", document=part, clause=place)) if part else place
    numbered = clause.label and not clause.section and clause.kind is not Kind.HEADING
    if numbered and _is_united_nations(symbol):
        return speak("reference-paragraph", label=clause.label)
    return place_of(clause) or _opening(clause.text) or clause.key


def _is_united_nations(symbol: Symbol) -> bool:
    if not _UNITED_NATIONS.match(symbol.work):
        return False
    house = house_of(symbol, _lexicon())  # A/ and E/ begin symbols of others too
    return house is None or house.family == "un"


def _opening(text: str) -> str:
    if len(text) <= _OPENING:
        return text
    window = text[:_OPENING]
    return f"{window[: window.rfind(' ')] if ' ' in window else window}…"


@cache
def _lexicon() -> Lexicon:
    return Lexicon.from_table(table("lexicon/bodies.toml"))


_ACT = re.compile(r"itu:(?P<body>[a-z]+):(?P<kind>res|dec|rec|op):(?P<number>\d+[A-Z]?)")
_RECOMMENDATION = re.compile(r"ITU-(?P<sector>[TRD]) (?P<number>\S+)")
_DOCUMENT = re.compile(r"(?:itu:doc:|wsis:)(?P<number>.+)")
_ISSUES = re.compile(r"/((?:Rev|Add|Corr|Amend)\.\d+)")
_UNITED_NATIONS = re.compile(r"[A-Z]{1,6}/(?!.*\)[A-Z])")
_MEETING = re.compile(r"itu:doc:(?P<body>C|PP-)(?P<year>[012]\d)/(?P<inf>INF/)?(?P<number>\d{1,4})")
_ISOLATES = {0x2068: None, 0x2069: None}
_OPENING = 48  # characters
_PAGES = frozenset({Language.EN, Language.FR, Language.ES})
