"""The UN Digital Library's MARCXML: one record a document, one file a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.errors import UserError
from bot.domain.language import Language, from_tag
from bot.domain.source import Item
from bot.sources.markup import Element, local, xml_tree


def undl_items(data: bytes) -> tuple[Item, ...]:
    """Every record, once for each language it has a file in.

    Fields: 191 or 791 $a symbol, 245 $a $b title and $c who submitted it, 269 $a date, 856 $u files. Raise
    UserError("source-not-xml" or "source-not-marc").
    """
    root = xml_tree(data)
    if local(root) not in {"collection", "record"}:
        raise UserError("source-not-marc")
    records = [one for one in root.iter() if local(one) == "record"]
    return tuple(item for record in records for item in _items(record))


def _items(record: Element) -> Iterator[Item]:
    number = next(iter([*_fields(record, "191", "a"), *_fields(record, "791", "a")]), "")
    title = " ".join([*_fields(record, "245", "a"), *_fields(record, "245", "b")])
    own = next((str(one.text) for one in record if one.get("tag") == "001" and one.text), number or title)
    said = Item(
        key=own,
        title=_plain(title),
        number=number,
        submitter=_plain(" ".join(_fields(record, "245", "c"))),
        date=next(iter(_fields(record, "269", "a")), ""),
    )
    files = [(_language(address), address) for address in _fields(record, "856", "u")]
    spoken = {language: address for language, address in files if language}
    for language, address in spoken.items():
        yield replace(said, key=f"{own}@{language}", language=language, address=address)
    if not spoken and own:
        yield said


def _fields(record: Element, tag: str, code: str) -> list[str]:
    """The subfields of this code in every field of this tag."""
    return [
        _mended(" ".join((one.text or "").split()))
        for field in record
        if field.get("tag") == tag
        for one in field
        if one.get("code") == code and one.text
    ]


def _language(address: str) -> Language | None:
    """The language in the name of a file: `…-FR.pdf`."""
    found = _ENDING.search(address)
    return from_tag(found[1]) if found else None


def _mended(text: str) -> str:
    """The text as it was before it was taken for Latin-1, where it was."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _plain(text: str) -> str:
    """Without the punctuation with which cataloguers part fields."""
    return re.sub(r"\s*[/:;,]\s*$", "", re.sub(r"\s+([:;,])", r"\1", text)).strip()


_ENDING = re.compile(r"-([A-Za-z]{2})\.\w{2,4}$")
