"""What is said of deadlines unasked: changes with old and new, reminders, ends, events that moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from bot.domain.deadline import Change, Deadline
from bot.domain.deadline_rules import Computed, Event, Mark, Rule, Step
from bot.domain.deadline_said import is_said
from bot.domain.language import Language
from bot.domain.reminders import late_by
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Facts,
    Heading,
    Items,
    Line,
    Mention,
    Note,
    Row,
    Text,
    Tone,
)
from bot.render.deadline_cards import changed, facts
from bot.render.deadline_titles import deadline_title
from bot.render.times import calendar_day, duration, moment
from bot.render.words import Words, words


def change_card(deadline: Deadline, change: Change, language: Language) -> Card:
    """That a chair set, extended, reopened, cancelled or recalled it: old → new, with the reason."""
    speak = words(language)
    lines = changed(change, language) if change.before else []
    blocks: list[Block] = [
        *_call(deadline),
        Heading(speak(f"deadline-news-{change.act}", what=deadline_title(deadline, language))),
        *(Text(line) for line in lines),
        Facts(tuple(facts(deadline, language, change.at))),
        Row((_answer(deadline, speak),)),
    ]
    return Card(tuple(blocks), language, Tone.PRIMARY)


def near_card(deadline: Deadline, due: datetime, owing: str, now: datetime, language: Language) -> Card:
    """A reminder: what is due when, who is still expected, and by how much the reminder is late."""
    speak = words(language)
    blocks: list[Block] = [
        *_call(deadline),
        Heading(speak("deadline-near", what=deadline_title(deadline, language))),
        Facts(tuple(facts(deadline, language, now))),
    ]
    if owing:
        blocks.append(Text(speak("deadline-owing", names=owing)))
    if late := late_by(due, now):
        blocks.append(Note(speak("deadline-late", duration=duration(late, language))))
    blocks.append(Row((_answer(deadline, speak),)))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def passed_card(deadline: Deadline, told: tuple[str, str, str], language: Language) -> Card:
    """Its end: names of who answered in time, who answered late, and who did not."""
    speak = words(language)
    keys = ("deadline-in-time", "deadline-too-late", "deadline-silent")
    lines = [speak(key, names=names) for key, names in zip(keys, told, strict=True) if names]
    blocks: list[Block] = [
        Heading(speak("deadline-passed", what=deadline_title(deadline, language))),
        Text((moment(deadline.instant, deadline.zone, language),)),
        *([Items(tuple(lines))] if lines else []),
    ]
    return Card(tuple(blocks), language)


def moved_card(
    event: Event,
    days: tuple[date, date],
    changes: Sequence[tuple[Deadline, Change]],
    language: Language,
    *,
    recalled: bool = False,
) -> Card:
    """An event that moved: its old and new day, and every deadline that moved with it, old → new.

    `recalled`: it moved back, since what was told before is withdrawn.
    """
    speak = words(language)
    before, after = (calendar_day(day, "full", language) for day in days)
    lines: list[Line] = [
        speak.line(
            "event-moved-stays" if change.stays else "event-moved-line",
            what=deadline_title(deadline, language),
            before=moment((change.before or change.after).instant, deadline.zone, language),
            after=moment(change.after.instant, deadline.zone, language),
        )
        for deadline, change in changes
    ]
    reason = next((change.reason for _, change in changes if change.reason), "")
    blocks: list[Block] = [
        Heading(speak("event-recalled" if recalled else "event-moved", event=event.title)),
        Text(speak("event-moved-days", before=before, after=after)),
        *([Text(speak("deadline-reason", reason=reason))] if reason else []),
        Items(tuple(lines)),
    ]
    return Card(tuple(blocks), language, Tone.PRIMARY)


def why_card(
    deadline: Deadline,
    rule: Rule | None,
    found: tuple[Event, Computed | None] | None,
    changes: Sequence[Change],
    language: Language,
) -> Card:
    """Why it ends then: rule, arithmetic and source, or the words in which a chair set it; every change."""
    speak = words(language)
    blocks: list[Block] = [
        Heading(speak("deadline-why", what=deadline_title(deadline, language))),
        Text((moment(deadline.instant, deadline.zone, language),)),
    ]
    if rule is None or found is None or is_said(rule):
        typed = changes[0].after.typed if changes else ""
        blocks.append(Text(speak("deadline-why-set", typed=typed)))
    if rule and found:
        blocks += list(_reasons(deadline, rule, found, language))
    history = [line for change in changes[1:] for line in changed(change, language)]
    if history:
        blocks += [Text(speak("deadline-history")), Items(tuple(history))]
    return Card(tuple(blocks), language)


def _reasons(
    deadline: Deadline, rule: Rule, found: tuple[Event, Computed | None], language: Language
) -> Iterator[Block]:
    speak = words(language)
    event, result = found
    if not is_said(rule):
        yield Text(speak(f"rule-{rule.id}"))
    if result:
        yield Items(tuple(step_words(step, event, language) for step in result.steps), numbered=True)
        if result.instant != deadline.instant:
            yield Text(speak("deadline-why-moved"))
    if is_said(rule):
        return
    edition = "deadline-why-source" if rule.edition else "deadline-why-source-plain"
    yield Note(speak(edition, source=rule.source, edition=rule.edition))
    if rule.excepted:
        separator = speak("common-list-separator")
        excepted = separator.join(speak(f"rule-except-{name}") for name in rule.excepted)
        yield Note(speak("deadline-why-except", exceptions=excepted))
    if not rule.checked:
        yield Note(speak("deadline-why-unchecked"))


def counted_once(card: Card, counted: tuple[Event, Computed] | None, language: Language) -> Card:
    """A card with the arithmetic of the day that it tells, which does not move with the event."""
    if counted is None:
        return card
    event, found = counted
    steps = tuple(step_words(step, event, language) for step in found.steps)
    told = (Items(steps, numbered=True), Note(words(language)("counted-once")))
    return replace(card, blocks=(*card.blocks, *told))


def step_words(step: Step, event: Event, language: Language) -> str:
    """One step of the arithmetic, with what calendar and clock of the venue show after it."""
    speak = words(language)
    day = calendar_day(step.wall, "full", language)
    shown = speak("time-wall", day=day, clock=f"{step.wall:%H:%M}")
    match step.mark:
        case Mark.OPENS:
            return speak(
                "why-step-opens", event=event.title, day=shown if step.wall.time() != time() else day
            )
        case Mark.LANGUAGES:
            return speak("why-step-languages", wall=shown)
        case Mark.HOUR | Mark.CLOCK:
            return speak(f"why-step-{step.mark}", wall=shown)
        case Mark.SHIFT:
            amount = speak(f"why-{step.unit}s", count=abs(step.count))
            key = "why-step-before" if step.count < 0 else "why-step-after"
            return speak(key, amount=amount, day=shown if step.unit == "hour" else day)


def _call(deadline: Deadline) -> list[Block]:
    """Those who are called by it."""
    return [Text((Mention(deadline.addressees.role),))] if deadline.addressees.role else []


def _answer(deadline: Deadline, speak: Words) -> Button:
    return Button(
        speak("deadline-button-answer"), Action("deadline-answer", (deadline.id,)), tone=Tone.SUCCESS
    )
