"""Threads share memory, and what has come to stay is not gone through again."""

from __future__ import annotations

import ctypes
import gc
import subprocess
import sys
from pathlib import Path

import pytest

from bot.heap import keep

CHILD = """
import ctypes, sys, threading
from bot.heap import share_arenas

libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
libc.fclose.argtypes = [ctypes.c_void_p]
libc.malloc.restype = ctypes.c_void_p
if sys.argv[2] == "shared":
    share_arenas()
meeting = threading.Barrier(6)

def work():
    meeting.wait()
    for _ in range(200):
        libc.malloc(1000)
    meeting.wait()

threads = [threading.Thread(target=work) for _ in range(6)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
file = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, file)
libc.fclose(file)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="the C library is not glibc")
def test_threads_share_two_arenas(tmp_path: Path) -> None:
    def arenas(how: str) -> int:
        told = tmp_path / how
        subprocess.run([sys.executable, "-c", CHILD, str(told), how], check=True)
        return told.read_text("utf-8").count("<heap nr=")

    assert arenas("shared") <= 2 < arenas("each its own")


def test_what_is_kept_is_not_gone_through_and_what_comes_later_is() -> None:
    keep()
    try:
        kept, later = gc.get_freeze_count(), [[] for _ in range(10)]
        assert kept > 1000
        assert sum(each is later for each in gc.get_objects()) == 1
    finally:
        gc.unfreeze()
    assert gc.get_freeze_count() == 0
