"""Each kind of place is read for what it shows, and refused whole where it is broken."""

from __future__ import annotations

import html
import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.domain.citation_lexicon import Lexicon
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.source import Item, Source, SourceKind, posting_of
from bot.resources import table
from bot.sources.feed import feed_items, iso_date
from bot.sources.folder import folder_file, folder_items
from bot.sources.itu import itu_items
from bot.sources.page import page_items, wordpress_items
from bot.sources.undl import undl_items

HOME = "https://wg.example/docs/"
LEXICON = Lexicon.from_table(table("lexicon/bodies.toml"))
SOURCE = Source("src-1", SourceKind.ITU, HOME)
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>WG</title><language>fr-CH</language>
<item><title>Rapport C25/61</title><guid>g1</guid><link>C25-61-F.docx</link>
<pubDate>Tue, 01 Jun 2027 08:00:00 +0200</pubDate></item>
<item><title>@everyone [x](http://e.vil) &#x202e;</title><guid>g2</guid><link>javascript:alert(1)</link>
<pubDate>not a date</pubDate></item>
<item><title>Rapport C25/61</title><guid>g1</guid></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:lang="ru"><id>urn:1</id><title>A/80/12</title>
<link rel="alternate" href="/a"/><link rel="enclosure" href="/a.pdf"/><updated>2099-01-01T00:00:00Z</updated>
</entry></feed>"""
ITU = b"""<ROWSET><ROW><DOC_NUMBER>C25/61(Rev.1)</DOC_NUMBER><TITLE>WSIS+20 report</TITLE>
<SOURCE>Secretary-General</SOURCE><RECEPTION_DATE>2027-05-30</RECEPTION_DATE><LANGUAGE>E</LANGUAGE></ROW>
<ROW doc_number="C25/62" title="Budget" source="SG" reception_date="30.05"/></ROWSET>"""
CATALOGUE = b"""<meetings><meeting><name>CWG-WSIS 41</name><start_date>2027-06-10</start_date>
<url>https://itu.example/41</url></meeting></meetings>"""
PAGE = b"""<html><body><nav><a href="/home">Home</a></nav>
<ul class="docs"><li><a href="C25-61-E.docx">Report</a>
of the Secretary-General</li><li><a href="mailto:x@y.z">Write</a></li></ul></body></html>"""


def test_a_feed_gives_every_item_with_a_date_only_where_it_has_one() -> None:
    first, hostile, again = feed_items(RSS, HOME)

    assert (first.key, first.language, first.date) == ("g1", Language.FR, "2027-06-01")
    assert first.address == f"{HOME}C25-61-F.docx"
    assert (hostile.address, hostile.date) == ("", "")
    assert again.key == first.key


def test_an_atom_entry_leads_to_its_file() -> None:
    [entry] = feed_items(ATOM, HOME)

    assert (entry.key, entry.language) == ("urn:1", Language.RU)
    assert (entry.address, entry.date) == ("https://wg.example/a.pdf", "2099-01-01")


def test_an_index_of_itu_gives_number_title_source_and_date() -> None:
    revised, budget = itu_items(ITU, HOME)

    assert (revised.number, revised.submitter, revised.date) == (
        "C25/61(Rev.1)",
        "Secretary-General",
        "2027-05-30",
    )
    assert (revised.language, budget.number, budget.date) == (Language.EN, "C25/62", "")
    assert posting_of(revised, SOURCE, LEXICON).symbol.canonical == "itu:doc:C25/61/Rev.1"


def test_a_catalogue_of_meetings_is_followed_too() -> None:
    [meeting] = itu_items(CATALOGUE, HOME)

    assert (meeting.title, meeting.date, meeting.address) == (
        "CWG-WSIS 41",
        "2027-06-10",
        "https://itu.example/41",
    )


def test_every_record_has_the_symbol_title_and_date_that_stand_in_it(corpus: Path) -> None:
    xml = (corpus / "fixtures" / "undl_marcxml.xml").read_text(encoding="utf-8")
    read = {item.key.partition("@")[0]: item for item in undl_items(xml.encode())}

    def said(record: str, tag: str, code: str) -> str:
        """The first such subfield, found without a parser; the marks that part fields taken off."""
        found = re.search(rf'tag="{tag}".*?</ns0:datafield>', record, re.DOTALL)
        sub = re.search(rf'code="{code}">([^<]*)<', found[0]) if found else None
        return " ".join(html.unescape(sub[1]).split()) if sub else ""

    records = xml.split("<ns0:record ")[1:]
    assert len(records) == len(read) == 62
    for record in records:
        number = re.search(r'tag="001">(\d+)<', record)
        assert number
        item = read[number[1]]
        title = f"{said(record, '245', 'a')} {said(record, '245', 'b')}".replace(" :", ":").strip(" /")
        assert (item.number, item.date) == (said(record, "191", "a"), said(record, "269", "a"))
        assert item.title == title


def test_the_digital_library_is_read_whole(corpus: Path) -> None:
    items = undl_items((corpus / "fixtures" / "undl_marcxml.xml").read_bytes())
    postings = [posting_of(item, SOURCE, LEXICON) for item in items]
    records = {item.key.partition("@")[0] for item in items}

    assert len(records) == 62
    assert len(items) == 62 * 6
    assert {each.symbol.canonical for each in postings} == {item.number for item in items}
    assert {each.language for each in postings} == set(OFFICIAL)
    assert all(item.title and len(item.date) == 10 and item.date.startswith("2023-") for item in items)
    revised = next(item for item in items if item.number == "A/C.3/78/L.49/Rev.1")
    assert revised.date == "2023-11-08"
    assert revised.title == (
        "Promotion and protection of human rights in the context of digital technologies: "
        "revised draft resolution"
    )


@pytest.mark.parametrize("rule", ["ul.docs li", "//ul[@class='docs']/li", "ul.docs a"])
def test_a_page_is_read_by_a_css_or_xpath_rule(rule: str) -> None:
    [item] = page_items(PAGE, HOME, rule)

    assert item.address == f"{HOME}C25-61-E.docx"
    assert item.title.startswith("Report")


def test_a_wordpress_page_changes_with_its_words_not_with_its_stamp() -> None:
    def page(modified: str, content: str) -> bytes:
        told = {"id": 7, "link": HOME, "modified_gmt": modified, "title": {"rendered": "Work"}}
        return json.dumps([{**told, "content": {"rendered": content}}]).encode()

    first, file = wordpress_items(page("2027-06-01T00:00:00", "<p>a <a href='/r.pdf'>R</a></p>"), HOME)
    later, _ = wordpress_items(page("2027-06-02T00:00:00", "<p>a  <a href='/r.pdf'>R</a></p>"), HOME)

    assert file.address == "https://wg.example/r.pdf"
    assert (first.digest, first.date, later.date) == (later.digest, "2027-06-01", "2027-06-02")


@pytest.mark.parametrize(
    ("read", "key"),
    [
        (lambda: feed_items(RSS[:300], HOME), "source-not-xml"),
        (lambda: feed_items(PAGE, HOME), "source-not-xml"),
        (lambda: feed_items(b"", HOME), "source-not-xml"),
        (lambda: feed_items(ITU, HOME), "source-not-feed"),
        (lambda: feed_items(b"<!DOCTYPE html><html><body/></html>", HOME), "source-not-xml"),
        (lambda: itu_items(ATOM, HOME), "source-not-itu"),
        (lambda: undl_items(ATOM), "source-not-marc"),
        (lambda: page_items(PAGE, HOME, "table.documents a"), "source-rule-empty"),
        (lambda: page_items(PAGE, HOME, "ul[[["), "source-rule"),
        (lambda: page_items(PAGE, HOME, "//ul["), "source-rule"),
        (lambda: page_items(PAGE, HOME, "(count(//a))"), "source-rule"),
        (lambda: wordpress_items(b"<html>", HOME), "source-not-wordpress"),
        (lambda: wordpress_items(b"[]", HOME), "source-not-wordpress"),
    ],
)
def test_what_is_broken_is_refused_whole(read: Callable[[], tuple[Item, ...]], key: str) -> None:
    with pytest.raises(UserError) as error:
        read()

    assert error.value.key == key


def test_entities_are_neither_fetched_nor_expanded() -> None:
    entity = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    bomb = entity + b"<rss><item><guid>1</guid><title>x&a;</title></item></rss>"

    [item] = feed_items(bomb, HOME)

    assert item.title == "x&a;"


def test_ten_thousand_items_are_read() -> None:
    many = (
        b"<rss>" + b"<item><guid>%d</guid><title>t</title></item>" * 10_000 % tuple(range(10_000)) + b"</rss>"
    )

    assert len({item.key for item in feed_items(many, HOME)}) == 10_000


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2027-06-01", "2027-06-01"),
        ("", ""),
        ("yesterday", ""),
        ("0000-00-00", ""),
        ("9999-12-31T23:59:59-12:00", "9999-12-31"),
    ],
)
def test_a_date_is_iso_or_nothing(said: str, date: str) -> None:
    assert iso_date(said) == date


