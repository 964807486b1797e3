"""What a deadline is called: where a rule gave it its name, that name in the reader's language."""

from __future__ import annotations

from functools import cache

from bot.domain.deadline import Deadline
from bot.domain.language import OFFICIAL, Language
from bot.render.words import without_direction, words


def counted_title(rule: str, event: str, language: Language) -> str:
    """The name of a deadline that a rule gives for an event."""
    speak = words(language)
    return speak("event-deadline", rule=speak(f"rule-{rule}"), event=event)


def deadline_title(deadline: Deadline, language: Language) -> str:
    """What is due; as it was typed, unless it is still called as its rule called it in one of the six."""
    event = _event(deadline)
    return deadline.what if event is None else counted_title(deadline.rule, event, language)


def _event(deadline: Deadline) -> str | None:
    """The event in the name that its rule gave to a deadline; None where it is called otherwise."""
    if not deadline.rule:
        return None
    kept = without_direction(deadline.what)
    for before, after in (_around(deadline.rule, each) for each in OFFICIAL):
        if before + after and kept.startswith(before) and kept.endswith(after):
            return kept[len(before) : len(kept) - len(after)]
    return None


@cache
def _around(rule: str, language: Language) -> tuple[str, str]:
    """What stands before and after the event in the names that a rule gives; nothing for no rule of ours."""
    if not words(language).has(f"rule-{rule}"):
        return "", ""
    before, _, after = without_direction(counted_title(rule, _EVENT, language)).partition(_EVENT)
    return before, after


_EVENT = "\x1a"
