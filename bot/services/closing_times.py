"""When a poll is to close, as a chair types it: one instant, or a question back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.when import Doubt, understand
from bot.domain.when_words import DateLexicon
from bot.render.times import venue
from bot.render.words import words

TAKEN = frozenset({Doubt.OFFICE_HOURS, Doubt.NEXT_YEAR, Doubt.FAR, Doubt.MIDNIGHT})
"""Doubts that the answer settles by showing what was taken; any other asks for a clearer time."""


@dataclass(frozen=True, slots=True)
class ClosingTimes:
    """Reads typed times with the lexicon of dates."""

    lexicon: DateLexicon

    def read(self, typed: str, language: Language, now: datetime, zone: str) -> tuple[datetime, str]:
        """The instant and the zone it was meant in.

        Raise UserError: "date-…", "zone-…", "poll-closes-past", "poll-closes-doubt".
        """
        found = understand(typed, language, now, zone, self.lexicon)
        if found.instant <= now:
            raise UserError("poll-closes-past")
        if open_doubts := [doubt for doubt in found.doubts if doubt not in TAKEN]:
            raise UserError(
                "poll-closes-doubt",
                typed=typed,
                understood=venue(found.instant, found.zone, language),
                doubt=words(language)(f"doubt-{open_doubts[0]}"),
            )
        return found.instant, found.zone
