"""What the chair and delegates are told of their acts on a poll, and the lists around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.delegation import Delegation, Voice
from bot.domain.floor import Concern
from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.poll import Poll
from bot.domain.position import CarryOver
from bot.domain.record import Record
from bot.domain.silence import missing
from bot.render.brevity import short
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    File,
    Heading,
    Items,
    Line,
    Note,
    Quote,
    Row,
    Strong,
    Text,
    Tone,
)
from bot.render.delegations import delegation_name
from bot.render.position_lines import closing, name_of, names
from bot.render.words import words


def opened_card(
    poll: Poll, doubts: Sequence[str], carried: CarryOver | None, hours: int, language: Language
) -> Card:
    """The poll is open; what to take care of; what a revision carried over and asks again."""
    speak = words(language)
    held = {poll.language, *(each for clause in poll.clauses for each in clause.texts)}
    lacking = ", ".join(speak(f"language-{each}") for each in missing(held))
    blocks: list[Block] = [
        Text(speak.line("act-opened", poll=poll.title_in(language), closes=closing(poll, language)))
    ]
    blocks += [Text((Strong(speak(doubt, hours=hours, languages=lacking)),)) for doubt in doubts]
    if carried is not None:
        blocks.append(Text(speak("act-carried", count=len(carried.kept))))
        if again := [clause.citation for _, clause in carried.changed]:
            blocks.append(Text(speak("act-asked-again", clauses=", ".join(again))))
    return Card(tuple(blocks), language, Tone.SUCCESS)


def act_card(key: str, language: Language, **values: str) -> Card:
    """One sentence that something is done."""
    return Card((Text(words(language)(key, **values)),), language, Tone.SUCCESS)


def moved_card(key: str, poll: Poll, language: Language) -> Card:
    """The poll has a new close."""
    line = words(language).line(key, poll=poll.title_in(language), closes=closing(poll, language))
    return Card((Text(line),), language, Tone.SUCCESS)


def nudged_card(count: int, unreachable: Sequence[Delegation], language: Language) -> Card:
    """How many are reminded; never who, but for those whom nothing reaches."""
    speak = words(language)
    blocks: list[Block] = [Text(speak("act-nudged", count=count))]
    if unreachable:
        blocks.append(Text(speak("act-unreachable", names=names(unreachable, language))))
    return Card(tuple(blocks), language)


def verification_card(
    poll: Poll,
    length: int,
    head: str,
    faults: Mapping[str, int],
    close: Entry | None,
    language: Language,
) -> Card:
    """Whether the ledger is whole; `faults` are keys of words with the entry concerned.

    What was written after the `close` has a head of its own, so that of the close, which was posted, is told.
    """
    speak = words(language)
    told = [Text(speak(key, entry=entry)) for key, entry in faults.items()] or [Text(speak("verify-whole"))]
    after = close is not None and close.hash != head
    posted = [Note(speak("verify-close", entry=close.sequence, head=close.hash))] if close and after else []
    blocks: tuple[Block, ...] = (
        Heading(poll.title_in(language)),
        *told,
        *posted,
        Note(speak("poll-head", count=length, head=head)),
    )
    return Card(blocks, language, Tone.DANGER if faults else Tone.SUCCESS)


def concerns_card(record: Record, concerns: Sequence[Concern], language: Language) -> Card:
    """Every concern with its owner and state, the open ones first."""
    speak = words(language)
    blocks: list[Block] = [Heading(speak("concern-list", poll=record.poll.title_in(language)))]
    for concern in sorted(concerns, key=lambda each: not each.open):
        fact = concern.raised.fact
        clause = record.poll.clause(fact.clause)
        place = f"{clause.citation} · " if clause else ""
        state = speak("concern-is-open" if concern.open else "concern-is-resolved")
        blocks.append(Text((Strong(f"{place}{name_of(record, concern.owner, language)}"), f" ({state})")))
        blocks.append(Quote(fact.reason, Language.UNDETERMINED))
        told = [each.fact.reason for each in concern.told if each.fact.reason]
        blocks += [Note(speak("poll-reason", reason=short(reason, 1000))) for reason in told]
    if not concerns:
        blocks.append(Text(speak("concern-none")))
    return Card(tuple(blocks), language)


def mine_card(mine: Sequence[tuple[Record, Voice]], language: Language) -> Card:
    """What open polls ask of one's delegation, each with its panel."""
    speak = words(language)
    if not mine:
        return Card((Text(speak("poll-none")),), language)
    lines: list[Line] = []
    for record, voice in mine:
        done = sum(code == voice.delegation.code for code, _ in record.positions)
        told = speak("mine-answered", done=done, count=len(record.poll.clauses))
        name = delegation_name(voice.delegation, language)
        lines.append(
            (Strong(record.poll.title_in(language)), f" · {name} · {told} · ", closing(record.poll, language))
        )
    buttons = tuple(_panel_of(record.poll, voice, language) for record, voice in mine[:5])
    return Card((Heading(speak("mine-title")), Items(tuple(lines)), Row(buttons)), language)


def export_card(record: Record, file: File, language: Language) -> Card:
    """The ledger as a file, with its head."""
    kept = record.kept
    note = Note(words(language)("poll-head", count=kept.length, head=kept.head))
    return Card((Text((Strong(kept.poll.title_in(language)),)), file, note), language)


def _panel_of(poll: Poll, voice: Voice, language: Language) -> Button:
    action = Action("position-panel", (poll.id, voice.delegation.code))
    return Button(short(poll.title_in(language), 80), action)
