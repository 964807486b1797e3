"""What one person is told of what they did in a poll: recorded, drafted, too late, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.language import Language
from bot.domain.ledger import Act, Entry
from bot.domain.record import Taken
from bot.render.card import Action, Block, Button, Card, Items, Line, Note, Row, Text, Tone
from bot.render.delegations import delegation_name
from bot.render.position_lines import clause_line, closing, said
from bot.render.times import moment
from bot.render.words import words


def taken_card(taken: Taken, entries: Sequence[Entry], language: Language) -> Card:
    """What was recorded, and what it counts for; `entries` of the poll tell who closed it."""
    if taken.late:
        return late_card(taken, entries, language)
    speak, poll = words(language), taken.poll
    name = delegation_name(taken.delegation, language)
    if taken.draft:
        first, tone = speak("taken-draft", delegation=name), Tone.PRIMARY
    elif taken.counted:
        first, tone = speak("taken-recorded", delegation=name), Tone.SUCCESS
    else:
        first, tone = speak("taken-not-counted", delegation=name), Tone.SUCCESS
    panel = Button(speak("poll-change"), Action("position-panel", (poll.id, taken.delegation.code)))
    blocks: list[Block] = [Text(first), Items(tuple(_lines(taken, language)))]
    if taken.broke:
        blocks.append(Text(speak("taken-broke", count=len(taken.broke))))
    until = speak.line("taken-until", closes=closing(poll, language))
    return Card((*blocks, Note(until), Row((panel,))), language, tone)


def late_card(taken: Taken, entries: Sequence[Entry], language: Language) -> Card:
    """When and by whom it was closed, when this came, and what to do."""
    speak, poll = words(language), taken.poll
    closed = [entry for entry in entries if entry.fact.act is Act.CLOSED and entry.fact.who]
    if poll.stopped and closed:
        by = speak("late-by-chair", reason=closed[-1].fact.reason)
    else:
        by = speak("late-by-rule")
    received = moment(taken.entries[0].fact.received, poll.zone, language)
    blocks: tuple[Block, ...] = (
        Text(speak.line("late-closed", poll=poll.title_in(language), closes=closing(poll, language))),
        Note(by),
        Text(speak.line("late-kept", received=received)),
        Items(tuple(_lines(taken, language))),
        Note(speak("late-next")),
    )
    return Card(blocks, language, Tone.DANGER)


def _lines(taken: Taken, language: Language) -> Iterator[Line]:
    for entry in taken.entries:
        if clause := taken.poll.clause(entry.fact.clause):
            yield clause_line(clause, said(entry, taken.poll.scale, language), language)
