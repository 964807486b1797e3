"""Tells the text of a page from its furniture: running titles, page and job numbers, barcodes, leaders."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.readers.paper.lines import Line

Page = list[Line]


def text_only(pages: Sequence[Page], height: float) -> list[Page]:
    """The pages without what they repeat or only number; `height` is that of a page in points."""
    repeated = _repeated(pages, height)
    first = _squeezed(" ".join(line.text for line in pages[0])) if pages else ""
    body = body_size(pages)
    kept: list[Page] = []
    for number, page in enumerate(pages):
        marked = [_is_furniture(line, height, repeated) for line in page]
        if number:
            marked = [
                known or _is_title(line, page, first, height, body)
                for known, line in zip(marked, page, strict=True)
            ]
        kept.append([line for line, is_furniture in zip(page, marked, strict=True) if not is_furniture])
    return kept


def body_size(pages: Sequence[Page]) -> float:
    """The size that most letters of the document have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


_TOP, _BOTTOM = 0.88, 0.10  # parts of the page's height beyond which furniture stands
_BARCODE = re.compile(r"\*[\w-]{5,}\*")
_JOB = re.compile(r"(?:\d{1,4}/\d{1,4}\s+)?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6})?(?:\s+\d{1,4}/\d{1,4})?")
_NUMBER = re.compile(
    r"\W*(?:page|página|стр\.?|第|صفحة)?\s*(?:\d{1,4}|[ivxl]{1,7})\s*(?:页|/\s*\d{1,4}|(?:of|de|из|sur)\s+\d{1,4})?\W*",
    re.IGNORECASE,
)
_LEADER = re.compile(r".*(?:\.\s?){5,}\s*\d{1,4}\W*")


def _is_furniture(line: Line, height: float, repeated: set[tuple[str, int]]) -> bool:
    if _BARCODE.fullmatch(line.text) or _LEADER.fullmatch(line.text):
        return True
    if not _in_margin(line, height):
        return False
    numbers = _JOB.fullmatch(line.text) or _NUMBER.fullmatch(line.text)
    return numbers is not None or _place(line) in repeated


def _is_title(line: Line, page: Page, first: str, height: float, body: float) -> bool:
    """Whether a line at the head of a later page repeats words of the first page, apart from the text."""
    if line.base < _TOP * height or _squeezed(line.text) not in first:
        return False
    below = [other.base for other in page if other.base < line.base - 0.5 * line.size]
    gap = line.base - max(below, default=0.0)
    return line.size < body - 0.7 or gap > 2.2 * body


def _in_margin(line: Line, height: float) -> bool:
    return line.base > _TOP * height or line.base < _BOTTOM * height


def _repeated(pages: Sequence[Page], height: float) -> set[tuple[str, int]]:
    """What stands in the same place of the margin on several pages, whatever its digits."""
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page:
            if _in_margin(line, height):
                seen[_place(line)].add(number)
    enough = 2 if len(pages) < 10 else 3
    return {place for place, numbers in seen.items() if len(numbers) >= enough}


def _place(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", _squeezed(line.text)), round(line.base / 4)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())
