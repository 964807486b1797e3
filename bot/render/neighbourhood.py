"""The neighbourhood of a document as a picture: what cites it on one side, what it cites on the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from bot.domain.cited import Neighbourhood, Tie
from bot.domain.language import Language
from bot.render.card import Picture
from bot.render.pictures import FAMILIES, png
from bot.render.references import clause_reference, document_name
from bot.render.words import Words, words

MOST = 8
"""Documents drawn on each side; the rest is a number."""


def neighbourhood_picture(found: Neighbourhood, language: Language) -> Picture | None:
    """The picture with its text alternative; None where nothing leads anywhere or it can't be drawn here.

    Takes some 100 ms: call it beside the event loop.
    """
    if not found.cites and not found.cited_by:
        return None
    drawn = png(neighbourhood_svg(found, language))
    return Picture("references.png", drawn, description(found, language)) if drawn else None


def description(found: Neighbourhood, language: Language) -> str:
    """What the picture shows, in words."""
    speak = words(language)
    sides = [_centre(found, language)]
    for ties, heading in ((found.cited_by, "cited-by"), (found.cites, "cited-cites")):
        if ties:
            names = speak("common-list-separator").join(_name(tie, language, speak) for tie in ties)
            sides.append(f"{speak(heading, number=len(ties))}{speak('common-colon')}{names}")
    return "\n".join(sides)


def neighbourhood_svg(found: Neighbourhood, language: Language) -> str:
    """The drawing; it runs from what cites to what is cited, in the direction in which the reader reads."""
    speak = words(language)
    left, right = found.cited_by, found.cites
    heads = [speak("cited-by", number=len(left)), speak("cited-cites", number=len(right))]
    arrow_left, arrow_right = True, True
    if language is Language.AR:
        left, right, heads = right, left, heads[::-1]
        arrow_left = arrow_right = False
    rows = max(_rows(left), _rows(right), 1)
    height = _TOP + rows * _STEP + _LEGEND
    middle = _TOP + rows * _STEP / 2
    parts = [
        *_side(left, _MARGIN, middle, language, inwards=arrow_left),
        *_side(right, _WIDTH - _MARGIN - _BOX, middle, language, inwards=not arrow_right),
        _box((_WIDTH - _BOX) / 2, middle, _centre(found, language), language, _CENTRE),
        *(_words(x, 26, head, language, bold=True) for x, head in zip(_COLUMNS, heads, strict=True)),
        *_legend(height, language, speak),
    ]
    return _HEAD.format(width=_WIDTH, height=height) + "".join(parts) + "</svg>"


def _side(ties: Sequence[Tie], x: float, middle: float, language: Language, *, inwards: bool) -> list[str]:
    """One column of documents, each joined to the middle; arrows point inwards or outwards."""
    speak, parts = words(language), []
    top = middle - _rows(ties) * _STEP / 2 + _STEP / 2
    for number, tie in enumerate(ties[:MOST]):
        y = top + number * _STEP
        parts += [_edge(x, y, middle, inwards=inwards)]
        parts += [
            _box(x, y, document_name(tie.symbol, language), language, _HELD if tie.is_held else _NOT_HELD)
        ]
    if len(ties) > MOST:
        more = speak("cited-more", number=len(ties) - MOST)
        parts.append(_words(x + _BOX / 2, top + MOST * _STEP + 5, more, language))
    return parts


def _rows(ties: Sequence[Tie]) -> int:
    return min(len(ties), MOST + 1)


def _edge(x: float, y: float, middle: float, *, inwards: bool) -> str:
    """A curve between a document and the middle; x is the left edge of the document's box."""
    on_left = x < _WIDTH / 2
    outer = x + _BOX if on_left else x
    inner = (_WIDTH - _BOX) / 2 if on_left else (_WIDTH + _BOX) / 2
    bend = (outer + inner) / 2
    start, end = ((outer, y), (inner, middle)) if inwards else ((inner, middle), (outer, y))
    return (
        f'<path d="M{start[0]},{start[1]} C{bend},{start[1]} {bend},{end[1]} {end[0]},{end[1]}" '
        f'fill="none" stroke="#5b6b84" stroke-width="1.6" marker-end="url(#arrow)"/>'
    )


def _box(x: float, y: float, name: str, language: Language, style: str) -> str:
    lines = wrapped(name, _BOX - 20)
    first = y + 5 - (len(lines) - 1) * _LINE / 2
    drawn = f'<rect x="{x}" y="{y - _TALL / 2}" width="{_BOX}" height="{_TALL}" rx="8" {style}/>'
    bold = style == _CENTRE
    return drawn + "".join(
        _words(x + _BOX / 2, first + number * _LINE, line, language, bold=bold, light=bold)
        for number, line in enumerate(lines)
    )


