"""A delegate's private panel: every clause, the delegation's own answer, and how to change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.delegation import Voice
from bot.domain.language import Language
from bot.domain.ledger import Act, Entry
from bot.domain.poll import PollClause
from bot.domain.record import Record
from bot.domain.redline import redline
from bot.domain.scale import Need, Stance
from bot.render.brevity import short
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Choice,
    Field,
    Form,
    Heading,
    Items,
    Line,
    Note,
    Quote,
    Row,
    Select,
    Strong,
    Text,
    Tone,
)
from bot.render.comparisons import redlined
from bot.render.delegations import delegation_name
from bot.render.position_cards import answer_button
from bot.render.position_lines import clause_line, closing, comma, own_words, said, stance_label
from bot.render.references import document_name
from bot.render.words import Words, words

_MOST_REDLINED = 3000  # characters: what is longer is quoted as it was
PAGE = 20  # clauses that one page of the panel lists: a select holds 25, a message 4,000 characters


def panel_card(record: Record, voice: Voice, page: int, language: Language) -> Card:
    """All clauses with the delegation's own answers; choose one, or answer all alike."""
    speak, poll = words(language), record.poll
    name = delegation_name(voice.delegation, language)
    shown = poll.clauses[page * PAGE : (page + 1) * PAGE]
    lines = tuple(clause_line(each, _own_words(record, voice, each, language), language) for each in shown)
    closes: Line = (speak("poll-closes"), " ", closing(poll, language))
    blocks: list[Block] = [
        Heading(speak("panel-of", delegation=name)),
        Text((Strong(poll.title_in(language)),)),
        Note(closes),
        Items(lines),
        Note(_how(voice, name, speak)),
        Row(_clause_select(record, voice, shown, language)),
        Row(_same_select(record, voice, language)),
    ]
    if buttons := tuple(_panel_buttons(record, voice, page, speak)):
        blocks.append(Row(buttons))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def which_card(voices: Sequence[Voice], action: Action, language: Language) -> Card:
    """For which of several delegations: `action`, with its code added, does for it what was asked."""
    names = [delegation_name(voice.delegation, language) for voice in voices]
    buttons = [
        Button(short(name, 80), Action(action.verb, (*action.args, voice.delegation.code)))
        for name, voice in zip(names, voices, strict=True)
    ]
    told = words(language)("error-position-which", delegations=comma(language).join(names))
    rows = [Row(tuple(buttons[first : first + 5])) for first in range(0, len(buttons[:20]), 5)]
    return Card((Text(told), *rows), language, Tone.PRIMARY)


def clause_panel(record: Record, voice: Voice, number: int, language: Language) -> Card:
    """One clause whole, the delegation's answer, and the answers to choose from."""
    speak, poll = words(language), record.poll
    clause = poll.clauses[number]
    code = voice.delegation.code
    spoken = language if language in clause.texts else poll.language
    own = (speak("panel-own"), " ", Strong(_own_words(record, voice, clause, language)))
    blocks: list[Block] = [
        Text((Strong(clause.citation), " · ", delegation_name(voice.delegation, language))),
        Quote(clause.in_language(language), spoken),
        *changed_from(record, clause, language),
        Text(own),
        *_own_reason(record, voice, clause, language),
        Row(tuple(answer_button(poll, clause, each, language, code) for each in record.scale.stances)),
    ]
    if conditional := tuple(_conditional(record, clause, code, language)):
        blocks.append(Row(conditional))
    blocks.append(Row((*_ways(record, number, code, speak), *_withdrawal(record, voice, clause, speak))))
    return Card(tuple(blocks), language, Tone.PRIMARY)


def answer_form(
    record: Record, number: int, stance: Stance, code: str, language: Language, *, own: Entry | None = None
) -> Form:
    """What an answer needs, with the delegation's `own` words so far; `number` -1 is every clause."""
    speak, poll = words(language), record.poll
    label = stance_label(poll.scale, stance.key, language)
    place = speak("panel-all-clauses") if number < 0 else poll.clauses[number].citation
    action = Action("position-said", (poll.id, str(number), stance.key, code))
    title = f"{short(place, 44 - len(label))} {label}"[:45]
    return Form(title, tuple(_fields(stance, own, speak)), action)


def _fields(stance: Stance, entry: Entry | None, speak: Words) -> Iterator[Field]:
    fact = entry.fact if entry else None
    if stance.conditional:
        hint, text = speak("form-condition-hint"), fact.condition if fact else ""
        yield Field("condition", speak("form-condition"), text, required=False, long=True, hint=hint)
    if stance.conditional or Need.REASON in stance.needs:
        hint, text = speak("form-any-language"), fact.reason if fact else ""
        needed = Need.REASON in stance.needs
        yield Field("reason", speak("form-reason"), text, required=needed, long=True, hint=hint)
    if Need.PROPOSAL in stance.needs:
        hint, text = speak("form-proposal-hint"), fact.proposal if fact else ""
        yield Field("proposal", speak("form-proposal"), text, long=True, hint=hint)