def test_a_file_dated_by_a_wrong_clock_is_shown_and_one_being_written_waits(tmp_path: Path) -> None:
    for name, skew in (("C25_61-E.txt", 10**8), ("C25_62-E.txt", -(10**8)), ("C25_63-E.txt", 0)):
        (tmp_path / name).write_text("words", encoding="utf-8")
        os.utime(tmp_path / name, (time.time() + skew, time.time() + skew))

    shown = [item.key for item in folder_items(tmp_path, {})]

    assert shown == ["C25_61-E.txt", "C25_62-E.txt"]


def test_a_folder_shows_whole_files_and_knows_their_language(tmp_path: Path) -> None:
    (tmp_path / "C25_61").mkdir()
    for name in ("C25_61/fr.txt", "C25_62-R.txt", "half.part", ".hidden"):
        (tmp_path / name).write_text("words", encoding="utf-8")
        os.utime(tmp_path / name, (1, 1))
    (tmp_path / "being-written.txt").write_text("wor", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")

    postings = [posting_of(item, SOURCE, LEXICON) for item in folder_items(tmp_path, {})]

    assert [(each.symbol.canonical, each.language.value) for each in postings] == [
        ("itu:doc:C25/61", "fr"),
        ("itu:doc:C25/62", "ru"),
    ]
    assert folder_file(tmp_path, "C25_61/fr.txt") == b"words"
    for outside in ("../x", "/etc/hostname", "link.txt"):
        with pytest.raises(UserError):
            folder_file(tmp_path, outside)


@pytest.mark.parametrize(
    ("item", "symbol", "language"),
    [
        (Item("1", address="https://www.itu.int/md/S25-CL-C-0061/en"), "itu:doc:C25/61", "en"),
        (Item("1", address=f"{HOME}S25-CL-C-0061!!MSW-C.docx"), "itu:doc:C25/61", "zh"),
        (Item("1", "A/80/12: report"), "A/80/12", "und"),
        (Item("1", number="A/80/L.3/Rev.1", language=Language.FR), "A/80/L.3/Rev.1", "fr"),
    ],
)
def test_a_symbol_is_read_from_number_address_or_head_of_title(
    item: Item, symbol: str, language: str
) -> None:
    found = posting_of(item, SOURCE, LEXICON)

    assert (found.symbol.canonical, found.language.value) == (symbol, language)


@pytest.mark.parametrize("end", ["61", "61/", "61.pdf", "140-en.docx", "140.html", "node/2027"])
def test_an_address_that_ends_in_a_number_names_no_resolution_by_it(end: str) -> None:
    found = posting_of(
        Item("1", "Note of the Chair", address=f"https://wg.example/news/{end}"), SOURCE, LEXICON
    )

    assert not found.named


def test_a_title_that_only_mentions_a_document_does_not_name_it() -> None:
    found = posting_of(Item("1", "Comments on document C25/61"), SOURCE, LEXICON)

    assert not found.named
