"""What somebody asks to be done, with the instant at which Discord received it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does it, where, and when by Discord's clock: never when it came to be handled.

    `interaction` names it once for ever: doing the same deed again changes nothing. `roles` are those held
    at that moment; `manages` is true of those who may manage the server. Ids are Discord's, as text.
    """

    guild: str
    interaction: str
    at: datetime
    user: str
    roles: tuple[str, ...] = ()
    manages: bool = False
