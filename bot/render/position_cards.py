"""Cards that everybody sees of a poll: the live card, its results, who has answered, the list of polls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.domain.delegation import Delegation
from bot.domain.language import Language
from bot.domain.poll import Poll, PollClause
from bot.domain.position import by_group
from bot.domain.record import Record, Seen
from bot.domain.scale import Lean, Stance
from bot.render.brevity import short
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Facts,
    Heading,
    Items,
    Line,
    Note,
    Quote,
    Row,
    Rule,
    Strong,
    Text,
    Tone,
)
from bot.render.delegations import delegation_name, group_name, in_order
from bot.render.position_lines import (
    SEPARATOR,
    clause_line,
    closing,
    comma,
    counts,
    head_line,
    stance_label,
)
from bot.render.references import document_name
from bot.render.words import words

TONES = {Lean.FOR: Tone.SUCCESS, Lean.NEUTRAL: Tone.PLAIN, Lean.AGAINST: Tone.DANGER}


def poll_card(seen: Seen, language: Language) -> Card:
    """The live card of a poll, as its channel may see it."""
    poll = seen.record.poll
    open_now = poll.takes(seen.now)
    blocks: list[Block] = [
        Heading(short(poll.title_in(language), 300)),
        Note(_what(seen, language)),
        Facts(tuple(facts(seen, language))),
    ]
    if poll.silence and open_now:
        blocks.append(Text((Strong(words(language)("poll-interim")),)))
    blocks += [*_asked(seen, language), *groups(seen, language)]
    if not open_now:
        blocks.append(Note(head_line(seen.record, language)))
    blocks += list(_buttons(seen, language)) if open_now else [_looking(poll, language)]
    return Card(tuple(blocks), language, Tone.PRIMARY if open_now else Tone.PLAIN)


def who_card(seen: Seen, language: Language) -> Card:
    """Who has answered and who has not; only how many, where positions don't show."""
    speak, record = words(language), seen.record
    roll = in_order(record.roll(seen.now), language)
    owing = {each.code for each in record.owing(seen.now)}
    title = Heading(speak("poll-who-of", poll=record.poll.title_in(language)))
    heard = Text(speak("poll-heard", heard=seen.heard, count=seen.eligible))
    if not seen.whole:
        return Card((title, heard, Note(speak(f"visibility-{record.poll.visibility}"))), language)
    late = sorted(
        {entry.fact.delegation for entry in record.entries if entry.fact.late and entry.fact.delegation}
    )
    blocks: list[Block] = [title, heard]
    done = [each for each in roll if each.code not in owing]
    silent = [each for each in done if record.poll.silence and each.code not in record.tally.heard]
    blocks += _named(speak("poll-answered"), [each for each in done if each not in silent], language)
    blocks += _named(speak("report-silent"), silent, language)
    blocks += _owing(record, [each for each in roll if each.code in owing], language)
    blocks += _named(
        speak("poll-late"), [seat for code in late if (seat := record.seats.named(code))], language
    )
    return Card(tuple(blocks), language)


def polls_card(polls: Sequence[Poll], now: datetime, language: Language) -> Card:
    """The polls of a server, the open ones first."""
    speak = words(language)
    if not polls:
        return Card((Text(speak("poll-none")),), language)
    ordered = sorted(polls, key=lambda poll: not poll.takes(now))
    lines: list[Line] = []
    for poll in ordered[:_MOST_LISTED]:
        state = speak("poll-closes" if poll.takes(now) else "poll-closed")
        lines.append(
            (
                Strong(poll.title_in(language)),
                f" ({document_name(poll.symbol, language)}){SEPARATOR}{state} ",
                closing(poll, language),
            )
        )
    more = len(ordered) - _MOST_LISTED
    note = (Note(speak("poll-more", count=more)),) if more > 0 else ()
    return Card((Heading(speak("poll-list")), Items(tuple(lines)), *note), language)


def answer_button(
    poll: Poll, clause: PollClause, stance: Stance, language: Language, code: str = ""
) -> Button:
    """The button that gives this answer, or asks first for what it needs."""
    verb = "position-form" if stance.needs else "position-take"
    action = Action(verb, (poll.id, str(clause.number), stance.key, code))
    return Button(stance_label(poll.scale, stance.key, language), action, tone=TONES[stance.lean])


def _what(seen: Seen, language: Language) -> str:
    poll = seen.record.poll
    parts = [
        document_name(poll.symbol, language),
        words(language)(f"scale-{poll.scale}"),
        *_audience(poll, language),
    ]
    return SEPARATOR.join(part for part in parts if part)


def _audience(poll: Poll, language: Language) -> Iterator[str]:
    yield from (group_name(group, language) for group in sorted(poll.audience.groups))
    yield from sorted(poll.audience.codes)


