"""A neutral card as Discord's Components V2."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import discord
from discord import ui

from bot.domain.language import Language
from bot.render.card import (
    Added,
    Block,
    Button,
    Card,
    Facts,
    File,
    Heading,
    Items,
    Note,
    Part,
    Picture,
    Quote,
    Row,
    Rule,
    Select,
    Strong,
    Struck,
    Text,
    Tone,
)
from cogs.controls import custom_id
from cogs.markdown import directed, label

MOST_TEXT = 3800  # a message holds 4,000 characters; some are left for what Discord counts besides
MOST_COMPONENTS = 38  # a message holds 40, those inside containers and rows counted


@dataclass(frozen=True, slots=True)
class Message:
    """One message to send: its view and the files that the view shows."""

    view: ui.LayoutView
    files: Sequence[discord.File]


def messages(card: Card, foot: Callable[[int, int], Note] | None = None) -> list[Message]:
    """The card as one message, or as several in order where it is too long for one: nothing is cut.

    Each ends with its `foot`, made from its number, counted from 1, and how many there are.
    """
    parts = list(_split(card))
    feet = [[foot(number, len(parts))] if foot else [] for number in range(1, len(parts) + 1)]
    return [_message([*pieces, *last], card) for pieces, last in zip(parts, feet, strict=True)]


def _split(card: Card) -> Iterator[list[Block]]:
    """The blocks of each message; what turns direction is counted by Discord too."""
    pieces: list[Block] = []
    size = weight = 0
    for block in chain.from_iterable(_parts(block, card.language) for block in card.blocks):
        length = len(directed(block, card.language)) + 1
        heavier = _components(block, pieces[-1] if pieces else None)
        if pieces and (size + length > MOST_TEXT or weight + heavier > MOST_COMPONENTS):
            yield pieces
            pieces, size, weight = [], 0, 0
            heavier = _components(block, None)
        pieces.append(block)
        size += length
        weight += heavier
    if pieces:
        yield pieces


def _components(block: Block, before: Block | None) -> int:
    """How many components a block adds after the one `before`: a row counts its buttons, lines join lines."""
    match block:
        case Row(tuple() as buttons):
            return 1 + len(buttons)
        case Row() | Picture() | File():
            return 2
        case Quote() | Rule():
            return 1
    return 0 if before is not None and _is_lines(before) else 1


def _is_lines(block: Block) -> bool:
    return isinstance(block, Heading | Text | Note | Items | Facts)


def _parts(block: Block, language: Language) -> Iterator[Block]:
    """The block itself, or its pieces where it alone is too long for a message."""
    if len(directed(block, language)) <= MOST_TEXT:
        yield block
        return
    match block:
        case Quote(text, spoken):
            yield from (Quote(piece, spoken) for piece in _pieces(text))
        case Items(lines, numbered):
            yield from (Items((line,), numbered) for line in lines)
        case Facts(pairs):
            yield from (Facts((pair,)) for pair in pairs)
        case Text(str() as line):
            yield from (Text(piece) for piece in _pieces(line))
        case Text(parts):
            yield from (Text((piece,)) for part in parts for piece in _part_pieces(part))
        case _:
            yield block


def _part_pieces(part: Part) -> Iterator[Part]:
    """A part of a line, or its pieces of the same nature where it is long."""
    match part:
        case str():
            yield from _pieces(part)
        case Strong(text) | Added(text) | Struck(text):
            yield from (type(part)(piece) for piece in _pieces(text))
        case _:
            yield part


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces that fit when escaped, broken after a sentence or word where there is one."""
    room = MOST_TEXT // 2
    while len(text) > room:
        window = text[:room]
        cut = max((window.rfind(mark) + 1 for mark in "。.;；؛!?؟"), default=0)
        cut = cut if cut > room // 2 else window.rfind(" ") + 1
        cut = cut if cut > room // 2 else room
        yield text[:cut]
        text = text[cut:]
    yield text


def _message(blocks: Sequence[Block], card: Card) -> Message:
    view = ui.LayoutView(timeout=None)
    colour = _COLOURS[card.tone]
    files: list[discord.File] = []
    items: list[ui.Item[ui.LayoutView]] = []
    words: list[str] = []
    for block in blocks:
        text = directed(block, card.language)
        if words and (not text or isinstance(block, Quote)):
            items.append(ui.TextDisplay("\n".join(words)))
            words = []
        if isinstance(block, Quote) and text:  # alone: what follows a quotation must not look quoted
            items.append(ui.TextDisplay(text))
        elif text:
            words.append(text)
        elif not isinstance(block, Quote) and not _is_lines(block):  # empty ones show nothing
            items.append(_item(block, files))
    if words:
        items.append(ui.TextDisplay("\n".join(words)))
    view.add_item(ui.Container(*items, accent_colour=colour))
    view.stop()  # controls are answered by their custom_id alone, so discord.py need not remember the view
    return Message(view, files)


def _item(block: Block, files: list[discord.File]) -> ui.Item[ui.LayoutView]:
    match block:
        case Rule():
            return ui.Separator()
        case Picture(name, data, description):
            file = discord.File(io.BytesIO(data), filename=name, description=description[:1024])
            files.append(file)
            return ui.MediaGallery(discord.MediaGalleryItem(file, description=description[:256]))
        case File(name, data):
            file = discord.File(io.BytesIO(data), filename=name)
            files.append(file)
            return ui.File(file)
        case Row(Select() as select):
            return ui.ActionRow(_select(select))
        case Row(tuple() as buttons):
            return ui.ActionRow(*(_button(button) for button in buttons))
    message = f"no component for {type(block).__name__}"
    raise TypeError(message)


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    shown = label(button.label, 80)
    if button.action is None:
        return ui.Button(label=shown, url=button.address)
    return ui.Button(
        label=shown,
        style=_STYLES[button.tone],
        custom_id=custom_id(button.action),
        disabled=button.disabled,
    )


def _select(select: Select) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=label(choice.label, 100),
            value=choice.value,
            description=label(choice.description, 100) or None,
            default=choice.chosen,
        )
        for choice in select.choices
    ]
    return ui.Select(
        custom_id=custom_id(select.action),
        placeholder=label(select.placeholder, 150),
        options=options,
        max_values=min(select.most, len(options)),
    )


_COLOURS = {
    Tone.PLAIN: None,
    Tone.PRIMARY: discord.Colour(0x2F6FB0),
    Tone.SUCCESS: discord.Colour(0x2E8B57),
    Tone.DANGER: discord.Colour(0xB03A2E),
}
_STYLES = {
    Tone.PLAIN: discord.ButtonStyle.secondary,
    Tone.PRIMARY: discord.ButtonStyle.primary,
    Tone.SUCCESS: discord.ButtonStyle.success,
    Tone.DANGER: discord.ButtonStyle.danger,
}
