"""Deadlines as people see them: what was set, what is asked, what is due, and why it is due then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from bot.domain.deadline import Act, Change, Deadline, State, Until
from bot.domain.delegation import Delegation
from bot.domain.language import Language
from bot.domain.reminders import schedule
from bot.domain.symbol import Symbol
from bot.domain.when import Doubt, Part, Understood
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
    Moment,
    Note,
    Row,
    Text,
    Tone,
)
from bot.render.card import Part as Shown
from bot.render.deadline_titles import deadline_title
from bot.render.delegations import delegation_name, in_order, state_name
from bot.render.references import document_name
from bot.render.times import brief, duration, moment
from bot.render.turning import turning
from bot.render.words import Words, words


def done_card(
    deadline: Deadline,
    change: Change,
    understood: Understood | None,
    language: Language,
    steps: Sequence[str] = (),
) -> Card:
    """What a chair did, how the date was understood or computed (`steps`), and a minute to take it back."""
    speak = words(language)
    blocks: list[Block] = [
        Heading(speak(f"deadline-did-{change.act}", what=deadline_title(deadline, language))),
        Facts(tuple(facts(deadline, language, change.at))),
        *([Items(tuple(steps), numbered=True)] if steps else []),
        *([Note(_once(deadline, speak))] if steps and change.act is not Act.ADD else []),
        *(Note(line) for line in filled_in(understood, speak)),
    ]
    if change.act in {Act.UNDO, Act.RECALL}:
        return Card(tuple(blocks), language, Tone.SUCCESS)
    undo = Button(speak("deadline-button-undo"), Action("deadline-undo", (deadline.id,)), tone=Tone.DANGER)
    return Card((*blocks, Note(speak("deadline-undo-hint")), Row((undo,))), language, Tone.SUCCESS)


def asked_card(
    draft: str, what: str, untils: Sequence[Until], why: Sequence[Line], language: Language
) -> Card:
    """Which instant is meant, each a button; `why` are the reasons for asking."""
    speak = words(language)
    buttons = tuple(
        Button(
            brief(until.instant, until.zone, language),
            Action("deadline-settle", (draft, str(number))),
            tone=Tone.PLAIN if number else Tone.PRIMARY,
        )
        for number, until in enumerate(untils[:5])
    )
    lines = tuple((moment(until.instant, until.zone, language),) for until in untils[:5])
    blocks: tuple[Block, ...] = (
        Heading(speak("deadline-asked", what=what)),
        *(Text(line) for line in why),
        Items(lines, numbered=len(lines) > 1),
        Note(speak("deadline-asked-hint")),
        Row(buttons),
    )
    return Card(blocks, language, Tone.PRIMARY)


def doubted(doubts: Iterable[Doubt], language: Language) -> list[Line]:
    """Why a date is asked back."""
    return [words(language)(f"doubt-{doubt}") for doubt in doubts]


def overtaken(first: Change, language: Language) -> list[Line]:
    """What another chair did just before."""
    return [words(language)("deadline-overtaken"), *changed(first, language)]


def deadline_card(
    deadline: Deadline, told: Sequence[Line], language: Language, *, now: datetime, open_to_answers: bool
) -> Card:
    """One deadline with what there is to tell of it, and what one can do about it."""
    speak = words(language)
    state = deadline.state(now)
    blocks: tuple[Block, ...] = (
        Heading(deadline_title(deadline, language)),
        Text(speak(f"deadline-state-{state}")),
        Facts(tuple(facts(deadline, language, now))),
        *([Items(tuple(told))] if told else []),
        Note(speak("deadline-reference", id=deadline.id)),
        Row(tuple(_buttons(deadline, speak, answers=open_to_answers and state is not State.CANCELLED))),
    )
    return Card(blocks, language, Tone.DANGER if state is State.CANCELLED else Tone.PLAIN)


def list_card(deadlines: Sequence[Deadline], place: tuple[int, int, bool], language: Language) -> Card:
    """What is due, the next to end first; `place` is the page, their number, and whether past ones too."""
    speak = words(language)
    number, pages, past = place
    if not deadlines:
        return Card((Heading(speak("deadline-list")), Text(speak("deadline-list-empty"))), language)
    lines = tuple(
        speak.line(
            "deadline-list-line",
            moment=moment(each.instant, each.zone, language),
            left=Moment(each.instant, relative=True),
            what=" · ".join(part for part in (deadline_title(each, language), about(each, language)) if part),
        )
        for each in deadlines
    )
    blocks: list[Block] = [Heading(speak("deadline-list")), Items(lines)]
    blocks += turning(number, pages, lambda page: Action("deadline-page", (str(page), str(int(past)))), speak)
    return Card(tuple(blocks), language)


def _once(deadline: Deadline, speak: Words) -> str:
    """That a day which a chair counted from an event does not move with it."""
    return speak("counted-once-rule" if deadline.rule else "counted-once")


def facts(deadline: Deadline, language: Language, since: datetime) -> Iterator[tuple[str, Line]]:
    """When, what for, for whom, and the reminders still to come at `since`."""
    speak = words(language)
    at = deadline.instant
    yield speak("deadline-fact-due"), (moment(at, deadline.zone, language), " · ", Moment(at, relative=True))
    if cited := about(deadline, language):
        yield speak("deadline-fact-document"), cited
    yield speak("deadline-fact-for"), _addressed(deadline, language)
    rungs = tuple(due.rung for due in schedule(deadline.reminders, at, since))
    yield speak("deadline-fact-reminders"), _reminders(rungs, speak)
    if deadline.terms.typed:
        yield speak("deadline-fact-typed"), deadline.terms.typed


def _reminders(rungs: Sequence[timedelta], speak: Words) -> str:
    if not rungs:
        return speak("deadline-no-reminders")
    times = speak("common-list-separator").join(duration(rung, speak.language) for rung in rungs)
    return speak("deadline-reminders-before", times=times)


def about(deadline: Deadline, language: Language) -> str:
    """The document by its name, and the clause; "" where it is about none."""
    document, clause = deadline.reference.document, deadline.reference.clause
    name = document_name(Symbol.parse(document), language) if document else ""
    return " · ".join(part for part in (name, clause) if part)


def changed(change: Change, language: Language) -> list[Line]:
    """A change as one line, old and new, and its reason as another."""
    speak = words(language)
    before = change.before or change.after
    line = speak.line(
        "deadline-change-stays" if change.stays else f"deadline-change-{change.act}",
        before=moment(before.instant, before.zone, language),
        after=moment(change.after.instant, change.after.zone, language),
    )
    return [line, speak("deadline-reason", reason=change.reason)] if change.reason else [line]


def named(codes: Iterable[str], known: Sequence[Delegation], language: Language) -> str:
    """Delegations by name in the order of the reader's language, between commas."""
    wanted = set(codes)
    sitting = in_order([each for each in known if each.code in wanted], language)
    found = [delegation_name(each, language) for each in sitting]
    unknown = sorted(wanted - {each.code for each in known})
    found += [state_name(code, language) or code for code in unknown]
    return words(language)("common-list-separator").join(dict.fromkeys(found))


def filled_in(understood: Understood | None, speak: Words) -> Iterator[str]:
    """What nobody typed and was taken for granted."""
    if understood is None:
        return
    for part in (Part.DAY, Part.TIME, Part.ZONE):
        if part not in understood.explicit:
            yield speak(f"assumed-{part}")


def _addressed(deadline: Deadline, language: Language) -> Line:
    parts: list[Shown] = []
    if deadline.addressees.role:
        parts.append(Mention(deadline.addressees.role))
    if deadline.addressees.delegations:
        parts += [" " if parts else "", named(deadline.addressees.delegations, (), language)]
    return tuple(parts) or words(language)("deadline-for-everyone")


def _buttons(deadline: Deadline, speak: Words, *, answers: bool) -> Iterator[Button]:
    if answers:
        yield Button(
            speak("deadline-button-answer"), Action("deadline-answer", (deadline.id,)), tone=Tone.SUCCESS
        )
    yield Button(speak("deadline-button-why"), Action("deadline-why", (deadline.id,)))
