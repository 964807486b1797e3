"""Tables of delegations as secretariats have them: their headings, names and people, in six languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.delegation import Function, Standing
from bot.domain.language import Language
from bot.services.delegations import Imported
from bot.store.database import Database
from tests.desks import CHAIR, Group, delegations_of, group
from tests.polls import OPENS
from tests.spreadsheets import spreadsheet

TABLES = {
    "en": (["Country", "Status", "Head of delegation"], "Switzerland", "Member State"),
    "fr": (["Pays", "Statut", "Chef de délégation"], "Suisse", "Membre votant"),
    "es": (["País", "Condición", "Jefe de delegación"], "Suiza", "Estado Miembro"),
    "ru": (["Страна", "Статус", "Глава делегации"], "Швейцария", "Член с правом голоса"),
    "zh": (["国家", "身份", "团长"], "瑞士", "成员国"),
    "ar": (["البلد", "الصفة", "رئيس الوفد"], "سويسرا", "دولة عضو"),
}
ACCOUNT = "456074443980800035"


async def take(made: Group, *rows: list[str], interaction: str = "table") -> Imported:
    deed = replace(CHAIR, interaction=interaction)
    return await delegations_of(made.desk).import_table(deed, "members.xlsx", spreadsheet(rows))


@pytest.mark.parametrize("language", TABLES)
async def test_headings_and_standings_are_known_in_six_languages(database: Database, language: str) -> None:
    made = await group(database)
    heads, state, standing = TABLES[language]

    done = await take(made, heads, [state, standing, f"<@{ACCOUNT}>"])

    seats = await delegations_of(made.desk).seats("1")
    assert (done.changed, done.errors) == (1, ())
    assert seats.sitting(OPENS)["CH"].standing is Standing.VOTING
    assert [each.user for each in seats.people("CH", OPENS)] == [ACCOUNT]


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("Côte d'Ivoire", "CI"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("The Gambia", "GM"),
        ("Bahamas (the)", "BS"),
        ("Gambie (la)", "GM"),
        ("Tanzania, United Republic of", "TZ"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Korea, Republic of", "KR"),
        ("Czech Republic", "CZ"),
        ("Swaziland", "SZ"),
        ("Palestine", "PS"),
        ("فلسطين", "PS"),
        ("巴勒斯坦", "PS"),
        ("East Timor", "TL"),
        ("  france ", "FR"),
        ("Lao PDR", "LA"),
    ],
)
async def test_a_state_is_known_by_the_names_that_lists_give_it(
    database: Database, state: str, code: str
) -> None:
    made = await group(database)

    done = await take(made, ["State", "Standing"], [state, "observer"])

    assert done.errors == ()
    seats = await delegations_of(made.desk).seats("1")
    assert seats.sitting(OPENS)[code].standing is Standing.OBSERVER


async def test_a_row_that_contradicts_an_earlier_one_or_itself_is_refused(database: Database) -> None:
    made = await group(database)
    heads = ["Code", "Country", "Status"]

    done = await take(
        made,
        heads,
        ["DE", "Germany", "voting"],
        ["", "Allemagne", "voting"],
        ["DE", "", "observer"],
        ["AT", "Australia", "voting"],
        ["UNESCO", "منظمة الأمم المتحدة للتربية والعلم والثقافة", "observer"],
    )

    seats = (await delegations_of(made.desk).seats("1")).sitting(OPENS)
    assert (done.changed, done.same) == (2, 1)
    assert [(each.line, each.key) for each in done.errors] == [
        (4, "delegation-twice"),
        (5, "delegation-disagree"),
    ]
    assert seats["DE"].standing is Standing.VOTING
    assert list(seats["UNESCO"].names) == [Language.AR]


async def test_a_row_for_each_person_appoints_them_all_once(database: Database) -> None:
    made = await group(database)
    rows = [
        ["Country", "Status", "Head", "Focal point", "Delegate"],
        ["Italy", "voting"],
        ["Italy", "voting", ACCOUNT, "", "Anna Rossi; @luca"],
        ["Spain", "voting", "", f"<@{ACCOUNT[:-1]}6>"],
    ]

    first = await take(made, *rows)
    again = await take(made, *rows, interaction="again")

    seats = await delegations_of(made.desk).seats("1")
    assert (first.changed, first.same, first.by_name) == (3, 0, 2)
    assert (again.changed, again.same, again.by_name) == (0, 3, 0)
    assert {(each.function, each.user, each.name) for each in seats.people("IT", OPENS)} == {
        (Function.HEAD, ACCOUNT, ""),
        (Function.MEMBER, "", "Anna Rossi"),
        (Function.MEMBER, "", "@luca"),
    }


@pytest.mark.parametrize("rounded", ["4.56074443980800e17", "4.56074E+17", "456074443980800000"])
async def test_an_account_that_a_spreadsheet_has_rounded_is_nobodys(database: Database, rounded: str) -> None:
    made = await group(database)

    done = await take(made, ["Country", "Status", "Head"], ["Italy", "voting", rounded])

    assert [each.key for each in done.errors] == ["delegate-number"]
    assert not (await delegations_of(made.desk).seats("1")).people("IT", OPENS)


async def test_a_comma_too_many_moves_no_cell_into_another_column(database: Database) -> None:
    made = await group(database)
    table = b"code,standing,en\nUNESCO,observer,Education, Science and Culture\n"

    done = await delegations_of(made.desk).import_table(CHAIR, "t.csv", table)

    assert [each.key for each in done.errors] == ["table-cells"]
