"""Joins the lines of pages to paragraphs, over lines and over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.readers.paper.furniture import Page, body_size
from bot.readers.paper.lines import Line


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document's text is set: its margins and the distance from line to line, in points."""

    size: float
    start: float
    end: float
    leading: float

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Setting:
        size = body_size(pages)
        body = [line for page in pages for line in page if abs(line.size - size) < 0.8]
        steps = Counter(
            round(above.base - below.base)
            for page in pages
            for above, below in pairwise(page)
            if 0.8 * size < above.base - below.base < 2 * size and abs(below.size - size) < 0.8
        )
        starts = Counter(round(line.start) for line in body)
        ends = sorted(line.end for line in body)
        return cls(
            size=size,
            start=float(starts.most_common(1)[0][0]) if starts else 0.0,
            end=ends[len(ends) * 9 // 10] if ends else 0.0,
            leading=float(steps.most_common(1)[0][0]) if steps else 1.2 * size,
        )

    def is_full(self, line: Line, slack: float = 5.0) -> bool:
        """Whether a line reaches the margin where lines end, but for `slack` letter sizes: a long word."""
        return line.end > self.end - slack * self.size

    def is_indented(self, line: Line) -> bool:
        return line.start > self.start + 0.8 * self.size


def paragraphs(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of a document, paragraph by paragraph."""
    setting = Setting.of(pages)
    made: list[list[Line]] = []
    for page in pages:
        for line in page:
            if made and _goes_on(made[-1], line, setting):
                made[-1].append(line)
            else:
                made.append([line])
    return made


_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[а-я])[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[•●–—-]|\(?[أ-ي]\)|[（(]?[一二三四五六七八九十]+[、）)])\s",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:,!?؛،؟。；：，！？](?:[”\"’»)\]】」⁰¹²³⁴⁵⁶⁷⁸⁹]|\s)*$")
_STOPPED = re.compile(r"[.!?؟。！？](?:[”\"’»)\]】」⁰¹²³⁴⁵⁶⁷⁸⁹]|\s)*$")


def _goes_on(paragraph: Sequence[Line], line: Line, setting: Setting) -> bool:
    """Whether a line continues the paragraph above it."""
    last = paragraph[-1]
    if "\t" in last.text + line.text or abs(last.size - line.size) > 0.08 * last.size:
        return False
    if last.hyphen:
        return True
    if last.page != line.page:
        return _goes_on_over_page(last, line, setting)
    step = last.base - line.base
    usual = setting.leading * max(1.0, last.size / setting.size)
    if not 0 < step < 1.25 * usual:
        return False
    return (last.goes_on and not _LABEL.match(line.text)) or _same_block(paragraph, line, setting)


def _same_block(paragraph: Sequence[Line], line: Line, setting: Setting) -> bool:
    last = paragraph[-1]
    deeper = line.start - last.start > 0.8 * setting.size
    if not setting.is_full(last) and _ENDED.search(last.text):
        return False
    if not setting.is_full(last, 8.0) and not line.text[:1].islower() and last.size < setting.size + 0.8:
        return False
    if _LABEL.match(line.text) and (_ENDED.search(last.text) or not setting.is_full(last)):
        return False
    first = len(paragraph) == 1
    return not deeper or (first and setting.is_full(last))


def _goes_on_over_page(last: Line, line: Line, setting: Setting) -> bool:
    if last.goes_on:
        return True
    if setting.is_indented(line) or _LABEL.match(line.text):
        return False
    if not setting.is_full(last):
        return not _ENDED.search(last.text) and line.text[:1].islower()
    return not (_STOPPED.search(last.text) and line.text[:1].isupper())
