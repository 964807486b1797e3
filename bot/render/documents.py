"""Documents as cards: their pages, what they cite, what a message cites."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.browsing import Citing, DocumentPage
from bot.domain.clause import Kind
from bot.domain.document import HeldClause
from bot.domain.language import Language, in_official_order
from bot.render.answers import corrected_blocks, fold
from bot.render.brevity import few, short
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Choice,
    Facts,
    Heading,
    Items,
    Line,
    Note,
    Quote,
    Row,
    Rule,
    Select,
    Strong,
    Text,
    Tone,
)
from bot.render.references import clause_place, document_name, link_for
from bot.render.times import written_day
from bot.render.words import Words, words

MOST_CORRECTED = 240  # characters of a correction shown on a page
MOST_CITED = 15  # citations listed on a document's first page


def document_card(page: DocumentPage, cited: Sequence[Citing], language: Language) -> Card:
    """A page of a document; its first page also says what is held of it and what it cites."""
    speak, expression = words(language), page.expression
    blocks: list[Block] = [Heading(document_name(expression.symbol, language))]
    if expression.title:
        blocks.append(Text((Strong(expression.title),)))
    if page.number == 0:
        blocks.append(Facts(_facts(page, cited, language, speak)))
    blocks.append(Rule())
    for held in page.clauses:
        blocks += _clause(held, speak)
        blocks += corrected_blocks(page.corrected.get(held.clause.key, ()), language, MOST_CORRECTED)
    blocks.append(Note(speak("documents-page", page=page.number + 1, pages=page.pages, count=page.total)))
    blocks.append(_clause_select(page, speak))
    if turning := _turning(page, language, speak):
        blocks.append(Row(turning))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def _clause(held: HeldClause, speak: Words) -> list[Block]:
    """A clause under its place; a heading, or text that has no place of its own, once."""
    clause, text = held.clause, fold(held.clause.text)
    if clause.kind is Kind.HEADING:
        numbered = clause.label and clause.label != clause.text
        return [Text((Strong(f"{clause.label} {text}" if numbered else text),))]
    if not (clause.section or clause.label):
        return [Quote(text, held.expression.language)]
    place = clause_place(clause, held.expression.symbol, speak)
    return [Note(place), Quote(text, held.expression.language)]


def citations_card(cited: Sequence[Citing], language: Language) -> Card:
    """What a message cites, and what the library holds of it."""
    speak = words(language)
    if not cited:
        return Card((Text(speak("documents-cited-none")),), language)
    blocks: list[Block] = [
        Heading(speak("documents-cited-title")),
        Items(tuple(_cited(one, language, speak) for one in cited)),
    ]
    openable = [one for one in cited if one.held][:5]
    if openable:
        buttons = tuple(
            Button(document_name(one.symbol, language), Action("open", (one.held[0].ref,)))
            for one in openable
        )
        blocks.append(Row(buttons))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def _facts(
    page: DocumentPage, cited: Sequence[Citing], language: Language, speak: Words
) -> tuple[tuple[str, Line], ...]:
    separator = speak("common-list-separator")
    names = separator.join(speak(f"language-{held}") for held in page.languages)
    pairs: list[tuple[str, Line]] = [
        (speak("documents-languages"), names),
    ]
    if ":" not in (printed := page.expression.symbol.printed):
        pairs.insert(0, (speak("documents-title-facts-symbol"), printed))
    if len(page.versions) > 1:
        versions = separator.join(document_name(version, language) for version in page.versions)
        pairs.append((speak("documents-revisions"), versions))
    if page.corrigenda:
        names = separator.join(document_name(symbol, language) for symbol in page.corrigenda)
        pairs.append((speak("documents-corrigenda"), names))
    if page.expression.date:
        pairs.append((speak("documents-date"), written_day(page.expression.date, language)))
    if cited:
        names = few((document_name(one.symbol, language) for one in cited), MOST_CITED, speak)
        pairs.append((speak("documents-cites"), names))
    return tuple(pairs)


def _cited(citing: Citing, language: Language, speak: Words) -> Line:
    """One cited document and how it is held, so that another revision is never taken for the one cited."""
    name = Strong(document_name(citing.symbol, language))
    separator = speak("common-list-separator")
    same = [one for one in citing.held if not citing.symbol.revision or one.symbol == citing.symbol]
    if same:
        languages = [speak(f"language-{each}") for each in in_official_order(one.language for one in same)]
        return (name, " — ", speak("documents-cited-held", languages=separator.join(languages)))
    if citing.held:
        others = dict.fromkeys(document_name(one.symbol, language) for one in citing.held)
        return (name, " — ", speak("documents-cited-other", documents=separator.join(others)))
    return (name, " — ", speak("documents-cited-not-held"))


def _clause_select(page: DocumentPage, speak: Words) -> Row:
    choices = tuple(_clause_choice(held, speak) for held in page.clauses)
    return Row(Select(speak("documents-choose-clause"), choices, Action("quote")))


def _clause_choice(held: HeldClause, speak: Words) -> Choice:
    """A clause by its place, its first words beside it; once, where its place is told by them."""
    place = clause_place(held.clause, held.expression.symbol, speak)[:100]
    text = fold(held.clause.text)
    return Choice(place, held.ref, "" if text.startswith(place.rstrip("…")) else short(text, 90))


def _turning(page: DocumentPage, language: Language, speak: Words) -> tuple[Button, ...]:
    buttons: list[Button] = []
    if page.before:
        buttons.append(Button(speak("documents-button-previous"), Action("page", (page.before.ref,))))
    if page.after:
        buttons.append(Button(speak("documents-button-next"), Action("page", (page.after.ref,))))
    address = page.expression.link or link_for(page.expression.symbol, language)
    if address:
        buttons.append(Button(speak("ask-button-source"), address=address))
    return tuple(buttons)
