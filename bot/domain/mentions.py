"""The clauses that a sentence names by their labels: `what does resolves 6 ii) of 140 say`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.domain.folded import fold, fold_word
from bot.domain.language import Language
from bot.domain.mentions_articles import of_articles
from bot.domain.mentions_within import inside_out
from bot.domain.vocabulary import SectionLexicon, Vocabulary


def clause_mentions(text: str, sections: SectionLexicon) -> tuple[str, ...]:
    """The references to clauses in a text, in its order, each once; a list gives one for each of its labels.

    A number counts only where no other word can be its own: `requests 3 reports` names nothing.
    """
    return tuple(dict.fromkeys(named.text for named in named_clauses(text, sections)))


@dataclass(frozen=True, slots=True)
class Named:
    """A clause named in a text: its reference with the verb of its list, and the place of its own words.

    `last` is the reference of another, where all from the one to the other are named; else "".
    """

    text: str
    start: int
    end: int
    last: str = ""


def named_clauses(text: str, sections: SectionLexicon) -> tuple[Named, ...]:
    """Every reference to a clause, in the order of the text, with its place there."""
    words = sections.of(Language.UNDETERMINED)
    counted = [Named(each.label, each.start, each.end) for each in sections.ordinals.named(text)]
    folded = fold(text)
    counted += [Named(*each) for each in of_articles(text, folded, words)]
    counted += [Named(*each) for each in inside_out(text, folded, words)]
    found: list[_Mention] = []
    names = (*words.words["paragraph"], *words.words["target"], *words.words["preamble"])
    for pattern in _patterns(tuple(words.senses), names):
        for match in pattern.finditer(folded.text):
            mention = _mention(match, folded.text, words)
            if mention and not any(m.start < mention.end and mention.start < m.end for m in found):
                found.append(mention)
    named: list[Named] = []
    for mention in sorted(found, key=lambda each: each.start):
        before, _ = folded.original(mention.start, mention.labels[0][0])
        for start, end in mention.labels:
            first, last = folded.original(start, end)
            prefix = text[before : folded.original(*mention.labels[0])[0]]
            place = before if (start, end) == mention.labels[0] else first
            named.append(Named(f"{prefix}{text[first:last]}", place, last))
    sure: list[Named] = []
    for each in (*counted, *named):
        if all(each.end <= one.start or one.end <= each.start for one in sure):
            sure.append(each)
    return tuple(sorted(sure, key=lambda each: each.start))


def ranges(text: str, named: Sequence[Named], sections: SectionLexicon) -> tuple[Named, ...]:
    """The clauses named, those from one to another as one: `2.1–2.4`, `resolves 6 to 8`, `第2至4段`."""
    words = sections.of(Language.UNDETERMINED)
    folded = fold(text)
    names = (*words.words["paragraph"], *words.words["target"])
    found: list[Named] = []
    for each in named:
        if found and each.start < found[-1].end:
            continue
        after = folded.text[bisect_left(folded.places, each.end) :]
        to = _until(names).match(after)
        _, end = folded.original(0, len(folded.text) - len(after) + (to.end() if to else 0))
        if to is None or (to["to"].isalpha() and _counts_next(to["label"], text[end:], words)):
            found.append(each)
            continue
        found.append(replace(each, end=end, last=f"{_LAST_LABEL.sub('', each.text)}{to['label']}"))
    return tuple(found)


@lru_cache(maxsize=4)
def _until(names: tuple[str, ...]) -> re.Pattern[str]:
    """What follows the first of several clauses: the word for `to`, and the label of the last."""
    beside = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"[段款条项]?\s?(?P<to>-|\.\.\.?|…|[至到]|(?:to|through|thru|a|au|aux|al|hasta|jusqu'a|jusqu'au|по|до|الى|حتى)(?=[\s\d(]))"
        rf"\s?(?:(?:the|la|le|el)\s)?(?:(?:{beside}|pp)\s?)?(?P<label>{_LABEL})"
    )


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention in the folded text: where it begins, and the places of its labels."""

    start: int
    labels: tuple[tuple[int, int], ...]

    @property
    def end(self) -> int:
        return self.labels[-1][1]


