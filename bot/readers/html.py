"""Reads a web page: its main text, its lists with their numbers, its title, date and language."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.language import Language, from_tag
from bot.domain.reading import Reading, Style
from bot.readers.limits import Meter
from bot.readers.masthead import header
from bot.readers.web.blocks import paragraphs
from bot.readers.web.page import main_part, tree
from bot.readers.word.package import Element


def read(data: bytes, meter: Meter) -> Reading:
    """The paragraphs of a page's own text. Raise UserError("file-empty") where it has none."""
    root = tree(data)
    title, date, tongue = _title(root), _date(root), from_tag(root.get("lang") or "")
    found = tuple(paragraphs(main_part(root), meter))
    said = header(found)
    language = tongue if tongue and said.language is Language.UNDETERMINED else said.language
    heading = next((each.text for each in found if each.style is Style.TITLE), title)
    named = " ".join(heading.split())
    return Reading(found, replace(said, title=named, date=said.date or date, language=language))


_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='date' or @name='DC.date' or @name='dcterms.date']/@content",
    "//time[@datetime]/@datetime",
)


def _title(root: Element) -> str:
    """The name of the page without that of its site."""
    for path in ("//meta[@property='og:title']/@content", "//head/title/text()"):
        if found := _first(root, path):
            return _SITE.sub("", found)
    return ""


def _date(root: Element) -> str:
    for path in _DATES:
        if found := re.match(r"\d{4}-\d{2}-\d{2}", _first(root, path)):
            return found[0]
    return ""


def _first(root: Element, path: str) -> str:
    found = root.xpath(path)
    return str(found[0]).strip() if isinstance(found, list) and found else ""