def _asked(seen: Seen, language: Language) -> Iterator[Block]:
    """The clauses, in no more than one message: the live card is edited in its place."""
    poll = seen.record.poll
    if len(poll.clauses) == 1:
        clause = poll.clauses[0]
        text = clause.in_language(language)
        yield Quote(short(text, _MOST_QUOTED), _language(poll, clause, language))
        if len(text) > _MOST_QUOTED:
            yield Note(words(language)("poll-folded"))
    lines = tuple(clause_told(seen, clause, language) for clause in poll.clauses)
    if sum(len(str(line)) for line in lines) <= _MOST_LINES:
        yield Items(lines)
    else:
        labels = short(", ".join(clause.citation for clause in poll.clauses), _MOST_QUOTED)
        yield Text(words(language)("poll-clauses", count=len(poll.clauses), labels=labels))


def facts(seen: Seen, language: Language) -> Iterator[tuple[str, Line]]:
    speak, poll = words(language), seen.record.poll
    yield speak("poll-closes" if poll.takes(seen.now) else "poll-closed"), (closing(poll, language),)
    if not poll.silence:
        yield speak("poll-answered"), speak("poll-answered-of", heard=seen.heard, count=seen.eligible)
    if poll.quorum.number:
        met = speak("poll-quorum-met" if seen.quorate else "poll-quorum-missing")
        yield speak("poll-quorum"), f"{poll.quorum} ({met})"
    yield speak("poll-positions"), speak(f"visibility-{poll.visibility}")


def clause_told(seen: Seen, clause: PollClause, language: Language) -> Line:
    """A clause with its fate or counts, as far as they show, else with its first words."""
    record = seen.record
    if record.poll.silence:
        fate = next(each for each in record.fates(seen.now) if each.clause.key == clause.key)
        return clause_line(clause, words(language)(f"fate-{fate.fate}"), language)
    told = counts(record.scale, record.tally.count(clause.key), language) if seen.whole else ""
    single = len(record.poll.clauses) == 1
    return clause_line(clause, told or ("" if single else short(clause.in_language(language))), language)


def _owing(record: Record, seats: Sequence[Delegation], language: Language) -> Iterator[Block]:
    """Who still has clauses to answer; of whoever has begun, how many are answered."""
    done = Counter(code for code, _ in record.positions)
    begun = [each for each in seats if done[each.code]]
    yield from _named(
        words(language)("poll-owing"), [each for each in seats if not done[each.code]], language
    )
    if begun:
        total = len(record.poll.clauses)
        yield Text((Strong(words(language)("poll-begun")),))
        yield from _rows(
            [f"{delegation_name(each, language)} ({done[each.code]}/{total})" for each in begun], language
        )


def _named(title: str, seats: Sequence[Delegation], language: Language) -> Iterator[Block]:
    """Delegations under a title, in lines that any message holds."""
    if not seats:
        return
    yield Text((Strong(title),))
    yield from _rows([delegation_name(each, language) for each in seats], language)


def _rows(told: Sequence[str], language: Language) -> Iterator[Block]:
    """So many of them a line that any message holds."""
    lines = [told[start : start + _A_LINE] for start in range(0, len(told), _A_LINE)]
    yield Items(tuple(comma(language).join(line) for line in lines))


def groups(seen: Seen, language: Language) -> Iterator[Block]:
    """Counts by regional group, where positions show and groups are known."""
    record = seen.record
    if not seen.whole or record.poll.silence:
        return
    roll = record.roll(seen.now)
    found = by_group(list(record.positions.values()), roll)
    named = {group: counted for group, counted in found.items() if group}
    if not any(counted.heard for counted in named.values()):
        return
    sizes = {group: sum(group in each.groups for each in roll) for group in named}
    lines = [
        (group_name(group, language), f"{len(each.heard)}/{sizes[group]}") for group, each in named.items()
    ]
    yield Rule()
    yield Facts(tuple(lines))


def _buttons(seen: Seen, language: Language) -> Iterator[Row]:
    poll, speak = seen.record.poll, words(language)
    if len(poll.clauses) == 1:
        yield Row(
            tuple(answer_button(poll, poll.clauses[0], each, language) for each in seen.record.scale.stances)
        )
    take = Button(speak("poll-take"), Action("position-panel", (poll.id,)), tone=Tone.PRIMARY)
    yield Row((take, *_look(poll, language)))


def _looking(poll: Poll, language: Language) -> Row:
    return Row(tuple(_look(poll, language)))


def _look(poll: Poll, language: Language) -> Iterator[Button]:
    speak = words(language)
    yield Button(speak("poll-results"), Action("position-results", (poll.id,)))
    yield Button(speak("poll-who"), Action("position-who", (poll.id,)))


def _language(poll: Poll, clause: PollClause, language: Language) -> Language:
    return language if language in clause.texts else poll.language


_A_LINE = 10  # delegations
_MOST_LISTED = 25
_MOST_QUOTED = 1500
_MOST_LINES = 2000
