"""The Discord shell: parse, call one service, show one card."""

from __future__ import annotations

from cogs.ask import Ask
from cogs.documents import Documents
from cogs.enquiries import Enquiries
from cogs.house import House
from cogs.settings import Settings

COGS: tuple[type[House], ...] = (Ask, Documents, Enquiries, Settings)
"""Every cog, in the order in which they take up work."""
