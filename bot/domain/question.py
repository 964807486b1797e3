"""What a question asks for, besides its words: whose documents and when, a name, citations, changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.citation import Citation, find_citations
from bot.domain.concepts import Concept, Concepts
from bot.domain.described import HeadFact
from bot.domain.document_names import DocumentNames
from bot.domain.folded import Folded, fold
from bot.domain.language import Language, one_after_another
from bot.domain.limits import Limits
from bot.domain.question_lexicon import Phrases, QuestionLexicon


class Intent(StrEnum):
    """What kind of answer is wanted."""

    CLAUSES = "clauses"
    DEFINITION = "definition"
    CITING = "citing"
    CHANGES = "changes"
    HEAD = "head"


class Wish(StrEnum):
    """What clauses are preferred among those that answer."""

    ADDRESSED = "addressed"  # to somebody who must do something
    DATED = "dated"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as understood.

    subject  what is to be looked for: the question without its limits, or what the changes are about
    fact     what is asked about a document itself
    concept  whose names are asked for
    term     what a definition is asked of, folded, "" for nothing
    revision `Rev.1` where a change in it is asked about without naming the document, the newest if several
    earlier  the other revision that it is compared with, "" for none
    """

    intent: Intent
    subject: str
    limits: Limits = field(default_factory=Limits)
    wishes: frozenset[Wish] = frozenset()
    revision: str = ""
    earlier: str = ""
    concept: Concept | None = None
    term: str = ""
    fact: HeadFact | None = None


def read_question(
    question: str, language: Language, lexicon: QuestionLexicon, documents: DocumentNames, known: Concepts
) -> Asked:
    """What is asked, in the phrases of `language` or else of the other official languages.

    A name is only asked for where it is one of the `known` concepts.
    """
    text = " ".join(question.split()).strip(_MARKS)
    cited, named = find_citations(text, documents.lexicon, typed=True), documents.cited(text, typed=True)
    term = ""
    for one in one_after_another(language):
        phrases = lexicon.phrases[one]
        folded = fold(text)
        if named and phrases.citing.fullmatch(folded.text):
            return Asked(Intent.CITING, text)
        if found := _changed(text, folded, cited, phrases):
            return found
        names, terms = (
            list(_names(folded.text, forms, phrases)) for forms in (phrases.define, phrases.defined)
        )
        if concept := next(filter(None, map(known.named, names)), None):
            return Asked(Intent.DEFINITION, text, concept=concept)
        term = term or min((each for each in (*terms, *names) if _is_term(each)), key=len, default="")
        limits, rest = _limits(text, phrases)
        wishes = frozenset(_wishes(folded.text, phrases))
        if limits or wishes:
            return Asked(Intent.CLAUSES, rest or text, limits, wishes, term=term)
    concept = known.abbreviated(text)
    return Asked(Intent.DEFINITION if concept else Intent.CLAUSES, text, concept=concept, term=term)


def about_document(
    question: str, language: Language, lexicon: QuestionLexicon
) -> Iterator[tuple[HeadFact, str]]:
    """What a question may ask about a document itself, each time with the words that would name it."""
    text = " ".join(question.split()).strip(_MARKS)
    folded = fold(text)
    for one in one_after_another(language):
        for fact, forms in lexicon.phrases[one].heads:
            for found in filter(None, (form.fullmatch(folded.text) for form in forms)):
                yield fact, text[slice(*folded.original(*found.span("it")))].strip(_MARKS)


def courteous(question: str, lexicon: QuestionLexicon) -> str:
    """The question without the courtesies around it; "" where there is nothing else."""
    text = question.strip().lstrip("¿¡ ")
    while True:
        folded = fold(text)
        greeting = lexicon.greeting.match(folded.text)
        thanks = lexicon.thanks.search(folded.text.rstrip(_MARKS))
        if greeting:
            text = text[folded.original(*greeting.span())[1] :].lstrip(_MARKS)
        elif thanks:
            text = text[: folded.original(*thanks.span())[0]].rstrip(" \t,;:，；：،؛")
        else:
            return text


def aside(question: str, lexicon: QuestionLexicon) -> str:
    """What a question asks of the bot itself, as questions.toml calls it, `about`; "" for none."""
    folded = fold(question).text.strip(_MARKS)
    return next((key for key, forms in lexicon.asides.items() if forms.fullmatch(folded)), "")


def _changed(text: str, folded: Folded, cited: Sequence[Citation], phrases: Phrases) -> Asked | None:
    """A question about what changed in a document that it cites, or in a revision that it names."""
    revisions = list(_REVISION.finditer(text))
    found = next(filter(None, (form.search(folded.text) for form in phrases.changes)), None)
    if found is None and (revisions or _editions_of_one(cited)):
        found = next(filter(None, (form.search(folded.text) for form in phrases.compare)), None)
    if found is None or not (cited or revisions):
        return None
    places = [folded.original(*found.span()), *((one.start, one.end) for one in cited)]
    places += [each.span() for each in revisions if not _within(each.span(), cited)]
    earlier, newest = ["", "", *(f"Rev.{number}" for number in sorted({int(each[1]) for each in revisions}))][
        -2:
    ]
    subject = _trimmed(_without(text, places), phrases)
    return Asked(Intent.CHANGES, subject, revision=newest, earlier=earlier)


