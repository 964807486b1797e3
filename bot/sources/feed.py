"""RSS and Atom: the items of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.domain.errors import UserError
from bot.domain.language import Language, from_tag
from bot.domain.source import Item
from bot.sources.markup import Element, absolute, child, local, text, xml_tree


def feed_items(data: bytes, address: str) -> tuple[Item, ...]:
    """Every item, in the feed's order. Raise UserError("source-not-xml" or "source-not-feed")."""
    root = xml_tree(data)
    if local(root) not in {"rss", "rdf", "feed"}:
        raise UserError("source-not-feed")
    spoken = from_tag(text(next(_all(root, "language"), None))) or Language.UNDETERMINED
    entries = [*_all(root, "item"), *_all(root, "entry")]
    return tuple(item for entry in entries if (item := _item(entry, address, spoken)).key)


def iso_date(said: str) -> str:
    """A date as ISO 8601 (`2027-06-01`), "" for one that isn't any."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(said.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        try:
            return found.astimezone(UTC).date().isoformat() if found.tzinfo else found.date().isoformat()
        except OverflowError:
            return found.date().isoformat()
    return ""


def _item(entry: Element, address: str, spoken: Language) -> Item:
    title = text(child(entry, "title"))
    link = absolute(address, _link(entry))
    own = from_tag(str(entry.get("{http://www.w3.org/XML/1998/namespace}lang", "")))
    return Item(
        key=text(child(entry, "guid", "id")) or link or title,
        title=title,
        number=text(child(entry, "identifier", "symbol")),
        language=own or spoken,
        address=link,
        submitter=text(child(entry, "author", "creator")),
        date=iso_date(text(child(entry, "pubdate", "updated", "published", "date"))),
    )


def _link(entry: Element) -> str:
    """The file itself where the item has one, else its page."""
    links = [one for one in entry if local(one) in {"enclosure", "link"}]
    links.sort(key=lambda one: local(one) != "enclosure" and one.get("rel") != "enclosure")
    return next((found for one in links if (found := one.get("url") or one.get("href") or text(one))), "")


def _all(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter() if local(one) == name)
