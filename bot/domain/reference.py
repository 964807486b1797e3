"""A clause as a delegate names it: `resolves 6 ii)`, `第2.2段`, `пункт 2.2`, `OP4`, `annex 1 2.1`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.counting import roman
from bot.domain.enumerator import Numeral, enumerators
from bot.domain.folded import fold_word
from bot.domain.vocabulary import Senses, Vocabulary


@dataclass(frozen=True, slots=True)
class Reference:
    """What was typed, taken apart.

    section    the words before the label, folded; "" where there are none
    bare       whether they are a section verb and nothing else
    senses     what the section verb among them may stand for
    addressed  the neutral names of those it addresses
    annex      the neutral name and number of an annex or article (`annex.1`), "" for none
    path       the steps of the label, the same in all languages: ("6", "ii"), ("pp", "3"), ("2", "1")
    """

    section: str
    bare: bool
    senses: Senses
    addressed: frozenset[str]
    annex: str
    path: tuple[str, ...]


def refer(typed: str, words: Vocabulary) -> Reference:
    """What `typed` names, as far as the words of `words` tell."""
    text = _again(fold_word(typed)).strip(' .,;:?!"«»“”')
    annex, text = _annex(text, words)
    verb, senses = words.verb(text)
    rest = _without_words(text, words)
    tokens = _tail(rest)
    section = (rest[: tokens[0].start()] if tokens else rest).strip(" ,-(")
    return Reference(section, section == verb, senses, words.addressed(section), annex, _steps(tokens))


def path_of(label: str) -> tuple[str, ...]:
    """The steps of a label, the same in all languages: `7.5 2)` is 7, 5, 2; `أ)` is a; `二` is ii."""
    return _steps(_TOKEN.finditer(_again(fold_word(label))))


def _again(text: str) -> str:
    """A folded text with `1 bis` and 1之二 as 1bis, and a letter apart from the ideograph before it."""
    for han, latin in _AGAIN.items():
        text = re.sub(rf"(?<=\d)之{han}", latin, text)
    text = re.sub(r"(?<=\d)\s?مكررا?(?!\w)", "bis", text)
    text = re.sub(r"(?<=[\u3400-\u9fff])(?=[a-z]\))", " ", text)
    return _APART.sub(r"\1\2", text)


_GAP = re.compile(r"(?<!^)[\s'’]")
_AFTER_STEP = re.compile(r"[^\d)]*$")
_AGAIN = {"二": "bis", "三": "ter", "四": "quater", "五": "quinquies"}
_APART = re.compile(r"(\d|\b[a-zа-я])\s(bis|ter|quater|quinquies)(?![a-z])")


_BIS = "(?:bis|ter|quater|quinquies)"
_TOKEN = re.compile(rf"(?P<step>'\d{{1,2}}'|\d+{_BIS}?|[^\W\d_]+|[㈠-㈩])\)?(?P<bis>bis|ter)?")
_STEP = re.compile(
    rf"'?\d{{1,3}}'?{_BIS}?|[a-zа-я]{_BIS}|[a-zа-яا-ي]|([a-z])\1|[ivxl]{{1,6}}"
    r"|[一二三四五六七八九十]{1,3}|[㈠-㈩]|pp|اولا|ثانيا|ثالثا|رابعا|خامسا"
)
_BETWEEN = re.compile(r"[\s.,/()'-]*")


def _tail(text: str) -> list[re.Match[str]]:
    """The steps of a label at the end of a text, outermost first."""
    found: list[re.Match[str]] = []
    edge = len(text)
    for token in reversed(list(_TOKEN.finditer(text))):
        if not _STEP.fullmatch(token["step"]) or not _BETWEEN.fullmatch(text[token.end() : edge]):
            break
        edge = token.start()
        found.insert(0, token)
    return found


def _steps(tokens: Iterable[re.Match[str]]) -> tuple[str, ...]:
    return tuple(_step(token["step"]) + (token["bis"] or "") for token in tokens)


def _annex(text: str, words: Vocabulary) -> tuple[str, str]:
    """The annex or article that a text begins with, or the article that it ends with; and the rest."""
    unit = words.unit(text)
    if unit is not None and unit.name in {"annex", "appendix", "article"}:
        return f"{unit.name}.{unit.number}", text[unit.width :].strip(" ,.:-")
    for place in (found.end() for found in _GAP.finditer(text)):
        unit = words.unit(text[place:])
        if unit is not None and unit.name == "article" and place + unit.width >= len(text):
            return f"{unit.name}.{unit.number}", _AFTER_STEP.sub("", text[:place])
    return "", text


def _without_words(text: str, words: Vocabulary) -> str:
    """The text without `paragraph`, `第 … 段`, `пункт`; a preambular paragraph is pp."""
    text = re.sub(rf"(?:{_any(words.words['preamble'])})\s*(?=\d)", "pp", text)
    beside = _any((*words.words["paragraph"], *words.words["target"]))
    text = re.sub(rf"(?<![^\W\d_])(?:{beside})\s*(?=[\d(]|[a-z]{{1,2}}\b|pp)", " ", text)
    return re.sub(rf"(?<=[\d)a-z])\s*(?:{beside})(?![^\W\d_])", " ", text).strip()


def _any(forms: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, forms))


def _step(token: str) -> str:
    """One step of a label as all languages count it."""
    if token.isascii():
        return roman(int(token.strip("'"))) if token.startswith("'") else token
    found = enumerators(f"{token}) x") or enumerators(f"{token} x") or enumerators(f"{token} - x")
    counted = [e for e in found if e.numeral in {Numeral.ALPHA, Numeral.ROMAN, Numeral.CHAPTER}]
    return counted[0].path[0].lower() if counted else token
