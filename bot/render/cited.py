"""What a document or a clause cites and what cites it, as a card."""

from __future__ import annotations

from bot.domain.cited import Neighbourhood, Tie
from bot.domain.language import Language
from bot.render.brevity import few
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Facts,
    Heading,
    Items,
    Line,
    Note,
    Part,
    Picture,
    Row,
    Strong,
    Text,
    Tone,
)
from bot.render.references import clause_place, clause_reference, document_name
from bot.render.register import instrument_facts
from bot.render.words import Words, words

MOST_PLACES = 6  # clauses named beside a document
MOST_UNKNOWN = 8  # documents not held whose facts are shown
MOST_BUTTONS = 5


def neighbourhood_card(found: Neighbourhood, language: Language, picture: Picture | None = None) -> Card:
    """What is cited, by what, and what is known of the documents that the library doesn't hold."""
    speak = words(language)
    blocks: list[Block] = [Heading(_title(found, language, speak))]
    blocks += [picture] if picture else []
    if found.expression is None:
        blocks.append(Text(speak("cited-itself-not-held")))
        blocks += [instrument_facts(found.known, language)] if found.known else []
    if not found.cites and not found.cited_by:
        return Card((*blocks, Text(speak("cited-nothing"))), language)
    for ties, heading in ((found.cites, "cited-cites"), (found.cited_by, "cited-by")):
        if ties:
            blocks.append(Text((Strong(speak(heading, number=len(ties))),)))
            blocks.append(Items(tuple(_tie(tie, language, speak) for tie in ties)))
    blocks += _unresolved(found, language, speak)
    return Card((*blocks, *_buttons(found, language)), language, Tone.PRIMARY)


def _title(found: Neighbourhood, language: Language, speak: Words) -> str:
    document = document_name(found.symbol, language)
    name = clause_reference(found.clause, language) if found.clause else document
    return speak("cited-title", document=name)


def _tie(tie: Tie, language: Language, speak: Words) -> Line:
    """`A/RES/70/1 — its paragraphs 2, 3 — in 2.1, 2.4 — not held`."""
    parts: list[Part] = [Strong(document_name(tie.symbol, language))]
    if tie.labels:
        parts += [" — ", speak("cited-clauses", clauses=few(tie.labels, MOST_PLACES, speak))]
    places = [clause_place(one.clause, one.expression.symbol, speak) for one in tie.clauses]
    parts += [" — ", speak("cited-in", clauses=few(places, MOST_PLACES, speak))]
    if not tie.is_held:
        parts += [" — ", _not_held(tie, language, speak)]
    return tuple(parts)


def _not_held(tie: Tie, language: Language, speak: Words) -> str:
    if not tie.held:
        return speak("documents-cited-not-held")
    others = [document_name(one.symbol, language) for one in tie.held]
    return speak("documents-cited-other", documents=few(others, MOST_PLACES, speak))


def _unresolved(found: Neighbourhood, language: Language, speak: Words) -> list[Block]:
    """What the register knows of the documents cited that are not held."""
    known = [tie for tie in found.cites if not tie.is_held and tie.known]
    blocks: list[Block] = [Note(speak("cited-known"))] if known else []
    for tie in known[:MOST_UNKNOWN]:
        if tie.known:
            blocks.append(Text((Strong(document_name(tie.symbol, language)),)))
            blocks.append(Facts(instrument_facts(tie.known, language).pairs[:-1]))
    return blocks


def _buttons(found: Neighbourhood, language: Language) -> list[Block]:
    ties: dict[str, Tie] = {}
    for tie in (*found.cites, *found.cited_by):
        if tie.is_held:
            ties.setdefault(_held(tie), tie)
    buttons = tuple(
        Button(document_name(tie.symbol, language)[:80], Action("open", (ref,)))
        for ref, tie in list(ties.items())[:MOST_BUTTONS]
    )
    return [Row(buttons)] if buttons else []


def _held(tie: Tie) -> str:
    """The ref of the edition cited, or the newest where none is named."""
    return next((one.ref for one in tie.held if one.symbol == tie.symbol), tie.held[0].ref)
