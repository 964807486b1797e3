"""A web page as a tree, without what is no text of it, and the part of it that is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from bot.domain.errors import UserError
from bot.readers.word.package import Element


def tree(data: bytes) -> Element:
    """The root of a page; damage in it is mended as browsers do, entities and network stay closed."""
    text = decoded(data)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise UserError("file-empty") from error
    return root


def decoded(data: bytes) -> str:
    """The text of a page in the encoding that it names, else UTF-8, else Windows' Western one."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    named = _CHARSET.search(data[:4096])
    for encoding in (named[1].decode("ascii") if named else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def main_part(root: Element) -> Element:
    """The element that holds the page's own text; menus, headers, forms and the like are cut out of it."""
    found = root.find("body")
    body = root if found is None else found
    for element in list(body.iter()):
        if _is_clutter(element):
            _cut(element)
    named = [element for element in body.iter() if _is_main(element)]
    whole = _weight(body)
    holding = [element for element in named if 2 * _weight(element) >= whole]
    return holding[-1] if holding else _densest(body, whole)


def _cut(element: Element) -> None:
    """Take an element out; the text behind it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _densest(body: Element, whole: int) -> Element:
    """The innermost element that holds most of the running text, and the heading above it."""
    chosen = body
    while True:
        heavy = next((child for child in chosen if 5 * _weight(child) >= 4 * whole), None)
        if heavy is None or heavy.tag in _BLOCKS_OF_TEXT:
            return chosen
        if any(each.tag in _HEADINGS for each in heavy.itersiblings(preceding=True)):
            return chosen
        chosen = heavy


def _weight(element: Element) -> int:
    """How much running text an element holds: letters, less those of links."""
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    return max(0, len(" ".join("".join(element.itertext()).split())) - linked)


def _is_main(element: Element) -> bool:
    if element.tag in {"main", "article"} or element.get("role") == "main":
        return True
    return bool(_MAIN.search(f"{element.get('id', '')} {element.get('class', '')}"))


def _is_clutter(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _CLUTTER:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in _ROLES or "display:none" in element.get("style", "").replace(" ", ""):
        return True
    if element.tag in {"header", "footer"}:
        return not any(True for _ in element.iterancestors("article", "main"))
    return element.tag not in {"body", "html"} and any(_named_clutter(element))


def _named_clutter(element: Element) -> Iterator[bool]:
    for name in f"{element.get('id', '')} {element.get('class', '')}".split():
        yield _CLUTTERED.fullmatch(name) is not None


_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CLUTTER = set(
    "script style noscript template nav aside button select input textarea iframe object embed svg "
    "canvas video audio map dialog link meta head del menu".split()
)
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "menu"}
_HEADINGS = {"h1", "h2", "h3"}
_BLOCKS_OF_TEXT = set("p ul ol table tbody tr td blockquote pre h1 h2 h3 h4 h5 h6 dl".split())
_MAIN = re.compile(
    r"\b(?:entry-content|post-content|article-body|main-content|page-content|region-content|field--name-body|"
    r"field-name-body|ms-rtestate-field|itu-content|block-system-main|pagecontent|DeltaPlaceHolderMain)\b",
    re.IGNORECASE,
)
_CLUTTERED = re.compile(
    r"(?:site-|page-|global-|main-|sub-?|top-?)?(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|share|sharing|social|"
    r"cookies?|cookie-(?:banner|notice|bar)|comments?|comments-area|related(?:-posts)?|skip-links?|pagination|widgets?|"
    r"widget-area|screen-reader-text|sharedaddy|jp-relatedposts|post-navigation|entry-(?:meta|footer)|"
    r"language-switcher|toolbar|masthead|site-(?:header|footer)|ribbon|s4-ribbonrow)(?:[-_]\d+)?",
    re.IGNORECASE,
)
