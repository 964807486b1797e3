"""`/source` as those who lead use it: what would be told, who may, what pauses, what was missed meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.references import document_name
from bot.render.words import words
from tests.cogs.conftest import told
from tests.cogs.test_announced import deliver, secretary, site, text_of
from tests.cogs.test_announcement_card import told as said_on
from tests.cogs.test_postings_cog import SPEAK, TEXT, Wire, plain, watching

__all__ = ["secretary", "site"]


def numbered(text: str, number: int, letter: str = "E") -> str:
    return text.replace("7/9-E", f"7/{number}-{letter}")


async def test_a_trial_names_exactly_what_is_then_announced_and_tells_nothing(
    secretary: Any, plenary: Any, site: Wire, office: Any
) -> None:
    site.puts("CWG-CC-7_8-E.txt", numbered(TEXT, 8))
    await watching(secretary, plenary, site)
    site.puts("CWG-CC-7_9-E.txt")
    site.puts("CWG-CC-7_8-F.txt", numbered(TEXT, 8, "F"))
    site.puts("CWG-CC-7_8(Rev.1)-E.txt", TEXT.replace("7/9-E", "7/8(Rev.1)-E"))

    trial = await secretary.slash(plenary, "source test", source="CWG site")
    kept = await office.services.noticeboard.desk.shelf.latest(str(site.env.guild.id), 9)
    notices = await site.looks(1)

    _, listed = told(trial).split(f"{SPEAK('source-would-tell', count=3)}**\n")
    headings = [said_on(await site.card(each)).splitlines()[0].strip("# ") for each in notices]
    assert len(kept) == 1
    assert sorted(line.strip("- ") for line in listed.splitlines()) == sorted(headings)


COMMANDS = {
    "source add": {"kind": "folder", "address": "cwg"},
    "source test": {"source": "CWG site"},
    "source pause": {"source": "CWG site"},
    "source remove": {"source": "CWG site"},
}


@pytest.mark.parametrize("command", COMMANDS)
async def test_sources_are_changed_by_those_who_lead_alone(
    secretary: Any, delegate: Any, plenary: Any, site: Wire, command: str
) -> None:
    await watching(secretary, plenary, site)

    refused = await delegate.slash(plenary, command, **COMMANDS[command])
    listed = await delegate.slash(plenary, "source list")

    assert told(refused) == SPEAK("error-not-allowed")
    assert "CWG site" in told(listed)
    assert SPEAK("source-paused") not in told(listed)


async def test_what_is_paused_tells_nothing_until_it_goes_on_and_what_is_removed_never(
    secretary: Any, plenary: Any, site: Wire
) -> None:
    await watching(secretary, plenary, site)
    paused = await secretary.slash(plenary, "source pause", source="CWG site")
    silent = await site.posts("CWG-CC-7_9-E.txt")
    listed = await secretary.slash(plenary, "source list")

    await secretary.slash(plenary, "source pause", source="CWG site", resume=True)
    resumed = await site.looks(2)
    removed = await secretary.slash(plenary, "source remove", source="CWG site")
    gone = await site.posts("CWG-CC-7_10-E.txt", numbered(TEXT, 10), hours=3)

    assert told(paused) == SPEAK("source-is-paused", name="CWG site")
    assert SPEAK("source-paused") in told(listed)
    assert (silent, [each.kind for each in resumed]) == ([], ["document-new"])
    assert told(removed) == SPEAK("source-removed", name="CWG site")
    assert gone == resumed


async def test_one_that_could_not_be_read_says_so_once_and_then_what_it_missed(
    secretary: Any, plenary: Any, site: Wire, office: Any
) -> None:
    await watching(secretary, plenary, site)
    away = site.folder.rename(site.folder.parent / "away")
    for hours in (1, 2, 4):
        await site.looks(hours)
    away.rename(site.folder)
    site.puts("CWG-CC-7_9-E.txt")
    site.puts("CWG-CC-7_9-F.txt", numbered(TEXT, 9, "F"))

    notices = await site.posts("unnamed paper.txt", "Words that bear no symbol.\n", hours=6)
    await site.posts("CWG-CC-7_10-E.txt", numbered(TEXT, 10), hours=8)
    await deliver(office)

    [back] = [each for each in notices if each.kind == "source-recovered"]
    for language in OFFICIAL:
        told_them = said_on(await site.card(back, language))
        assert plain(words(language)("source-news-recovered", name="CWG site", count=2)) in told_them
        assert plain(document_name(Symbol.parse("itu:doc:CWG-CC-7/9"), language)) in told_them
        assert "unnamed paper" in told_them
        assert "7/10" not in told_them
    said = [text_of(each) for each in plenary.history()]
    assert sum(SPEAK("source-news-degraded", name="CWG site") in each for each in said) == 0
    assert sum(SPEAK("source-news-recovered", name="CWG site", count=2) in each for each in said) == 1


async def test_that_it_cannot_be_read_is_in_the_channel_once(
    secretary: Any, plenary: Any, site: Wire, office: Any
) -> None:
    await watching(secretary, plenary, site)
    site.folder.rename(site.folder.parent / "away")

    for hours in (1, 2, 4):
        await site.looks(hours)
        await deliver(office)

    said = [text_of(each) for each in plenary.history()]
    assert len(said) == 1
    assert SPEAK("source-news-degraded", name="CWG site") in said[0]
    assert words(Language.EN)("source-goes-on") in said[0]
