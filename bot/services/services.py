"""Every use case, as the shells are given them."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.services.acquire import Acquire
from bot.services.agenda import Agenda
from bot.services.ask import Ask
from bot.services.asked import Asked
from bot.services.bell import Bell
from bot.services.chamber import Chamber
from bot.services.comparing import Comparing
from bot.services.deliver import Deliver
from bot.services.digests import Digests
from bot.services.documents import Documents
from bot.services.drafting import Drafting
from bot.services.enquiries import Enquiries
from bot.services.explain import Explain
from bot.services.forgetting import Forgetting
from bot.services.ingest import Ingest
from bot.services.matrix import WsisMatrix
from bot.services.members import Members
from bot.services.noticeboard import Noticeboard
from bot.services.pace import Pace
from bot.services.people import People
from bot.services.present import Present
from bot.services.process import ProcessCalendar
from bot.services.references import References
from bot.services.similar import Similar
from bot.services.standing import Outlook
from bot.services.stating import Stating
from bot.services.stocktaking import Stocktaking
from bot.services.texts import Texts
from bot.services.today import Today


@dataclass(frozen=True, slots=True)
class Services:
    """What a cog or a command of the terminal may call."""

    people: People
    members: Members
    documents: Documents
    ask: Ask
    explain: Explain
    ingest: Ingest
    acquire: Acquire
    comparing: Comparing
    drafting: Drafting
    enquiries: Enquiries
    deliver: Deliver
    outlook: Outlook
    pace: Pace
    present: Present
    agenda: Agenda
    chamber: Chamber
    bell: Bell
    references: References
    similar: Similar
    matrix: WsisMatrix
    noticeboard: Noticeboard
    today: Today
    digests: Digests
    forgetting: Forgetting
    stating: Stating
    calendar: ProcessCalendar
    stocktaking: Stocktaking
    texts: Texts
    asked: Asked = field(default_factory=Asked)
