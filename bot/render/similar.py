"""What a draft repeats, as a card."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.document import HeldClause
from bot.domain.duplicates import Alike
from bot.domain.language import Language
from bot.render.answers import quotation_blocks
from bot.render.card import Block, Card, Heading, Note, Quote, Rule, Strong, Text, Tone
from bot.render.references import clause_reference
from bot.render.words import words

SHOWN = 600  # characters of the draft shown again


def similar_card(draft: str, source: HeldClause | None, found: Sequence[Alike], language: Language) -> Card:
    """The adopted clauses that say the same, or that none does, with the nearest clearly as that."""
    speak = words(language)
    title = clause_reference(source, language) if source else speak("similar-draft")
    spoken = source.expression.language if source else language
    blocks: list[Block] = [Heading(title), Quote(_short(draft), spoken)]
    already = bool(found) and found[0].already
    blocks.append(Text((Strong(speak("similar-already" if already else "similar-none")),)))
    if found and not already:
        blocks.append(Text(speak("similar-nearest")))
    for number, one in enumerate(found):
        blocks += [Rule()] if number else []
        blocks.append(Text(measure_line(one, language)))
        blocks += quotation_blocks(one.quotation, language)
    blocks.append(Note(speak("similar-how")))
    return Card(tuple(blocks), language, Tone.PRIMARY if already else Tone.PLAIN)


def measure_line(one: Alike, language: Language) -> str:
    """`Nearly the same words (87 % in common)`."""
    return words(language)(f"similar-{one.degree}", share=str(round(100 * one.share)))


def repeated_line(label: str, one: Alike, language: Language) -> str:
    """A clause of a draft, and where it already stands."""
    reference = clause_reference(one.quotation.held, language)
    return words(language)(
        "similar-repeated", label=label, reference=reference, measure=measure_line(one, language)
    )


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …"
