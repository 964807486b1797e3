"""The six official languages, and how to tell which one a text is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class Language(StrEnum):
    """An official language of the United Nations, by its ISO 639-1 code; `und` is none of the six."""

    AR = "ar"
    ZH = "zh"
    EN = "en"
    FR = "fr"
    RU = "ru"
    ES = "es"
    UNDETERMINED = "und"

    @property
    def right_to_left(self) -> bool:
        return self is Language.AR


OFFICIAL = (Language.AR, Language.ZH, Language.EN, Language.FR, Language.RU, Language.ES)
"""The six, in the order of their English names, as the United Nations lists them."""

ITU_LETTERS = {
    "A": Language.AR,
    "C": Language.ZH,
    "E": Language.EN,
    "F": Language.FR,
    "R": Language.RU,
    "S": Language.ES,
}
"""The letter that ends an ITU document number, `C25/61-R`."""


def in_official_order(languages: Iterable[Language]) -> tuple[Language, ...]:
    """These languages, each once, as the United Nations lists them; `und` last."""
    held = frozenset(languages)
    return tuple(language for language in Language if language in held)


def from_tag(tag: str) -> Language | None:
    """The official language that a locale tag such as `zh-TW`, `es-419` or `en_GB` stands for, or None."""
    code = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return next((language for language in OFFICIAL if language.value == code), None)


def one_after_another(spoken: Language) -> tuple[Language, ...]:
    """The official languages, the one that is spoken first where it is one: how a text's forms are tried."""
    first = (spoken,) if spoken in OFFICIAL else ()
    return tuple(dict.fromkeys((*first, *OFFICIAL)))


def language_of(text: str) -> Language:
    """The language most of a text is written in, by script and, for Latin letters, by function words.

    UNDETERMINED where there are no letters, another script, or Latin words of none of en, fr, es.
    """
    script = _dominant_script(text)
    if script != "latin":
        return _BY_SCRIPT.get(script, Language.UNDETERMINED)
    return _latin_language(text)


def _dominant_script(text: str) -> str:
    """The script with most weight; a Han character is a whole word and weighs as three letters."""
    weights = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    weights["han"] *= 3
    name, weight = max(weights.items(), key=lambda item: item[1])
    return name if weight else "none"


def _latin_language(text: str) -> Language:
    words = Counter(_WORD.findall(text.casefold()))
    scores = {language: sum(words[word] for word in known) for language, known in _FUNCTION_WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    total = sum(words.values())
    if not scores[best] or scores[best] * _RARE < total:
        return Language.UNDETERMINED
    return best


_RARE = 12  # in running text of the three languages at least one word in twelve is a function word
_WORD = re.compile(r"(?<![\w/])[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w/)])")  # not the A of A/RES/70/1 nor of a)
_SCRIPTS = {
    "arabic": re.compile(r"[\u0621-\u064A\u0671-\u06D3]"),
    "han": re.compile(r"[\u3400-\u4DBF\u4E00-\u9FFF]"),
    "cyrillic": re.compile(r"[\u0400-\u04FF]"),
    "latin": re.compile(r"[A-Za-z\u00C0-\u024F]"),
    "kana": re.compile(r"[\u3040-\u30FF]"),
    "hangul": re.compile(r"[\uAC00-\uD7A3]"),
    "greek": re.compile(r"[\u0370-\u03FF]"),
    "hebrew": re.compile(r"[\u0590-\u05FF]"),
    "devanagari": re.compile(r"[\u0900-\u097F]"),
    "thai": re.compile(r"[\u0E00-\u0E7F]"),
}
_BY_SCRIPT = {"arabic": Language.AR, "han": Language.ZH, "cyrillic": Language.RU}
_FUNCTION_WORDS = {
    Language.EN: frozenset(
        "the of and to in that for on by with as at from which this be is are was were shall should its it "
        "their or not an what who when where how does do did has have can must will may there any if about "
        "says say into between under after before a no we our all each such other".split()
    ),
    Language.FR: frozenset(
        "le la les des du et à au aux en que qui dans par pour sur une un est sont avec ce cette ces son sa "
        "ses leur leurs ou où ne pas quel quelle quels quelles comment quand doit peut être il elle d l qu "
        "plus entre afin ainsi dont après avant".split()
    ),
    Language.ES: frozenset(
        "el la los las del y a al en que por para con una un es son se su sus lo como más o no qué cuál "
        "cuáles cuándo dónde cómo quién debe puede ser está este esta estos estas entre sobre cada ha hay "
        "según también antes después".split()
    ),
}
