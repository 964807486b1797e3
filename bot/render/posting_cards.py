"""What was posted, in cards: announcements, sources, rules, the language board, why something was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from bot.domain.compare import Compared
from bot.domain.document import Expression
from bot.domain.language import OFFICIAL, Language
from bot.domain.poll import Poll
from bot.domain.posting import Posting, What, ordered
from bot.domain.progress import Progress
from bot.domain.symbol import Symbol
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
    Moment,
    Note,
    Quote,
    Row,
    Strong,
    Text,
    Tone,
)
from bot.render.comparisons import redlined
from bot.render.filing import tags
from bot.render.references import document_name
from bot.render.terminal import terminal
from bot.render.words import Words, words

FIRST = 350  # characters of a document shown in its announcement
MOST = 12  # lines of a list
LONGEST = 300  # characters of a change shown word by word
LISTED = 6  # changes named in an announcement


@dataclass(frozen=True, slots=True)
class Revised:
    """What a revision changed in the version `before`, and which positions that touches.

    `touched` are the clauses on which positions were taken that read otherwise now: label, poll, how many.
    """

    before: Symbol
    changes: tuple[Compared, ...] = ()
    touched: tuple[tuple[str, Poll, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """How far a document has come: comments `until` when by which `rule`, `to` whom it is, or was, sent on,
    and the `later` version that supersedes it.
    """

    progress: Progress = Progress.POSTED
    until: datetime | None = None
    rule: str = ""
    to: str = ""
    later: Symbol | None = None


@dataclass(frozen=True, slots=True)
class Announced:
    """A document as it is announced: what was posted of it, and what the library has of that.

    `promised` is what it says will be posted: clause and number, its label, the place; `poll` the one open
    on it; `due` its next deadline and what is due then.
    """

    what: What
    postings: tuple[Posting, ...]
    added: tuple[Language, ...] = ()
    held: Expression | None = None
    opening: str = ""
    trouble: str = ""
    corrects: tuple[str, ...] = ()
    revised: Revised | None = None
    promised: tuple[tuple[str, str, str], ...] = ()
    course: Course = Course()
    poll: str = ""
    due: tuple[datetime, str] | None = None

    @property
    def symbol(self) -> Symbol:
        first = self.postings[0]
        return self.held.symbol if self.held and not first.named else first.symbol


def announcement_card(shown: Announced, language: Language) -> Card:
    """A document that was posted: what it is, in which languages, what it begins with, what to do with it."""
    speak, first = words(language), shown.postings[0]
    named = first.named or shown.held is not None
    name = document_name(shown.symbol, language) if named else (first.title or first.address)
    blocks: list[Block] = [Heading(speak(f"posting-{shown.what}", document=name))]
    title = (shown.held.title if shown.held else "") or first.title
    if title not in {"", name, PurePath(first.key).stem if first.named else ""}:
        blocks.append(Text((Strong(title[:300]),)))
    blocks.append(Facts(tuple(_facts(shown, speak))))
    blocks += _course(shown.course, speak, language)
    if shown.opening and shown.held:
        blocks.append(Quote(short(shown.opening, FIRST), shown.held.language))
    if shown.revised:
        blocks += _changes(shown.revised, speak, language)
    if shown.trouble:
        blocks.append(Note(_trouble(shown, speak, language)))
    if shown.promised:
        lines = [
            speak("posting-promises", clause=label, place=place or "–")
            for _, label, place in shown.promised[:LISTED]
        ]
        blocks.append(Items(tuple(lines)))
    if buttons := _buttons(shown, speak):
        blocks.append(Row(buttons))
    return Card(
        tuple(blocks), language, Tone.PRIMARY, tags=tags(first.kind, shown.what, shown.course.progress)
    )


def done_card(key: str, language: Language, **details: object) -> Card:
    """One line that says what was done."""
    return Card((Text(words(language)(key, **details)),), language, Tone.SUCCESS)


def missing_card(symbol: Symbol, language: Language) -> Card:
    return Card(
        (Text(words(language)("posting-number-missing", document=document_name(symbol, language))),), language
    )


def many_card(name: str, count: int, first: Sequence[Posting], language: Language) -> Card:
    """That a great many documents appeared at once: how many, and the first of them."""
    speak = words(language)
    lines = tuple(posted_name(each, language) for each in first)
    blocks = (Heading(speak("posting-many", name=name, count=count)), Items(lines))
    return Card((*blocks, Note(speak("posting-many-rest"))), language, Tone.PRIMARY)


def posted_name(posting: Posting, language: Language) -> str:
    """What a document is called in a list: its symbol, or as its place calls it where it bears none."""
    name = document_name(posting.symbol, language) if posting.named else posting.title or posting.key
    return short(name, 120)


def _changes(revised: Revised, speak: Words, language: Language) -> list[Block]:
    """What a revision changed, clause by clause, and which positions that touches."""
    name = document_name(revised.before, language)
    if not revised.changes:
        return [Note(speak("posting-unchanged", document=name))]
    blocks: list[Block] = [Text((Strong(speak("posting-changes", document=name)),))]
    blocks.append(Items(tuple(_change(each, speak) for each in revised.changes[:LISTED])))
    if more := len(revised.changes) - LISTED:
        blocks += [Note(speak("posting-more-changes", count=more))] if more > 0 else []
    touched = revised.touched[:LISTED]
    lines = [
        speak("posting-touched", clause=label, poll=poll.title_in(language)[:80], count=count)
        for label, poll, count in touched
    ]
    return [*blocks, Items(tuple(lines))] if lines else blocks


def _change(one: Compared, speak: Words) -> Line:
    clause = one.new or one.old
    name = (clause.label or clause.section or clause.text[:30]) if clause else ""
    head = f"{name}{speak('common-colon')}{speak(f'posting-was-{one.change}')}"
    redline = redlined(one.pieces)
    parts = redline if isinstance(redline, tuple) else (redline,)
    if len(terminal(Card((Text(parts),), Language.EN))) > LONGEST:
        return head
    return (head, " · ", *parts)


def _trouble(shown: Announced, speak: Words, language: Language) -> str:
    if shown.trouble != "document-other":
        return speak("posting-unread")
    if shown.held is None:
        return speak("posting-other")
    return speak("posting-other-named", document=document_name(shown.held.symbol, language))


def _course(course: Course, speak: Words, language: Language) -> list[Block]:
    """How far it has come, where that is more than its facts say."""
    if course.progress is Progress.SUPERSEDED and course.later:
        return [Note(speak("posting-superseded", document=document_name(course.later, language)))]
    if course.progress is Progress.CLOSED:
        return [Note(speak("posting-comments-over", to=course.to))]
    return [Note(speak("posting-sent-on", to=course.to))] if course.progress is Progress.SENT else []


def _facts(shown: Announced, speak: Words) -> list[tuple[str, Line]]:
    first = shown.postings[0]
    there = ordered(each.language for each in shown.postings)
    found: list[tuple[str, Line]] = [(speak("posting-kind"), speak(f"kind-{first.kind}"))]
    if first.submitter:
        found.append((speak("posting-submitter"), first.submitter[:200]))
    if there:
        found.append((speak("posting-languages"), _languages(there, speak)))
        missing = [each for each in OFFICIAL if each not in there]
        if missing:
            found.append((speak("posting-missing"), _languages(missing, speak)))
    if shown.corrects:
        found.append((speak("posting-corrects"), speak("common-list-separator").join(shown.corrects[:MOST])))
    if shown.course.until:
        rule = f" ({shown.course.rule})" if shown.course.rule else ""
        found.append((speak("posting-comments"), (Moment(shown.course.until), rule)))
    if shown.due:
        found.append((speak("deadline-fact-due"), (Moment(shown.due[0]), f" · {shown.due[1][:200]}")))
    return found


def _buttons(shown: Announced, speak: Words) -> tuple[Button, ...]:
    buttons = []
    if shown.held:
        buttons.append(Button(speak("posting-read"), Action("open", (shown.held.ref,)), tone=Tone.PRIMARY))
    if shown.held and shown.symbol.revision:
        buttons.append(Button(speak("posting-changed"), Action("posted-changes", (shown.held.ref,))))
    if shown.poll:
        buttons.append(Button(speak("posting-take"), Action("position-panel", (shown.poll,))))
    if shown.promised and len(buttons) < 3:
        action = Action("promise-draft", tuple(shown.promised[0][0].split()))
        buttons.append(Button(speak("promise-write"), action))
    if shown.postings[0].named:
        document = shown.postings[0].document
        buttons.append(Button(speak("posting-follow"), Action("posted-follow", (document,))))
    address = next((each.address for each in shown.postings if each.address), "")
    if address.startswith(("http://", "https://")) and len(address) <= 512:
        buttons.append(Button(speak("posting-open"), address=address))
    return tuple(buttons[:5])


def _languages(languages: Sequence[Language], speak: Words) -> str:
    return speak("common-list-separator").join(speak(f"language-{each}") for each in languages)
