"""What was taken into the library, and what was not and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.document import Expression
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.render.card import Block, Card, Heading, Items, Line, Note, Text, Tone
from bot.render.failures import mistake
from bot.render.references import document_name
from bot.render.words import words


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was taken: its clauses, and how many of them are new, other than before, or gone."""

    expression: Expression
    clauses: int
    added: int = 0
    changed: int = 0
    removed: int = 0
    remarks: tuple[str, ...] = ()


def added_card(added: Sequence[Added], reasons: Sequence[UserError], language: Language) -> Card:
    """One line a document, its remarks below, and one a file that was refused."""
    speak = words(language)
    blocks: list[Block] = [Heading(speak("adding-title" if added else "adding-nothing"))]
    for one in added:
        blocks.append(Text(added_line(one, language)))
        blocks += [Note(speak(remark)) for remark in one.remarks]
    refused: tuple[Line, ...] = tuple((mistake(reason, language),) for reason in reasons)
    if refused:
        blocks.append(Items(refused))
    return Card(tuple(blocks), language, Tone.SUCCESS if added else Tone.DANGER)


def added_line(one: Added, language: Language) -> str:
    """What a document is held as, and what that changed; or that all of it was held already."""
    speak = words(language)
    news = one.added or one.changed or one.removed
    return speak(
        "ingest-changed" if news else "ingest-same",
        document=document_name(one.expression.symbol, language),
        symbol=one.expression.symbol.canonical,
        language=speak(f"language-{one.expression.language}"),
        clauses=one.clauses,
        added=one.added,
        changed=one.changed,
        removed=one.removed,
    )


def progress_card(part: int, whole: int, language: Language) -> Card:
    """How far a long file has been read."""
    speak = words(language)
    told = speak("adding-progress", part=part, whole=whole)
    return Card((Heading(speak("adding-progress-title")), Text(told)), language)
