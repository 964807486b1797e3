"""Memory that threads have freed is used again, where the C library would keep it for each of them."""

from __future__ import annotations

import ctypes


def share_arenas() -> None:
    """Let glibc have two arenas for all threads instead of eight a core; elsewhere nothing is done.

    Texts are encoded in threads, and what each of them has freed stays in its arena: a quarter of the memory
    of a bot with 15,000 clauses. It counts for arenas that are made later.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, _ARENAS)


_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
_ARENAS = 2
