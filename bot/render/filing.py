"""The names under which a forum may file a document: its kind, why it is news, how far it has come."""

from __future__ import annotations

from functools import cache

from bot.domain.language import OFFICIAL
from bot.domain.posting import Kind, What
from bot.domain.progress import Progress
from bot.render.words import words


def tags(kind: Kind, what: What, progress: Progress) -> tuple[str, ...]:
    """In all languages. A document is new until more is known of how far it has come."""
    keys = [f"kind-{kind}"]
    if what is not What.NEW or progress is Progress.POSTED:
        keys.append(f"posting-tag-{what}")
    if progress is not Progress.POSTED:
        keys.append(f"posting-tag-{progress}")
    return tuple(words(each)(key) for key in keys for each in OFFICIAL)


@cache
def known_tags() -> frozenset[str]:
    """Every name that may be given, folded: other tags of a post are its readers' own."""
    keys = [f"kind-{kind}" for kind in Kind]
    keys += [f"posting-tag-{what}" for what in What]
    keys += [f"posting-tag-{each}" for each in Progress if each is not Progress.POSTED]
    return frozenset(words(each)(key).casefold() for key in keys for each in OFFICIAL)
