"""Pages: a WordPress page by its wp-json stamp, and any page of HTML by a CSS or XPath rule."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from lxml import etree, html
from lxml.cssselect import CSSSelector, SelectorError

from bot.domain.errors import UserError
from bot.domain.source import Item
from bot.sources.feed import iso_date
from bot.sources.markup import Element, absolute, html_tree, text


def page_items(data: bytes, address: str, rule: str) -> tuple[Item, ...]:
    """The documents that a page links to, where its rule says: elements that are or hold links.

    Raise UserError: "source-rule" for a rule that is none, "source-rule-empty" where it finds nothing, for a
    page that has been rebuilt must not look like one without documents.
    """
    items: dict[str, Item] = {}
    for element in _found(html_tree(data), rule):
        for link in [element] if element.get("href") else element.iter("a"):
            target = absolute(address, str(link.get("href", "")))
            if target:
                label = text(link)
                around = text(element) if len(text(element)) < _ROW else label
                items.setdefault(target, Item(key=target, title=around or label, address=target))
    if not items:
        raise UserError("source-rule-empty", rule=rule)
    return tuple(items.values())


def wordpress_items(data: bytes, address: str) -> tuple[Item, ...]:
    """The page, or each of several, with its content's digest: a new `modified` stamp alone is no news.

    Links to files inside are items of their own. Raise UserError("source-not-wordpress").
    """
    try:
        told = json.loads(data)
    except ValueError as error:
        raise UserError("source-not-wordpress") from error
    pages = told if isinstance(told, list) else [told]
    if not pages or not all(isinstance(page, dict) and "content" in page for page in pages):
        raise UserError("source-not-wordpress")
    return tuple(item for page in pages for item in _wordpress(page, address))


def _wordpress(page: dict[str, object], address: str) -> Iterator[Item]:
    content, link = _rendered(page["content"]), str(page.get("link") or address)
    body = html.fromstring(f"<div>{content}</div>")
    yield Item(
        key=f"page-{page.get('id', link)}",
        title=text(html.fromstring(f"<p>{_rendered(page.get('title'))}</p>")),
        address=link,
        date=iso_date(str(page.get("modified_gmt") or page.get("modified") or "")),
        digest=hashlib.sha256(text(body).encode()).hexdigest(),
        kind="page",
    )
    for one in body.iter("a"):
        target = absolute(link, str(one.get("href", "")))
        if target.lower().split("?")[0].endswith(_FILES):
            yield Item(key=target, title=text(one), address=target)


def _rendered(field: object) -> str:
    return str(field.get("rendered", "")) if isinstance(field, dict) else str(field or "")


def _found(root: Element, rule: str) -> list[Element]:
    try:
        if rule.startswith(("/", ".//", "(")):
            found = root.xpath(rule)
        else:
            found = CSSSelector(rule or "a", translator="html")(root)
    except (etree.XPathError, SelectorError, ValueError) as error:
        raise UserError("source-rule", rule=rule) from error
    if not isinstance(found, list):
        raise UserError("source-rule", rule=rule)
    return [one for one in found if isinstance(one, etree._Element)]  # noqa: SLF001


_ROW = 300
_FILES = (".pdf", ".doc", ".docx", ".html", ".htm", ".txt", ".md")
