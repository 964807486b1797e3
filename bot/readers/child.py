"""The limited process: reads one foreign file from standard input, answers on standard output.

Progress goes to standard error, a line each: `progress 12 300`.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Any

from bot.domain.errors import UserError
from bot.readers.limits import LIMITS, Meter, confine
from bot.readers.packing import pack, pack_refusal

Read = Callable[[bytes, Meter], object]


def main(module: str) -> None:
    """Read standard input by the `read` of a module, confined; never returns.

    What it read goes back by the module's own `pack`, where it has one.
    """
    found = import_module(module)
    read: Read = found.read
    confine(LIMITS)
    answer = _answer(read, getattr(found, "pack", pack), sys.stdin.buffer.read())
    sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    os._exit(0)  # a large tree need not be taken down branch by branch


def _answer(read: Read, packed: Callable[[Any], bytes], data: bytes) -> bytes:
    try:
        return packed(read(data, Meter(tell=_tell)))
    except UserError as error:
        return pack_refusal(error)
    except MemoryError:
        return pack_refusal(UserError("file-too-heavy"))
    except Exception:  # noqa: BLE001 - whatever a parser makes of a foreign file, the person is told
        traceback.print_exc()
        return pack_refusal(UserError("file-damaged"))


def _tell(part: int, whole: int) -> None:
    sys.stderr.write(f"progress {part} {whole}\n")
    sys.stderr.flush()
