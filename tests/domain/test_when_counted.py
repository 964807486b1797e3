"""Dates that are counted from an event are understood in six languages, or refused with what to write."""

from __future__ import annotations

from datetime import time
from time import perf_counter

import pytest

from bot.domain.errors import UserError
from bot.domain.folded import fold_word
from bot.domain.language import OFFICIAL, Language
from bot.domain.when_counted import Counted, counted
from bot.lexicons import event_names
from tests.dates import lexicon

OWN = ["Fourth meeting", "May", "A"]
NAMES = frozenset(
    fold_word(name)
    for names in (
        OWN,
        event_names().kinds["council"],
        event_names().kinds["plenipotentiary"],
        event_names().aliases["pp-26"].names,
    )
    for name in names
)
SIX = time(18)


def read(typed: str, language: str) -> Counted | None:
    return counted(typed, Language(language), NAMES, lexicon())


@pytest.mark.parametrize(
    ("language", "typed", "count", "unit", "hour"),
    [
        ("en", "3 weeks before PP-26", -3, "week", None),
        ("en", "14 days before the Council session", -14, "day", None),
        ("en", "no later than 14 calendar days before the opening of the Council", -14, "day", None),
        ("en", "18:00, 3 weeks before PP-26", -3, "week", SIX),
        ("en", "the day before PP-26 at 6 pm", -1, "day", SIX),
        ("en", "8 months before the Plenipotentiary Conference", -8, "month", None),
        ("en", "a year before PP-26", -12, "month", None),
        ("en", "72 hours before the fourth meeting", -72, "hour", None),
        ("en", "a week after PP-26", 1, "week", None),
        ("en", "the day before PP-26 opens", -1, "day", None),
        ("en", "the eve of PP-26", -1, "day", None),
        ("en", "two weeks after PP-26 opens", 2, "week", None),
        ("en", "three weeks ahead of PP-26", -3, "week", None),
        ("fr", "la veille de l'ouverture de la PP-26", -1, "day", None),
        ("fr", "le jour précédant l'ouverture de la PP-26", -1, "day", None),
        ("fr", "trois semaines avant le début de la PP-26", -3, "week", None),
        ("es", "la víspera de la apertura de la PP-26", -1, "day", None),
        ("es", "el día antes de que se inaugure la PP-26", -1, "day", None),
        ("es", "el día anterior a la apertura de la PP-26", -1, "day", None),
        ("ru", "накануне открытия ПК-26", -1, "day", None),
        ("ru", "за день до того, как откроется ПК-26", -1, "day", None),
        ("ru", "за сутки до начала ПК-26", -1, "day", None),
        ("ar", "عشية افتتاح PP-26", -1, "day", None),
        ("ar", "اليوم السابق لافتتاح PP-26", -1, "day", None),
        ("zh", "PP-26开幕前一天", -1, "day", None),
        ("zh", "PP-26开幕前一日", -1, "day", None),
        ("fr", "trois semaines avant la PP-26", -3, "week", None),
        ("fr", "14 jours avant la session du Conseil à 18 h", -14, "day", SIX),
        (
            "fr",
            "au plus tard 14 jours avant l'ouverture de la Conférence de plénipotentiaires",
            -14,
            "day",
            None,
        ),
        ("fr", "deux semaines après la PP-26", 2, "week", None),
        ("es", "tres semanas antes de la PP-26", -3, "week", None),
        ("es", "14 días antes de la reunión del Consejo a las 18:00", -14, "day", SIX),
        ("es", "a más tardar 8 meses antes de la Conferencia de Plenipotenciarios", -8, "month", None),
        ("es", "dos semanas después de la PP-26", 2, "week", None),
        ("ru", "за 3 недели до ПК-26", -3, "week", None),
        ("ru", "не позднее чем за 14 дней до начала сессии Совета, 18:00", -14, "day", SIX),
        ("ru", "за неделю до Полномочной конференции", -1, "week", None),
        ("ru", "через две недели после ПК-26", 2, "week", None),
        ("zh", "PP-26前3周", -3, "week", None),
        ("zh", "全权代表大会开幕前三周", -3, "week", None),
        ("zh", "不迟于理事会会议前14天18时", -14, "day", SIX),
        ("zh", "全权代表大会后两周", 2, "week", None),
        ("ar", "قبل 3 أسابيع من PP-26", -3, "week", None),
        ("ar", "قبل مؤتمر المندوبين المفوضين بثلاثة أسابيع", -3, "week", None),
        ("ar", "قبل انعقاد دورة المجلس بـ 14 يوماً الساعة 18:00", -14, "day", SIX),
        ("ar", "بعد أسبوعين من PP-26", 2, "week", None),
    ],
)
def test_so_much_before_or_after_an_event_is_understood(
    language: str, typed: str, count: int, unit: str, hour: time | None
) -> None:
    found = read(typed, language)

    assert found is not None
    assert (found.count, found.unit, found.hour, found.zone) == (count, unit, hour, "")


