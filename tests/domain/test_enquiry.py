"""When two questions ask the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.enquiry import Enquiry, enquiry_id, likeness, most_alike
from bot.domain.language import Language

NOW = datetime(2027, 5, 10, 9, tzinfo=UTC)


def answered(question: str, days: int = 0) -> Enquiry:
    at = NOW + timedelta(days=days)
    return Enquiry(enquiry_id("1", question), "1", "2", question, Language.EN, NOW, "Yes.", "", "Sam", at)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who chairs the committee?", "who chairs the committee"),
        ("委员会由谁担任主席？", "委员会由谁担任主席"),
        ("Кто председатель комитета?", "Кто  председатель  комитета"),
        ("من يرأس اللجنة؟", "من يرأسُ اللجنة"),
    ],
)
def test_case_marks_and_spaces_make_no_other_question(one: str, other: str) -> None:
    assert enquiry_id("1", one) == enquiry_id("1", other)
    assert likeness(one, other) == 1


def test_every_server_has_its_own_questions() -> None:
    assert enquiry_id("1", "Who chairs?") != enquiry_id("2", "Who chairs?")


def test_an_answer_is_found_for_nearly_the_same_words() -> None:
    found = most_alike(
        "Who chairs the steering committee now?", [answered("Who chairs the steering committee?")]
    )

    assert found is not None


def test_the_latest_of_equal_answers_is_found() -> None:
    older, newer = answered("Who chairs the committee?"), answered("Who chairs the committee?", days=3)

    assert most_alike("Who chairs the committee?", [older, newer]) is newer


def test_another_question_has_no_answer() -> None:
    assert most_alike("Where is the Forum held?", [answered("Who chairs the committee?")]) is None
