"""What an Akoma Ntoso document says of itself: its names after FRBR, its author, its dates."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from bot.domain.document import Expression
from bot.domain.language import Language

_SOURCE = "#rapporteur"
_UNKNOWN = "0001-01-01"
_ORGANIZATIONS = {
    "un": "United Nations",
    "itu": "International Telecommunication Union",
    "group": "Working group",
    "rapporteur": "Rapporteur",
}
_LANGUAGES = {
    Language.AR: "ara",
    Language.ZH: "zho",
    Language.EN: "eng",
    Language.FR: "fra",
    Language.RU: "rus",
    Language.ES: "spa",
    Language.UNDETERMINED: "und",
}


def meta(expression: Expression) -> Element:
    """The `meta` of a document. An unknown date is the first day of the year 1, by the name `unknown`."""
    whole = Element("meta")
    identification = SubElement(whole, "identification", {"source": _SOURCE})
    work = _work(expression)
    edition = f"{work}/{_LANGUAGES[expression.language]}@{_slug(expression.symbol.revision)}"
    author = _author(expression.symbol.work)
    _level(identification, "FRBRWork", work, expression.date, author)
    _level(identification, "FRBRExpression", edition, expression.date, author)
    _level(identification, "FRBRManifestation", f"{edition}.xml", "", "rapporteur")
    frbr_work, frbr_expression, frbr_manifestation = identification
    SubElement(frbr_work, "FRBRcountry", {"value": "un"})
    SubElement(frbr_work, "FRBRnumber", {"value": expression.symbol.canonical})
    SubElement(frbr_expression, "FRBRlanguage", {"language": _LANGUAGES[expression.language]})
    SubElement(frbr_manifestation, "FRBRformat", {"value": "application/akn+xml"})
    references = SubElement(whole, "references", {"source": _SOURCE})
    for name, shown in _ORGANIZATIONS.items():
        _organization(references, name, shown)
    return whole


def _level(identification: Element, tag: str, uri: str, date: str, author: str) -> None:
    level = SubElement(identification, tag)
    this = uri if tag == "FRBRManifestation" else f"{uri}/!main"
    SubElement(level, "FRBRthis", {"value": this})
    SubElement(level, "FRBRuri", {"value": uri})
    SubElement(level, "FRBRdate", {"date": date or _UNKNOWN, "name": "adopted" if date else "unknown"})
    SubElement(level, "FRBRauthor", {"href": f"#{author}"})


def _organization(references: Element, name: str, shown: str) -> None:
    href = f"/akn/ontology/organization/{name}"
    SubElement(references, "TLCOrganization", {"eId": name, "href": href, "showAs": shown})


def _work(expression: Expression) -> str:
    """The address of a Work by AKN's naming convention: country, kind, date, number."""
    return f"/akn/un/statement/{expression.date or _UNKNOWN}/{_slug(expression.symbol.work)}"


def _author(work: str) -> str:
    """Who speaks, as far as the symbol tells."""
    if work.lower().startswith("itu"):
        return "itu"
    return "un" if re.match(r"[AES]/|[A-Z]{2,5}/[A-Z\d]", work) else "group"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-")
