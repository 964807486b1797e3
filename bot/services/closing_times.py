"""When a poll is to close, as a chair types it: one instant, or a question back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.deadline_rules import Computed, Event
from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.when import Doubt, understand
from bot.domain.when_words import DateLexicon
from bot.render.times import venue
from bot.render.words import words
from bot.services.deadline_counting import Counting

TAKEN = frozenset({Doubt.OFFICE_HOURS, Doubt.NEXT_MONTH, Doubt.NEXT_YEAR, Doubt.FAR, Doubt.MIDNIGHT})
"""Doubts that the answer settles by showing what was taken; any other asks for a clearer time."""


@dataclass(frozen=True, slots=True)
class Closing:
    """When a poll closes, in the zone that was meant; `counted` the event it was counted from with the
    arithmetic, None where it was counted from none. It does not move with that event."""

    instant: datetime
    zone: str
    counted: tuple[Event, Computed] | None = None


@dataclass(frozen=True, slots=True)
class ClosingTimes:
    """Reads typed times with the lexicon of dates, counting from the events that deadlines know."""

    lexicon: DateLexicon
    counting: Counting

    async def read(self, typed: str, language: Language, deed: Deed, zone: str) -> Closing:
        """The instant and the zone it was meant in.

        Raise UserError: "date-…", "zone-…", "rule-hour-unknown", "poll-closes-past", "poll-closes-doubt".
        """
        found, doubts = await self._read(typed, language, deed, zone)
        if found.instant <= deed.at:
            raise UserError("poll-closes-past")
        if open_doubts := [doubt for doubt in doubts if doubt not in TAKEN]:
            raise UserError(
                "poll-closes-doubt",
                typed=typed,
                understood=venue(found.instant, found.zone, language),
                doubt=words(language)(f"doubt-{open_doubts[0]}"),
            )
        return found

    async def _read(
        self, typed: str, language: Language, deed: Deed, zone: str
    ) -> tuple[Closing, tuple[Doubt, ...]]:
        if found := await self.counting.found(deed, typed, zone, language):
            result = found.computed
            return Closing(result.instant, result.zone, (found.event, result)), found.doubts
        understood = understand(typed, language, deed.at, zone, self.lexicon)
        return Closing(understood.instant, understood.zone), understood.doubts
