"""What a poll has come to, clause by clause: whole, or a summary and then page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.poll import PollClause
from bot.domain.record import Record, Seen
from bot.render.card import (
    Action,
    Block,
    Card,
    Choice,
    Facts,
    Heading,
    Items,
    Note,
    Quote,
    Row,
    Select,
    Strong,
    Text,
)
from bot.render.position_cards import clause_told, facts, groups
from bot.render.position_lines import (
    comma,
    head_line,
    in_turn,
    name_of,
    own_words,
    said,
    says_no_more,
    stance_label,
)
from bot.render.terminal import terminal
from bot.render.turning import turning
from bot.render.words import words

Unit = Sequence[Block]
"""Blocks that stay together: one delegation's answer with its words."""


def results_card(seen: Seen, language: Language) -> Card:
    """Clause by clause, each answer with its delegations in the order of the reader's language."""
    blocks = [*head(seen, language)]
    if not seen.whole:
        blocks.append(Text(words(language)(f"visibility-{seen.record.poll.visibility}")))
        return Card(tuple(blocks), language)
    for clause in seen.record.poll.clauses:
        blocks += [Text(clause_told(seen, clause, language)), *chain(*_answers(seen, clause, language))]
    return Card((*blocks, *foot(seen, language)), language)


def results_page(seen: Seen, number: int, language: Language) -> Card:
    """One of the pages; `number` is brought within those that there are."""
    pages = results_pages(seen, language)
    return pages[min(max(number, 0), len(pages) - 1)]


def results_pages(seen: Seen, language: Language) -> Sequence[Card]:
    """The results where one message holds them; else what each clause has come to, and then, clause by
    clause, who answered it and how.
    """
    whole = results_card(seen, language)
    if not seen.whole or fits(whole):
        return [whole]
    pages, firsts = [*_summary(seen, language)], list[Choice]()
    pages[0] = [*pages[0], Note(words(language)("poll-results-file"))]
    for clause in seen.record.poll.clauses:
        if detail := [*_detail(seen, clause, language)]:
            firsts.append(Choice(clause.citation, str(len(pages))))
            pages += detail
    return [
        Card((*page, *_turning(seen, place, len(pages), firsts, language)), language)
        for place, page in enumerate(pages)
    ]


def fits(card: Card) -> bool:
    """Whether one message holds it."""
    return _weight(card.blocks, card.language) <= PAGE


def head(seen: Seen, language: Language) -> Iterator[Block]:
    """What was asked, and how it stands."""
    yield Heading(words(language)("poll-results-of", poll=seen.record.poll.title_in(language)))
    yield Facts(tuple(facts(seen, language)))


def foot(seen: Seen, language: Language) -> Iterator[Block]:
    """Region by region, and the head of the ledger."""
    yield from groups(seen, language)
    yield Note(head_line(seen.record, language))


def _turning(
    seen: Seen, place: int, pages: int, firsts: Sequence[Choice], language: Language
) -> Iterator[Block]:
    """Page by page, and to the first of a clause where a list to choose from holds them."""
    poll, speak = seen.record.poll, words(language)
    if 1 < len(firsts) <= _MOST_CHOICES:
        yield Row(Select(speak("panel-choose"), tuple(firsts), Action(_TURN, (poll.id,))))
    yield from turning(place, pages, lambda page: Action(_TURN, (poll.id, str(page))), speak)


def _summary(seen: Seen, language: Language) -> Iterator[Unit]:
    lines = [[Items((clause_told(seen, clause, language),))] for clause in seen.record.poll.clauses]
    yield from _paged([[*head(seen, language)], *lines, [*foot(seen, language)]], (), language)


def _detail(seen: Seen, clause: PollClause, language: Language) -> Iterator[Unit]:
    """A clause from a page of its own on, its counts at the head of each; none where nobody answered it."""
    if answers := list(_answers(seen, clause, language)):
        yield from _paged(answers, (Text(clause_told(seen, clause, language)),), language)


def _paged(units: Sequence[Unit], head: Unit, language: Language) -> Iterator[Unit]:
    """Pages of as many units as a message holds, each below the same head."""
    page, left = [*head], _room(head, language)
    for unit in chain.from_iterable(_short(unit, language) for unit in units):
        taken = _weight(unit, language)
        if len(page) > len(head) and taken > left:
            yield page
            page, left = [*head], _room(head, language)
        page += unit
        left -= taken
    yield page


def _room(head: Unit, language: Language) -> int:
    return PAGE - _weight(head, language)


def _short(unit: Unit, language: Language) -> Iterator[Unit]:
    """The unit, or its blocks apart where it alone is too long for a page, long words in pieces."""
    if _weight(unit, language) <= PAGE // 2:
        yield unit
        return
    for block in unit:
        if isinstance(block, Quote):
            yield from ([replace(block, text=piece)] for piece in _pieces(block.text))
        else:
            yield [block]


def _pieces(text: str) -> Iterator[str]:
    """A text as it stands, broken behind a blank where there is one."""
    while len(text) > PAGE // 2:
        cut = text.rfind(" ", PAGE // 4, PAGE // 2) + 1 or PAGE // 2
        yield text[:cut]
        text = text[cut:]
    yield text


def _weight(blocks: Unit, language: Language) -> int:
    """How much of a message they fill, about, in characters; there may be but so many quotations in one."""
    quotes = sum(isinstance(block, Quote) for block in blocks)
    letters = len(terminal(Card(tuple(blocks), language))) + _A_BLOCK * len(blocks)
    return max(letters, PAGE * quotes // _MOST_QUOTES)


def _answers(seen: Seen, clause: PollClause, language: Language) -> Iterator[Unit]:
    """Answer by answer in the order of the scale: who said no more together, then each with its words."""
    record = seen.record
    for stance in record.scale.stances:
        said_so = {
            code: entry for code, entry in record.on(clause.key).items() if entry.fact.stance == stance.key
        }
        brief = {code for code, entry in said_so.items() if says_no_more(entry)}
        if brief:
            told = comma(language).join(
                name_of(record, each, language) for each in in_turn(record, brief, language)
            )
            label = stance_label(record.scale.key, stance.key, language)
            yield [Text(("• ", Strong(label), f"{words(language)('common-colon')}{told}"))]
        for code in in_turn(record, said_so.keys() - brief, language):
            yield [*_answer(record, said_so[code], language)]


def _answer(record: Record, entry: Entry, language: Language) -> Iterator[Block]:
    mark = "" if entry.fact.counted else f" ({words(language)('poll-not-counted')})"
    told = f"{mark}{words(language)('common-colon')}{said(entry, record.poll.scale, language)}"
    yield Text(("• ", Strong(name_of(record, entry.fact.delegation, language)), told))
    yield from own_words(entry, language)


PAGE = 3400  # characters: with what marks it up, it fits a message
_A_BLOCK = 6  # characters that a block takes besides its words
_MOST_QUOTES = 16
_MOST_CHOICES = 25
_TURN = "position-results-page"
