"""What a place shows, made of its bytes: run in the limited process, its answer understood in ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import orjson

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.source import Item, SourceKind


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched from a place, with what it takes to read it."""

    kind: SourceKind
    address: str
    rule: str
    data: bytes

    def packed(self) -> bytes:
        """As bytes that cross to another process."""
        head = orjson.dumps({"kind": self.kind, "address": self.address, "rule": self.rule})
        return head + b"\n" + self.data


def read(packed: bytes, _meter: object = None) -> tuple[Item, ...]:
    """Every item of a packed page. Raise UserError("source-…")."""
    head, _, data = packed.partition(b"\n")
    told = orjson.loads(head)
    return _reader(SourceKind(told["kind"]))(data, told["address"], told["rule"])


def pack(items: tuple[Item, ...]) -> bytes:
    """Raise UserError("source-too-many") rather than leave some out."""
    if len(items) > MOST:
        raise UserError("source-too-many", count=len(items), most=MOST)
    return orjson.dumps({"items": [_row(each) for each in items]})


def unpack(packed: bytes) -> tuple[Item, ...]:
    """The items. Raise UserError where the page was refused or could not be read within the limits."""
    try:
        found = orjson.loads(packed)
        if "refused" in found:
            raise UserError(str(found["refused"]), **found["details"])
        return tuple(_item(row) for row in found["items"])
    except (ValueError, KeyError, TypeError) as error:
        raise UserError("source-broken") from error


def _item(row: list[str]) -> Item:
    key, title, number, language, address, submitter, date, digest, kind = row
    return Item(key, title, number, Language(language), address, submitter, date, digest, kind)


def _row(item: Item) -> tuple[str, ...]:
    return tuple(
        text.encode("utf-8", "ignore").decode()  # halves of characters cross to no other process
        for text in (
            item.key,
            item.title,
            item.number,
            item.language.value,
            item.address,
            item.submitter,
            item.date,
            item.digest,
            item.kind,
        )
    )


def _reader(kind: SourceKind) -> Callable[[bytes, str, str], tuple[Item, ...]]:
    """Who reads this kind; loaded only where it is needed, which is not in our own process."""
    from bot.sources.feed import feed_items  # noqa: PLC0415
    from bot.sources.itu import itu_items  # noqa: PLC0415
    from bot.sources.page import page_items, wordpress_items  # noqa: PLC0415
    from bot.sources.undl import undl_items  # noqa: PLC0415

    readers: dict[SourceKind, Callable[[bytes, str, str], tuple[Item, ...]]] = {
        SourceKind.FEED: lambda data, address, _: feed_items(data, address),
        SourceKind.ITU: lambda data, address, _: itu_items(data, address),
        SourceKind.UNDL: lambda data, _address, _: undl_items(data),
        SourceKind.WORDPRESS: lambda data, address, _: wordpress_items(data, address),
        SourceKind.PAGE: page_items,
    }
    return readers[kind]


MOST = 20_000
