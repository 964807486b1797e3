"""The Discord shell: parse, call one service, show one card."""

from __future__ import annotations

from cogs.house import House
from cogs.settings import Settings

COGS: tuple[type[House], ...] = (Settings,)
"""Every cog, in the order in which they take up work."""
