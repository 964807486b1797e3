"""What a person types for a symbol or a place, as documents spell it: `a-res-70-125`, `cwg-cc-7/4 rev 1`."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.domain.citation import find_citations
from bot.domain.citation_lexicon import Lexicon
from bot.domain.folded import fold_word
from bot.domain.held_numbers import HeldNumbers
from bot.domain.language import Language
from bot.domain.mentions import named_clauses
from bot.domain.vocabulary import SectionLexicon


def as_written(typed: str, lexicon: Lexicon) -> str:
    """The text with its symbols, revisions and numbers spelt out; what is spelt well stays as it is."""
    text = re.sub(r"(?<=\d)٫(?=\d)", ".", _lowered(typed))
    text = _SPOKEN.sub(lambda found: f"第{_counted(found[1])}.{_counted(found[2])}", text)
    for pattern, named in _SECRETARY_GENERAL:
        text = pattern.sub(named, text)
    text = re.sub(r"(?<!\w)[Рр]ез\.?(?=\s?\d)", "резолюция", text)
    text = _LETTERED.sub(r"\1 \2)", text)
    text = _GOAL.sub(r"target \1 of the SDGs", text)
    for pattern, spelt in _RESOLUTIONS:
        text = pattern.sub(spelt, text)
    text = _SERIES.sub(lambda found: _capital(found[0], lexicon), text)
    text = _RECOMMENDATION.sub(lambda found: found[0].upper(), text)
    text = _REVISED.sub(r"\1/Rev.\2", text)
    return _PLACED.sub(lambda found: _placed(text, found, lexicon), text)


def _lowered(typed: str) -> str:
    """A sentence in capitals without them, which say nothing there; what has a number may be a symbol."""
    if not typed.isupper() or len(re.findall(r"[^\W\d_]{2,}", typed)) < _SENTENCE:
        return typed
    return re.sub(r"\S+", lambda found: found[0] if re.search(r"\d", found[0]) else found[0].lower(), typed)


def with_documents(text: str, held: HeldNumbers, lexicon: Lexicon, sections: SectionLexicon) -> str:
    """The text with whole symbols where it names documents by their last numbers: 7/4, 81/901.

    They are those of the one held work that ends so; else of a resolution of the General Assembly, where a
    clause or resolutions are spoken of.
    """
    cited = find_citations(text, lexicon, typed=True)
    folded = fold_word(text)
    annexes = sections.of(Language.UNDETERMINED).words["annex"]
    spoken = bool(
        named_clauses(text, sections)
        or _RESOLUTION_WORD.search(folded)
        or any(one in folded for one in annexes)
    )

    def whole(found: re.Match[str]) -> str:
        if any(one.start < found.end() and found.start() < one.end for one in cited):
            return found[0]
        ending = held.ending(found["numbers"])
        if len(ending) == 1:
            return ending[0].removeprefix("itu:doc:") + found["rest"]
        first, _, last = found["numbers"].partition("/")
        assembly = spoken and not ending and int(first) in _SESSIONS and int(last)
        return f"A/RES/{found[0]}" if assembly else found[0]

    return _NUMBERS.sub(whole, text)


def bare_numbers(text: str) -> bool:
    """Whether it may name a document by numbers alone."""
    return _NUMBERS.search(text) is not None


def _capital(token: str, lexicon: Lexicon) -> str:
    """A symbol typed without capitals; any other word as it is."""
    if not re.search(r"\d", token) or find_citations(token, lexicon, typed=True):
        return token
    upper = token.upper()
    return upper if find_citations(upper, lexicon, typed=True) else token


def _placed(text: str, found: re.Match[str], lexicon: Lexicon) -> str:
    """`140 rev bucharest` as `140 (Rev. bucharest)`, where that is a revision that is known."""
    year = f", {found['year']}" if found["year"] else ""
    spelt = f" (Rev. {found['place']}{year})"
    cited = find_citations(f"{text[: found.start()]}{spelt}", lexicon, typed=True)
    known = bool(cited) and cited[-1].revised and bool(cited[-1].symbol.revision)
    return spelt if known else found[0]


def _counted(han: str) -> int:
    tens, ten, ones = han.rpartition("十")
    return (_HAN.find(tens) if tens else 1) * 10 + max(0, _HAN.find(ones or "〇")) if ten else _HAN.find(han)


_HAN = "〇一二三四五六七八九"
_SPOKEN = re.compile(r"第([一二三四五六七八九十]{1,3})点([一二三四五六七八九十]{1,3})(?=\s?[段条款项节])")
_SECRETARY_GENERAL = tuple(
    (re.compile(rf"\b({verbs})\b\s+(?:{short})\b", re.IGNORECASE), rf"\1 {named}")
    for verbs, short, named in (
        (r"(?:instructs|requests|invites|directs)(?:\s+the)?", "SG|Sec-?Gen", "Secretary-General"),
        (r"(?:charge|prie|invite)(?:\s+le)?", "SG", "Secrétaire général"),
        (r"(?:encarga|pide|solicita|invita)(?:\s+al)?", "SG", "Secretario General"),
        (r"(?:поручает|просит|предлагает)", "ГС", "Генеральному секретарю"),
    )
)
_SENTENCE = 4  # words
_LETTERED = re.compile(
    r"\b(considering|recogni[sz]ing|noting|recalling|considérant|reconnaissant|notant|rappelant|considerando"
    r"|reconociendo|observando|recordando|учитывая|признавая|отмечая|напоминая)"
    r"\s+([b-zа-я])(?=\s+(?:of|in|from|de|del|из|рез\w*|res|rés)\b|\s*[?.!]*\Z)",
    re.IGNORECASE,
)
"""A letter of a preamble without its bracket: `considering c of 390`."""
_GOAL = re.compile(
    r"(?:\b(?:SDG|ODD|ODS|ЦУР)\s?|可持续发展目标|هدف التنمية المستدامة )"
    r"(\d{1,2}\.(?:\d{1,2}|[a-d]))(?![\w.])",
    re.IGNORECASE,
)
_JOINT = r"[\s_./-]{0,2}"
_GAP = r"[\s_./-]+"
_RESOLUTIONS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(rf"(?<![\w/.-]){pattern}(?![\d/])", re.IGNORECASE), spelt)
    for pattern, spelt in (
        (rf"[aа]{_JOINT}(?:res|рез){_GAP}(\d{{2,3}}){_GAP}(\d{{1,3}})", r"A/RES/\1/\2"),
        (rf"[eе]{_JOINT}res{_GAP}(\d{{4}}){_GAP}(\d{{1,3}})", r"E/RES/\1/\2"),
        (rf"[sс]{_JOINT}res{_GAP}(\d{{1,4}})[\s_./(-]+((?:19|20)\d\d)\)?", r"S/RES/\1(\2)"),
    )
)
_SERIES = re.compile(r"(?<![\w/.:&-])[a-z][a-z\d&-]*(?:/[a-z\d][a-z\d.&-]*)+(?<![.-])(?![\w/])")
_RECOMMENDATION = re.compile(r"\bitu-[trd]\s+[a-z]\.\d+(?:\.\d+)*\b", re.IGNORECASE)
_REVISED = re.compile(
    r"(/\d{1,4})(?!\(Rev\.)[\s,]*\(?(?:rev|rév|пересм|修订版?|المراجعة)\.?\s?(\d{1,2})(?![\d/])\)?",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?<=\d)[\s,]*\b(?:rev|rév|пересм)\b\.?\s+(?P<place>[^\W\d_]{3,})(?:,?\s+(?P<year>(?:19|20)\d\d))?(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<![A-Za-z\d/.,_-])(?P<numbers>\d{1,3}/\d{1,4})(?P<rest>(?:/Rev\.\d{1,2})?)(?![A-Za-z\d/%])"
)
_SESSIONS = range(31, 100)  # before the 31st, resolutions of the Assembly were numbered through
_RESOLUTION_WORD = re.compile(r"resol|\bres\b|резол|\bрез\b|决议|قرار")
