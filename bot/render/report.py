"""The compiled report of a poll: its rules, what it came to, each position, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.delegation import SPEAKING, Delegation
from bot.domain.floor import When, concerns, explanations
from bot.domain.language import Language
from bot.domain.ledger import Act, Entry
from bot.domain.record import Seen
from bot.render.comments import WIDTHS, columns, label, rows
from bot.render.delegations import delegation_name, group_name, in_order
from bot.render.paper import Grid, Head, Manner, Paper, Para, Piece, Turned
from bot.render.position_lines import comma, head_line, name_of, stance_label
from bot.render.references import document_name
from bot.render.report_clauses import all_clauses, fates
from bot.render.times import venue, written_day
from bot.render.words import Words, words


def compiled_report(seen: Seen, language: Language) -> Paper:
    """The whole poll as it stands at `seen.now`, delegations in the order of the reader's language."""
    speak, poll = words(language), seen.record.poll
    title = speak("report-title", poll=poll.title_in(language))
    pieces = (
        Head(title, 0),
        *_standing(seen, speak),
        *_rules(seen, speak),
        *_concluded(seen, speak),
        *_summary(seen, speak),
        Head(speak("report-clauses")),
        *all_clauses(seen, language),
        *_explained(seen, speak),
        *_concerned(seen, speak),
        *_seated(seen, speak),
        Para(head_line(seen.record, language), manner=Manner.NOTE),
        Para(speak("report-verify", poll=poll.id), manner=Manner.NOTE),
        *_comments(seen, speak),
    )
    return Paper(title, language, seen.now, pieces, f"{document_name(poll.symbol, language)} · {poll.id}")


def present(seen: Seen) -> tuple[Delegation, ...]:
    """The delegations that sit and may speak, and any other whose position stands; each once, by code."""
    seats, at = seen.record.seats, min(seen.now, seen.record.poll.closes)
    spoken = {code for code, _ in seen.record.positions}
    held = {code: seat for code in spoken if (seat := seats.named(code))} | seats.sitting(at)
    return tuple(seat for code, seat in sorted(held.items()) if seat.standing in SPEAKING)


def _standing(seen: Seen, speak: Words) -> Iterator[Piece]:
    """That a report of an open poll is not the last word."""
    poll = seen.record.poll
    if poll.takes(seen.now):
        time = venue(seen.now, poll.zone, speak.language)
        yield Para(speak("report-interim", time=time), manner=Manner.NOTE)


def _rules(seen: Seen, speak: Words) -> Iterator[Piece]:
    poll, language = seen.record.poll, speak.language
    told = {
        "report-document": document_name(poll.symbol, language),
        "report-language": speak(f"language-{poll.language}"),
        "report-scale": speak(f"scale-{poll.scale}"),
        "report-opened": venue(poll.opens, poll.zone, language),
        "poll-closes" if poll.takes(seen.now) else "poll-closed": venue(poll.closes, poll.zone, language),
        "poll-answered": speak("poll-answered-of", heard=seen.heard, count=seen.eligible),
        "report-audience": ", ".join(
            [
                *(group_name(each, language) for each in sorted(poll.audience.groups)),
                *sorted(poll.audience.codes),
            ]
        ),
        "poll-quorum": _quorum(seen, speak),
        "poll-positions": speak(f"visibility-{poll.visibility}"),
    }
    rows = [(speak(key), value) for key, value in told.items() if value]
    yield Grid((), rows, (30, 70))


def _quorum(seen: Seen, speak: Words) -> str:
    if not seen.record.poll.quorum.number:
        return ""
    met = speak("poll-quorum-met" if seen.quorate else "poll-quorum-missing")
    return f"{seen.record.poll.quorum} ({met})"


