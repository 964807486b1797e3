"""What people type wrongly and what servers do meanwhile: told, asked about, or harmless; never wrong."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import simcord
from icalendar import Calendar

from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import State, Told
from bot.launch import Office
from bot.render.words import words
from bot.services.chores import Clock
from bot.store.outbox import StoredOutbox
from tests.cogs.conftest import Hand, buttons, said
from tests.cogs.deadlines import added, at, stamps, texts, typed

SPEAK = words(Language.EN)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock(hand: Hand) -> Clock:
    return lambda: hand.now


async def told(office: Office, deadline: str) -> list[Told]:
    return list(await StoredOutbox(office.database).told(f"deadline:{deadline}"))


IMPOSSIBLE = {
    Language.EN: ("31 February 2030", "15 May 2030 18:00 Mars/Olympus"),
    Language.FR: ("31 février 2030", "15 mai 2030 18:00 Mars/Olympus"),
    Language.ES: ("31 de febrero de 2030", "15 de mayo de 2030 18:00 Mars/Olympus"),
    Language.RU: ("31 февраля 2030", "15 мая 2030 18:00 Mars/Olympus"),
    Language.AR: ("31 فبراير 2030", "15 مايو 2030 18:00 Mars/Olympus"),
    Language.ZH: ("2030年2月31日", "2030年5月15日18:00 Mars/Olympus"),
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_31_february_and_an_unknown_zone_are_refused_in_the_readers_language(
    chair: Any, plenary: Any, language: Language
) -> None:
    february, nowhere = IMPOSSIBLE[language]
    await chair.slash(plenary, "language", language=language.value)

    no_day = await chair.slash(plenary, "deadline add", what="Comments", when=february)
    no_zone = await chair.slash(plenary, "deadline add", what="Comments", when=nowhere)
    apart = await chair.slash(plenary, "deadline add", what="Comments", when="in 3 days", zone="Mars")
    listed = await chair.slash(plenary, "deadline list")

    for refused, key, name in (
        (no_day, "date-impossible", february),
        (no_zone, "zone-unknown", "Mars/Olympus"),
        (apart, "zone-unknown", "Mars"),
    ):
        assert plain(said(refused)) == plain(words(language)(f"error-{key}", typed=name))
    assert words(language)("deadline-list-empty") in said(listed)


def plain(text: str) -> str:
    return re.sub(r"[\u2066-\u2069\\]", "", text)


async def test_a_past_date_is_asked_about_and_set_only_when_it_is_confirmed(
    chair: Any, plenary: Any, end: datetime
) -> None:
    past = end - timedelta(days=60)

    asked = await chair.slash(plenary, "deadline add", what="Comments", when=typed(past))
    question = said(asked)
    before = await chair.slash(plenary, "deadline list", past=True)
    (confirm,) = buttons(asked.response)
    await chair.click(asked.response, label=confirm)
    after = await chair.slash(plenary, "deadline list", past=True)

    assert SPEAK("doubt-past") in question
    assert stamps(said(before)) == set()
    assert stamps(said(after)) == {past}


CHANGED = {
    Language.EN: ("{} March {} 02:30", "{} October {} 02:30"),
    Language.FR: ("le {} mars {} à 2 h 30", "le {} octobre {} à 2 h 30"),
    Language.ES: ("{} de marzo de {} a las 02:30", "{} de octubre de {} a las 02:30"),
    Language.RU: ("{} марта {} г. в 02:30", "{} октября {} г. в 02:30"),
    Language.AR: ("{} مارس {} الساعة 02:30", "{} أكتوبر {} الساعة 02:30"),
    Language.ZH: ("{1}年3月{0}日02:30", "{1}年10月{0}日02:30"),
}


@pytest.mark.parametrize("language", OFFICIAL)
async def test_an_hour_that_clocks_skip_or_show_twice_is_settled_by_a_button_that_keeps_its_word(
    chair: Any, plenary: Any, simcord_env: simcord.Env, language: Language
) -> None:
    year = simcord_env.now().year + 1
    spring, autumn = last_sunday(year, 3), last_sunday(year, 10)
    await chair.slash(plenary, "language", language=language.value)

    async def asked(what: str, day: date, phrase: str) -> tuple[Any, list[str]]:
        options = {"what": what, "when": phrase.format(day.day, year), "zone": "Europe/Zurich"}
        question = await chair.slash(plenary, "deadline add", **options)
        return question, list(buttons(question.response))

    skipped, (later,) = await asked("Skipped", spring, CHANGED[language][0])
    twice, (first, second) = await asked("Twice", autumn, CHANGED[language][1])
    again, _ = await asked("Again", autumn, CHANGED[language][1])
    questions = plain(said(skipped)), plain(said(twice))
    listed = await chair.slash(plenary, "deadline list")
    for question, label in ((skipped, later), (twice, first), (again, second)):
        await chair.click(question.response, custom_id=buttons(question.response)[label])
    kept = await chair.slash(plenary, "deadline list")

    assert plain(words(language)("doubt-dst-gap")) in questions[0]
    assert plain(words(language)("doubt-dst-fold")) in questions[1]
    assert stamps(said(listed)) == set()
    assert promised(later, spring) == datetime(year, 3, spring.day, 1, 30, tzinfo=UTC)
    assert promised(first, autumn) == datetime(year, 10, autumn.day, 0, 30, tzinfo=UTC)
    assert promised(second, autumn) == datetime(year, 10, autumn.day, 1, 30, tzinfo=UTC)
    labels = ((later, spring), (first, autumn), (second, autumn))
    assert stamps(said(kept)) == {promised(label, day) for label, day in labels}


def last_sunday(year: int, month: int) -> date:
    """Of a month with 31 days."""
    return date(year, month, 31 - (date(year, month, 31).weekday() + 1) % 7)


def promised(label: str, day: date) -> datetime:
    """The instant that a button names, on that day: its hour and minute, and how far from UTC."""
    found = re.search(r"(\d\d):(\d\d)\D*UTC([+-]\d+)", plain(label))
    assert found
    assert str(day.day) in label
    assert str(day.year) in label
    hour, minute, offset = (int(each) for each in found.groups())
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone(timedelta(hours=offset)))


async def test_a_deadline_in_10_years_is_asked_about_and_kept_to_the_minute(
    chair: Any, plenary: Any, end: datetime
) -> None:
    far = end.replace(year=end.year + 10)

    asked = await chair.slash(plenary, "deadline add", what="Comments", when=typed(far))
    question = said(asked)
    (confirm,) = buttons(asked.response)
    await chair.click(asked.response, label=confirm)
    result = await chair.slash(plenary, "deadline calendar")

    assert SPEAK("doubt-far") in question
    (file,) = result.response.attachments
    (entry,) = Calendar.from_ical(await file.read()).walk("VEVENT")
    assert entry["DTSTART"].dt == far


async def test_a_reminder_for_a_deleted_channel_is_dead_and_told_to_who_manages_the_server(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env, office: Office, hand: Hand
) -> None:
    there = simcord_env.guild.create_text_channel("drafting")
    deadline = await added(chair, plenary, end, channel=there, reminders="1h")
    await simcord_env.bot.get_channel(there.id).delete()

    await at(office, hand, end - HOUR)
    status = await chair.slash(plenary, "status")

    assert {each.state for each in await told(office, deadline)} == {State.DEAD, State.PENDING}
    assert str(there.id) in said(status) or "drafting" in said(status)


async def test_where_permissions_are_lost_a_reminder_waits_and_says_how_late_it_is(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env, office: Office, hand: Hand
) -> None:
    there = simcord_env.guild.create_text_channel("drafting")
    await added(chair, plenary, end, channel=there, reminders="2h")
    await at(office, hand, end - 3 * HOUR)
    channel = simcord_env.bot.get_channel(there.id)
    await channel.set_permissions(channel.guild.default_role, send_messages=False)
    await at(office, hand, end - 2 * HOUR)
    while_closed = len(texts(there))

    await channel.set_permissions(channel.guild.default_role, send_messages=True)
    await simcord_env.settle()
    await at(office, hand, end - HOUR)

    late = SPEAK("deadline-late", duration="#").split("#")[0]
    assert while_closed == 1
    assert len(texts(there)) == 2
    assert any(late in text for text in texts(there))


async def test_removed_and_invited_again_it_says_only_what_is_still_to_be_said(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env, office: Office, hand: Hand
) -> None:
    guild = str(simcord_env.guild.id)
    await added(chair, plenary, end, reminders="7d,2h,1h")
    await at(office, hand, end - timedelta(days=10))
    await office.services.deliver.left(guild)
    await at(office, hand, end - 2 * HOUR)
    while_away = texts(plenary)

    await office.services.deliver.back(guild)
    await at(office, hand, end - HOUR)

    (near,) = [text for text in texts(plenary) if text not in while_away]
    assert len(while_away) == 1
    assert SPEAK("deadline-near", what="Comments") in near
    assert SPEAK("deadline-late", duration="#").split("#")[0] not in near  # the rung of this hour, on time


async def test_a_role_that_no_longer_exists_calls_nobody_and_harms_nothing(
    chair: Any, plenary: Any, end: datetime, simcord_env: simcord.Env, office: Office, hand: Hand
) -> None:
    role = simcord_env.guild.create_role("Delegates")
    deadline = await added(chair, plenary, end, audience=role, reminders="1h")
    await simcord_env.bot.get_guild(simcord_env.guild.id).get_role(role.id).delete()

    await at(office, hand, end - HOUR)
    shown = await chair.slash(plenary, "deadline show", deadline=deadline)

    (news, near) = sorted(texts(plenary), key=lambda text: SPEAK("deadline-near", what="Comments") in text)
    assert SPEAK("deadline-near", what="Comments") in near
    assert SPEAK("deadline-news-add", what="Comments") in news
    assert stamps(said(shown)) == {end}


HOSTILE = "@everyone @here <@&1> <@2> [click](https://evil.example) **bold** \u202eevil `code`"


async def test_a_text_full_of_mentions_and_masked_links_is_harmless_in_command_and_reminder(
    chair: Any, plenary: Any, end: datetime, office: Office, hand: Hand
) -> None:
    result = await chair.slash(plenary, "deadline add", what=HOSTILE, when=typed(end), reminders="1h")
    listed = await chair.slash(plenary, "deadline list")
    await at(office, hand, end - HOUR)

    reminders = texts(plenary)
    assert len(reminders) == 2
    for shown in (said(result), said(listed), *reminders):
        assert "[click](https" not in shown
        assert re.search(r"(?<!\\)@(?:everyone|here)", shown) is None
        assert re.search(r"(?<!\\)<@", shown) is None
        assert "\u202e" not in shown
        assert "**bold**" not in shown
    assert not any(message.mention_everyone or message.role_mentions for message in plenary.history())
