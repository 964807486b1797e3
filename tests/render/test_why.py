"""Why a deadline by rule ends then: the rule, the arithmetic and the source, in every language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.deadline import Deadline, Doing, Terms, added
from bot.domain.deadline_rules import Event, computed
from bot.domain.language import OFFICIAL, Language
from bot.domain.poll import Window
from bot.lexicons import deadline_rules
from bot.render.deadline_news import step_words, why_card
from bot.render.terminal import terminal
from bot.render.words import words

RULES = deadline_rules()
RULE = RULES["council-contribution"]
COUNCIL = Event("e1", "g1", "council", "C25", date(2025, 6, 17), "Europe/Zurich")
END = datetime(2025, 6, 3, 21, 59, tzinfo=UTC)


@pytest.mark.parametrize("language", OFFICIAL)
def test_why_says_the_rule_each_step_and_the_source_with_its_edition(language: Language) -> None:
    found, now = computed(RULE, COUNCIL), END - timedelta(days=30)
    terms = Terms(END, (Window(now, END),), "Europe/Zurich")
    deadline = Deadline("d1", "g1", "Contributions", terms, rule=RULE.id, event="e1")

    card = why_card(deadline, RULE, (COUNCIL, found), [added(deadline, Doing(now, "chair"))], language)

    told, steps = flat(terminal(card)), [step_words(step, COUNCIL, language) for step in found.steps]
    assert found.instant == END
    assert len(steps) == 3
    assert all(flat(step) in told for step in steps)
    assert flat(words(language)(f"rule-{RULE.id}")) in told
    assert flat(RULE.source) in told
    assert flat(RULE.edition) in told


@pytest.mark.parametrize("language", OFFICIAL)
def test_why_names_the_documents_that_a_rule_does_not_bind(language: Language) -> None:
    rule, end = RULES["posting"], END
    terms = Terms(end, (Window(end - timedelta(days=9), end),), "Europe/Zurich")
    deadline = Deadline("d1", "g1", "Documents", terms, rule=rule.id, event="e1")

    card = why_card(deadline, rule, (COUNCIL, None), [], language)

    assert rule.excepted
    speak, told = words(language), flat(terminal(card))
    assert all(flat(speak(f"rule-except-{name}")) in told for name in rule.excepted)


def flat(text: str) -> str:
    """Without the marks of direction, and on one line."""
    return " ".join(text.translate(dict.fromkeys(range(0x2066, 0x206A))).split())
