"""Deadlines that documents state, in six languages, and dates that are no deadlines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.deadline_mentions import Kind, Mention, mentions
from bot.domain.language import OFFICIAL, Language
from bot.domain.when_days import Doubt
from bot.lexicons import mention_lexicon
from bot.resources import data
from tests.dates import VENUE, lexicon

LEXICON = mention_lexicon()
WRITTEN = datetime(2025, 4, 1, tzinfo=UTC)


def found(text: str, language: Language) -> tuple[Mention, ...]:
    return mentions(text, language, WRITTEN, VENUE, (lexicon(), LEXICON))


@pytest.mark.parametrize(
    ("language", "text", "date", "kind", "instant"),
    [
        (
            "en",
            "Member States are invited to submit comments by 15 May 2025. The meeting opens on 17 June 2025.",
            "15 May 2025",
            Kind.COMMENTS,
            "2025-05-15T21:59",
        ),
        (
            "en",
            "The revised report will be posted on the site no later than 30 April 2025, 18:00 Geneva time.",
            "30 April 2025, 18:00 Geneva time",
            Kind.POSTING,
            "2025-04-30T16:00",
        ),
        ("en", "The deadline for contributions is 3 June.", "3 June", Kind.CONTRIBUTIONS, "2025-06-03T21:59"),
        ("en", "Replies are due by the end of May.", "the end of May", Kind.REPLIES, "2025-05-31T21:59"),
        (
            "fr",
            "Les observations doivent parvenir au secrétariat au plus tard le 15 mai 2025 à 18 h 00.",
            "15 mai 2025 à 18 h 00",
            Kind.COMMENTS,
            "2025-05-15T16:00",
        ),
        ("fr", "Date limite d'inscription : 15/05/2025", "15/05/2025", Kind.REGISTRATION, "2025-05-15T21:59"),
        (
            "es",
            "El plazo para presentar contribuciones vence el 3 de junio de 2025.",
            "3 de junio de 2025",
            Kind.CONTRIBUTIONS,
            "2025-06-03T21:59",
        ),
        (
            "es",
            "Las observaciones deberán enviarse a más tardar el 15 de mayo de 2025.",
            "15 de mayo de 2025",
            Kind.COMMENTS,
            "2025-05-15T21:59",
        ),
        (
            "ru",
            "Замечания следует направить не позднее 15 мая 2025 года.",
            "15 мая 2025 года",
            Kind.COMMENTS,
            "2025-05-15T21:59",
        ),
        (
            "ru",
            "Доклад будет размещён на сайте не позже 30 апреля 2025 г.",
            "30 апреля 2025 г.",
            Kind.POSTING,
            "2025-04-30T21:59",
        ),
        (
            "ar",
            "يرجى تقديم التعليقات في موعد أقصاه 15 مايو 2025.",
            "15 مايو 2025",
            Kind.COMMENTS,
            "2025-05-15T21:59",
        ),
        (
            "ar",
            "ستُنشر الوثيقة المنقحة في الموقع حتى 30 أبريل 2025.",
            "30 أبريل 2025",
            Kind.POSTING,
            "2025-04-30T21:59",
        ),
        ("zh", "提交文稿的截止日期为2025年6月3日。", "2025年6月3日", Kind.CONTRIBUTIONS, "2025-06-03T21:59"),
        (
            "zh",
            "修订后的报告将不迟于2025年4月30日在网站上发布。",
            "2025年4月30日",
            Kind.POSTING,
            "2025-04-30T21:59",
        ),
    ],
)
def test_a_stated_deadline_is_found_with_what_it_asks(
    language: str, text: str, date: str, kind: Kind, instant: str
) -> None:
    (mention,) = found(text, Language(language))

    assert text[mention.start : mention.end] == date
    assert mention.kind is kind
    assert mention.instant == datetime.fromisoformat(instant).replace(tzinfo=UTC)


def test_a_day_before_which_something_is_due_is_in_doubt() -> None:
    (mention,) = found("请在2025年5月15日前提出意见。会议于2025年6月17日召开。", Language.ZH)

    assert (mention.kind, mention.doubts) == (Kind.COMMENTS, {Doubt.BEFORE})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Adopted on 15 May 2025 by the Council."),
        ("en", "by 2030, end poverty in all its forms everywhere"),
        ("en", "recalling the Convention adopted by UNGA on 20 November 1989"),
        ("en", "comments by 31 February 2025"),
        ("fr", "adoptée le 15 mai 2025 par le Conseil"),
        ("es", "aprobada el 15 de mayo de 2025"),
        ("ru", "принята 15 мая 2025 года"),
        ("ar", "اعتُمدت في 15 مايو 2025"),
        ("zh", "2025年5月15日通过"),
        ("zh", "3.1\t截至2025年5月31日，58个成员国已指定联系人。"),
        ("ar", "2.1\tحتى 31 مايو 2025 تم توصيل 1 860 تجمعاً سكانياً."),
        ("ru", "Отчет охватывает период с 1 января 2024 года по 31 мая 2025 года."),
        ("en", ""),
    ],
)
def test_a_date_by_which_nothing_is_due_is_left_alone(language: str, text: str) -> None:
    assert found(text, Language(language)) == ()


@given(text=st.text(max_size=200), language=st.sampled_from([*OFFICIAL, Language.UNDETERMINED]))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_searched(text: str, language: Language) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in found(text, language))


@pytest.mark.parametrize("language", OFFICIAL)
def test_a_report_states_the_same_deadlines_in_every_language(language: Language) -> None:
    """The sample's report of 12 April 2027: deliveries, comments with their hour, registration, posting."""
    text = (data() / "sample" / "CWG-CC-7_4" / f"{language}.txt").read_text(encoding="utf-8")
    written = datetime(2027, 4, 12, tzinfo=UTC)

    stated = mentions(text, language, written, VENUE, (lexicon(), LEXICON))

    latest = [max(each.instant, *each.others) if each.others else each.instant for each in stated]
    assert sorted(each.isoformat()[:16] for each in latest if each > written) == [
        "2027-05-15T21:59",
        "2027-05-21T21:59",
        "2027-05-28T16:00",
        "2027-06-18T21:59",
    ]
    assert {Kind.COMMENTS, Kind.REGISTRATION, Kind.POSTING} <= {each.kind for each in stated}


def test_real_resolutions_state_the_one_deadline_they_have(corpus: Path) -> None:
    texts = [
        path for path in sorted(corpus.glob("texts/*/*.txt")) if path.stem in {str(each) for each in OFFICIAL}
    ]
    stated = {
        (path.parent.name, mention.instant.date().isoformat())
        for path in texts
        for mention in found(path.read_text(encoding="utf-8"), Language(path.stem))
    }

    assert stated == {("ITU_PP-18_Res_11", "2019-04-01")}
