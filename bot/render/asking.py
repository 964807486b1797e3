"""What was understood of a question, and answers that are more than quotations, as parts of a card."""

from __future__ import annotations

import base64
import binascii

from bot.domain.answer import Answer, Missing
from bot.domain.described import Described, HeadFact
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.domain.limits import Limits
from bot.domain.lookup import place_of
from bot.domain.question import Intent
from bot.domain.symbol import Symbol
from bot.render.brevity import few, short
from bot.render.card import (
    Action,
    Block,
    Button,
    Choice,
    Facts,
    Heading,
    Items,
    Line,
    Note,
    Quote,
    Row,
    Select,
    Strong,
    Text,
)
from bot.render.comparisons import difference_card
from bot.render.references import body_name, clause_place, document_name, house_name
from bot.render.register import instrument_facts
from bot.render.times import written_day
from bot.render.words import Words, words

MOST_PLACES = 6  # clauses named beside a document that cites
_LONGEST_TOKEN = 80
_MOST_CHOICES = 25
_MOST_BEGUN = 90  # characters of a clause in a list of choices


def understood_blocks(answer: Answer, language: Language) -> list[Block]:
    """Within which limits was looked, or why not."""
    speak = words(language)
    if answer.asked is None or not answer.asked.limits:
        return []
    limits = limits_line(answer.asked.limits, language)
    if answer.conflict:
        return [Text(speak(f"asking-conflict-{answer.conflict}", limits=limits))]
    if not answer.fitting and not answer.missing and answer.asked.intent is Intent.CLAUSES:
        return [Text(speak("asking-none-fits", limits=limits))]
    told = speak("asking-limits", limits=limits)
    return [Note(f"{told} {speak('asking-fitting', count=answer.fitting)}" if answer.fitting else told)]


def missing_blocks(answer: Answer, language: Language, *, fetch: bool) -> list[Block]:
    """The documents that are named and not held: what is known of each, and who can have it held; and the
    clauses that are named and aren't there.
    """
    speak = words(language)
    blocks: list[Block] = []
    for one in answer.missing:
        document = document_name(one.symbol, language)
        if one.others:
            others = speak("common-list-separator").join(document_name(each, language) for each in one.others)
            blocks.append(Text(speak("asking-other-edition", document=document, others=others)))
        else:
            blocks.append(Text(speak("ask-not-held", document=document)))
        if one.known:
            blocks.append(instrument_facts(one.known, language))
        elif house := house_name(one.symbol, language):
            blocks.append(Facts(((speak("register-body"), house),)))
    for none in answer.absent:
        nearest = speak("common-list-separator").join(none.nearest)
        told = {"document": document_name(none.symbol, language), "label": none.label, "nearest": nearest}
        blocks.append(Text(speak("error-clause-unknown" if none.nearest else "ask-no-annex", **told)))
    if answer.missing and not fetch:
        blocks.append(Note(speak("asking-fetch-others")))
    return blocks


def choice_blocks(answer: Answer, language: Language) -> list[Block]:
    """The documents that have the clause which is named without one, to be chosen from."""
    speak, choice = words(language), answer.choice
    if not choice:
        return []
    lines: list[Line] = []
    choices: list[Choice] = []
    for one in choice[:_MOST_CHOICES]:
        named = f"{document_name(one.expression.symbol, language)}, {place_of(one.clause)}"
        lines.append((Strong(named), f" — {short(one.clause.text, _MOST_BEGUN)}"))
        choices.append(Choice(named[:100], one.ref, short(one.clause.text, _MOST_BEGUN)))
    many = speak("asking-which-of-many", count=answer.among)
    asked = Text((Strong(many if answer.among else speak("asking-which-document", count=len(choice))),))
    select = Select(speak("documents-choose-clause"), tuple(choices), Action("quote"))
    return [asked, Items(tuple(lines)), Row(select)]


def fetch_buttons(missing: tuple[Missing, ...], language: Language) -> tuple[Button, ...]:
    """A button for each document that may be fetched, three at most."""
    speak = words(language)
    tokens = [(one.symbol, fetch_token(one.symbol)) for one in missing]
    return tuple(
        Button(
            speak("asking-fetch", document=document_name(symbol, language)), Action("fetch-missing", (token,))
        )
        for symbol, token in tokens[:3]
        if len(token) <= _LONGEST_TOKEN
    )


def fetch_token(symbol: Symbol) -> str:
    """A symbol as it may stand in a button."""
    return base64.urlsafe_b64encode(symbol.canonical.encode()).decode().rstrip("=")


def fetched_symbol(token: str) -> str:
    """The symbol of a button. Raise UserError("document-source-unknown") where it is none of ours."""
    try:
        return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise UserError("document-source-unknown", source=token[:20]) from None


