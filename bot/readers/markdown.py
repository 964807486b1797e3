"""Markdown: headings, lists and tables become styles; emphasis is taken out, and what is struck out."""

from __future__ import annotations

import re

from bot.domain.reading import Paragraph, Style


def markdown_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a Markdown text, soft-wrapped lines joined.

    Their texts joined are the text without the marks of strong and slanted words, which no page shows, and
    without words that are struck out.
    """
    found: list[Paragraph] = []
    blank_before = True
    for line in _EMPHASIS.sub(r"\2", _STRUCK.sub("", text)).splitlines(keepends=True):
        style, level = _style(line)
        if found and _belongs(found[-1], line, style, blank_before):
            found[-1] = _longer(found[-1], line)
        else:
            found.append(Paragraph(line, style=style, level=level))
        blank_before = not line.strip()
    return tuple(found)


_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])[^~\n]+?(?<=\S)~~(?!~)[^\S\n]?")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{2,3})(?=[^\s*_])([^*\n]*?[^\s*_\\])\1(?![\w*])")
_HEADING = re.compile(r" {0,3}(#{1,6})\s")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
_ITEM = re.compile(r"(\s*)(?:[-*+•–]|\d{1,3}[.)]|[a-z]{1,4}\)|[a-z]\.|[ivx]{2,4}\.)\s+\S")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,20}\]:\s")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*\|?\s*:?-{3,}[\s|:-]*$")


_WRAPPED = {Style.PLAIN, Style.ITEM, Style.FOOTNOTE}  # a line below goes on with them


def _style(line: str) -> tuple[Style, int]:
    if heading := _HEADING.match(line):
        return Style.HEADING, len(heading[1])
    if _NOTE.match(line):
        return Style.FOOTNOTE, 0
    if item := _ITEM.match(line):
        return Style.ITEM, 1 + len(item[1].expandtabs(4)) // 2
    return (Style.CELL, 0) if _ROW.match(line) else (Style.PLAIN, 0)


def _belongs(last: Paragraph, line: str, style: Style, blank_before: bool) -> bool:
    """Whether a line is part of the paragraph before it."""
    if not line.strip() or not last.text.strip():
        return not line.strip()
    if last.style is Style.CELL:
        return bool(_RULE.match(line))
    if _UNDERLINE.match(line) and last.style is Style.PLAIN and not blank_before:
        return True
    return style is Style.PLAIN and last.style in _WRAPPED and not blank_before


def _longer(last: Paragraph, line: str) -> Paragraph:
    underline = _UNDERLINE.match(line) if last.style is Style.PLAIN and last.text.strip() else None
    if underline and not last.text.endswith("\n\n"):
        level = 1 if underline[1].startswith("=") else 2
        return Paragraph(last.text + line, style=Style.HEADING, level=level)
    return Paragraph(last.text + line, style=last.style, level=last.level)
