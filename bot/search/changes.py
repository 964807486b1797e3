"""What the index asks of the library, under the name it has here."""

from __future__ import annotations

from bot.services.changes import Change, Changes, LibraryState

__all__ = ["Change", "Changes", "LibraryState"]
