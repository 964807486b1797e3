"""What is logged names no secret, whatever library says it and at whatever level."""

from __future__ import annotations

import subprocess
import sys

TOKEN = ".".join(("MTA" * 8, "Gwir3d", "wire-" * 6))
SAYING = """
import logging, sys, structlog
from bot import logs
logs.configure("json", logging.DEBUG)
token = sys.argv[1]
logging.getLogger("discord.http").debug("Authorization: Bot %s", token)
logging.getLogger("discord.http").debug("headers", extra={"authorization": f"Bot {token}"})
structlog.get_logger().info("connecting", database="postgresql://somebody:hunter2@host/name", token=token)
try:
    raise ValueError(f"401 for {token}")
except ValueError:
    structlog.get_logger().exception("refused")
    logging.getLogger("asyncio").exception("refused")
"""


def test_no_library_logs_a_token_or_a_password() -> None:
    said = subprocess.run(
        [sys.executable, "-c", SAYING, TOKEN], capture_output=True, text=True, check=True
    ).stderr

    assert said.count("[token]") >= 5
    assert TOKEN not in said
    assert "hunter2" not in said
