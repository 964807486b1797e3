"""What a deadline is called: where a rule gave it its name, that name in the reader's language."""

from __future__ import annotations

from bot.domain.deadline import Deadline
from bot.domain.language import OFFICIAL, Language
from bot.render.words import without_direction, words


def counted_title(rule: str, event: str, language: Language) -> str:
    """The name of a deadline that a rule gives for an event."""
    speak = words(language)
    return speak("event-deadline", rule=speak(f"rule-{rule}"), event=event)


def deadline_title(deadline: Deadline, language: Language) -> str:
    """What is due; as it was typed, unless it is still called as its rule called it in one of the six."""
    if not words(language).has(f"rule-{deadline.rule}"):
        return deadline.what
    kept = without_direction(deadline.what)
    for each in OFFICIAL:
        before, _, after = without_direction(counted_title(deadline.rule, _EVENT, each)).partition(_EVENT)
        if kept.startswith(before) and kept.endswith(after):
            event = kept[len(before) : len(kept) - len(after)]
            return counted_title(deadline.rule, event, language)
    return deadline.what


_EVENT = "\x1a"
