"""How far the vectors of the library have come, for those who ask, manage or host."""

from __future__ import annotations

from bot.domain.encoded import Encoded
from bot.services.changes import Changes
from bot.services.ports import Search


class Encoding:
    """Looks at the index of this process; `wanted` unless the host turned finding by meaning off."""

    def __init__(self, search: Search, changes: Changes, *, wanted: bool) -> None:
        self._search = search
        self._changes = changes
        self._wanted = wanted

    async def stand(self) -> Encoded:
        """How far it is, of all that is held at this moment."""
        held = (await self._changes.state()).held
        done, seen = self._search.progress
        return Encoded(min(done, held), held, self._wanted, begun=bool(seen), failing=self._search.failing)
