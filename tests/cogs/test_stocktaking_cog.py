"""`/document import`, and how `/ask` and `/document matrix` then find what serves what."""

from __future__ import annotations

import re
from typing import Any

import discord
import pytest
import simcord

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from tests.cogs.conftest import said
from tests.spreadsheets import spreadsheet

HEAD = ["Title", "Year", "Body", "Country", "Action lines", "SDGs", "GDC objectives", "Link"]
SAFE = ["Safe schools", "2024", "ITU", "Kenya", "C5; C7", "SDG 9", "2", "https://example.org/1"]
EVIL = ["@everyone [win](http://e.vil) \u202e*x*", "2025", "", "", "C2", "9", "", ""]
QUESTIONS = {
    Language.AR: "ما المشاريع التي تخدم C5 والهدف 9",
    Language.ZH: "哪些项目服务于C5和可持续发展目标9？",
    Language.EN: "which projects serve C5 and SDG 9",
    Language.FR: "quels projets servent C5 et l'ODD 9 ?",
    Language.RU: "какие проекты служат С5 и ЦУР 9",
    Language.ES: "qué proyectos sirven a C5 y al ODS 9",
}


@pytest.fixture
def chair(plenary: Any, simcord_env: simcord.Env) -> Any:
    guild = simcord_env.guild
    role = guild.create_role("Chair", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("chair"), roles=[role])


def plain(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text)


async def imported(chair: Any, plenary: Any, *rows: list[str], form: str = "xlsx") -> str:
    table = spreadsheet([HEAD, *rows])
    if form == "csv":  # as Excel saves it in half of Europe: a byte order mark and semicolons
        table = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in (HEAD, *rows)).encode(
            "utf-8-sig"
        )
    file = (f"matrix.{form}", table)
    return said(await chair.slash(plenary, "document import", file=file))


@pytest.mark.parametrize("language", OFFICIAL)
async def test_entries_are_found_by_what_they_serve(
    chair: Any, delegate: Any, plenary: Any, language: Language
) -> None:
    speak = words(language)
    await delegate.slash(plenary, "language", language=language.value)
    form = "csv" if language in {Language.AR, Language.FR, Language.ES} else "xlsx"
    taken = await imported(chair, plenary, SAFE, EVIL, form=form)

    answer = plain(said(await delegate.slash(plenary, "ask", question=QUESTIONS[language])))
    matrix = plain(said(await delegate.slash(plenary, "document matrix", query="C5")))
    objective = plain(said(await delegate.slash(plenary, "document matrix", query="GDC objective 2")))

    assert words(Language.EN)("entries-taken", added=2, changed=0, same=0) in taken
    assert "Safe schools" in answer
    assert "@everyone" not in answer
    assert "Safe schools" in matrix
    assert "Safe schools" in objective
    assert speak("entries-source") in answer


async def test_hostile_titles_are_shown_as_text(chair: Any, delegate: Any, plenary: Any) -> None:
    await imported(chair, plenary, SAFE, EVIL)

    shown = said(await delegate.slash(plenary, "document matrix", query="C2"))

    assert "[win](" not in shown
    assert "\u202e" not in shown


async def test_wrong_rows_are_told_and_nothing_is_written(chair: Any, plenary: Any) -> None:
    wrong = [*SAFE[:5], "SDG 99", *SAFE[6:]]
    told = await imported(chair, plenary, SAFE, wrong)

    matrix = said(await chair.slash(plenary, "document matrix", query="C5"))

    assert "sdgs" in told
    assert "3" in told
    assert words(Language.EN)("entries-refused", count=1) in told
    assert "Safe schools" not in matrix


async def test_only_those_who_lead_import(delegate: Any, plenary: Any) -> None:
    file = ("matrix.xlsx", spreadsheet([HEAD, SAFE]))

    refused = await delegate.slash(plenary, "document import", file=file)

    assert said(refused) == words(Language.EN)("error-not-allowed")