def answer_blocks(answer: Answer, language: Language) -> list[Block] | None:
    """What stands in the place of the verdict; None where clauses alone answer."""
    if answer.citing is not None:
        return _citing(answer, language)
    if answer.changed is not None:
        return _changed(answer, language)
    if answer.described:
        return [block for one in answer.described for block in _head(one, answer, language)]
    if answer.asked is not None and answer.asked.concept is not None:
        return _names(answer, language)
    return None


def limits_line(limits: Limits, language: Language) -> str:
    """`General Assembly, resolutions, from 2016 on`."""
    speak = words(language)
    parts = ["/".join(body_name(body, language) for body in group) for group in limits.bodies]
    parts += [speak(f"asking-kind-{kind}") for kind in limits.kinds]
    parts += [_period(limits, speak)] if limits.first or limits.last else []
    return speak("common-list-separator").join(parts)


def _period(limits: Limits, speak: Words) -> str:
    if limits.first == limits.last:
        return speak("asking-period-in", year=str(limits.first))
    if limits.first > limits.last > 0:
        both = (("asking-period-since", limits.first), ("asking-period-until", limits.last))
        return speak("common-list-separator").join(speak(key, year=str(year)) for key, year in both)
    if not limits.last:
        return speak("asking-period-since", year=str(limits.first))
    if not limits.first:
        return speak("asking-period-until", year=str(limits.last))
    return speak("asking-period-between", first=str(limits.first), last=str(limits.last))


def _names(answer: Answer, language: Language) -> list[Block]:
    speak = words(language)
    names = answer.asked.concept.names if answer.asked and answer.asked.concept else {}
    pairs: list[tuple[str, Line]] = [
        (speak(f"language-{one}"), speak("common-list-separator").join(names[one])) for one in OFFICIAL
    ]
    told = "asking-uses" if answer.findings else "asking-uses-none"
    return [
        Text((Strong(speak("asking-names")),)),
        Facts(tuple(pairs)),
        Note(speak("asking-names-source")),
        Text((Strong(speak(told)),)),
    ]


def _head(told: Described, answer: Answer, language: Language) -> list[Block]:
    """What the head of a document says, first what is asked, or that it doesn't say that."""
    speak, fact = words(language), answer.asked.fact if answer.asked else None
    named = document_name(told.document.symbol, language)
    facts: dict[HeadFact, tuple[str, Line]] = {
        HeadFact.TITLE: (speak("register-title"), told.document.title),
        HeadFact.SUBMITTED: (speak("posting-submitter"), told.submitted),
        HeadFact.BODY: (speak("register-body"), body_name(told.body, language) if told.body else ""),
        HeadFact.DATE: (speak("register-date"), written_day(told.date, language)),
    }
    shown = sorted((one for one in facts if told.tells(one)), key=lambda one: one is not fact)
    blocks: list[Block] = [Text((Strong(speak("ask-head", document=named)),))]
    if fact and not told.tells(fact):
        blocks.append(Text(speak(f"ask-head-none-{fact}")))
    blocks += [Facts(tuple(facts[one] for one in shown))] if shown else []
    if fact is HeadFact.DATE and told.dated:
        blocks.append(Quote(told.dated, told.document.language))
    if answer.quoted and told.document.language is not answer.quoted:
        blocks.append(Note(speak("ask-head-not-in", language=speak(f"language-{answer.quoted}"))))
    return [*blocks, Row((Button(named, Action("open", (told.document.ref,))),))]


def _citing(answer: Answer, language: Language) -> list[Block]:
    speak, found = words(language), answer.citing
    ties = found.cited_by if found else ()
    cited = document_name(found.symbol, language) if found else ""
    if found and found.clause:
        cited = f"{cited}, {clause_place(found.clause.clause, found.symbol, speak)}"
    count = sum(len(tie.clauses) for tie in ties)
    if not count:
        return [Text((Strong(speak("asking-citing-none", document=cited)),))]
    lines = []
    for tie in ties:
        places = [clause_place(one.clause, one.expression.symbol, speak) for one in tie.clauses]
        named = few(places, MOST_PLACES, speak)
        document = document_name(tie.symbol, language)
        lines.append(speak("asking-citing-place", document=document, clauses=named))
    told = speak("asking-citing", count=count, document=cited)
    return [Text((Strong(told),)), Items(tuple(lines))]


def _changed(answer: Answer, language: Language) -> list[Block]:
    speak, found = words(language), answer.changed
    if found is None:
        return []
    card = difference_card((found.old, found.new), found.clauses, found.language, language)
    head, *rest = card.blocks
    title = head.text if isinstance(head, Heading) else ""
    asked_about = bool(answer.asked and answer.asked.subject)
    aside = asked_about and not found.about and bool(found.clauses)
    said: list[Block] = [Text(speak("asking-changed-not-about"))] if aside else []
    return [Text((Strong(title if isinstance(title, str) else ""),)), *said, *rest]
