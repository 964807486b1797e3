"""The strict grammar of typed dates: every word must have its place, or there is no reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from bot.domain import when_pieces as pieces
from bot.domain.language import Language
from bot.domain.when_parts import After, Clock, Exact, FromEvent, OnWeekday, Piece, Said
from bot.domain.when_pieces import Matched
from bot.domain.when_tokens import Token
from bot.domain.when_words import Sense, Vocabulary
from bot.domain.zones import Zone

LONGEST = 200
"""Characters of a date at the utmost."""
MOST_TOKENS = 28


def readings(found: Sequence[Token], vocabulary: Vocabulary) -> tuple[Said, ...]:
    """Everything that the words can say: none where the grammar has no place for one of them.

    Readings with a day come before those without; only the best kind is kept.
    """
    if not found or len(found) > MOST_TOKENS or any(token.senses[0].letter in "?!" for token in found):
        return ()
    ranked: dict[Said, int] = {}
    for senses in _ways(found):
        for said, rank in _read(senses, found, vocabulary):
            ranked[said] = min(rank, ranked.get(said, rank))
    best = min(ranked.values(), default=0)
    return tuple(said for said, rank in ranked.items() if rank == best)


def _ways(found: Sequence[Token]) -> Iterator[tuple[Sense, ...]]:
    count = 1
    for token in found:
        count *= len(token.senses)
    if count <= _MOST_WAYS:
        yield from product(*(token.senses for token in found))


def _read(
    senses: tuple[Sense, ...], found: Sequence[Token], vocabulary: Vocabulary
) -> Iterator[tuple[Said, int]]:
    if vocabulary.language is Language.AR and _either_monday(senses):
        return
    letters = "".join(sense.letter for sense in senses)
    said, place, skipped = Said(), 0, 0
    while place < len(letters):
        step = _step(letters, place, senses, found, vocabulary)
        if step is None:
            if letters[place] not in _SKIPPED or letters.startswith("AS", place):
                return
            said = replace(said, before=said.before or letters[place] == "b")
            skipped += letters[place] == "A"
            place += 1
            continue
        piece, place = step
        merged = _merge(said, piece)
        if merged is None:
            return
        said = merged
    if "=" in letters:
        said = replace(said, before=False)
    if _sound(said, letters):
        yield said, skipped + (10 if _dayless(said) else 0)


def _either_monday(senses: Sequence[Sense]) -> bool:
    """`الاثنين الثاني من يونيو` is Monday, the second, to some and the second Monday to others."""
    following = pairwise(senses)
    return any(day.letter == "W" and each.letter == "r" and 1 < each.number < 6 for day, each in following)


def _step(
    letters: str, place: int, senses: tuple[Sense, ...], found: Sequence[Token], vocabulary: Vocabulary
) -> tuple[Piece, int] | None:
    """The longest rule that fits here, with where it ends."""
    matches = [
        (match.end(), -number, build)
        for number, (pattern, build) in enumerate(_RULES)
        if (match := pattern.match(letters, place))
    ]
    for end, _number, build in sorted(matches, key=lambda match: match[:2], reverse=True):
        piece = build(Matched(senses[place:end], tuple(found[place:end]), vocabulary))
        if piece is not None:
            return piece, end
    return None


def _merge(said: Said, piece: Piece) -> Said | None:
    """`said` with one piece more; None where that place is taken."""
    if isinstance(piece, Zone):
        return replace(said, zones=(*said.zones, piece))
    if isinstance(piece, Clock):
        return None if said.clock else replace(said, clock=piece)
    if isinstance(piece, Exact):
        return None if said.exact else replace(said, exact=piece)
    if isinstance(piece, FromEvent):
        return None if said.counted else replace(said, counted=piece)
    if isinstance(piece, OnWeekday):
        return None if said.weekday else replace(said, weekday=piece)
    return None if said.day else replace(said, day=piece)


def _sound(said: Said, letters: str) -> bool:
    """Whether the pieces go together."""
    if "t" in letters and not said.zones:
        return False
    if said.counted:
        return not (said.day or said.weekday or said.exact or said.before)
    if said.exact:
        return not (said.day or said.weekday or said.clock or said.zones)
    if isinstance(said.day, After):
        alone = not said.before and not said.weekday
        return alone and not (said.day.exact and (said.clock or said.zones)) and _marked(letters)
    if _dayless(said):
        return said.clock is not None and not _BARE_HOURS.search(letters)
    return True


def _dayless(said: Said) -> bool:
    return not (said.day or said.weekday or said.exact or said.counted)


def _marked(letters: str) -> bool:
    """Whether an amount of time says from when: "in 3 weeks", or nothing but "3 weeks"."""
    return "i" in letters or "a" in letters or _BARE_AMOUNT.fullmatch(letters) is not None


@dataclass(frozen=True, slots=True)
class _Text:
    """The patterns that rules share."""

    year: str = r"(?:o*(?:YR?|V))?"
    amount: str = r"(?:[N#YH]?o*[dwlyRg]|Q)"
    event: str = r"(?:[ovA]*K[ov]*)"
    amounts: str = r"(?:[N#YH]?o*?[dwlyRJhgms]|Q)(?:o*(?:[N#YH]o*?[dwlyRJhgms]|Q))*"
    minutes: str = r"(?:N(?!o*[MOJh/])[mu]?(?:Ns)?)?"


_T = _Text()
_MOST_WAYS = 256
_SKIPPED = "oAbt="
_BARE_AMOUNT = re.compile(r"o*(?:N[dwl]|Q)o*")
_BARE_HOURS = re.compile(r"(?<![AP])Nh(?![Nq]|o*P)")
_RULES: tuple[tuple[re.Pattern[str], Callable[[Matched], Piece | None]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        ("U", pieces.stamp),
        ("X", pieces.figures_in_full),
        (rf"[Nr]J?o*M(?:[/o]*M)*{_T.year}", pieces.calendar_day),
        (rf"M(?:[/o]*M)*o*(?:r|NJ?(?!o*[hP])){_T.year}", pieces.calendar_day),
        (r"YR?o*(?:[Nr]J?o*M|Mo*[Nr]J?)", pieces.calendar_day),
        (r"[Nr]o+(?:[cx]o*l|lo*[cx])|[cx]o*[lO]NJ", pieces.day_of_month),
        (r"(?:(?:YR?|VR?)o*)?NONJ?", pieces.chinese_day),
        (r"FR?", pieces.full_figures),
        (r"S", pieces.short_figures),
        (rf"eo*M{_T.year}", pieces.month_end),
        (r"(?:(?:YR|V)o*)?NOO?e", pieces.month_end),
        (r"eo*R?o*YR?|YRe", pieces.year_end),
        (r"eo*[wlyRO]o*[xc]|eo*(?:[xc]o*)?[wlyRO]|[xc]?o*O?[wlyRO]e|VR?e", pieces.period_end),
        (rf"[ij]?o*{_T.amount}o*[bf]{_T.event}", pieces.from_event),
        (rf"[bfi]o*{_T.amount}{_T.event}", pieces.from_event),
        (rf"[bf]{_T.event}j?o*{_T.amount}", pieces.from_event),
        (rf"{_T.event}[ba]o*{_T.amount}", pieces.from_event),
        (rf"{_T.event}{_T.amount}o*[ba]", pieces.from_event),
        (r"W", pieces.weekday),
        (r"[xc]o*W|Wo*[xc](?!o*[wlyRO])", pieces.weekday),
        (r"Wo*[xc]o*w|Wo*wo*[xc]|[xc]o*wo*W", pieces.weekday),
        (r"D", pieces.days_ahead),
        (rf"io*{_T.amounts}(?:o*a)?|{_T.amounts}o*a|N[dwl]|Q", pieces.after),
        (r"To*[hg]?o*P?|Po*(?:Ao*)?T", pieces.clock),
        (rf"Nh{_T.minutes}q?o*P?|Po*(?:Ao*)?Nh{_T.minutes}q?", pieces.clock),
        (r"Po*Ao*N(?!o*[hMOJ/#])q?|Ao*N(?!o*[hMOJ/#])q?o*P?|Nq?o*P", pieces.clock),
        (r"H[hg]|AH[hg]?(?!o*M)", pieces.clock),
        (rf"no*q|n(?:Nh{_T.minutes}q?)?|(?:A?o*Nh?|T)o*n", pieces.noon),
        (r"z(?:Nh)?|(?:A?o*Nh?|T)o*z", pieces.midnight),
        (r"k", pieces.office),
        (r"E|e(?=o*(?:[NrW]J?o*M|[WDF]))", pieces.day_end),
        (r"t*Zt*", pieces.zone),
    )
)
