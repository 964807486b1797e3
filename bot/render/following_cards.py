"""Rules of those who follow, and why a document was or was not told here, in cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.following import Check, Follow
from bot.domain.language import Language
from bot.domain.posting import Posting
from bot.domain.process import MILESTONE
from bot.domain.symbol import Symbol
from bot.render.card import Block, Card, Heading, Items, Line, Moment, Named, Note, Strong, Text, Tone
from bot.render.delegations import state_name
from bot.render.lists import shortened
from bot.render.process import milestone_title
from bot.render.references import document_name
from bot.render.words import Words, words


def follows_card(found: Sequence[Follow], language: Language) -> Card:
    speak = words(language)
    if not found:
        return Card((Text(speak("follow-none")),), language)
    lines = shortened([rule_line(each, language) for each in found], MOST_RULES)
    return Card((Heading(speak("follow-title")), lines, Note(speak("follow-how"))), language)


def followed_card(follow: Follow, language: Language) -> Card:
    speak = words(language)
    return Card(
        (Text((Strong(speak("follow-added")),)), Text(rule_line(follow, language))),
        language,
        Tone.SUCCESS,
    )


def why_card(
    symbol: Symbol,
    seen: Sequence[tuple[Posting, datetime, bool]],
    rulings: Sequence[tuple[Follow, tuple[Check, ...]]],
    told: Sequence[tuple[str, datetime | None]],
    language: Language,
) -> Card:
    """Each stage of a document on its way here: seen, compared with the rules, told."""
    speak = words(language)
    blocks: list[Block] = [Heading(speak("told-title", document=document_name(symbol, language)))]
    lines: list[Line] = [
        speak.line(
            "told-seen-first" if baseline else "told-seen",
            language=speak(f"language-{posting.language}"),
            when=Moment(at),
        )
        for posting, at, baseline in seen[:MOST]
    ]
    blocks += [Text((Strong(speak("told-stage-seen")),)), Items(tuple(lines))]
    blocks.append(Text((Strong(speak("told-stage-rules")),)))
    rules = [_ruling(follow, checks, speak, language) for follow, checks in rulings]
    blocks.append(shortened(rules, MOST) if rules else Text(speak("told-no-rules")))
    blocks.append(Text((Strong(speak("told-stage-told")),)))
    sent = [speak.line(f"told-{state}", when=Moment(at) if at else "–") for state, at in told]
    blocks.append(Items(tuple(sent)) if sent else Text(speak("told-not-told")))
    return Card(tuple(blocks), language)


def rule_line(follow: Follow, language: Language, channel: str = "") -> Line:
    """For whom a rule is and what it asks for; `channel` is its channel's name where it can't be shown."""
    speak = words(language)
    told = _asked(follow, speak, language)
    if follow.delegation:
        state = state_name(follow.delegation, language) or follow.delegation
        return speak.line("follow-rule", place=speak("follow-delegation", delegation=state), rule=told)
    if follow.audience.person:
        return speak.line("follow-rule", place=speak("follow-person"), rule=told)
    place = channel or Named(follow.audience.channel)
    return speak.line("follow-rule-channel", channel=place, rule=told)


def _asked(follow: Follow, speak: Words, language: Language) -> str:
    parts = [
        speak(f"follow-part-{name}", value=_value(name, value, speak, language))
        for name, value in (
            ("body", follow.body),
            ("kind", follow.kind.value if follow.kind else ""),
            ("words", follow.words),
            ("symbol", follow.symbol),
            ("citing", follow.citing),
            ("language", follow.language.value if follow.language else ""),
            ("source", follow.source),
        )
        if value
    ]
    return speak("follow-separator").join(parts) or speak("follow-all")


def _ruling(follow: Follow, checks: Sequence[Check], speak: Words, language: Language) -> Line:
    failed = [each for each in checks if not each.fits]
    verdict = speak("told-fits")
    if failed:
        part = speak(
            f"follow-part-{failed[0].part}",
            value=_value(failed[0].part, failed[0].wanted, speak, language),
        )
        verdict = speak("told-fails", part=part)
    return (*rule_line(follow, language), f" → {verdict}")


def _value(part: str, value: str, speak: Words, language: Language) -> str:
    if part == "kind":
        return speak(f"kind-{value}")
    if part == "language":
        return speak(f"language-{value}")
    if value.startswith(MILESTONE):
        return milestone_title(value, language)
    return document_name(Symbol.parse(value), language) if part in {"symbol", "citing"} else value


MOST = 12  # lines of a list
MOST_RULES = 40
