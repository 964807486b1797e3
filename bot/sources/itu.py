"""ITU's public XML: indexes of documents, and catalogues of meetings that lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.errors import UserError
from bot.domain.language import ITU_LETTERS, Language, from_tag
from bot.domain.source import Item
from bot.sources.feed import iso_date
from bot.sources.markup import Element, absolute, local, text, xml_tree


def itu_items(data: bytes, address: str) -> tuple[Item, ...]:
    """Every row of an index (`doc_number`, `title`, `source`, `reception_date`) or catalogue of meetings.

    Names may be elements or attributes, in any case. Raise UserError("source-not-xml" or "source-not-itu").
    """
    rows = list(_rows(xml_tree(data)))
    items = [_item(row, address) for row in rows]
    if not any(row.keys() & (_NUMBERS | _MEETINGS) for row in rows):
        raise UserError("source-not-itu")
    return tuple(item for item in items if item.key)


def _rows(root: Element) -> Iterator[dict[str, str]]:
    """What each innermost row says, by name."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        row = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
        row |= {local(one): text(one) for one in element if local(one) and len(one) == 0}
        if row.keys() & (_NUMBERS | _MEETINGS):
            yield row


def _item(row: dict[str, str], address: str) -> Item:
    number = _said(row, *_NUMBERS)
    link = absolute(address, _said(row, "url", "link", "href", "address", "doc_url"))
    title = _said(row, "title", "name", "meeting_title")
    return Item(
        key=f"{number}@{_said(row, 'language', 'lang')}".rstrip("@") if number else link or title,
        title=title,
        number=number,
        language=_language(_said(row, "language", "lang")),
        address=link,
        submitter=_said(row, "source", "submitted_by"),
        date=iso_date(_said(row, "reception_date", "posted", "date", "start_date")),
        kind="" if number else "page",
    )


def _said(row: dict[str, str], *names: str) -> str:
    return next((row[name] for name in sorted(names, key=names.index) if row.get(name)), "")


def _language(said: str) -> Language:
    letter = ITU_LETTERS.get(said.upper())
    return letter or from_tag(said) or Language.UNDETERMINED


_NUMBERS = {"doc_number", "docnumber", "number"}
_MEETINGS = {"meeting", "meeting_title", "start_date"}
