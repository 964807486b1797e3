"""A text set in two languages or more side by side, taken apart into one reading a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.language import OFFICIAL, Language, language_of
from bot.domain.reading import Paragraph, Reading, Style


def side_by_side(reading: Reading) -> Mapping[Language, Reading]:
    """The reading of each language whose column it is, left to right; {} where no table sets a text so.

    Most of the text must stand in rows of as many cells, each column in an official language of its own.
    A column of numbers alone is of all of them. What stands outside the table goes to its own language,
    or to all where it shows none of them.
    """
    width = _width(reading.paragraphs)
    rows = [cells for each in reading.paragraphs if (cells := _cells(each, width))]
    tongues = [_tongue([row[column] for row in rows]) for column in range(width)]
    spoken = [tongue for tongue in tongues if tongue in OFFICIAL]
    lines = sum(max(cell.strip().count("\n") for cell in row) + 1 for row in rows)
    if lines < _FEWEST or len(spoken) < 2 or len(set(spoken)) < len(spoken) or None in tongues:
        return {}
    return {tongue: _of(tongue, reading, tongues) for tongue in spoken}


def _width(paragraphs: Sequence[Paragraph]) -> int:
    """How many cells the rows have that hold most of the text; 0 where it stands in no such rows."""
    held: Counter[int] = Counter()
    for each in paragraphs:
        held[each.text.count("\t") + 1 if each.style is Style.CELL else 0] += len(each.text)
    widest, letters = max(held.items(), key=lambda one: one[1], default=(0, 0))
    return widest if letters > _MOST * held.total() else 0


def _cells(paragraph: Paragraph, width: int) -> tuple[str, ...]:
    """The cells of a row of the table, () for anything else."""
    cells = tuple(paragraph.text.split("\t"))
    return cells if paragraph.style is Style.CELL and len(cells) == width > 1 else ()


def _tongue(cells: Sequence[str]) -> Language | None:
    """The language of a column; UNDETERMINED for numbers and blanks, None for words in none of the six."""
    text = "\n".join(cells)
    if sum(map(str.isalpha, text)) <= _STRAY * len(cells):
        return Language.UNDETERMINED
    found = language_of(text)
    return found if found in OFFICIAL else None


def _of(tongue: Language, reading: Reading, tongues: Sequence[Language | None]) -> Reading:
    own = [column for column, each in enumerate(tongues) if each in {tongue, Language.UNDETERMINED}]
    others = {each for each in tongues if each in OFFICIAL and each is not tongue}
    paragraphs: list[Paragraph] = []
    for each in reading.paragraphs:
        if cells := _cells(each, len(tongues)):
            text = " ".join(cell for column in own if (cell := cells[column].strip()))
            paragraphs += [Paragraph(f"{line}\n") for line in text.splitlines() if line.strip()]
        elif language_of(each.text) not in others:
            paragraphs.append(each)
    header = replace(reading.header, language=tongue)
    return Reading(tuple(paragraphs), header, (*reading.remarks, "remark-side-by-side"))


_FEWEST = 3  # lines side by side
_MOST = 0.6  # of the text
_STRAY = 3  # letters a row that still make no words: `1 a)`