def _concluded(seen: Seen, speak: Words) -> Iterator[Piece]:
    """The chair's conclusion that stands: the last one stated."""
    stated = [entry for entry in seen.record.entries if entry.fact.act is Act.OUTCOME]
    if not stated:
        return
    fact = stated[-1].fact
    yield Head(speak("report-conclusion"))
    yield Para(fact.reason, manner=Manner.QUOTE, language=Language.UNDETERMINED)
    keys = [key for key in fact.clause.split(", ") if key]
    adopted = [clause.citation for key in keys if (clause := seen.record.poll.clause(key))]
    if adopted:
        yield Para(comma(speak.language).join(adopted), label("fate-adopted", speak))
    if fact.condition:
        yield Para(written_day(fact.condition, speak.language), label("poll-follow-up", speak))


def _summary(seen: Seen, speak: Words) -> Iterator[Piece]:
    """The counts clause by clause, and the fate of each where silence decides."""
    record = seen.record
    scale, held = record.scale, fates(seen)
    labels = [stance_label(scale.key, stance.key, speak.language) for stance in scale.stances]
    last = speak("report-fate" if held else "report-no-answer")
    table: list[tuple[str, ...]] = []
    for clause in record.poll.clauses:
        count = record.tally.count(clause.key)
        numbers = [str(count.stances.get(stance.key, 0)) for stance in scale.stances]
        silent = str(max(0, seen.eligible - count.total))
        fate = speak(f"fate-{held[clause.key].fate}") if held else silent
        table.append((clause.citation, *numbers, fate))
    yield Head(speak("report-summary"))
    yield Grid((speak("report-clause"), *labels, last), table)


def _explained(seen: Seen, speak: Words) -> Iterator[Piece]:
    record = seen.record
    for when in When:
        said = explanations(record.poll, record.entries, when, seen.now)
        if said:
            yield Head(speak(f"report-explained-{when}"))
        for entry in said:
            yield from _spoken(seen, entry, speak)


def _concerned(seen: Seen, speak: Words) -> Iterator[Piece]:
    raised = concerns(seen.record.entries).values()
    if raised:
        yield Head(speak("report-concerns"))
    for concern in raised:
        state = speak("concern-is-open" if concern.open else "concern-is-resolved")
        yield from _spoken(seen, concern.raised, speak, speak("report-beside", text=state))
        for entry in concern.told:
            if entry.fact.reason:
                yield Para(speak("form-reason"), manner=Manner.LABEL)
                yield Para(entry.fact.reason, manner=Manner.QUOTE, language=Language.UNDETERMINED)


def _spoken(seen: Seen, entry: Entry, speak: Words, beside: str = "") -> Iterator[Piece]:
    clause = seen.record.poll.clause(entry.fact.clause)
    place = clause.citation if clause else speak("comment-whole")
    author = name_of(seen.record, entry.fact.delegation, speak.language)
    yield Para(beside, f"{author} · {place}")
    yield Para(entry.fact.reason, manner=Manner.QUOTE, language=Language.UNDETERMINED)


def _seated(seen: Seen, speak: Words) -> Iterator[Piece]:
    """Who sits, in which standing, and on how many clauses each has answered."""
    poll, answered = seen.record.poll, [code for code, _ in seen.record.positions]
    table = []
    for each in in_order(present(seen), speak.language):
        done = f"{answered.count(each.code)}/{len(poll.clauses)}"
        name = f"{delegation_name(each, speak.language)} ({each.code})"
        table.append((name, speak(f"standing-{each.standing}"), done))
    heads = (speak("report-delegation"), speak("report-standing"), speak("poll-answered"))
    yield Head(speak("report-delegations"))
    yield Grid(heads, table, (50, 30, 20))


def _comments(seen: Seen, speak: Words) -> Iterator[Piece]:
    table = list(rows(seen, speak.language))
    if not table:
        return
    yield Turned()
    yield Head(speak("report-comments"))
    yield Grid(columns(speak.language), table, WIDTHS)
    yield Para(speak("comment-legend"), manner=Manner.NOTE)
