"""The memory of the process: few arenas for many threads, and what has come to stay is not gone through."""

from __future__ import annotations

import ctypes
import gc


def share_arenas() -> None:
    """Let glibc have two arenas for all threads instead of eight a core; elsewhere nothing is done.

    Texts are encoded in threads, and what each of them has freed stays in its arena: a quarter of the memory
    of a bot with 15,000 clauses. It counts for arenas that are made later.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, _ARENAS)


def keep() -> None:
    """Let the collector pass over whatever is there now: the words of six languages, the network, the index.

    To go through it all takes it 50 ms, each time, in which nothing else is done. Blocks as long, once.
    """
    gc.collect()
    gc.freeze()


_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
_ARENAS = 2
