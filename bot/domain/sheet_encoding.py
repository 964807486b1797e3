"""Tables in an older code page: read where no other can be meant, for nobody reads their rows over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


def certain(data: bytes) -> str | None:
    """The text of a table in an older code page of Russian, Arabic, Chinese, French, Spanish or English.

    None unless every character beyond ASCII is one of that language, several of its commonest words are
    there, and no other page gives such a text: names alone are too little.
    """
    found = {text for page in _PAGES if (text := page.text(data)) is not None}
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Page:
    """A code page as one language uses it: its characters, and words of which `least` must be there.

    `proof` is found where it is this page and not a like one, `never` where it is another.
    """

    encoding: str
    characters: str
    words: frozenset[str]
    proof: str = ""
    never: str = "(?!)"
    least: int = 3
    parted: Callable[[str], list[str]] = re.compile(r"[^\W\d_]+").findall

    def text(self, data: bytes) -> str | None:
        """The table as this page has it, None where it can't be that."""
        try:
            text = data.decode(self.encoding)
        except UnicodeDecodeError:
            return None
        if re.search(f"[^\\t\\n\\r -~{self.characters}]|{self.never}", text):
            return None
        there = self.words.intersection(self.parted(text.casefold()))
        return text if len(there) >= self.least and re.search(self.proof, text) else None


_MARKS = "‘’“”–—…§«»\xa0"  # in the same places of every Windows page
_RUSSIAN = frozenset("и в на с по о не что для от к за из при как или".split())
_ARABIC = frozenset("في من على إلى أن عن التي الذي مع هذا هذه أو كما بين إذ".split())
_CHINESE = frozenset("的一是在不了有和人这中大为国会年以要由第于与及等对将本各提出成员理事")
_FRENCH = frozenset("le la les des du et en que qui dans par pour sur une est avec son ses".split())
_SPANISH = frozenset("el los las del en que por para con una se su sus lo como más".split())
_ENGLISH = frozenset("the of and to in that for on by with as at from which this be is are".split())
_RUSSIAN_CASES = "[а-яё][А-ЯЁ]"  # Cyrillic of another page comes out so
_GLUED = r"[^\W\d_][–—…]|[–—][^\W\d_]|[a-zà-ÿ][À-Þ]"  # letters of a Macintosh or of DOS
_ENDINGS = r"\w[cs]ión\b|\b(?:más|está|según|también|así|qué|años?)\b"
_NO_VOWEL = "[ñÑ](?![aeiouáéíóúAEIOUÁÉÍÓÚ])"  # a Polish ń, read as what stands there in Western Europe
_PAGES = (
    _Page("cp1251", f"А-яЁё№„{_MARKS}", _RUSSIAN, "я", _RUSSIAN_CASES),  # я: the Macintosh has it elsewhere
    _Page("koi8-r", "А-яЁё\xa0", _RUSSIAN, "я", _RUSSIAN_CASES),
    _Page("cp1256", f"\u060c\u061b\u061f\u0621-\u0652\u200c-\u200f{_MARKS}", _ARABIC),
    _Page(
        "gb18030",
        "\u4e00-\u9fff\u3000-\u3002\u3008-\u3011\uff01-\uff5e“”‘’—…·",
        _CHINESE,
        least=5,
        parted=list,
    ),
    # à stands elsewhere in the pages of Central Europe and the Baltic, whose č would be read as è
    _Page("cp1252", f"àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛŒ°€{_MARKS}", _FRENCH, r"\bà\b", _GLUED),
    _Page("cp1252", "áéíóúüñÁÉÍÓÚÜÑ°€“”–—…«»\xa0", _SPANISH, _ENDINGS, f"{_GLUED}|{_NO_VOWEL}"),
    _Page("cp1252", _MARKS, _ENGLISH, r"n’t\b|\s[–—]\s|(?<!\w)“\w", _GLUED),
)
