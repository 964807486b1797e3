"""XML and HTML from strangers as trees: nothing is fetched, expanded or guessed at."""

from __future__ import annotations

from urllib.parse import urljoin

from lxml import etree, html

from bot.domain.errors import UserError

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def xml_tree(data: bytes) -> Element:
    """The root of an XML document that is whole. Raise UserError("source-not-xml") for anything else.

    A page of HTML in its place (an error, a login) is not XML, however well it parses.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError("source-not-xml") from error
    if root is None or local(root) == "html":
        raise UserError("source-not-xml")
    return root


def html_tree(data: bytes) -> Element:
    """The root of a page. Raise UserError("source-not-html") where there is none."""
    try:
        return html.document_fromstring(data)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UserError("source-not-html") from error


def local(element: Element) -> str:
    """The element's name in small letters, without its namespace; "" for comments."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def child(element: Element, *names: str) -> Element | None:
    """The first child that has one of these names, in their order."""
    for name in names:
        for one in element:
            if local(one) == name:
                return one
    return None


def text(element: Element | None) -> str:
    """All that an element says, on one line."""
    if element is None:
        return ""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def absolute(base: str, address: str) -> str:
    """The address as seen from a page; "" for what isn't http."""
    try:
        joined = urljoin(base, address.strip())
    except ValueError:
        return ""
    return joined if joined.startswith(("http://", "https://")) else ""