def changed_from(record: Record, clause: PollClause, language: Language) -> Iterator[Block]:
    """What has changed in a clause since the revision before, marked word by word."""
    old = record.before(clause)
    if old is None or record.earlier is None:
        return
    spoken = language if language in old.texts and language in clause.texts else record.poll.language
    yield Note(words(language)("panel-changed", symbol=document_name(record.earlier.symbol, language)))
    before, after = old.in_language(spoken), clause.in_language(spoken)
    if len(before) + len(after) > _MOST_REDLINED:
        yield Quote(before, spoken)
        return
    yield Text(redlined(redline(before, after)))


def own_entry(record: Record, code: str, clause: PollClause) -> Entry | None:
    """What the delegation says on a clause: a draft that waits, else its position."""
    where = (code, clause.key)
    return record.drafts.get(where) or record.positions.get(where)


def _own_words(record: Record, voice: Voice, clause: PollClause, language: Language) -> str:
    speak = words(language)
    entry = own_entry(record, voice.delegation.code, clause)
    if entry is None:
        return speak("panel-silent" if record.poll.silence else "panel-none")
    told = said(entry, record.poll.scale, language)
    match entry.fact.act:
        case Act.DRAFT:
            return speak("panel-draft", stance=told)
        case Act.BEHALF:
            return speak("panel-behalf", stance=told, source=entry.fact.source)
        case Act.CARRIED:
            return speak("panel-carried", stance=told)
    return told


def _own_reason(record: Record, voice: Voice, clause: PollClause, language: Language) -> Iterator[Block]:
    if entry := own_entry(record, voice.delegation.code, clause):
        yield from own_words(entry, language)


def _how(voice: Voice, name: str, speak: Words) -> str:
    return speak("panel-speaks" if voice.speaks else "panel-drafts", delegation=name)


def _clause_select(record: Record, voice: Voice, shown: tuple[PollClause, ...], language: Language) -> Select:
    choices = tuple(
        Choice(
            short(f"{clause.citation} · {clause.in_language(language)}", 100),
            str(clause.number),
            short(_own_words(record, voice, clause, language), 100),
        )
        for clause in shown
    )
    action = Action("position-clause", (record.poll.id, voice.delegation.code))
    return Select(words(language)("panel-choose"), choices, action)


def _same_select(record: Record, voice: Voice, language: Language) -> Select:
    """One answer for every clause at once, or for those not yet answered."""
    speak, scale = words(language), record.scale
    choices: list[Choice] = []
    for stance in scale.stances:
        label = stance_label(scale.key, stance.key, language)
        which = "ask" if stance.needs else "all"
        choices.append(Choice(speak("panel-all", stance=label), f"{which}.{stance.key}"))
        if not stance.needs:
            choices.append(Choice(speak("panel-missing", stance=label), f"missing.{stance.key}"))
    action = Action("position-same", (record.poll.id, voice.delegation.code))
    return Select(speak("panel-same"), tuple(choices), action)


def _panel_buttons(record: Record, voice: Voice, page: int, speak: Words) -> Iterator[Button]:
    poll, code = record.poll, voice.delegation.code
    waiting = sum(drafted == code for drafted, _ in record.drafts)
    if waiting and voice.speaks:
        confirm = Action("position-confirm", (poll.id, code))
        yield Button(speak("panel-confirm", count=waiting), confirm, tone=Tone.SUCCESS)
    if page:
        yield Button(speak("panel-earlier"), Action("position-page", (poll.id, str(page - 1), code)))
    if len(poll.clauses) > (page + 1) * PAGE:
        yield Button(speak("panel-later"), Action("position-page", (poll.id, str(page + 1), code)))


def _conditional(record: Record, clause: PollClause, code: str, language: Language) -> Iterator[Button]:
    """Support on a condition, where the scale has it."""
    for stance in record.scale.stances:
        if stance.conditional and not stance.needs:
            label = stance_label(record.poll.scale, stance.key, language)
            action = Action("position-form", (record.poll.id, str(clause.number), stance.key, code))
            yield Button(words(language)("panel-if", stance=label), action)


def _withdrawal(record: Record, voice: Voice, clause: PollClause, speak: Words) -> Iterator[Button]:
    """Taking the answer back, for those whose word it is."""
    code = voice.delegation.code
    if voice.speaks and own_entry(record, code, clause):
        action = Action("position-withdraw", (record.poll.id, str(clause.number), code))
        yield Button(speak("panel-withdraw"), action, tone=Tone.DANGER)


def _ways(record: Record, number: int, code: str, speak: Words) -> Iterator[Button]:
    poll = record.poll
    last = len(poll.clauses) - 1
    yield Button(speak("panel-back"), Action("position-page", (poll.id, str(number // PAGE), code)))
    if number > 0:
        yield Button(speak("panel-earlier"), Action("position-turn", (poll.id, str(number - 1), code)))
    if number < last:
        yield Button(speak("panel-later"), Action("position-turn", (poll.id, str(number + 1), code)))
