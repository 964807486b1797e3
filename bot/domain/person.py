"""A person who speaks to the secretary, as far as an answer depends on who it is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.language import Language


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, where, and how they read.

    Ids are Discord's, as text ("" where there is none: a direct message has no guild). `manages` is true
    of those who may manage the server; `zone` is an IANA name.
    """

    id: str
    language: Language
    guild: str = ""
    channel: str = ""
    name: str = ""
    zone: str = "UTC"
    roles: tuple[str, ...] = ()
    manages: bool = False
