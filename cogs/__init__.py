"""The Discord shell: parse, call one service, show one card."""

from __future__ import annotations

from cogs.ask import Ask
from cogs.deadlines import Deadlines
from cogs.documents import Documents
from cogs.enquiries import Enquiries
from cogs.events import Events
from cogs.house import House
from cogs.settings import Settings

COGS: tuple[type[House], ...] = (Ask, Documents, Deadlines, Events, Enquiries, Settings)
"""Every cog, in the order in which they take up work."""
