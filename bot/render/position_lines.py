"""The small pieces that cards of polls are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.delegation import Delegation
from bot.domain.language import Language
from bot.domain.ledger import Act, Entry
from bot.domain.poll import Poll, PollClause
from bot.domain.position import Count
from bot.domain.record import Record
from bot.domain.scale import Scale
from bot.domain.times_told import last_close
from bot.render.brevity import short
from bot.render.card import Block, Line, Moment, Note, Quote, Strong
from bot.render.delegations import delegation_name, in_order
from bot.render.times import moment
from bot.render.words import words

SEPARATOR = " · "


def stance_label(scale: str, stance: str, language: Language) -> str:
    """An answer as it is called on its scale."""
    return words(language)(f"stance-{scale}-{stance}")


def closing(poll: Poll, language: Language) -> Moment:
    """When it closes, or has closed."""
    return moment(poll.closes, poll.zone, language)


def name_of(record: Record, code: str, language: Language) -> str:
    """The delegation's name; its code where it is known no more."""
    seat = record.seats.named(code)
    return delegation_name(seat, language) if seat else code


def in_turn(record: Record, codes: Iterable[str], language: Language) -> list[str]:
    """These delegations' codes in the order of their names in that language; the last, those unknown."""
    wanted = set(codes)
    known = [seat for code in wanted if (seat := record.seats.named(code))]
    return [seat.code for seat in in_order(known, language)] + sorted(wanted - {seat.code for seat in known})


def names(delegations: Sequence[Delegation], language: Language) -> str:
    """Names in the order given, with the language's own comma."""
    return comma(language).join(delegation_name(each, language) for each in delegations)


def comma(language: Language) -> str:
    """What stands between the names of a list."""
    return {Language.AR: "، ", Language.ZH: "、"}.get(language, ", ")


def counts(scale: Scale, count: Count, language: Language) -> str:
    """`Support 5 · Objection 1 (1 on a condition)`; "" where nobody has answered."""
    speak = words(language)
    told: list[str] = []
    for stance in scale.stances:
        if number := count.stances.get(stance.key, 0):
            label = stance_label(scale.key, stance.key, language)
            limited = count.conditional.get(stance.key, 0)
            beside = f" ({speak('poll-conditional', count=limited)})" if limited else ""
            told.append(f"{label} {number}{beside}")
    return SEPARATOR.join(told)


def clause_line(clause: PollClause, told: str, language: Language) -> Line:
    """`2.1: …`, the citation standing out."""
    return (Strong(clause.citation), *((words(language)("common-colon"), told) if told else ()))


def said(entry: Entry, scale: str, language: Language) -> str:
    """What an entry says in one line: the answer, and its condition where it has one."""
    if entry.fact.act is Act.WITHDRAWN:
        return words(language)("position-withdrawn")
    label = stance_label(scale, entry.fact.stance, language)
    if not entry.fact.condition:
        return label
    condition = short(entry.fact.condition, _SHORT)
    return words(language)("poll-on-condition", stance=label, condition=condition)


def says_no_more(entry: Entry) -> bool:
    """Whether the answer is all that it says, and counts."""
    fact = entry.fact
    return fact.counted and not (fact.reason or fact.proposal or fact.condition)


def own_words(entry: Entry, language: Language) -> Iterator[Block]:
    """A delegation's own words whole, in the language in which it wrote them."""
    fact, speak = entry.fact, words(language)
    told = {"form-reason": fact.reason, "form-proposal": fact.proposal}
    if len(fact.condition) > _SHORT:
        told["form-condition"] = fact.condition
    for title, text in told.items():
        if text:
            yield Note(speak(title))
            yield Quote(text, Language.UNDETERMINED)


def head_line(record: Record, language: Language) -> str:
    """The end of the ledger as it was at the close or, where it is open, as it is now."""
    close = last_close(record.entries)
    length, head = (close.sequence, close.hash) if close else (record.kept.length, record.kept.head)
    return words(language)("poll-head", count=length, head=head)


_SHORT = 200  # characters of a condition shown beside the answer
