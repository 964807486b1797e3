"""One clause in the compiled report: its text, the counts, and who said what, answer by answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.comments import late
from bot.domain.floor import all_sponsors
from bot.domain.language import Language
from bot.domain.ledger import Act, Entry
from bot.domain.poll import PollClause
from bot.domain.record import Record, Seen
from bot.domain.silence import ClauseFate
from bot.render.comments import label, labelled, marks
from bot.render.delegations import in_order
from bot.render.paper import Head, Manner, Para, Piece
from bot.render.position_lines import comma, in_turn, name_of, names, says_no_more, stance_label
from bot.render.words import Words, words


def fates(seen: Seen) -> Mapping[str, ClauseFate]:
    """What has become of each clause of a silence procedure, by key; empty of another poll."""
    if not seen.record.poll.silence:
        return {}
    return {fate.clause.key: fate for fate in seen.record.fates(seen.now)}


def all_clauses(seen: Seen, language: Language) -> Iterator[Piece]:
    """Every clause as polled, in the reader's language where it was held in it, and all that stands on it."""
    held, came = _by_clause(seen.record.positions.values()), _by_clause(late(seen.record))
    behind, become = all_sponsors(seen.record.entries), fates(seen)
    for clause in seen.record.poll.clauses:
        said = _Said(
            seen, clause, held.get(clause.key, {}), came.get(clause.key, {}), become.get(clause.key), behind
        )
        yield from _clause(said, words(language))


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said on a clause, by delegation: what stands, what came late; and who is behind proposals."""

    seen: Seen
    clause: PollClause
    held: Mapping[str, Entry]
    late: Mapping[str, Entry]
    fate: ClauseFate | None
    behind: Mapping[str, tuple[str, ...]]

    @property
    def record(self) -> Record:
        return self.seen.record


def _by_clause(entries: Iterable[Entry]) -> dict[str, dict[str, Entry]]:
    found: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        found.setdefault(entry.fact.clause, {})[entry.fact.delegation] = entry
    return found


def _clause(told: _Said, speak: Words) -> Iterator[Piece]:
    clause, poll, language = told.clause, told.record.poll, speak.language
    spoken = language if language in clause.texts else poll.language
    yield Head(clause.citation, 2)
    yield Para(clause.in_language(language), manner=Manner.QUOTE, language=spoken)
    if spoken is not language:
        yield Para(speak("report-other-language", language=speak(f"language-{spoken}")), manner=Manner.NOTE)
    if fate := told.fate:
        yield Para(speak(f"fate-{fate.fate}"), label("report-fate", speak))
    yield from _answers(told, speak)
    yield from _silent(told, speak)
    yield from _late(told, speak)


def _answers(told: _Said, speak: Words) -> Iterator[Piece]:
    """Answer by answer in the order of the scale: those that said no more, then each with its words."""
    record = told.record
    for stance in record.scale.stances:
        said = {code: entry for code, entry in told.held.items() if entry.fact.stance == stance.key}
        if not said:
            continue
        counted = sum(entry.fact.counted for entry in said.values())
        answer = stance_label(record.poll.scale, stance.key, speak.language)
        shown = speak("report-counted", label=answer, number=counted)
        brief = [code for code, entry in said.items() if _brief(entry)]
        named = comma(speak.language).join(_names(record, brief, speak))
        yield Para(named, labelled(shown, speak) if brief else shown)
        for code in in_turn(record, said.keys() - set(brief), speak.language):
            yield from _entry(told, said[code], speak)


def _silent(told: _Said, speak: Words) -> Iterator[Piece]:
    """Who counts and gave no answer; under silence that is consent."""
    quiet = [each for each in told.record.roll(told.seen.now) if each.code not in told.held]
    if quiet:
        answer = speak("report-silent" if told.record.poll.silence else "report-no-answer")
        shown = labelled(speak("report-counted", label=answer, number=len(quiet)), speak)
        yield Para(names(in_order(quiet, speak.language), speak.language), shown)


def _late(told: _Said, speak: Words) -> Iterator[Piece]:
    if told.late:
        yield Para("", speak("poll-late"))
    for code in in_turn(told.record, told.late, speak.language):
        entry = told.late[code]
        answer = stance_label(told.record.poll.scale, entry.fact.stance, speak.language)
        yield from _entry(told, entry, speak, answer)


def _entry(told: _Said, entry: Entry, speak: Words, answer: str = "") -> Iterator[Piece]:
    """A delegation with how its answer came on record, and its own words in the language it wrote them in."""
    fact = entry.fact
    beside = list(marks(fact.act, fact.source, speak))
    beside += [] if fact.counted or fact.late else [speak("poll-not-counted")]
    mark = speak("report-beside", text=comma(speak.language).join(beside)) if beside else ""
    name = name_of(told.record, fact.delegation, speak.language)
    yield Para(f"{answer}{mark}", labelled(name, speak) if answer else name, Manner.ITEM)
    own = {"form-condition": fact.condition, "form-reason": fact.reason, "form-proposal": fact.proposal}
    for key, text in own.items():
        if text:
            yield Para(speak(key), manner=Manner.LABEL)
            yield Para(text, manner=Manner.QUOTE, language=Language.UNDETERMINED)
    behind = [code for code in told.behind.get(entry.hash, ()) if code != fact.delegation]
    if fact.proposal and behind:
        named = comma(speak.language).join(_names(told.record, behind, speak))
        yield Para(named, label("report-sponsors", speak), Manner.ITEM)


def _brief(entry: Entry) -> bool:
    """Whether who answered says it all."""
    return entry.fact.act is Act.POSITION and says_no_more(entry)


def _names(record: Record, codes: Iterable[str], speak: Words) -> list[str]:
    return [name_of(record, code, speak.language) for code in in_turn(record, codes, speak.language)]
