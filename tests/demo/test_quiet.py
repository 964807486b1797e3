"""Who tries the demo reads what to try, and nothing that is none of their business."""

from __future__ import annotations

import subprocess
import sys

LOADED = """
from bot import logs
from bot.cli import serve
logs.configure("json")
serve.asyncio.run = lambda deed: deed.close()
serve.demo(["--no-browser"], standalone_mode=False)
"""


def test_loading_the_demo_says_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)

    assert done.stdout + done.stderr == ""
