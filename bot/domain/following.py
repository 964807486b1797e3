"""What somebody wants to be told of: rules over what is posted, for a channel or for one person."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.notice import Audience
from bot.domain.posting import Kind, Posting, base_of, of_body
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Follow:
    """A rule: every part of it that is given must fit. One without any part follows everything.

    `citing` is the Work that a document must cite; `words` one or more words that must stand in its title
    or text; `since` the instant from which it holds. One for a `delegation` (its code) is for each person
    who then acts for it.
    """

    id: str
    audience: Audience
    since: datetime
    body: str = ""
    kind: Kind | None = None
    words: str = ""
    symbol: str = ""
    citing: str = ""
    language: Language | None = None
    source: str = ""
    delegation: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a posting says, as far as it could be read: its words and the Works that it cites."""

    text: str = ""
    cited: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One part of a rule and whether a posting fits it: what `/why` shows."""

    part: str
    wanted: str
    fits: bool


def checks(follow: Follow, posting: Posting, contents: Contents) -> tuple[Check, ...]:
    """Each part of the rule that is given, and whether it fits."""
    symbol = posting.symbol
    found: list[Check] = []
    if follow.source:
        found.append(Check("source", follow.source, posting.source == follow.source))
    if follow.body:
        found.append(Check("body", follow.body, of_body(symbol, follow.body)))
    if follow.kind:
        found.append(Check("kind", follow.kind.value, posting.kind is follow.kind))
    if follow.symbol:
        wanted = base_of(Symbol.parse(follow.symbol))
        found.append(Check("symbol", follow.symbol, base_of(symbol) == wanted))
    if follow.citing:
        found.append(Check("citing", follow.citing, follow.citing in contents.cited))
    if follow.words:
        found.append(Check("words", follow.words, says(follow.words, f"{posting.title}\n{contents.text}")))
    if follow.language:
        fits = posting.language in {follow.language, Language.UNDETERMINED}
        found.append(Check("language", follow.language.value, fits))
    return tuple(found)


def wanted(follow: Follow, posting: Posting, contents: Contents) -> bool:
    """Whether the rule wants this posting told."""
    return all(check.fits for check in checks(follow, posting, contents))


def says(words: str, text: str) -> bool:
    """Whether a text has these words, one after the other: whole words where the script parts them."""
    folded = fold_word(words.strip())
    if not folded:
        return False
    if "\u3400" <= folded[0] <= "\u9fff":
        return folded in fold_word(text)
    return re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", fold_word(text)) is not None
