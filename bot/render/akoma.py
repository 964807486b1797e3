"""A held document as Akoma Ntoso 3.0 (OASIS LegalDocML), clause for clause.

What AKN has no name for stands in attributes of our own namespace on the clause's element, so that the
clauses can be had back exactly: key, section, label, parent, mark, start, end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression
from bot.render.akoma_meta import meta

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:rapporteur:clause"


def akoma_ntoso(expression: Expression, clauses: Sequence[Clause]) -> bytes:
    """The document as XML in UTF-8, valid against the AKN 3.0 schema; every eId in it is unique."""
    root = Element("akomaNtoso", {"xmlns": AKN, "xmlns:r": OURS})
    statement = SubElement(root, "statement", {"name": "statement"})
    statement.append(meta(expression))
    parts = _parted(clauses)
    writer = _Writer()
    if parts.preface:
        writer.preface(SubElement(statement, "preface"), parts.preface)
    if parts.preamble:
        writer.preamble(SubElement(statement, "preamble"), parts.preamble)
    writer.body(SubElement(statement, "mainBody"), parts.body)
    if parts.conclusions:
        writer.conclusions(SubElement(statement, "conclusions"), parts.conclusions)
    whole: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return whole


@dataclass(frozen=True, slots=True)
class _Parts:
    """A document's clauses in order, by the part of an AKN document that holds them."""

    preface: Sequence[Clause]
    preamble: Sequence[Clause]
    body: Sequence[Clause]
    conclusions: Sequence[Clause]


def _parted(clauses: Sequence[Clause]) -> _Parts:
    operative = next((at for at, each in enumerate(clauses) if each.kind is Kind.OPERATIVE), len(clauses))
    preambular = [at for at, each in enumerate(clauses[:operative]) if each.kind is Kind.PREAMBULAR]
    end = preambular[-1] + 1 if preambular else 0
    begin = _opening(clauses, preambular[0]) if preambular else _titles(clauses)
    closing = len(clauses) - 1 if clauses and clauses[-1].key == "closing" else len(clauses)
    return _Parts(
        clauses[:begin],
        clauses[begin:end],
        clauses[max(begin, end) : closing],
        clauses[max(begin, end, closing) :],
    )


def _opening(clauses: Sequence[Clause], first: int) -> int:
    """Where the preamble begins: at the formula or the heading above its first clause."""
    wanted = {"enacting", clauses[first].parent}
    return next((at for at, each in enumerate(clauses[:first]) if each.key in wanted), first)


def _titles(clauses: Sequence[Clause]) -> int:
    """How many clauses at the beginning are titles."""
    begin = 0
    while begin < len(clauses) and re.fullmatch(r"title(?:\.\d+)?|enacting", clauses[begin].key):
        begin += 1
    return begin


@dataclass(slots=True)
class _Node:
    """An element of the body that is open for what hangs on it."""

    key: str
    element: Element
    id: str
    depth: int


