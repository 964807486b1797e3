"""The WSIS-SDG matrix as cards: a line with its goals, a goal with its lines."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.action_lines import ActionLine, Matrix, Served
from bot.domain.language import Language
from bot.render.card import Block, Card, Heading, Items, Line, Note, Strong, Text, Tone
from bot.render.references import clause_reference
from bot.render.words import Words, words

MOST = 15  # clauses listed


def matrix_card(found: Served, language: Language, entries: Sequence[Block] = ()) -> Card:
    """What serves what, by goal or by line; clauses held that cite the line; the source; `entries`."""
    speak, matrix = words(language), found.matrix
    if found.asked.goal:
        heading = _goal(found.asked.goal, matrix, language, speak)
        lines = tuple(_row(one, found.asked.goal, matrix, language) for one in found.lines)
        blocks: list[Block] = [Heading(heading), Text(speak("matrix-lines")), Items(lines)]
    else:
        blocks = [Heading(_title(found.asked.line, matrix, language))]
        for one in found.lines:
            if one.application:
                blocks.append(Text((Strong(speak(f"matrix-application-{one.application}")),)))
            goals = tuple(_served(one, goal, matrix, language) for goal in sorted(one.goals))
            blocks += [Text(speak("matrix-goals")), Items(goals)]
        blocks += _clauses(found, language, speak)
    if any(found.asked.goal in one.unsure or (not found.asked.goal and one.unsure) for one in found.lines):
        blocks.append(Note(speak("matrix-unsure")))
    blocks.append(Note(speak("matrix-source", source=matrix.sources[language])))
    return Card((*blocks, *entries), language, Tone.PRIMARY)


def _title(number: str, matrix: Matrix, language: Language) -> str:
    """`C5 · Building confidence …`, in English where the title is not attested in the reader's language."""
    titles = matrix.titles[number]
    return f"{number} · {titles.get(language, titles[Language.EN])}"


def _goal(goal: int, matrix: Matrix, language: Language, speak: Words) -> str:
    return f"{speak('matrix-goal', goal=goal)} · {matrix.goals[goal][language]}"


def _served(one: ActionLine, goal: int, matrix: Matrix, language: Language) -> Line:
    speak = words(language)
    name = f"{speak('matrix-goal', goal=goal)}{'*' if goal in one.unsure else ''}"
    targets = f" ({speak('common-list-separator').join(one.goals[goal])})" if one.goals[goal] else ""
    return (Strong(name), f"{targets} · {matrix.goals[goal][language]}")


def _row(one: ActionLine, goal: int, matrix: Matrix, language: Language) -> Line:
    speak = words(language)
    name = _title(one.number, matrix, language)
    if one.application:
        name = f"{one.number} · {speak(f'matrix-application-{one.application}')}"
    targets = f" ({speak('common-list-separator').join(one.goals[goal])})" if one.goals[goal] else ""
    return (Strong(f"{name}{'*' if goal in one.unsure else ''}"), targets)


def _clauses(found: Served, language: Language, speak: Words) -> list[Block]:
    if not found.clauses:
        return [Text(speak("matrix-no-clauses", line=found.asked.line))]
    shown = tuple(clause_reference(held, language) for held in found.clauses[:MOST])
    rest = [f"… (+{len(found.clauses) - MOST})"] if len(found.clauses) > MOST else []
    return [Text(speak("matrix-clauses", line=found.asked.line)), Items((*shown, *rest))]
