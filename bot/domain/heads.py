"""What documents are called by their heads: `Valombre's contribution`, `the resolution on …`, a title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.citation import Citation
from bot.domain.document import Expression
from bot.domain.folded import Folded, fold, fold_word
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


def head_of(expression: Expression, lines: Iterable[str], lexicon: SubmitterLexicon) -> Head:
    """From a document's title and the lines before its text."""
    title = _YEARS.sub("", fold_word(expression.title)).strip(" .,…")
    short = _BEFORE_FOR.split(title)[0]
    return Head(expression.symbol, title, short, _who(submitter(lines, lexicon), lexicon))


def called(text: str, heads: Sequence[Head], offices: Collection[str]) -> tuple[Called, ...]:
    """What a question calls documents by; of a submitter that is one of the `offices` it may only speak.

    What more than three documents are called by names none of them.
    """
    folded = fold(text)
    found: list[Called] = []
    for start, end, fitting, surely in (*_by_submitter(folded, heads, offices), *_by_title(folded, heads)):
        place = folded.original(start, end)
        newest = _newest(fitting)
        if len(newest) <= _MOST and all(each.end <= place[0] or place[1] <= each.start for each in found):
            office = any(one.who in offices for one in fitting) and not surely
            found.append(Called(*place, newest, surely, office))
    return tuple(found)


Places = Iterator[tuple[int, int, Sequence[Head], bool]]


def _by_submitter(folded: Folded, heads: Sequence[Head], offices: Collection[str]) -> Places:
    names: dict[str, list[Head]] = {}
    for head in heads:
        if head.who and _stem(head.who) in folded.text:
            names.setdefault(head.who, []).append(head)
    for who in sorted(names, key=len, reverse=True):
        name = rf"{re.escape(_stem(who))}\w{{0,2}}" if _CYRILLIC.search(who) else re.escape(who)
        for match in re.finditer(_OF_SUBMITTER.replace("{who}", name), folded.text):
            yield *match.span(), names[who], who not in offices
        proposing = "(?!)" if who in offices else _PROPOSING
        for match in re.finditer(proposing.replace("{who}", name), folded.text):
            yield *match.span(), names[who], True


def _by_title(folded: Folded, heads: Sequence[Head]) -> Places:
    titles = {part for head in heads for part in (head.title, head.short)}
    for title in sorted((one for one in titles if one and one in folded.text), key=len, reverse=True):
        if _is_name(title) and (match := re.search(rf"(?<!\w){re.escape(title)}(?!\w)", folded.text)):
            yield *match.span(), [one for one in heads if one.title.startswith(title)], False
    for match in _ON.finditer(folded.text):
        group = next(name for name, value in match.groupdict().items() if value)
        runs = [(_run(match[group], head.title), head) for head in heads if head.title]
        longest = max((run for run, _ in runs), default="", key=len)
        if _is_name(longest) and _GOES_ON.match(match[group][len(longest) :]):
            end = match.end() if group == "zh" else match.start(group) + len(longest)
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


def _who(line: str, lexicon: SubmitterLexicon) -> str:
    """The submitter's name alone, folded."""
    folded = fold_word(line)
    begins = sorted(map(fold_word, lexicon.begins), key=len, reverse=True)
    ends = sorted(map(fold_word, lexicon.ends), key=len, reverse=True)
    folded = next((folded.removeprefix(one) for one in begins if folded.startswith(one)), folded)
    folded = next((folded.removesuffix(one) for one in ends if folded.endswith(one)), folded)
    name = _ARTICLE.sub("", folded.strip(" :："))
    return name if len(name) > 1 else ""


def _stem(who: str) -> str:
    return re.sub(r"[аяыи]\Z", "", who) if _CYRILLIC.search(who) else who


_MOST = 3
_NAME, _HAN_NAME = 10, 4  # characters
_CYRILLIC = re.compile(r"[а-я]")
_YEARS = re.compile(
    r",?\s*(?:(?:в|за|في الفترة من|de|for|pour|para) )?\d{4}\s?(?:-|to|a|الى)\s?\d{4}.*\Z|\A\d{4}-\d{4}年"
)
_ARTICLE = re.compile(r"\A(?:the |le |la |les |l'|el |los |las )")
_BEFORE_FOR = re.compile(r"\s(?:for|pour|para)\s")
_OF_SUBMITTER = (
    r"\b(?:the )?(?:contribution|proposal|paper|submission|document|report|note|input)s?"
    r"(?: submitted| made| presented| tabled)? (?:by|from|of) (?:the )?{who}(?!\w)"
    r"|(?<!\w)(?:the )?{who}(?:'s|s'|')?"
    r" (?:contribution|proposal|paper|submission|document|report|note|input)s?\b"
    r"|\b(?:contribution|proposition|document|rapport|note|soumission)s?(?: (?:soumis|present|fait)\w*)?"
    r" (?:par|de la|de l'|du|des|de|d')\s?(?:le |la |les |l')?{who}(?!\w)"
    r"|\b(?:contribucion|contribuciones|propuestas?|documentos?|informes?|notas?|aportacion)"
    r"(?: presentad\w+)? (?:por|del|de la|de los|de) (?:el |la |los )?{who}(?!\w)"
    r"|(?<!\w)(?:вклад|предложени|документ|отчет|доклад|записк)\w* {who}(?!\w)"
    r"|{who}(?:提交|提出|所提交|所提)?的?(?:文稿|提案|报告|建议|文件|说明|提议)"
    r"|(?<!\w)(?:ال)?(?:مساهم|مقترح|اقتراح|تقرير|وثيق|مذكر|ورق)\w* (?:ال)?(?:مقدم\w* )?(?:من )?{who}(?!\w)"
)
_PROPOSING = (
    r"\b(?:does|did|has|would) {who} (?:propos|suggest|want|say|ask|request|recommend)\w*"
    r"|\b(?:propose|suggere|demande|veut|dit|propone|sugiere|pide|quiere|dice) {who}(?!\w)"
    r"|(?<!\w){who} (?:propose|suggere|demande|veut)\b"
    r"|(?:предлага|предложи|проси|хоч)\w* {who}(?!\w)"
    r"|(?<!\w){who} (?:предлага|предложи|проси|хоч)\w*"
    r"|{who}(?:提议|建议|提出|要求|主张)"
    r"|(?:تقترح|يقترح|تطلب|يطلب|اقترحت|اقترح) {who}(?!\w)"
)
_ON = re.compile(
    r"\b(?:resolution|resolucion|decision|recommendation|recommandation|recomendacion|report|rapport|informe"
    r"|contribution)s? (?:on|about|concerning|sur|relative a|concernant|sobre|relativa a)\s"
    r"(?:the |la |le |les |l'|el |los |las )?(?P<of>.+)"
    r"|关于(?P<zh>[^,.?的]{2,30})的(?:决议|决定|报告|文稿|文件)"
    r"|(?:القرار|المقرر|التقرير) (?:بشان|حول|عن) (?P<ar>.+)"
)
_GOES_ON = re.compile(
    r"\s*(?:[?.!,;:)]|\Z|(?:say|says|ask|asks|state|mention|provide|require|request|call)s?\b)"
)
