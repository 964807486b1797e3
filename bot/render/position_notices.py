"""What the bot says of a poll unasked, made when it is sent from what is true then."""

from __future__ import annotations

from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.news import News
from bot.domain.poll import Poll
from bot.domain.record import Seen
from bot.domain.silence import Fate
from bot.render.card import (
    Action,
    Block,
    Button,
    Card,
    Facts,
    Heading,
    Items,
    Note,
    Quote,
    Row,
    Strong,
    Text,
    Tone,
)
from bot.render.position_cards import poll_card
from bot.render.position_closing import adopted_card, closed_card, results_button
from bot.render.position_lines import clause_line, closing, name_of, own_words, said
from bot.render.position_panel import changed_from
from bot.render.references import document_name
from bot.render.words import words


def notice_card(news: News, seen: Seen, entry: Entry | None, language: Language) -> Card | None:
    """The card of a notice; None where it has nothing to say any more. `seen` is as its reader may see it."""
    match news:
        case News.OPENED:
            return poll_card(seen, language)
        case News.CLOSED:
            return closed_card(seen, language)
        case News.ADOPTED:
            return adopted_card(seen, language)
        case News.NUDGE | News.AGAIN | News.DRAFTED:
            return _nudge(news, seen, language)
    return _of_entry(news, seen, entry, language) if entry else None


def _of_entry(news: News, seen: Seen, entry: Entry, language: Language) -> Card | None:
    match news:
        case News.BROKEN:
            return _broken(seen, entry, language)
        case News.EXTENDED | News.REOPENED:
            return _moved(news, seen, entry, language)
        case News.EXPLAINED:
            return _explained(seen, entry, language)
        case News.BEHALF:
            return _behalf(seen, entry, language)
        case News.OUTCOME:
            return _outcome(seen, entry, language)
    return None


def _broken(seen: Seen, entry: Entry, language: Language) -> Card:
    """At once: this clause is not adopted; the others live on."""
    speak, poll = words(language), seen.record.poll
    clause = poll.clause(entry.fact.clause)
    place = clause.citation if clause else entry.fact.clause
    blocks: list[Block] = [Heading(speak("notice-broken", clause=place, poll=poll.title_in(language)))]
    if seen.whole:
        author = name_of(seen.record, entry.fact.delegation, language)
        blocks += [
            Text((Strong(author), speak("common-colon"), said(entry, poll.scale, language))),
            *own_words(entry, language),
        ]
    if any(fate.fate is Fate.INTERIM for fate in seen.record.fates(seen.now)):
        blocks.append(Text(speak.line("notice-others-live", closes=closing(poll, language))))
    return Card((*blocks, _open(poll, language)), language, Tone.DANGER)


def _moved(news: News, seen: Seen, entry: Entry, language: Language) -> Card:
    speak, poll = words(language), seen.record.poll
    told = speak.line(f"notice-{news}", poll=poll.title_in(language), closes=closing(poll, language))
    reason = Note(speak("poll-reason", reason=entry.fact.reason))
    return Card((Text(told), reason, _open(poll, language)), language, Tone.PRIMARY)


def _explained(seen: Seen, entry: Entry, language: Language) -> Card:
    speak, poll = words(language), seen.record.poll
    author = name_of(seen.record, entry.fact.delegation, language)
    title = speak(f"notice-explained-{entry.fact.stance}", delegation=author, poll=poll.title_in(language))
    clause = poll.clause(entry.fact.clause)
    where = (Text((Strong(clause.citation),)),) if clause else ()
    return Card((Heading(title), *where, Quote(entry.fact.reason, Language.UNDETERMINED)), language)


def _behalf(seen: Seen, entry: Entry, language: Language) -> Card:
    """To the delegation's own people: what was recorded for it, and how to correct it."""
    speak, poll = words(language), seen.record.poll
    same = [each for each in seen.record.entries if each.fact.interaction == entry.fact.interaction]
    author = name_of(seen.record, entry.fact.delegation, language)
    title = speak("notice-behalf", delegation=author, poll=poll.title_in(language))
    lines = [
        clause_line(clause, said(each, poll.scale, language), language)
        for each in same
        if (clause := poll.clause(each.fact.clause))
    ]
    source = ((speak("poll-source"), entry.fact.source),)
    until = Note(speak.line("notice-correct", closes=closing(poll, language)))
    return Card((Text(title), Items(tuple(lines)), Facts(source), until, _open(poll, language)), language)


def _outcome(seen: Seen, entry: Entry, language: Language) -> Card:
    speak, poll = words(language), seen.record.poll
    blocks: list[Block] = [
        Heading(
            speak("outcome-title", poll=poll.title_in(language), symbol=document_name(poll.symbol, language))
        ),
        Quote(entry.fact.reason, Language.UNDETERMINED),
    ]
    keys = [key for key in entry.fact.clause.split(", ") if key]
    adopted = [clause for key in keys if (clause := poll.clause(key))]
    for clause in adopted:
        spoken = language if language in clause.texts else poll.language
        blocks += [
            Text((Strong(f"{speak('fate-adopted')} · {clause.citation}"),)),
            Quote(clause.in_language(language), spoken),
        ]
    if entry.fact.condition:
        blocks.append(Facts(((speak("poll-follow-up"), entry.fact.condition),)))
    return Card((*blocks, results_button(poll, language)), language, Tone.SUCCESS)


def _nudge(news: News, seen: Seen, language: Language) -> Card | None:
    """A reminder to one person alone; nothing once it has closed."""
    speak, poll = words(language), seen.record.poll
    if not poll.takes(seen.now):
        return None
    told = speak.line(f"notice-{news}", poll=poll.title_in(language), closes=closing(poll, language))
    heard = Note(speak("poll-heard", heard=seen.heard, count=seen.eligible))
    changed: list[Block] = []
    for clause in poll.clauses if news is News.AGAIN else ():
        if redlines := list(changed_from(seen.record, clause, language)):
            changed += [Text((Strong(clause.citation),)), *redlines]
    return Card((Text(told), *changed, heard, _open(poll, language)), language, Tone.PRIMARY)


def _open(poll: Poll, language: Language) -> Row:
    action = Action("position-panel", (poll.id,))
    return Row((Button(words(language)("poll-take"), action, tone=Tone.PRIMARY),))
