"""The table of comments, in the eight columns of the IEC and ISO template, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.comments import Comment, comments
from bot.domain.language import Language
from bot.domain.ledger import Act
from bot.domain.record import Seen
from bot.render.position_lines import comma, in_turn, name_of, stance_label
from bot.render.words import Words, words

COLUMNS = ("member", "line", "clause", "paragraph", "type", "comments", "change", "observations")
WIDTHS = (7, 8, 11, 11, 9, 24, 18, 12)


def columns(language: Language) -> tuple[str, ...]:
    """The headings of the eight columns."""
    return tuple(words(language)(f"comment-{column}") for column in COLUMNS)


def rows(seen: Seen, language: Language) -> Iterator[tuple[str, ...]]:
    """A row a comment, by clause, delegations in the order of the reader's language.

    Line, paragraph and type are left to whoever commented, but that a comment on the whole text is general.
    """
    speak = words(language)
    for comment in _ordered(seen, language):
        clause = comment.clause
        yield (
            comment.delegation,
            "",
            clause.citation if clause else speak("comment-whole"),
            "",
            "" if clause else "ge",
            "\n".join(_said(seen, comment, speak)),
            comment.entry.fact.proposal,
            "\n".join(_observed(seen, comment, speak)),
        )


def _ordered(seen: Seen, language: Language) -> Sequence[Comment]:
    found = comments(seen.record, seen.now)
    turn = in_turn(seen.record, (each.delegation for each in found), language)
    rank = {code: number for number, code in enumerate(turn)}
    return sorted(found, key=lambda each: (_number(each), rank[each.delegation]))


def _number(comment: Comment) -> int:
    return comment.clause.number if comment.clause else -1


def _said(seen: Seen, comment: Comment, speak: Words) -> Iterator[str]:
    fact = comment.entry.fact
    match fact.act:
        case Act.CONCERN:
            yield speak("comment-concern")
        case Act.EXPLAINED:
            yield speak(f"comment-explained-{fact.stance}")
        case _:
            yield stance_label(seen.record.poll.scale, fact.stance, speak.language)
    if fact.condition:
        yield label("form-condition", speak)
        yield fact.condition
    if fact.reason:
        yield fact.reason


def _observed(seen: Seen, comment: Comment, speak: Words) -> Iterator[str]:
    """What is on record about it; the rest of the column is the secretariat's to fill in."""
    fact = comment.entry.fact
    yield from marks(comment.entry.fact.act, fact.source, speak)
    if fact.late:
        yield speak("poll-late")
    elif not fact.counted and fact.stance and fact.act is not Act.EXPLAINED:
        yield speak("poll-not-counted")
    if comment.sponsors:
        named = [name_of(seen.record, code, speak.language) for code in comment.sponsors]
        yield label("report-sponsors", speak) + comma(speak.language).join(named)
    if comment.settled is not None:
        yield speak("concern-is-resolved")
        if comment.settled:
            yield comment.settled


def marks(act: Act, source: str, speak: Words) -> Iterator[str]:
    """How an answer came to be on record where the delegation did not give it itself, on this text."""
    if act is Act.BEHALF:
        yield speak("report-behalf", source=source)
    elif act is Act.CARRIED:
        yield speak("report-carried")


def label(key: str, speak: Words) -> str:
    """The word of a key, as it stands before what it announces."""
    return labelled(speak(key), speak)


def labelled(text: str, speak: Words) -> str:
    """The same of any text: each language has its own colon."""
    return speak("report-label", label=text)
