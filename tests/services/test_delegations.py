"""Seating delegations, one by one or from a table, and appointing their people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.delegation import Function, Standing
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.position import Answer
from bot.services.positions import Positions
from bot.store.database import Database
from tests.desks import CHAIR, OPENING, deed, delegations_of, group
from tests.polls import OPENS


async def test_a_state_is_seated_by_its_name_with_its_known_groups(database: Database) -> None:
    made = await group(database)

    seated = await delegations_of(made.desk).seat(CHAIR, "Швейцария", Standing.VOTING)

    assert (seated.code, seated.groups) == ("CH", ("cept",))


@pytest.mark.parametrize(
    ("typed", "names", "key"),
    [
        ("Atlantis Union", {}, "delegation-code"),
        ("NGO-7", {}, "delegation-needs-name"),
        ("", {}, "delegation-code"),
    ],
)
async def test_what_is_no_delegation_is_refused(
    database: Database, typed: str, names: dict[Language, str], key: str
) -> None:
    made = await group(database)

    with pytest.raises(UserError) as refused:
        await delegations_of(made.desk).seat(CHAIR, typed, Standing.OBSERVER, names)

    assert refused.value.key == key


TABLE = """\ufeffcode;standing;groups;ar;en\r
CH;Voting;;;\r
;;;;\r
Италия;member;CEPT|Friends of 2.3;;\r
NGO-7;observer;;منظمة;\r
XX;voting;;;\r
DE;king;;;\r
"""


async def test_a_table_seats_what_it_can_and_tells_the_rows_that_it_can_not(database: Database) -> None:
    made = await group(database)
    service = delegations_of(made.desk)

    first = await service.import_table(CHAIR, "t.csv", TABLE.encode())
    again = await service.import_table(replace(CHAIR, interaction="again"), "t.csv", TABLE.encode("utf-16"))

    assert (first.changed, first.same) == (3, 0)
    assert [(error.line, error.key) for error in first.errors] == [
        (6, "delegation-needs-name"),
        (7, "delegation-standing"),
    ]
    assert (again.changed, again.same) == (0, 3)
    seats = (await service.seats("1")).sitting(OPENS)
    assert seats["IT"].groups == ("Friends of 2.3", "cept")
    assert seats["NGO-7"].names == {Language.AR: "منظمة"}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "table-empty"),
        (b"PK\x03\x04\x00\x00", "file-damaged"),
        ("code;rôle\nFR;x".encode("latin-1"), "table-encoding"),
        (b"code,name\nFR,France", "table-columns"),
        (b"code,standing\n" + b"FR,voting\n" * 5002, "table-long"),
    ],
)
async def test_a_file_that_is_no_table_is_refused(database: Database, data: bytes, key: str) -> None:
    made = await group(database)

    with pytest.raises(UserError) as refused:
        await delegations_of(made.desk).import_table(CHAIR, "t.csv", data)

    assert refused.value.key == key


async def test_a_focal_point_hands_over_in_mid_poll_and_the_position_stays(database: Database) -> None:
    made = await group(database)
    service, positions = delegations_of(made.desk), Positions(made.desk)
    poll = (await made.polling.open(CHAIR, OPENING)).poll
    await positions.take(deed("uFR", "a", 1), poll.id, [Answer("2.1", "support")])

    await service.hand_over(deed("uFR", "h", 5), "FR", "uFR", "new")

    taken = await positions.take(deed("new", "b", 6), poll.id, [Answer("2.2", "live")])
    assert not taken.draft
    with pytest.raises(UserError, match="position-not-accredited"):
        await positions.take(deed("uFR", "c", 7), poll.id, [Answer("2.1", "object", "r", "p")])
    early = await positions.take(deed("uFR", "d", 4), poll.id, [Answer("2.1", "live")])
    assert not early.late
    assert len((await made.desk.record("1", poll.id)).positions) == 2


async def test_a_change_of_function_replaces_the_one_held(database: Database) -> None:
    made = await group(database)
    service = delegations_of(made.desk)

    await service.appoint(CHAIR, "FR", Function.FOCAL, user="mFR")

    held = [each.function for each in (await service.seats("1")).people("FR", CHAIR.at) if each.user == "mFR"]
    assert held == [Function.FOCAL]


async def test_a_delegation_appoints_its_own_people_and_no_other_s(database: Database) -> None:
    made = await group(database)
    service = delegations_of(made.desk)

    await service.appoint(deed("uFR", "a"), "FR", Function.MEMBER, user="new")

    with pytest.raises(UserError, match="delegation-not-yours"):
        await service.appoint(deed("uFR", "b"), "JP", Function.HEAD, user="uFR")
    with pytest.raises(UserError, match="delegation-not-yours"):
        await service.appoint(deed("mFR", "c"), "FR", Function.HEAD, user="mFR")
    with pytest.raises(UserError, match="not-allowed"):
        await service.seat(deed("uFR", "d"), "DE", Standing.VOTING)


async def test_a_delegation_that_becomes_observer_counts_no_more_in_open_polls(database: Database) -> None:
    made = await group(database)
    poll = (await made.polling.open(CHAIR, OPENING)).poll
    await Positions(made.desk).take(deed("uFR", "a", 1), poll.id, [Answer("2.1", "support")])

    await delegations_of(made.desk).seat(deed("uCHAIR", "s", 5), "FR", Standing.OBSERVER)

    record = await made.desk.record("1", poll.id)
    assert record.tally.heard == frozenset()
    assert "FR" not in {each.code for each in record.roll(OPENS + timedelta(minutes=9))}
    assert "FR" in {each.code for each in record.roll(OPENS + timedelta(minutes=4))}


async def test_a_delegation_that_is_renamed_keeps_what_was_not_said(database: Database) -> None:
    made = await group(database)
    service = delegations_of(made.desk)
    names = {Language.EN: "GSMA", Language.AR: "الرابطة"}
    await service.seat(CHAIR, "GSMA", Standing.SECTOR, names, ["cept"])

    await service.seat(replace(CHAIR, interaction="b"), "gsma", None, {Language.EN: "GSM Association"})

    seated = (await service.seats("1")).sitting(OPENS)["GSMA"]
    assert (seated.standing, seated.groups) == (Standing.SECTOR, ("cept",))
    assert seated.names == {Language.EN: "GSM Association", Language.AR: "الرابطة"}


@pytest.mark.parametrize("typed", ["France", "fr", "Франция", "法国"])
async def test_people_are_appointed_to_the_delegation_that_was_meant(database: Database, typed: str) -> None:
    made = await group(database)
    service = delegations_of(made.desk)

    await service.appoint(deed("uFR", "a"), typed, Function.FOCAL, user="new")
    await service.hand_over(deed("uFR", "b", 2), typed, "new", "newer")
    held = [each.user for each in (await service.seats("1")).people("FR", OPENS + timedelta(minutes=3))]
    await service.relieve(deed("uFR", "c", 4), typed, "newer")

    assert "newer" in held
    assert "newer" not in (await service.seats("1")).users("FR", OPENS + timedelta(minutes=5))


async def test_an_organization_is_known_by_its_own_name(database: Database) -> None:
    made = await group(database)
    service = delegations_of(made.desk)
    await service.seat(CHAIR, "GSMA", Standing.SECTOR, {Language.EN: "GSM Association"})

    await service.appoint(CHAIR, "gsm association", Function.HEAD, user="new")

    assert (await service.seats("1")).users("GSMA", OPENS) == ("new",)
