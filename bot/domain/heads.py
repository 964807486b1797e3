"""What documents are called by their heads: `Valombre's contribution`, `the resolution on …`, a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.citation import Citation
from bot.domain.document import Expression
from bot.domain.folded import Folded, fold, fold_word
from bot.domain.head_lexicon import HeadLexicon
from bot.domain.submitter import SubmitterLexicon, submitter
from bot.domain.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Head:
    """A version of a document by its title and by who submitted it, both folded; "" for none.

    short  the title up to what it is for: `strategic plan` of `strategic plan for the union`
    """

    symbol: Symbol
    title: str
    short: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """A place in a question that calls documents so.

    `surely` where it can be nothing else; `office` where it is an office's, which is mostly spoken of.
    """

    start: int
    end: int
    symbols: tuple[Symbol, ...]
    surely: bool = False
    office: bool = False

    def citations(self, text: str) -> tuple[Citation, ...]:
        return tuple(
            Citation(text[self.start : self.end], one, None, self.start, self.end) for one in self.symbols
        )


def head_of(
    expression: Expression, lines: Iterable[str], submitters: SubmitterLexicon, lexicon: HeadLexicon
) -> Head:
    """From a document's title and the lines before its text."""
    title = lexicon.years.sub("", fold_word(expression.title)).strip(" .,…")
    short = lexicon.shortened.split(title)[0]
    return Head(expression.symbol, title, short, _who(submitter(lines, submitters), submitters, lexicon))


def called(
    text: str, heads: Sequence[Head], offices: Collection[str], lexicon: HeadLexicon
) -> tuple[Called, ...]:
    """What a question calls documents by; of a submitter that is one of the `offices` it may only speak.

    What more than three documents are called by names none of them.
    """
    folded = fold(text)
    found: list[Called] = []
    places = (*_by_submitter(folded, heads, offices, lexicon), *_by_title(folded, heads, lexicon))
    for start, end, fitting, surely in places:
        place = folded.original(start, end)
        newest = _newest(fitting)
        if len(newest) <= _MOST and all(each.end <= place[0] or place[1] <= each.start for each in found):
            office = any(one.who in offices for one in fitting) and not surely
            found.append(Called(*place, newest, surely, office))
    return tuple(found)


Places = Iterator[tuple[int, int, Sequence[Head], bool]]


def _by_submitter(
    folded: Folded, heads: Sequence[Head], offices: Collection[str], lexicon: HeadLexicon
) -> Places:
    names: dict[str, list[Head]] = {}
    for head in heads:
        if head.who and lexicon.stem(head.who) in folded.text:
            names.setdefault(head.who, []).append(head)
    for who in sorted(names, key=len, reverse=True):
        name = lexicon.name(who)
        for match in re.finditer(lexicon.submitted.replace("{who}", name), folded.text):
            yield *match.span(), names[who], who not in offices
        proposing = "(?!)" if who in offices else lexicon.proposing
        for match in re.finditer(proposing.replace("{who}", name), folded.text):
            yield *match.span(), names[who], True


def _by_title(folded: Folded, heads: Sequence[Head], lexicon: HeadLexicon) -> Places:
    titles = {part for head in heads for part in (head.title, head.short)}
    for title in sorted((one for one in titles if one and one in folded.text), key=len, reverse=True):
        if _is_name(title) and (match := re.search(rf"(?<!\w){re.escape(title)}(?!\w)", folded.text)):
            yield *match.span(), [one for one in heads if one.title.startswith(title)], False
    for match in (found for form in lexicon.on for found in form.finditer(folded.text)):
        runs = [(_run(match["of"], head.title), head) for head in heads if head.title]
        longest = max((run for run, _ in runs), default="", key=len)
        if _is_name(longest) and lexicon.goes_on.match(match["of"][len(longest) :]):
            end = match.end() if match.end("of") < match.end() else match.start("of") + len(longest)
            yield match.start(), end, [head for run, head in runs if run == longest], False


def _run(words: str, title: str) -> str:
    """The longest beginning of these words that stands in a title, in whole words."""
    ends = [found.end() for found in re.finditer(r"[^\W\u3400-\u9fff]+|[\u3400-\u9fff]", words)]
    edge = "" if words[:1] >= "\u3400" else " "
    return next((words[:end] for end in reversed(ends) if f"{edge}{words[:end]}" in f"{edge}{title}"), "")


def _is_name(words: str) -> bool:
    """Whether it is long enough to be no common phrase."""
    if words[:1] >= "\u3400":
        return len(words) >= _HAN_NAME
    return len(words) >= _NAME and " " in words


def _newest(heads: Sequence[Head]) -> tuple[Symbol, ...]:
    """The newest version of each work."""
    works: dict[str, Symbol] = {}
    for head in heads:
        known = works.get(head.symbol.work, head.symbol)
        works[head.symbol.work] = max(known, head.symbol, key=lambda one: one.recency)
    return tuple(works.values())


def _who(line: str, submitters: SubmitterLexicon, lexicon: HeadLexicon) -> str:
    """The submitter's name alone, folded."""
    folded = fold_word(line)
    begins = sorted(map(fold_word, submitters.begins), key=len, reverse=True)
    ends = sorted(map(fold_word, (*submitters.ends, *submitters.drafts)), key=len, reverse=True)
    folded = next((folded.removeprefix(one) for one in begins if folded.startswith(one)), folded)
    folded = next((folded.removesuffix(one) for one in ends if folded.endswith(one)), folded)
    name = lexicon.articles.sub("", folded.strip(" :："))
    return name if len(name) > 1 else ""


_MOST = 3
_NAME, _HAN_NAME = 10, 4  # characters