def _legend(height: float, language: Language, speak: Words) -> list[str]:
    """What the two kinds of box mean: never by colour alone."""
    parts, y = [], height - 24
    reading = ("start", 34) if language is not Language.AR else ("end", -8)
    for x, style, key in ((250, _HELD, "cited-legend-held"), (620, _NOT_HELD, "cited-legend-not")):
        parts.append(f'<rect x="{x}" y="{y - 13}" width="26" height="16" rx="4" {style}/>')
        parts.append(_words(x + reading[1], y, speak(key), language, anchor=reading[0]))
    return parts


def _words(
    x: float,
    y: float,
    text: str,
    language: Language,
    *,
    bold: bool = False,
    light: bool = False,
    anchor: str = "middle",
) -> str:
    """A line of words around x; in Arabic it runs from right to left whatever it begins with."""
    plain = "".join(sign for sign in text.translate(_MARKS) if sign.isprintable())
    directed = f"\u202b{plain}\u202c" if language is Language.AR else plain
    return (
        f'<text x="{x}" y="{y}" font-size="14" text-anchor="{anchor}" xml:lang="{language}" '
        f'font-weight="{700 if bold else 400}" fill="{"#ffffff" if light else "#1d2733"}">'
        f"{_runs(directed, language)}</text>"
    )


def wrapped(text: str, width: float) -> list[str]:
    """At most three lines about as wide as `width`, broken between words or Chinese signs, then `…`."""
    lines: list[str] = []
    rest = text.translate(_MARKS)
    while rest and len(lines) < 3:
        line, rest = _line(rest, width)
        lines.append(line)
    if rest:
        lines[-1] = lines[-1][:-1].rstrip() + "…"
    return lines or [""]


def _line(text: str, width: float) -> tuple[str, str]:
    """As much of a text as fits into a line, and the rest; no line begins with a closing sign.

    What Chinese brackets hold goes to the next line whole where it fits there.
    """
    best, wide = 0, 0.0
    bracket = text.find("（")
    for place, sign in enumerate(text):
        wide += _wide(sign)
        if wide > width:
            whole = 0 < bracket <= place and sum(map(_wide, text[bracket:])) <= width
            cut = bracket if whole else best or place
            return text[:cut].rstrip(), text[cut:].lstrip()
        following = text[place + 1 : place + 2]
        if (sign in " /-" or sign > _CHINESE) and following not in _CLOSING and sign not in _OPENING:
            best = place + 1
    return text, ""


def _wide(sign: str) -> float:
    """About how many pixels a sign takes."""
    if sign > _CHINESE:
        return 14
    return 8.5 if sign.isupper() or sign.isdecimal() else 7.4


def _centre(found: Neighbourhood, language: Language) -> str:
    if found.clause:
        return clause_reference(found.clause, language)
    return document_name(found.symbol, language)


def _name(tie: Tie, language: Language, speak: Words) -> str:
    name = document_name(tie.symbol, language)
    return name if tie.is_held else f"{name} ({speak('documents-cited-not-held')})"


def _runs(text: str, language: Language) -> str:
    """Each script in its own font: what a renderer takes from another font may lose the signs beside it."""
    own = FAMILIES[2] if language is Language.ZH else FAMILIES[0]
    fonts = {"arabic": FAMILIES[1], "han": FAMILIES[2], "other": own}
    return "".join(
        f'<tspan font-family="{fonts[run.lastgroup or "other"]}">{escape(run[0])}</tspan>'
        for run in _SCRIPTS.finditer(text)
    )


_WIDTH, _MARGIN, _BOX, _TALL, _STEP, _LINE = 960, 20, 250, 62, 72, 18
_TOP, _LEGEND = 44, 48
_COLUMNS = (_MARGIN + _BOX / 2, _WIDTH - _MARGIN - _BOX / 2)
_MARKS = dict.fromkeys((*range(0x2066, 0x206A), 0x200E, 0x200F, *range(0x064B, 0x0653)))
"""Signs of direction, and the vowel marks of Arabic, which the renderer may set apart from their letters."""
_SCRIPTS = re.compile(
    r"(?P<arabic>[\u0600-\u06ff]+(?:\s+[\u0600-\u06ff]+)*)|(?P<han>[\u2e80-\uffef]+)"
    r"|(?P<other>[^\u0600-\u06ff\u2e80-\uffef]+)"
)
_CHINESE = "\u2e7f"
_CLOSING = "，。、；：）》」，.)"
_OPENING = "（《「("
_CENTRE = 'fill="#1f4e8c" stroke="#1f4e8c"'
_HELD = 'fill="#e3edf9" stroke="#1f4e8c" stroke-width="1.6"'
_NOT_HELD = 'fill="#ffffff" stroke="#8a5a00" stroke-width="1.6" stroke-dasharray="6 4"'
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
    'viewBox="0 0 {width} {height}">'
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
    'orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#5b6b84"/></marker></defs>'
    '<rect width="{width}" height="{height}" fill="#ffffff"/>'
)
