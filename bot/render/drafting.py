"""What a drafter should look at, in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.drafting import Fault, Finding
from bot.domain.duplicates import Alike
from bot.domain.language import Language
from bot.render.card import Card, Heading, Items, Line, Strong, Text, Tone
from bot.render.references import document_name
from bot.render.similar import repeated_line
from bot.render.words import words


def finding_line(finding: Finding, language: Language) -> str:
    """One finding as a sentence or two: what is the matter, and what may be meant instead."""
    speak = words(language)
    own = finding.fault is Fault.CLAUSE and finding.symbol is None
    separator = speak("drafting-separator")
    values = {
        "text": finding.text,
        "document": _written(finding, language),
        "labels": separator.join(finding.labels),
    }
    said = speak("drafting-own-clause" if own else f"drafting-{finding.fault}", **values)
    near = _near(finding, language, separator)
    return f"{said}{_gap(language)}{speak('drafting-near', near=near)}" if near else said


def findings_card(
    name: str,
    findings: Sequence[tuple[int, Finding]],
    language: Language,
    repeated: Sequence[tuple[int, str, Alike]] = (),
) -> Card:
    """What to look at in a draft, each finding with its line; or that there is nothing.

    `repeated` are its clauses that an adopted one has already, by line and label.
    """
    speak = words(language)
    title = Heading(speak("drafting-title", name=name))
    if not findings and not repeated:
        return Card((title, Text(speak("drafting-nothing"))), language, Tone.SUCCESS)
    lines: tuple[Line, ...] = tuple(
        (Strong(speak("drafting-line", line=line)), " ", finding_line(finding, language))
        for line, finding in findings
    )
    lines += tuple(
        (Strong(speak("drafting-line", line=line)), " ", repeated_line(label, alike, language))
        for line, label, alike in repeated
    )
    return Card((title, Items(lines)), language, Tone.PRIMARY)


def _written(finding: Finding, language: Language) -> str:
    """The document as it should be written: with or without "Rev." as the finding says."""
    if finding.symbol is None:
        return ""
    revised = {Fault.REVISED: True, Fault.FIRST: False}.get(finding.fault)
    return document_name(finding.symbol, language, revised=revised)


def _near(finding: Finding, language: Language, separator: str) -> str:
    """Documents or clauses that may be meant; a gap's and an order's labels are told already."""
    if finding.near:
        return separator.join(document_name(symbol, language) for symbol in finding.near)
    return separator.join(finding.labels) if finding.fault is Fault.CLAUSE else ""


def _gap(language: Language) -> str:
    return "" if language is Language.ZH else " "