@dataclass(slots=True)
class _Writer:
    """Writes clauses as elements, each with an eId that no other has."""

    _ids: set[str] = field(default_factory=set)
    _texts: list[tuple[Element, Element]] = field(default_factory=list)

    def preface(self, part: Element, clauses: Sequence[Clause]) -> None:
        for clause in clauses:
            element = self._element(part, "p", clause, "preface__p", clause.key)
            SubElement(element, "docTitle").text = _clean(clause.text)

    def preamble(self, part: Element, clauses: Sequence[Clause]) -> None:
        group: Element | None = None
        for clause in clauses:
            if clause.kind is Kind.HEADING and clause.key == "enacting":
                formula = self._element(part, "formula", clause, "preamble__formula", clause.key)
                formula.set("name", "enacting")
                SubElement(formula, "p").text = _clean(clause.text)
                group = None
            elif clause.kind is Kind.HEADING and not clause.label:
                group = self._element(part, "recitals", clause, "preamble__recs", clause.key)
                SubElement(group, "heading").text = _clean(clause.text)
            elif clause.kind is Kind.PREAMBULAR:
                if group is None:
                    group = SubElement(part, "recitals", {"eId": self._id("preamble__recs", "")})
                self._item(
                    self._element(group, "recital", clause, f"{group.get('eId')}__rec", clause.label), clause
                )
            else:
                self._element(part, "p", clause, "preamble__p", clause.key).text = _clean(clause.text)
                group = None
        _without_empty(part)

    def body(self, part: Element, clauses: Sequence[Clause]) -> None:
        """Clauses under the clauses that they hang on; a footnote under the one that calls for it."""
        open_nodes = [_Node("", part, "", 0)]
        for clause in clauses:
            if clause.kind is not Kind.FOOTNOTE:
                while len(open_nodes) > 1 and open_nodes[-1].key != clause.parent:
                    open_nodes.pop()
            node = self._hung(open_nodes[-1], clause)
            if clause.kind is not Kind.FOOTNOTE:
                open_nodes.append(node)
        for owner, text in self._texts:
            if owner[-1] is text:
                text.tag = "content"
        if not clauses:
            SubElement(part, "p")

    def conclusions(self, part: Element, clauses: Sequence[Clause]) -> None:
        for clause in clauses:
            self._element(part, "p", clause, "conclusions__p", clause.key).text = _clean(clause.text)

    def _hung(self, above: _Node, clause: Clause) -> _Node:
        """An element of the body under another, its text in an `intro`: in the end those with nothing
        below them become the `content` of their elements."""
        tag = _tag(clause, above.depth)
        prefix = "__".join(part for part in (above.id, _SHORT[tag]) if part)
        element = self._element(above.element, tag, clause, prefix, clause.label or _last(clause.key))
        if tag == "hcontainer":
            element.set("name", clause.kind.value)
        if clause.label:
            SubElement(element, "num").text = _clean(clause.label)
        if clause.kind is Kind.HEADING:
            SubElement(element, "heading").text = _clean(clause.text)
        else:
            self._texts.append((element, SubElement(element, "intro")))
            SubElement(element[-1], "p").text = _clean(clause.text)
        depth = above.depth + (clause.kind is not Kind.HEADING)
        return _Node(clause.key, element, element.get("eId", ""), depth)

    def _item(self, element: Element, clause: Clause) -> None:
        if clause.label and not clause.label.startswith("pp"):
            SubElement(element, "num").text = _clean(clause.label)
        SubElement(element, "p").text = _clean(clause.text)

    def _element(self, part: Element, tag: str, clause: Clause, prefix: str, label: str) -> Element:
        element = SubElement(part, tag, {"eId": self._id(prefix, label), "class": clause.kind.value})
        given = {"key": clause.key, "section": clause.section, "label": clause.label, "parent": clause.parent}
        places = {"mark": clause.mark, "start": str(clause.start), "end": str(clause.end)}
        for name, value in (given | places).items():
            if value:
                element.set(f"r:{name}", _clean(value))
        return element

    def _id(self, prefix: str, label: str) -> str:
        """An eId by AKN's naming convention, made unique by a number where it is taken."""
        plain = re.sub(r"[^\w.]+", "-", label.lower()).strip("-.") or "nn"
        wanted, number = f"{prefix}_{plain}", 2
        while wanted in self._ids:
            wanted = f"{prefix}_{plain}-{number}"
            number += 1
        self._ids.add(wanted)
        return wanted


_SHORT = {
    "section": "sec",
    "paragraph": "para",
    "subparagraph": "subpara",
    "point": "point",
    "hcontainer": "hcontainer",
}


def _tag(clause: Clause, depth: int) -> str:
    if clause.kind is Kind.HEADING:
        return "section"
    if clause.kind is Kind.FOOTNOTE:
        return "hcontainer"
    return ("paragraph", "subparagraph", "point")[min(depth, 2)]


def _last(key: str) -> str:
    """What a clause adds to the key of the one it hangs on: `p2` of `I/p2`."""
    return key.rsplit("/", maxsplit=1)[-1]


def _without_empty(part: Element) -> None:
    """A heading that nothing stands under becomes a line: recitals need a recital."""
    for group in list(part):
        if group.tag == "recitals" and group.find("recital") is None:
            heading = group.find("heading")
            group.tag, group.text = "p", heading.text if heading is not None else ""
            for child in list(group):
                group.remove(child)


def _clean(text: str) -> str:
    """The text without what XML 1.0 can't hold."""
    return _UNHOLDABLE.sub("", text)


_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