def _within(place: tuple[int, int], cited: Sequence[Citation]) -> bool:
    return any(one.start < place[1] and place[0] < one.end for one in cited)


def _editions_of_one(cited: Sequence[Citation]) -> bool:
    """Whether two editions of one document are cited."""
    return len({one.symbol for one in cited}) > len({one.symbol.work for one in cited}) > 0


def _names(folded: str, forms: Iterable[re.Pattern[str]], phrases: Phrases) -> Iterable[str]:
    """What may be the name whose meaning is asked for, also without an article."""
    for form in forms:
        if (found := form.fullmatch(folded)) and len(found["it"]) <= _LONGEST_NAME:
            name = found["it"].strip(_MARKS)
            yield name
            for article in phrases.articles:
                head = article if article.endswith("'") else f"{article} "
                if name.startswith(head):
                    yield name.removeprefix(head)


def _is_term(name: str) -> bool:
    """Whether it is short enough to be the term of a definition, and no question of its own."""
    return len(name.split()) <= _WORDS_OF_A_TERM and not any(letter.isdigit() for letter in name)


def _limits(text: str, phrases: Phrases) -> tuple[Limits, str]:
    """The limits of a question and what is left of it without them."""
    bodies: list[tuple[str, ...]] = []
    kinds: dict[str, None] = {}
    years: list[tuple[int, int]] = []
    folded = fold(text)
    for form in phrases.limits:
        found = form.search(folded.text)
        if found is None:
            continue
        groups = {name: value for name, value in found.groupdict().items() if value}
        if "body" in groups:
            bodies.append(tuple(dict.fromkeys(_bodies(groups["body"], phrases))))
        if kind := phrases.acts.get(groups.get("acts", ""), ""):
            kinds[kind] = None
        for name in ("date", "date_", "date__"):
            years += _years(groups.get(name, ""), phrases)
        text = _without(text, [folded.original(*found.span())])
        folded = fold(text)
    first = max((year for year, _ in years), default=0)
    last = min((year for _, year in years if year), default=0)
    return Limits(tuple(bodies), tuple(kinds), first, last), _trimmed(text, phrases)


def _bodies(named: str, phrases: Phrases) -> Iterable[str]:
    for found in phrases.body.finditer(named):
        yield phrases.bodies[re.sub(r"\s+", " ", found[0]).strip()]


def _years(text: str, phrases: Phrases) -> list[tuple[int, int]]:
    """The periods in a text, each the first and the last year, 0 where it is open."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(text):
        matches = ((key, form.match(text, place)) for key, form in phrases.dates)
        key, match = next(((key, each) for key, each in matches if each), ("", None))
        if match is None:
            place += 1
            continue
        found.append(_period(key, int(match["a"]), match.groupdict().get("b")))
        place = match.end()
    return found


def _period(relation: str, year: int, later: str | None) -> tuple[int, int]:
    match relation:
        case "between":
            return (year, int(later or year))
        case "since":
            return (year, 0)
        case "after":
            return (year + 1, 0)
        case "before":
            return (0, year - 1)
        case "until":
            return (0, year)
    return (year, year)


def _wishes(folded: str, phrases: Phrases) -> Iterable[Wish]:
    if phrases.who.search(folded):
        yield Wish.ADDRESSED
    if phrases.by_when.search(folded):
        yield Wish.DATED


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())


def _trimmed(text: str, phrases: Phrases) -> str:
    """The text without the words at its beginning that only lead to it: `about the Fund` is `the Fund`."""
    while True:
        text = text.strip(_MARKS)
        folded = fold(text)
        heads = (head for head in phrases.about if _leads(folded.text, head))
        head = next(heads, None)
        if head is None:
            return text
        text = text[folded.original(0, len(head))[1] :] if len(head) < len(folded.text) else ""


def _leads(folded: str, head: str) -> bool:
    if not folded.startswith(head):
        return False
    after = folded[len(head) : len(head) + 1]
    return head[-1] >= "\u3400" or head.endswith("'") or not after.isalnum()


_REVISION = re.compile(r"(?:\br[eé]v|修订版|修订|пересм|المراجعة)\.?\s?(\d{1,2})(?![\d/])", re.IGNORECASE)
_MARKS = " \t?!.,;:？！。，；：؟،؛¿¡\"'«»“”‘’()（）「」《》"
_LONGEST_NAME = 80
_WORDS_OF_A_TERM = 4
