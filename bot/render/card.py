"""A neutral card: what is shown, before anyone knows whether on Discord, in a terminal or in a test.

Text in a card is plain: renderers escape it. What must stand out or depends on the viewer is a part of
its own (Strong, Moment, Link).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Added:
    """Words that are put in."""

    text: str


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that are taken out."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http or https)."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, shown for each reader, with `venue` beside it: the same in words, zone and offset."""

    at: datetime
    venue: str = ""
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Everybody with a role of the server, by its id; they are called only where the sender allows it."""

    role: str


@dataclass(frozen=True, slots=True)
class Named:
    """A channel, or a person, by the name that its id has for the reader; nobody is called by it."""

    id: str
    person: bool = False


Part = str | Strong | Added | Struck | Link | Moment | Mention | Named
Line = str | tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    text: Line


@dataclass(frozen=True, slots=True)
class Text:
    line: Line


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: sources, freshness, what to do next."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of a document in their own language; `mark` is the half-open range that decides."""

    text: str
    language: Language
    mark: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list, in order."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one pair a line."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image attached to the card; `description` is its text alternative."""

    name: str
    data: bytes
    description: str


@dataclass(frozen=True, slots=True)
class File:
    """A file attached to the card."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Rule:
    """A separating line."""


class Tone(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Action:
    """What a button or select does: a verb that a cog answers, and opaque arguments (ids, never words)."""

    verb: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    action: Action | None = None
    address: str = ""
    tone: Tone = Tone.PLAIN
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    value: str
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A list to choose from; the chosen values come to the action's verb after its arguments."""

    placeholder: str
    choices: tuple[Choice, ...]
    action: Action
    most: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Controls side by side: up to five buttons, or one select."""

    controls: tuple[Button, ...] | Select


Block = Heading | Text | Note | Quote | Items | Facts | Picture | File | Rule | Row


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands among the events of a server: known again by its reference; `off` once it is not held."""

    reference: str
    name: str
    starts: datetime
    ends: datetime
    place: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One message. `language` is the reader's; `tone` colours it, never alone in meaning.

    `entry` is what it is where it goes to the events of a server; `tags` the names, in six languages, of
    what a forum may file it under.
    """

    blocks: tuple[Block, ...]
    language: Language
    tone: Tone = Tone.PLAIN
    entry: Entry | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks for; `most` is its greatest length in characters (4,000 at the utmost)."""

    name: str
    label: str
    text: str = ""
    required: bool = True
    long: bool = False
    most: int = 4000
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A modal: what was typed comes to the action's verb, by the fields' names. At most five fields."""

    title: str
    fields: tuple[Field, ...]
    action: Action
