"""Agendas in the store, on both databases; another server's meetings are not there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.deed import Deed
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.meeting import Paper, Removal
from bot.domain.submitter import SubmitterLexicon
from bot.lexicons import document_names
from bot.resources import table
from bot.services.deadline_events import NewEvent
from bot.services.meetings import Meetings
from bot.store.agenda import StoredAgendas
from bot.store.database import Database
from bot.store.documents import Documents
from tests.deadlines import START, chair, group

SEVENTH = NewEvent("council-working-group", "Seventh meeting", "17 June 2025 09:30", "77", place="Room K")
AT = START.replace(microsecond=0)


def snowflake(seconds: int) -> str:
    """The id of an interaction received so many seconds after the start."""
    return str((int(AT.timestamp()) + seconds) * 1000 - 1_420_070_400_000 << 22)


async def desk(database: Database) -> Meetings:
    made = await group(database)
    lexicons = (
        document_names(),
        SubmitterLexicon.from_table(table("lexicon/submitters.toml")),
    )
    shelf, library = StoredAgendas(database), Documents(database)
    return Meetings(made.desk, made.events, made.deadlines, shelf, library, lexicons)


async def test_what_is_removed_comes_back_as_it_was(database: Database) -> None:
    meetings = await desk(database)
    made = await meetings.add(chair("m"), SEVENTH, Language.EN, deadlines=True)
    event = made.event.id
    await meetings.list_item(chair("i"), event, "2", "Reports", Language.EN)
    await meetings.assign(chair("p"), Paper(event, "2", "C25/61", "Lanhu"), Language.EN)
    gone = snowflake(10)

    await meetings.remove(chair(gone, AT + timedelta(seconds=10)), Removal(event), "moved", Language.EN)
    nothing = await meetings.meetings("1")
    back = await meetings.undo(chair("u", AT + timedelta(seconds=30)), event, gone, Language.EN)

    assert nothing == []
    assert [each.title for each in back.items] == ["Reports"]
    assert [(each.document, each.submitter) for each in back.papers] == [("itu:doc:C25/61", "Lanhu")]
    assert {each.terms.state.value for each in back.deadlines} == {"open"}
    assert len(back.deadlines) == len(made.deadlines) == 3


async def test_another_servers_meeting_is_not_there(database: Database) -> None:
    meetings = await desk(database)
    made = await meetings.add(chair("m"), SEVENTH, Language.EN, deadlines=False)
    stranger = Deed("2", snowflake(20), AT + timedelta(seconds=20), "x", manages=True)

    for act in (
        meetings.meeting("2", made.event.id, Language.EN),
        meetings.list_item(stranger, made.event.id, "1", "Mine", Language.EN),
        meetings.remove(stranger, Removal(made.event.id), "mine", Language.EN),
        meetings.undo(stranger, made.event.id, snowflake(15), Language.EN),
    ):
        with pytest.raises(UserError) as caught:
            await act
        assert caught.value.key == "meeting-unknown"


async def test_an_item_named_again_gets_its_new_title(database: Database) -> None:
    meetings = await desk(database)
    made = await meetings.add(chair("m"), SEVENTH, Language.EN, deadlines=False)
    await meetings.list_item(chair("a"), made.event.id, "2", "Reports", Language.EN)

    again = await meetings.list_item(chair("b"), made.event.id, "2", "Reports and follow-up", Language.EN)

    assert [(each.label, each.title) for each in again.items] == [("2", "Reports and follow-up")]
