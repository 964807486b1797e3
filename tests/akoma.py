"""Reads the clauses of an Akoma Ntoso export back."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bot.domain.clause import Clause, Kind

_A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_R = "{urn:rapporteur:clause}"


def clauses_of(xml: bytes) -> tuple[Clause, ...]:
    """Its clauses, in order."""
    return tuple(_clauses(etree.fromstring(xml)))


def _clauses(root: etree._Element) -> Iterator[Clause]:
    for element in root.iter(f"{_A}*"):
        if element.get(f"{_R}key") is None:
            continue
        given = {
            name: element.get(f"{_R}{name}", "") for name in ("key", "section", "label", "parent", "mark")
        }
        places = {name: int(element.get(f"{_R}{name}", "0")) for name in ("start", "end")}
        yield Clause(kind=Kind(element.get("class", "")), text=_text(element), **given, **places)


def _text(element: etree._Element) -> str:
    own = [
        child
        for child in element
        if child.tag in {f"{_A}{name}" for name in ("heading", "intro", "content", "p")}
    ]
    found = own[0] if own else element
    return "".join(found.itertext())
