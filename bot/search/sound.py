"""Whether the files of an index of words are whole: tantivy itself only looks when it is too late."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

_TAIL = struct.Struct("<II")  # the last eight bytes of a file: the length of its footer, and a fixed number
_FIXED = 1337
_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_BLOCK = 1 << 20


def is_sound(folder: Path) -> bool:
    """Whether every file that meta.json names is there, with the CRC-32 that its own footer gives."""
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
        files = [folder / name for segment in meta["segments"] for name in _files(segment)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return all(map(_is_whole, files))


def _files(segment: dict[str, Any]) -> list[str]:
    name = segment["segment_id"].replace("-", "")
    deletes = segment["deletes"]
    deleted = [f"{name}.{deletes['opstamp']}.del"] if deletes else []
    return [*(f"{name}.{part}" for part in _PARTS), *deleted]


def _is_whole(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            size = content.seek(-_TAIL.size, 2)
            length, fixed = _TAIL.unpack(content.read(_TAIL.size))
            if fixed != _FIXED or length > size:
                return False
            content.seek(size - length)
            told = json.loads(content.read(length))["crc"]
            content.seek(0)
            crc, left = 0, size - length
            while left > 0 and (block := content.read(min(_BLOCK, left))):
                crc, left = zlib.crc32(block, crc), left - len(block)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return left == 0 and crc == int(told)
