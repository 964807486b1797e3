"""Cards of delegations: who sits, what an import took, and what a person may do and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING, Delegation, Standing, Voice
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.poll import Poll
from bot.domain.seats import Seats
from bot.domain.sheet import RowError
from bot.render.card import Block, Card, Heading, Items, Line, Note, Strong, Text, Tone
from bot.render.delegations import delegation_name, group_name, in_order
from bot.render.failures import mistake
from bot.render.position_lines import closing
from bot.render.words import words


def delegations_card(seats: Seats, now: datetime, language: Language) -> Card:
    """Who sits, by standing, in the order of the reader's language."""
    speak = words(language)
    sitting = in_order(seats.sitting(now).values(), language)
    if not sitting:
        return Card((Text(speak("delegation-none")),), language)
    blocks: list[Block] = [Heading(speak("delegation-list"))]
    for standing in Standing:
        if held := [each for each in sitting if each.standing is standing]:
            blocks += _seats(standing, held, language)
    return Card(tuple(blocks), language)


def seated_card(delegation: Delegation, language: Language) -> Card:
    """How a delegation sits now."""
    speak, name = words(language), delegation_name(delegation, language)
    if delegation.until is not None:
        return Card((Text(speak("delegation-left", delegation=name)),), language, Tone.PRIMARY)
    standing = speak(f"standing-{delegation.standing}")
    groups = tuple(Note(group_name(group, language)) for group in delegation.groups)
    first = Text(speak("delegation-seated", delegation=name, standing=standing))
    return Card((first, *groups), language, Tone.SUCCESS)


def import_card(
    changed: int, same: int, errors: Sequence[RowError], language: Language, by_name: int = 0
) -> Card:
    """What a table changed, and what is wrong with each row that was refused.

    `by_name` people were given by name alone: nobody can act as them yet.
    """
    speak = words(language)
    blocks: list[Block] = [Text(speak("import-taken", count=changed))]
    if same:
        blocks.append(Text(speak("import-same", count=same)))
    if by_name:
        blocks.append(Text(speak("import-by-name", count=by_name)))
    if errors:
        blocks.append(Text((Strong(speak("import-refused", count=len(errors))),)))
        blocks.append(Items(tuple(row_error(error, language) for error in errors[:_MOST_ERRORS])))
    if (more := len(errors) - _MOST_ERRORS) > 0:
        blocks.append(Note(speak("poll-more", count=more)))
    return Card(tuple(blocks), language, Tone.DANGER if errors else Tone.SUCCESS)


def row_error(error: RowError, language: Language) -> str:
    """What is wrong with a row, in one line."""
    why = mistake(UserError(error.key, **error.details), language)
    return words(language)("import-line", line=error.line, why=why)


def can_card(deed: Deed, own: Sequence[Voice], polls: Iterable[Poll], language: Language) -> Card:
    """What a person may do here, and why."""
    speak = words(language)
    lines: list[Line] = [_may(voice, language) for voice in own]
    if deed.manages:
        lines.append(speak("can-manage"))
    if not lines:
        lines.append(speak("error-position-not-accredited"))
    for voice in own:
        if voice.delegation.standing in SPEAKING:
            lines += list(_counts(voice, polls, deed, language))
    return Card((Heading(speak("can-title")), Items(tuple(lines))), language)


def _seats(standing: Standing, held: Sequence[Delegation], language: Language) -> tuple[Block, ...]:
    """Those of one standing under its name; an office without a name of its own is told by that alone."""
    one = Strong(words(language)(f"standing-{standing}"))
    lines = tuple(_seat(each, language) for each in held)
    if lines == ((one,),):
        return (Text((one,)),)
    name = one.text if len(held) == 1 else words(language)(f"standings-{standing}")
    return Text((Strong(f"{name} ({len(held)})"),)), Items(lines)


def _seat(delegation: Delegation, language: Language) -> Line:
    groups = ", ".join(group_name(group, language) for group in delegation.groups)
    code = "" if delegation.code.casefold() == delegation.standing else f" ({delegation.code})"
    after = code + (f" · {groups}" if groups else "")
    name = Strong(delegation_name(delegation, language))
    return (name, after) if after else (name,)


def _may(voice: Voice, language: Language) -> str:
    speak = words(language)
    name = delegation_name(voice.delegation, language)
    standing = speak(f"standing-{voice.delegation.standing}")
    if voice.leads:
        return speak("can-lead", delegation=standing)
    key = "can-speak" if voice.speaks else "can-draft"
    return speak(key, delegation=name, standing=standing, function=speak(f"function-{voice.function}"))


def _counts(voice: Voice, polls: Iterable[Poll], deed: Deed, language: Language) -> Iterator[Line]:
    speak = words(language)
    name = delegation_name(voice.delegation, language)
    for poll in polls:
        if poll.takes(deed.at):
            key = "can-counted" if poll.audience.takes(voice.delegation) else "can-kept"
            yield speak.line(
                key, poll=poll.title_in(language), delegation=name, closes=closing(poll, language)
            )


_MOST_ERRORS = 40
