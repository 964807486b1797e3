"""The strict grammar of typed dates: every word must have its place, or there is no reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from bot.domain import when_hours as hours
from bot.domain import when_pieces as pieces
from bot.domain.language import Language
from bot.domain.when_parts import After, Clock, DayOfMonth, Exact, FromEvent, OnWeekday, Piece, Said, Shift
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
    if _starts_there(senses[0], found[0]) or (vocabulary.language is Language.AR and _either_monday(senses)):
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


def _starts_there(sense: Sense, first: Token) -> bool:
    """`من 15 مايو` says when something begins; between an amount and a day the same word says nothing."""
    return sense.letter == "o" and any(each.letter == "f" for each in first.senses)


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
    if isinstance(piece, Shift):
        return None if said.shift else replace(said, shift=piece)
    if isinstance(piece, OnWeekday):
        return None if said.weekday else replace(said, weekday=piece)
    return None if said.day else replace(said, day=piece)


def _sound(said: Said, letters: str) -> bool:
    """Whether the pieces go together."""
    if ("t" in letters and not said.zones) or ("<" in letters and not said.shift):
        return False
    if said.counted:
        return not (said.day or said.weekday or said.exact or said.before)
    if said.exact:
        return not (said.day or said.weekday or said.clock or said.zones)
    if said.shift and (isinstance(said.day, After) or not (said.day or said.weekday)):
        return False
    if isinstance(said.day, DayOfMonth) and said.day.bare:
        return said.clock is not None or said.day.day > _HOURS
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

    year: str = r"(?:o*(?:[Y#]R?|V))?"
    amount: str = r"(?:[N#YH]?o*[dwlyRg]|Q)"
    event: str = r"(?:[ovA]*K[ov]*)"
    days: str = r"(?:[N#YH]?o*[dwly]|Q)"
    base: str = r"(?=[oA]*[NrMYFSWDeCLXcxV#])"
    behind: str = r"(?<=[JWFSDNO])"
    whole: str = r"[oAi]*(?:[cx]o*[lO]|lo*[xc]|l)"
    month: str = r"[oAi]*(?:M(?:[/o]*M)*(?:o*(?:[Y#]R?|V))?|(?:[cx]o*[lO]|lo*[xc]|l))"
    amounts: str = r"(?:[N#YH]?o*?[dwlyRJhgms]|Q)(?:o*(?:[N#YH]o*?[dwlyRJhgms]|Q))*"
    minutes: str = r"(?:N(?!o*[MOJh/])[mu]?(?:Ns)?)?"


_T = _Text()
_MOST_WAYS = 256
_HOURS = 12
_SKIPPED = "oAbt=<"
_BARE_AMOUNT = re.compile(r"o*(?:N[dwl]|Q)o*")
_BARE_HOURS = re.compile(r"(?<![APnzI~])Nh(?![Nq]|o*P)")
_RULES: tuple[tuple[re.Pattern[str], Callable[[Matched], Piece | None]], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        ("U", pieces.stamp),
        ("X", pieces.figures_in_full),
        (rf"[Nr]J?o*M(?:[/o]*M)*{_T.year}", pieces.calendar_day),
        (rf"M(?:[/o]*M)*o*(?:r|NJ?(?!o*[hP])){_T.year}", pieces.calendar_day),
        (r"YR?o*(?:[Nr]J?o*M|Mo*[Nr]J?)", pieces.calendar_day),
        (r"[Nr](?:J|o)o*(?:[cx]o*l|lo*[cx])|[cx]o*[lO]NJ", pieces.day_of_month),
        (r"(?:(?:[Y#]R?|VR?)o*)?NONJ?", pieces.chinese_day),
        (r"(?:NJ|r)(?!o*[MWlwydpOcx&])|(?<=W)o*N(?!o*[hMOJ/#dwlygmsPq])", pieces.coming_day),
        (rf"(?:[Cr]o*[W&]|eo*&)(?:[oAi]*M(?:[/o]*M)*{_T.year}|{_T.whole})", pieces.nth_day),
        (r"(?:(?:(?:YR?|V)o*)?NO|[cx]o*[lO])o*Co*[W&]", pieces.nth_day),
        (rf"Wo*[CN](?:[oAi]*M(?:[/o]*M)*{_T.year}|{_T.whole})", pieces.nth_arabic),
        (rf"{_T.month}[oA]*(?:[Cr]o*[W&]|eo*&){_T.year}", pieces.nth_behind),
        (rf"{_T.month}[oA]*Wo*[CN]{_T.year}", pieces.nth_arabic_behind),
        (r"FR?", pieces.full_figures),
        (r"S", pieces.short_figures),
        (rf"eo*M{_T.year}", pieces.month_end),
        (r"(?:(?:YR|V)o*)?NOO?e", pieces.month_end),
        (r"eo*R?o*YR?|YRe", pieces.year_end),
        (rf"eo*(?:[rCN]J?o*p|po*[rCN]|L){_T.year}", pieces.part_end),
        (r"(?:(?:YR?|V)o*)?(?:L|[rN]o*p)o*e", pieces.part_end),
        (r"eo*[wlyROp]o*[xc]|eo*(?:[xc]o*)?[wlyROp]|[xc]?o*O?[wlyROp]e|VR?e", pieces.period_end),
        (rf"[ij]?o*{_T.amount}o*[bf]{_T.event}", pieces.from_event),
        (rf"[bfi]o*{_T.amount}{_T.event}", pieces.from_event),
        (rf"[bf]{_T.event}j?o*{_T.amount}", pieces.from_event),
        (rf"{_T.event}[ba]o*{_T.amount}", pieces.from_event),
        (rf"{_T.event}{_T.amount}o*[ba]", pieces.from_event),
        (rf"G{_T.event}|{_T.event}G", pieces.from_event),
        (rf"j?o*{_T.days}o*b{_T.base}|[ib]?o*{_T.days}o*f{_T.base}", pieces.shift),
        (rf"{_T.behind}(?:bo*{_T.days}|[af]o*{_T.days}(?:o*a)?)", pieces.shift_behind),
        (rf"G{_T.base}|{_T.behind}o*G|(?<=[WD])o*\+", pieces.days_beside),
        (r"W", pieces.weekday),
        (r"[xc]o*W|Wo*[xc](?!o*[wlyRO])", pieces.weekday),
        (r"Wo*[xc]o*w|Wo*wo*[xc]|[xc]o*wo*W|wo*[xc]o*W", pieces.weekday),
        (r"D", pieces.days_ahead),
        (rf"io*{_T.amounts}(?:o*a)?|{_T.amounts}o*a|N[dwl]|Q", pieces.after),
        (r"To*[hg]?o*P?|Po*(?:Ao*)?To*P?", hours.clock),
        (rf"Nh{_T.minutes}o*q?o*P?|Po*(?:Ao*)?Nh{_T.minutes}o*q?", hours.clock),
        (r"Po*Ao*N(?!o*[hMOJ/#])o*q?|Ao*N(?!o*[hMOJ/#])o*q?o*P?|No*q?o*P", hours.clock),
        (r"(?:Po*)?(?:Ao*)?Io*Nh?(?:o*P)?", hours.clock),
        (r"(?:Po*)?(?:Ao*)?~o*Nh?(?:o*P)?", hours.half_said),
        (r"(?:Po*)?Ao*No?N(?!o*[hMOJ/#dwlygmsq])(?:o*P)?|No?No*P|Nho*N(?!o*[hMOJ/#])", hours.spoken),
        (r"H[hg]|AH[hg]?(?!o*M)", hours.clock),
        (r"H(?=o*t*o*Z)", hours.named_zone_clock),
        (rf"no*q|n(?:Nh{_T.minutes}q?)?|(?:A?o*Nh?|T)o*n", hours.noon),
        (r"z(?:Nh)?|(?:A?o*Nh?|T)o*z", hours.midnight),
        (r"k", hours.office),
        (r"E|e(?=o*(?:[NrW]J?o*M|[WDF]))", hours.day_end),
        (r"t*Zt*", pieces.zone),
    )
)