def test_a_zone_that_is_typed_is_kept() -> None:
    found = read("3 weeks before PP-26, 18:00 Geneva time", "en")

    assert found == Counted("pp-26", -3, "week", SIX, "Europe/Zurich")


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_words_of_another_language_are_understood_too(language: Language) -> None:
    assert counted("за 3 недели до ПК-26", language, NAMES, lexicon()) == Counted(
        "пк-26", -3, "week", None, ""
    )


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "before PP-26"),
        ("en", "3 weeks and 2 days before PP-26"),
        ("en", "3 weeks before PP-26 at 6"),
        ("en", "3 weeks before PP-26 at midnight"),
        ("en", "72 hours before PP-26 at 18:00"),
        ("en", "14 days before the Council of Europe"),
        ("en", "3 weeks before the end of PP-26"),
        ("en", "about 3 weeks before PP-26"),
        ("fr", "avant la PP-26"),
        ("es", "poco antes de la PP-26"),
        ("ru", "до ПК-26"),
        ("zh", "PP-26前"),
        ("ar", "قبل PP-26"),
    ],
)
def test_an_event_without_one_clear_amount_is_refused(language: str, typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read(typed, language)

    assert refused.value.key == "date-event-unclear"


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [
        ("en", "3 weeks before the World Cup", "the World Cup"),
        ("fr", "trois semaines avant les Jeux olympiques", "Jeux olympiques"),
        ("es", "3 semanas antes del Mundial", "Mundial"),
        ("ru", "за 2 недели до Олимпиады", "Олимпиады"),
        ("zh", "奥运会前3周", "奥运会"),
        ("ar", "قبل 3 أسابيع من كأس العالم", "كأس العالم"),
        ("ar", "قبل كأس العالم بأسبوعين", "كأس العالم"),
    ],
)
def test_an_event_that_nobody_knows_is_named_in_the_refusal(language: str, typed: str, name: str) -> None:
    with pytest.raises(UserError) as refused:
        read(typed, language)

    assert (refused.value.key, name in str(refused.value.details["name"])) == ("date-event-unknown", True)


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "15 May 2025"),
        ("en", "before 15 May 2025"),
        ("en", "in 3 weeks"),
        ("en", "a week from now"),
        ("en", "15 May at 18:00"),
        ("en", "next week"),
        ("en", "rubbish"),
        ("ru", "до 15 мая"),
        ("zh", "5月15日前"),
        ("ar", "قبل نهاية الشهر"),
    ],
)
def test_what_names_no_event_is_left_to_the_other_dates(language: str, typed: str) -> None:
    assert read(typed, language) is None


@pytest.mark.parametrize("typed", ["5 days before " * 400, "a " * 3000, "PP-26 " * 1000, "天前" * 2000])
def test_what_is_longer_than_any_date_is_left_at_once(typed: str) -> None:
    started = perf_counter()

    assert read(typed, "en") is None
    assert perf_counter() - started < 0.5


def test_the_name_of_an_event_may_be_as_long_as_its_title_may_be() -> None:
    title = fold_word("Meeting of the group on " + "very " * 34 + "long")

    found = counted(f"3 weeks before {title}", Language.EN, {title}, lexicon())

    assert found == Counted(title, -3, "week", None, "")
