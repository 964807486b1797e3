"""An announcement as a reader of each language has it: every fact that its place and its file give."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.document import Expression
from bot.domain.language import OFFICIAL, Language
from bot.domain.posting import Kind, What
from bot.domain.progress import Progress
from bot.domain.source import Source, SourceKind, posting_of
from bot.domain.symbol import Symbol
from bot.render.posting_cards import Announced, Course, announcement_card
from bot.render.references import document_name
from bot.render.words import words
from bot.sources.itu import itu_items
from tests.cards import shown
from tests.posted import LEXICON

INDEX = b"""<ROWSET><ROW><DOC_NUMBER>C25/61</DOC_NUMBER><TITLE>WSIS+20 report</TITLE>
<SOURCE>Secretary-General</SOURCE><RECEPTION_DATE>2027-05-30</RECEPTION_DATE><LANGUAGE>E</LANGUAGE></ROW></ROWSET>"""
CLOSES = datetime(2027, 6, 21, 18, tzinfo=UTC)
OPENING = "The Secretary-General has the honour to present the report."


@pytest.mark.parametrize("language", OFFICIAL)
def test_it_gives_symbol_title_source_kind_languages_deadline_with_rule_and_first_lines(
    language: Language,
) -> None:
    source = Source("src-1", SourceKind.ITU, "https://itu.example/", posts=Kind.REPORT)
    (item,) = itu_items(INDEX, source.address)
    posting, speak = posting_of(item, source, LEXICON), words(language)
    held = Expression(Symbol.parse("itu:doc:C25/61"), Language.EN, title="WSIS+20 report")
    course = Course(Progress.COMMENTS, CLOSES, "CWG-CC-7/3 2.2", "UNCSTD")

    card = announcement_card(
        Announced(What.NEW, (posting,), held=held, opening=OPENING, course=course), language
    )

    missing = [speak(f"language-{each}") for each in OFFICIAL if each is not Language.EN]
    facts = {
        "posting-kind": speak("kind-report"),
        "posting-submitter": "Secretary-General",
        "posting-languages": speak("language-en"),
        "posting-missing": speak("common-list-separator").join(missing),
        "posting-comments": "(CWG-CC-7/3 2.2)",
    }
    told = flat(shown(card))
    assert flat(speak("posting-new", document=document_name(posting.symbol, language))) in told
    assert "WSIS+20 report" in told
    assert OPENING in told
    for label, fact in facts.items():
        _, _, rest = told.partition(flat(speak(label)))
        assert flat(fact) in rest, label


def flat(text: str) -> str:
    """Without the marks of direction, and on one line."""
    return " ".join(text.translate(dict.fromkeys(range(0x2066, 0x206A))).replace("\\", "").split())
