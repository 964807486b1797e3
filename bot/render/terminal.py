"""A neutral card as plain text for a terminal."""

from __future__ import annotations

import textwrap
from datetime import UTC
from unicodedata import category

from bot.render.card import (
    Added,
    Block,
    Button,
    Card,
    Facts,
    File,
    Heading,
    Items,
    Line,
    Link,
    Mention,
    Moment,
    Named,
    Note,
    Picture,
    Quote,
    Row,
    Rule,
    Strong,
    Struck,
    Text,
)
from bot.render.words import words

WIDTH = 100
REMOVED, ADDED = "[-{}-]", "{{+{}+}}"  # as wdiff writes them: a terminal, or a file, has no bold


def terminal(card: Card) -> str:
    """The card's words, wrapped; controls are left out, addresses are written out."""
    colon = words(card.language)("common-colon")
    return "\n".join(shown for block in card.blocks if (shown := _block(block, colon)))


def _block(block: Block, colon: str) -> str:
    match block:
        case Heading(text):
            return f"{_line(text)}\n"
        case Text(line) | Note(line):
            return _wrapped(_line(line))
        case Quote(text):
            return _wrapped(_harmless(text), "  │ ")
        case Items(lines, numbered):
            marks = (f"{place}. " if numbered else "• " for place in range(1, len(lines) + 1))
            return "\n".join(_hanging(mark, _line(line)) for mark, line in zip(marks, lines, strict=True))
        case Facts(pairs):
            return "\n".join(_hanging(f"{name}{colon}", _line(line)) for name, line in pairs)
        case Picture(_, _, description):
            return _wrapped(description)
        case File(name):
            return name
        case Rule():
            return "─" * 40
        case Row(tuple() as buttons):
            return "\n".join(_address(button, colon) for button in buttons if button.address)
    return ""


def _address(button: Button, colon: str) -> str:
    return f"{button.label}{colon}{button.address}"


def _line(line: Line) -> str:
    parts = (line,) if isinstance(line, str) else line
    return _harmless("".join(_part(part) for part in parts))


def _part(part: object) -> str:
    match part:
        case Strong(text):
            return text
        case Struck(text):
            return REMOVED.format(text)
        case Added(text):
            return ADDED.format(text)
        case Link(text, address):
            return f"{text} ({address})"
        case Named(name, person):
            return f"@{name}" if person else f"#{name}"
        case Moment(at, venue):
            instant = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
            return f"{instant} ({venue})" if venue else instant
        case Mention(role):
            return f"@{role}"
    return str(part)


def _harmless(text: str) -> str:
    """Text from outside without the control characters that a terminal would obey; words stay apart."""
    return "".join(
        character if _shown(character) else " " if character.isspace() else "" for character in text
    )


def _shown(character: str) -> bool:
    return character.isprintable() or character in "\n\u2068\u2069" or category(character) == "Zs"


def _wrapped(text: str, margin: str = "") -> str:
    lines = [piece for line in text.split("\n") for piece in (textwrap.wrap(line, WIDTH) or [""])]
    return "\n".join(f"{margin}{line}" for line in lines)


def _hanging(mark: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=mark, subsequent_indent="  ")