_SUB = r"(?:\s?\(?(?:[ivx]{1,5}|[a-zа-яء-ي])\)|\.(?:[ivx]{1,5}|[a-z]|\d{1,2})(?![a-z\d]))"
_NUMBER = rf"(?<![\d/])\d{{1,3}}(?:\s?(?:bis|ter|quater))?{_SUB}{{0,3}}(?![\d/])(?:\s?\d{{1,2}}\))?"
_LETTER = r"\(?[a-zا-ي]\s?\)"
_LABEL = rf"(?:{_NUMBER}|{_LETTER})"
_DOTTED = (
    r"(?<![^\W\u3400-\u9fff])(?<![/.,(-])"
    r"\d{1,2}(?:\.(?:\d{1,2}|[a-d]))+(?![a-z\d/]|\.\d|,\d|\s?%)(?:\s\d{1,2}\))?"
)
_LIST = re.compile(rf"\s?(?:,\s?(?:and|et|y|и|و)?|and|et|y|и|و|和|或|or|ou|o|или)\s?(?P<label>{_LABEL})")
_COUNTED = re.compile(r"\s?[个名份次年月日天家种项位亿万千百]")
_IDEOGRAPH = re.compile(r"\s?[\u3400-\u9fff]")
_LAST_LABEL = re.compile(r"(?:\(?\d[\d.]*(?:\s?\(?[\w]{1,5}\))?|\(?\w\s?\))\Z")
_LONGEST = 110  # characters of an addressee


@lru_cache(maxsize=4)
def _patterns(forms: tuple[str, ...], names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What a mention can look like, by section verbs and by words for a paragraph; the surest first."""
    verbs = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    beside = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    edge, close = r"(?<![^\W\d_\u3400-\u9fff])", r"(?:(?<=[\u3400-\u9fff])|(?![^\W\d_]))"
    return (
        re.compile(
            rf"{edge}(?P<verb>{verbs}){close}(?P<who>[^.;:?!()0-9]{{0,{_LONGEST}}}?)\s?(?P<label>{_LABEL})"
        ),
        re.compile(rf"{edge}(?P<name>{beside})\s?(?P<label>{_LABEL})"),
        re.compile(r"\b(?P<name>op|pp|operative)\s?(?P<label>\d{1,3})(?![a-z\d])"),
        re.compile(rf"(?P<label>{_DOTTED}|\d{{1,3}}\s[ivx]{{1,5}}\))"),
    )


def _mention(match: re.Match[str], text: str, words: Vocabulary) -> _Mention | None:
    """The mention that a match is: its addressee is one, and its number counts nothing else."""
    groups = match.groupdict()
    start = match.start()
    if "verb" in groups:
        between = words.last_verb(text[start : match.start("label")])
        start, who = start + between[0], text[start + between[1] : match.start("label")].strip(" ,")
        if who and not (words.addressed(who) or who in words.words["beside"]):
            return None
    after = text[match.end() :]
    if "name" not in groups and _counts(match["label"], after, words, strictly="verb" in groups):
        return None
    return _Mention(start, (match.span("label"), *_others(text, match.end(), words)))


def _counts(label: str, after: str, words: Vocabulary, *, strictly: bool) -> bool:
    """Whether a number counts what follows it rather than naming a clause.

    After a verb any noun is counted, `requests 3 reports`; a dotted number counts quantities, `2.5 million`.
    """
    if not label[-1].isalnum() or (_IDEOGRAPH.match(after) and not _COUNTED.match(after)):
        return False
    following = re.match(r"\s*([^\W\d_]+)", after)
    if following is None:
        return False
    if strictly:
        return following[1] not in words.words["beside"] and following[1] not in words.words["document"]
    return following[1] in words.words["quantity"]


def _counts_next(label: str, after: str, words: Vocabulary) -> bool:
    """Whether a number without a stop counts the word after it, `2.2 to 7 delegations`; no name of a text."""
    named = after.lstrip()[:1].isupper()
    return label.isdecimal() and not named and _counts(label, fold_word(after), words, strictly=True)


def _others(text: str, place: int, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """The places of the further labels of a list: f), g) and h) after considering e)."""
    while found := _LIST.match(text, place):
        if _counts(found["label"], text[found.end() :], words, strictly=True):
            return
        yield found.span("label")
        place = found.end()
