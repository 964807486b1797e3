"""The Discord shell: parse, call one service, show one card."""

from __future__ import annotations

from cogs.ask import Ask
from cogs.concerns import Concerns
from cogs.deadlines import Deadlines
from cogs.delegations import Delegations
from cogs.delivery import Delivery
from cogs.documents import Documents
from cogs.enquiries import Enquiries
from cogs.events import Events
from cogs.house import House
from cogs.live import Live
from cogs.me import Me
from cogs.meetings import Meetings
from cogs.panel import Panel
from cogs.positions import Positions
from cogs.postings import Postings
from cogs.process import ProcessCalendar
from cogs.promises import Promises
from cogs.settings import Settings
from cogs.status import Status
from cogs.today import Today

COGS: tuple[type[House], ...] = (
    Ask,
    Documents,
    Deadlines,
    Events,
    Meetings,
    Enquiries,
    Positions,
    Concerns,
    Delegations,
    Panel,
    Live,
    Postings,
    Promises,
    Settings,
    Me,
    Delivery,
    Status,
    Today,
    ProcessCalendar,
)
"""Every cog, in the order in which they take up work."""
