"""How the end of a poll is told in its channel: whole, or the outcome and a button to who said what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.poll import Poll, PollClause
from bot.domain.record import Record, Seen
from bot.domain.silence import ClauseFate
from bot.render.card import Action, Block, Button, Card, Heading, Items, Note, Quote, Row, Strong, Text, Tone
from bot.render.position_cards import clause_told
from bot.render.position_lines import (
    clause_line,
    closing,
    comma,
    counts,
    head_line,
    in_turn,
    name_of,
    stance_label,
)
from bot.render.position_results import fits, foot, head, results_card
from bot.render.words import words


def closed_card(seen: Seen, language: Language) -> Card:
    """The results where one message holds them; else what each clause has come to and who stands against it.

    Where even that is too long, clauses that have come to the same are told together, then nobody is named.
    """
    whole = results_card(seen, language)
    if not seen.whole or fits(whole):
        return whole
    clauses = [Items(tuple(clause_told(seen, each, language) for each in seen.record.poll.clauses))]
    alike, against = _alike(seen, language), _against(seen.record, language)
    told: tuple[Sequence[Block], ...] = ([*clauses, *against], [*alike, *against], clauses, alike)
    shorter = [_summary(seen, blocks, language) for blocks in told]
    return next((card for card in shorter if fits(card)), shorter[-1])


def adopted_card(seen: Seen, language: Language) -> Card:
    """The fate of each clause at the expiry, who broke the silence, and the statements attached.

    Where one message doesn't hold the statements, whose they are; their words only where all may see them.
    """
    fates = seen.record.fates(seen.now)
    whole = _ended(
        seen, fates, [block for each in fates for block in _statements(seen, each, language)], language
    )
    if not seen.whole or fits(whole):
        return whole
    return _ended(seen, fates, _by_clause(seen, fates, language, broken=False), language, _how(language))


def results_button(poll: Poll, language: Language) -> Row:
    """The results, for whoever presses it alone."""
    return Row((Button(words(language)("poll-results"), Action("position-results", (poll.id,))),))


def _summary(seen: Seen, clauses: Sequence[Block], language: Language) -> Card:
    shown = (*head(seen, language), *clauses, *foot(seen, language), _how(language))
    return Card((*shown, results_button(seen.record.poll, language)), language)


def _alike(seen: Seen, language: Language) -> list[Block]:
    """The counts, each once, with the clauses that have come to them."""
    record, gathered = seen.record, dict[str, list[str]]()
    for clause in record.poll.clauses:
        told = counts(record.scale, record.tally.count(clause.key), language)
        gathered.setdefault(told or words(language)("report-no-answer"), []).append(clause.citation)
    return [_named(comma(language).join(group), told, language) for told, group in gathered.items()]


def _against(record: Record, language: Language) -> list[Block]:
    """Whose counted answers block which clauses."""
    blocking = {stance.key for stance in record.scale.stances if stance.blocks}
    held = ((clause, record.on(clause.key).values()) for clause in record.poll.clauses)
    told = (
        (clause, [each for each in said if each.fact.counted and each.fact.stance in blocking])
        for clause, said in held
    )
    return _authors(record, told, language)


def _ended(
    seen: Seen, fates: Sequence[ClauseFate], statements: Iterable[Block], language: Language, *below: Block
) -> Card:
    speak, poll = words(language), seen.record.poll
    name, closes = poll.title_in(language), closing(poll, language)
    ended = speak.line("notice-expired", closes=closes)
    if poll.stopped:
        ended = speak.line("late-closed", poll=name, closes=closes)
    blocks: list[Block] = [
        Heading(speak("notice-silence-ended", poll=name)),
        Text(ended),
        Items(tuple(clause_line(each.clause, speak(f"fate-{each.fate}"), language) for each in fates)),
        *_by_clause(seen, fates, language, broken=True),
        *statements,
        Note(head_line(seen.record, language)),
        *below,
        results_button(poll, language),
    ]
    return Card(tuple(blocks), language, Tone.SUCCESS)


def _by_clause(seen: Seen, fates: Sequence[ClauseFate], language: Language, *, broken: bool) -> list[Block]:
    """Who broke the silence on which clauses, or attached a statement; nobody where positions don't show."""
    told = [(each.clause, each.by if broken else each.statements) for each in fates if seen.whole]
    return _authors(seen.record, told, language)


def _authors(
    record: Record, told: Iterable[tuple[PollClause, Sequence[Entry]]], language: Language
) -> list[Block]:
    """Whose answers these are, answer by answer; clauses that have the same from the same together."""
    gathered: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for clause, entries in told:
        for stance in record.scale.stances:
            codes = {entry.fact.delegation for entry in entries if entry.fact.stance == stance.key}
            if codes:
                where = (stance.key, tuple(in_turn(record, codes, language)))
                gathered.setdefault(where, []).append(clause.citation)
    apart = comma(language)
    return [
        _named(
            f"{apart.join(group)} · {stance_label(record.scale.key, stance, language)}",
            apart.join(name_of(record, code, language) for code in codes),
            language,
        )
        for (stance, codes), group in gathered.items()
    ]


def _statements(seen: Seen, fate: ClauseFate, language: Language) -> Iterator[Block]:
    for entry in fate.statements:
        author = name_of(seen.record, entry.fact.delegation, language)
        yield Text((Strong(f"{fate.clause.citation} · {author}"),))
        yield Quote(entry.fact.reason, Language.UNDETERMINED)


def _named(name: str, told: str, language: Language) -> Text:
    """A line of any length: unlike the lines of a list, it is broken where no message holds it."""
    return Text(("• ", Strong(name), words(language)("common-colon"), told))


def _how(language: Language) -> Note:
    return Note(words(language)("notice-results-alone"))
