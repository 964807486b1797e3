"""A Reading, or the reason why there is none, as the bytes that cross from the limited process."""

from __future__ import annotations

from typing import Any

import orjson

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.reading import Header, Paragraph, Reading, Style


def pack(reading: Reading) -> bytes:
    return orjson.dumps({"reading": reading})


def pack_refusal(error: UserError) -> bytes:
    return orjson.dumps({"refused": error.key, "details": error.details})


def unpack(packed: bytes) -> Reading:
    """The reading. Raise UserError where it was refused, ValueError where the bytes are neither."""
    try:
        found = orjson.loads(packed)
        if "refused" in found:
            raise UserError(str(found["refused"]), **found["details"])
        return _reading(found["reading"])
    except (KeyError, TypeError) as error:
        message = "the reader's answer is not a reading"
        raise ValueError(message) from error


def _reading(found: dict[str, Any]) -> Reading:
    paragraphs = tuple(
        Paragraph(each["text"], each["number"], Style(each["style"]), each["level"])
        for each in found["paragraphs"]
    )
    return Reading(paragraphs, _header(found["header"]), tuple(found["remarks"]))


def _header(found: dict[str, str]) -> Header:
    return Header(
        symbol=found["symbol"],
        title=found["title"],
        date=found["date"],
        language=Language(found["language"]),
        original_language=Language(found["original_language"]),
    )
