"""A card's words in Discord's markdown, harmless whatever they quote."""

from __future__ import annotations

import re

from bot.domain.language import Language, language_of
from bot.render.brevity import short
from bot.render.card import (
    Added,
    Block,
    Facts,
    Heading,
    Items,
    Line,
    Link,
    Mention,
    Moment,
    Named,
    Note,
    Quote,
    Strong,
    Struck,
    Text,
)
from bot.render.words import whole_numbers, without_direction, words


def markdown(block: Block, language: Language = Language.EN) -> str:
    """The block's words in Discord's markdown, "" for what is not words; a colon is the language's own."""
    match block:
        case Heading(text):
            return f"### {_line(text)}"
        case Text(line):
            return _line(line)
        case Note(line):
            return "\n".join(f"-# {part}" for part in _line(line).split("\n"))
        case Quote():
            return _quote(block)
        case Items(lines, numbered):
            return "\n".join(
                f"{place}. {_line(line)}" if numbered else f"- {_line(line)}"
                for place, line in enumerate(lines, 1)
            )
        case Facts(pairs):
            colon = words(language)("common-colon")
            return "\n".join(f"**{escape(name)}**{colon}{_line(line)}" for name, line in pairs)
    return ""


def directed(block: Block, language: Language) -> str:
    """The block's markdown, each line of a right-to-left language isolated so that it reads that way.

    Discord lays a message out from left to right: without this the full stop of an Arabic line stands at its
    beginning, and in it the stroke of a command behind its name.
    """
    spoken = _spoken(block) if isinstance(block, Quote) else language
    if not spoken.right_to_left:
        return markdown(block, language)
    shown = _COMMAND.sub("\u2066\\g<0>\u2069", whole_numbers(markdown(block, language)))
    lines = (_MARKUP.match(line) for line in shown.split("\n"))
    return "\n".join(f"{line[1]}{_isolated(line[2])}" if line[2] else line[1] for line in lines if line)


def _spoken(quote: Quote) -> Language:
    """The language of a quotation; of what a person typed, the one that it seems to be in."""
    return language_of(quote.text) if quote.language is Language.UNDETERMINED else quote.language


def label(text: str, most: int) -> str:
    """The words of a control, cut behind a word. Discord lays them out from left to right:

    where Arabic stands beside figures, marks or another script, their order is kept by marks of direction.
    """
    if not _ARABIC.search(text) or _ARABIC_ALONE.fullmatch(text):
        return short(text, most)
    return f"\u2068{short(whole_numbers(text), most - 2)}\u2069"


def _isolated(text: str) -> str:
    """The text between marks of direction; inside the stars of strong words, which else are no such stars.

    Beside a mark of direction, stars that stand next to a full stop or a bracket are read as they are.
    """
    opens = "**" if text.startswith("**") else ""
    ends = "**" if text.endswith("**") and len(text) > len(opens) + 2 else ""
    return f"{opens}\u2067{text[len(opens) : len(text) - len(ends)]}\u2069{ends}"


def escape(text: str) -> str:
    """Text from outside, shown as it is: no markdown, mention, masked link or turned direction."""
    plain = _INLINE.sub(r"\\\1", _OVERRIDES.sub("", text))
    return _LIST.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", plain))


def _line(line: Line) -> str:
    parts = (line,) if isinstance(line, str) else line
    return "".join(_part(part) for part in parts)


def _part(part: object) -> str:
    match part:
        case Strong(text):
            return f"**{escape(text)}**"
        case Added(text):
            return _between("**", text)
        case Struck(text):
            return _between("~~", text)
        case Link(text, address):
            return f"[{escape(text)}](<{address}>)" if _ADDRESS.fullmatch(address) else escape(text)
        case Named(name, person):
            return f"<{'@' if person else '#'}{name}>" if name.isdecimal() else ""
        case Moment(at, venue, relative):
            shown = f"<t:{int(at.timestamp())}:{'R' if relative else 'F'}>"
            return f"{shown} ({escape(venue)})" if venue else shown
        case Mention(role):
            return f"<@&{role}>" if role.isdecimal() else ""
    return escape(str(part))


def _between(marks: str, text: str) -> str:
    """The text between marks in the middle of a line.

    Marks between a word and a bracket or full stop are read as they are; a joiner, unseen, keeps them apart.
    """
    first, last = ("" if edge.isalnum() else _JOINER for edge in (text[:1], text[-1:]))
    return f"{marks}{first}{escape(text)}{last}{marks}"


def _quote(quote: Quote) -> str:
    text = quote.text
    if quote.mark:
        start, end = quote.mark
        before, core, after = text[:start], text[start:end], text[end:]
        gap = core[len(core.rstrip()) :]
        text = f"{escape(before)}{_between('**', core.strip())}{gap}{escape(after)}"
    else:
        text = escape(without_direction(text))
    return "\n".join(f"> {line}" for line in text.strip().split("\n"))


_ARABIC = re.compile(r"[\u0620-\u064a]")
_ARABIC_ALONE = re.compile(r"[\u0620-\u0652\s]*")
_JOINER = "\u2060"
_INLINE = re.compile(r"([\\*_~`|\[\]<>@])")
_LINE_START = re.compile(r"(?m)^(\s*)([#+-])")
_LIST = re.compile(r"(?m)^(\s*\d+)(\.)(?=\s)")
_OVERRIDES = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]")
_MARKUP = re.compile(r"((?:### |-# |> ?|- |\d+\. )?)(.*)")
_COMMAND = re.compile(r"(?<![A-Za-z0-9/:.<_-])/[a-z][a-z-]*(?: [a-z][a-z-]*(?::[A-Za-z]+)?)*")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
