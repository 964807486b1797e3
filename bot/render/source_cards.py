"""The places where documents appear, in cards: how they fare, and what a trial reading shows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from bot.domain.language import Language
from bot.domain.posting import News, Posting
from bot.domain.source import Health, Source
from bot.render.brevity import short
from bot.render.card import Block, Card, Heading, Items, Line, Moment, Note, Strong, Text, Tone
from bot.render.lists import shortened
from bot.render.posting_cards import posted_name
from bot.render.words import Words, words


def trial_card(name: str, postings: Sequence[Posting], news: Sequence[News], language: Language) -> Card:
    """What a reading showed, and exactly what would be told."""
    speak = words(language)
    blocks: list[Block] = [
        Heading(speak("source-trial", name=name)),
        Text(speak("source-shows", count=len(postings))),
        shortened([_posting(each, speak, language) for each in postings], MOST),
        Text((Strong(speak("source-would-tell", count=len(news))),)),
    ]
    if news:
        blocks.append(shortened([_news(each, speak, language) for each in news], MOST))
    return Card(tuple(block for block in blocks if block != Items(())), language)


def added_card(name: str, count: int, language: Language) -> Card:
    speak = words(language)
    return Card(
        (Text((Strong(speak("source-added", name=name)),)), Note(speak("source-baseline", count=count))),
        language,
        Tone.SUCCESS,
    )


def sources_card(found: Sequence[tuple[str, Source, Health, bool]], language: Language) -> Card:
    """Every source by name: how it fares and when it was last read."""
    speak = words(language)
    if not found:
        return Card((Text(speak("source-none")),), language)
    lines = shortened([_source(*each, speak) for each in found], MOST_SOURCES)
    return Card((Heading(speak("source-title")), lines), language)


def recovered_card(name: str, missed: Sequence[Posting], language: Language) -> Card:
    """That a source can be read again, and the documents that it showed meanwhile."""
    told = Text(words(language)("source-news-recovered", name=name, count=len(missed)))
    listed = shortened([posted_name(each, language) for each in missed], MOST)
    return Card((told, listed) if missed else (told,), language, Tone.SUCCESS)


def degraded_card(name: str, source: Source, health: Health, language: Language) -> Card:
    """That a source can't be read, and why."""
    speak = words(language)
    blocks: list[Block] = [Text(speak("source-news-degraded", name=name))]
    with suppress(KeyError):  # a reason whose details were not kept is left out
        host = urlsplit(source.address).hostname or source.address
        reason = speak(f"error-{health.reason}", host=host, rule=source.rule, folder=source.address)
        blocks.append(Note(reason))
    blocks.append(Note(speak("source-goes-on")))
    return Card(tuple(blocks), language, Tone.DANGER)


def _posting(posting: Posting, speak: Words, language: Language) -> str:
    name = posted_name(posting, language)
    spoken = (
        "" if posting.language is Language.UNDETERMINED else f" · {speak(f'language-{posting.language}')}"
    )
    title = f" · {posting.title}" if posting.named and posting.title else ""
    return short(f"{name}{spoken}{title}", 200)


def _news(news: News, speak: Words, language: Language) -> str:
    return short(speak(f"posting-{news.what}", document=posted_name(news.postings[0], language)), 200)


def _source(name: str, source: Source, health: Health, paused: bool, speak: Words) -> Line:
    state = "paused" if paused else "degraded" if health.degraded else "well" if health.first else "unread"
    told: Line = speak.line(
        f"source-{state}", when=Moment(health.checked, relative=True) if health.checked else "–"
    )
    return (
        Strong(name),
        f" · {speak(f'source-kind-{source.kind}')} · ",
        *(told if isinstance(told, tuple) else (told,)),
    )


MOST = 12  # lines of a list
MOST_SOURCES = 40
