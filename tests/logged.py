"""What is logged about encoders, also where something before has set logging up for the whole process."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from bot.search import follow, meaning


@contextmanager
def logged_of_encoders() -> Iterator[list[MutableMapping[str, Any]]]:
    """A logger keeps for good how logging was set up when it was first used, so here they are new ones."""
    with pytest.MonkeyPatch.context() as patch, capture_logs() as logged:
        for module in (follow, meaning):
            patch.setattr(module, "log", structlog.get_logger())
        yield logged
