"""Whoever is appointed or relieved is reminded by the register as it is then."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.deadline_news import News
from bot.domain.delegation import Function
from bot.lexicons import table_lexicon
from bot.readers.readers import Readers
from bot.services.delegations import Delegations
from bot.services.reminding import Reminding
from bot.store.database import Database
from bot.store.ledger import Ledgers
from bot.store.polls import Polls
from tests.deadlines import COMMENTS, DAY, START, Group, chair, group


async def reminded(made: Group, deadline: str) -> set[str]:
    """Who is to be reminded alone."""
    waiting = await made.waiting(deadline)
    return {each.audience.person for each in waiting if each.kind == News.NEAR.kind} - {""}


async def test_reminders_are_planned_anew_when_the_register_changes(database: Database) -> None:
    made = await group(database)
    plan = Reminding(made.desk).plan
    delegations = Delegations(
        database, made.desk.register, Polls(database), Ledgers(database), Readers(), table_lexicon(), plan
    )
    for person in ("uFR", "new"):
        await made.desk.preferences.choose(f"person:{person}", "remind", "dm")
    deadline = (await made.add(COMMENTS)).deadline.id

    before = await reminded(made, deadline)
    await delegations.appoint(chair("a", START + DAY), "FR", Function.FOCAL, user="new")
    appointed = await reminded(made, deadline)
    await delegations.relieve(chair("r", START + DAY + timedelta(minutes=1)), "FR", "uFR")
    relieved = await reminded(made, deadline)
    await delegations.unseat(chair("u", START + DAY + timedelta(minutes=2)), "FR")

    assert (before, appointed, relieved) == ({"uFR"}, {"uFR", "new"}, {"new"})
