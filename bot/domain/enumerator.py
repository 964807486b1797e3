"""The number or letter at the start of an item: `2.1`, `a)`, `(iv)`, `II.`, `أ )`, `㈡`, `C5:`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.counting import count, from_roman, han, letter, roman, step


class Numeral(StrEnum):
    """How the items of one list are counted."""

    DECIMAL = "decimal"  # 1, 1., 2.1, 1bis.1, 9.c
    PAREN = "paren"  # 1), (1)
    ALPHA = "alpha"  # a), (a), a., а), أ )
    ROMAN = "roman"  # i), (ii), ㈡, '1'
    CHAPTER = "chapter"  # I, II., 一、, أولا -
    PART = "part"  # A., ألف -
    LINE = "line"  # C5:
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Enumerator:
    """One reading of an item's label.

    label   as a delegate cites it: `2.1`, `a)`, `II`; digits 0-9, no closing full stop
    path    its place in the count, outermost first, the same in all languages: ("2", "1"), ("a",), ("iv",)
    order   the last number of `path` as it counts: 1, 1, 4; 0 where it does not count (bullets)
    width   how many characters of the line it takes, with the space after it
    sure    False where only a space parts a bare number from the text
    """

    numeral: Numeral
    label: str
    path: tuple[str, ...]
    order: int
    width: int
    sure: bool = True

    @property
    def absolute(self) -> bool:
        """Whether the label says its whole path: cited alone, never after its parent's."""
        return self.numeral in {Numeral.DECIMAL, Numeral.CHAPTER, Numeral.PART, Numeral.LINE}

    def reversed(self) -> Enumerator:
        """The same label read from right to left, as Arabic pages print dotted numbers: 5.7 is 7.5."""
        path = self.path[::-1]
        return replace(self, label=".".join(path), path=path, order=count(path[-1]))


def enumerators(text: str) -> tuple[Enumerator, ...]:
    """Every reading of the label that `text` begins with, likeliest first; none where it has none."""
    line = text[:_LONGEST].translate(_FOLD)
    found = (read(line) for read in _READINGS)
    return tuple(_as_printed(reading, text) for reading in found if reading is not None)


def _as_printed(reading: Enumerator, text: str) -> Enumerator:
    """The label with the letters of the page where reading unified them (alef)."""
    printed = text[: len(reading.label)]
    if printed.translate(_FOLD) != reading.label or printed == reading.label:
        return reading
    if any(map(str.isdigit, printed)):
        pairs = zip(printed, reading.label, strict=True)
        printed = "".join(shown if shown in _ALEFS else unified for shown, unified in pairs)
    return replace(reading, label=printed)


_ALEFS = "اإ"
_LONGEST = 48  # characters of a label and the beginning of its text
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LOOK_ALIKE = {"а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "х": "x", "у": "y"}
_AR_CHAPTERS = "أولأ ثأنيأ ثألثأ رأبعأ خأمسأ سأدسأ سأبعأ ثأمنأ تأسعأ عأشرأ".split()
_AR_PARTS = "ألف بأء جيم دأل هأء وأو زأي حأء طأء يأء".split()
_FOLD = str.maketrans(
    {chr(0x0660 + n): str(n) for n in range(10)}
    | {chr(0x06F0 + n): str(n) for n in range(10)}
    | {chr(0xFF10 + n): str(n) for n in range(10)}
    | {"（": "(", "）": ")", "．": ".", "ا": "أ", "إ": "أ", "\u00a0": " ", "\u3000": " ", "‘": "'", "’": "'"}
)
_GAP = r"(?:\s+|$)"
_BIS = r"(?:\s?(?:bis|ter|quater|quinquies)(?![^\W\d_])|\s?مكرر\u064b?أ?\u064b?(?!\w)|之[二三四五])?"
_RANGE = r"\s(?:to|and|or|à|et|ou|y|o|и|или)\s"  # 5- to 10-year plans
_DECIMAL = re.compile(
    rf"((?:(?:[A-Z]|[IVX]{{1,4}})\.)?\d{{1,3}}{_BIS}(?:\.(?:\d{{1,3}}|[a-z]){_BIS})*)"
    rf"(?:([.、]){_GAP}|,\s+(?=[A-ZА-Я])|(、)|(\s*[-–—])(?!{_RANGE}){_GAP}|(\t\s*)|(\.)(?=[^\W\d_a-zA-Z])"
    rf"|{_GAP}|(?=[\u3400-\u9fff]))"
)
_HYPHEN_FIRST = re.compile(r"[-–](?=\d{1,3}\s+[ء-ي])")  # -1 of an Arabic page
_DRAFTED = re.compile(r"[(\[]?OP[)\]]?\s?(?=\d)(?P<number>\d{1,3}(?:\s?(?:bis|ter|quater))?)[)\]]?[.:]?\s+")
_PAREN = re.compile(
    rf"\((\d{{1,2}}{_BIS})\s?\)\s*|(\d{{1,2}}{_BIS})\)(?:\s+|(?=\W*[^\W\d]))|\((\d{{1,2}})\s+"
)
_ALPHA = re.compile(
    rf"(\()?([a-zñ])\2?({_BIS})\s?\)({_BIS})(?:\s+|$|(?=\W*[^\W\d]))|([a-z])\.\s+|(\()([a-z])\s+"
)
_OTHER_ALPHA = re.compile(rf"(\()?([{_ABJAD}]|[{_RUSSIAN}])\s?(?:\)|(?<=\(.)\s)\s*|([{_ABJAD}])\s?[-–]\s+")
_ROMAN_PAREN = re.compile(
    r"(\()?([ivxl]{1,6})\s?\)(?:\s+|$|(?=\W*[^\W\d]))|([ivx]{1,6})\.\s+|\(([ivx]{1,6})\s+"
)
_ROMAN_OTHER = re.compile(r"'(\d{1,2})'\s*|([㈠-㈩①-⑳])\s*|\(([一二三四五六七八九十]{1,3})\)\s*")
_CHAPTER = re.compile(r"([IVXL]{1,6})(?:\.(?!\d)\s*|\s*[-–—:]\s+|\t\s*|\s+|$)")
_HAN_CHAPTER = re.compile(r"([一二三四五六七八九十]{1,3})(?:[、.]\s*|\s+)")
_PART = re.compile(r"([A-ZА-Я])(?:[.)]\s+|\s*[-–—]\s+|\t\s*|$)")
_LINE = re.compile(r"([A-HС]\d{1,2})(?:\s*[:：.–—-]\s*|\s+)")
_AR_WORD = re.compile(
    rf"({'|'.join(_AR_CHAPTERS)})\u064b?\s*(?:[-–:.]\s*|$)|({'|'.join(_AR_PARTS)})\s*(?:[-–:.]\s*|$)"
)
_HAN_PART = re.compile(r"\(([一二三四五六七八九十]{1,3})\)\s*")
_BULLET = re.compile(r"([•●▪◦■□➢*·–—-])\s+(?=\S)")


def _decimal(line: str) -> Enumerator | None:
    if hyphen := _HYPHEN_FIRST.match(line):
        rest = _decimal(line[hyphen.end() :])
        return rest and replace(rest, width=rest.width + hyphen.end(), sure=True)
    if drafted := _DRAFTED.match(line):
        number = step(drafted["number"])
        return Enumerator(Numeral.DECIMAL, drafted["number"], (number,), count(number), drafted.end())
    found = _DECIMAL.match(line)
    if found is None:
        return None
    path = tuple(map(step, found[1].split(".")))
    sure = len(path) > 1 or any(found[group] for group in (2, 3, 4, 5, 6))
    return Enumerator(Numeral.DECIMAL, found[1], path, count(path[-1]), found.end(), sure)


def _paren(line: str) -> Enumerator | None:
    found = _PAREN.match(line)
    if found is None:
        return None
    number = found[1] or found[2] or found[3]
    label = f"({number})" if found[1] else f"{number})"
    return Enumerator(Numeral.PAREN, label, (step(number),), count(number), found.end())


def _alpha(line: str) -> Enumerator | None:
    found = _ALPHA.match(line)
    if found is None:
        return _other_alpha(line)
    bare = found[2] or found[5] or found[7]
    letters = line[found.start(2) : found.end(2) + 1].strip(" )")[:2] if found[2] else bare
    letters = letters if letters == bare * 2 else bare
    again = step(found[3] or found[4] or "") if found[2] else ""
    label = found[0].rstrip() if found[2] else f"{bare})"
    latin = "o" if bare == "ñ" else bare  # the fifteenth in Spanish: the key that other languages have there
    order = ord(latin) - ord("a") + 1 + 26 * (len(letters) - 1)
    shown = label if again else label.replace(" ", "")
    return Enumerator(Numeral.ALPHA, shown, (letters.replace(bare, latin) + again,), order, found.end())


def _other_alpha(line: str) -> Enumerator | None:
    found = _OTHER_ALPHA.match(line)
    if found is None:
        return None
    bare = found[2] or found[3]
    order = 1 + (_RUSSIAN if bare in _RUSSIAN else _ABJAD).index(bare)
    label = f"({bare})" if found[1] and ")" in found[0] else f"{bare})"
    return Enumerator(Numeral.ALPHA, label, (letter(order),), order, found.end())


def _roman(line: str) -> Enumerator | None:
    found = _ROMAN_PAREN.match(line)
    if found is None:
        return _other_roman(line)
    number = found[2] or found[3] or found[4]
    if not (order := from_roman(number)):
        return None
    label = f"({number})" if found[1] else f"{number})"
    return Enumerator(Numeral.ROMAN, label, (number,), order, found.end())


def _other_roman(line: str) -> Enumerator | None:
    found = _ROMAN_OTHER.match(line)
    if found is None:
        return None
    ringed = ord(found[2]) - ord("①" if found[2] < "㈠" else "㈠") + 1 if found[2] else 0
    order = int(found[1] or ringed or han(found[3]))
    return Enumerator(Numeral.ROMAN, found[0].strip(), (roman(order),), order, found.end()) if order else None


def _look_alike(line: str) -> Enumerator | None:
    """A Cyrillic letter typed for the Latin one of the same shape."""
    found = _OTHER_ALPHA.match(line)
    if found is None or (found[2] or "") not in _LOOK_ALIKE:
        return None
    latin = _alpha(line.replace(found[2], _LOOK_ALIKE[found[2]], 1))
    return latin and replace(latin, label=found[0].strip())


def _arabic_word(line: str) -> Enumerator | None:
    found = _AR_WORD.match(line)
    if found is None:
        return None
    word = found[0].rstrip(" -–:.")
    label = line[: len(word)]
    if found[1]:
        order = 1 + _AR_CHAPTERS.index(found[1])
        return Enumerator(Numeral.CHAPTER, label, (roman(order).upper(),), order, found.end())
    order = 1 + _AR_PARTS.index(found[2])
    return Enumerator(Numeral.PART, label, (letter(order).upper(),), order, found.end())


def _chapter(line: str) -> Enumerator | None:
    if found := _CHAPTER.match(line):
        if not (order := from_roman(found[1])):
            return None
        sure = not found[0].endswith(" ") or "." in found[0] or "-" in found[0]
        return Enumerator(Numeral.CHAPTER, found[1], (found[1],), order, found.end(), sure)
    if found := _HAN_CHAPTER.match(line):
        order = han(found[1])
        sure = not found[0].endswith(" ")
        return Enumerator(Numeral.CHAPTER, found[1], (roman(order).upper(),), order, found.end(), sure)
    return None


def _part(line: str) -> Enumerator | None:
    found = _PART.match(line)
    if found is None:
        return None
    order = 1 + (ord(found[1]) - ord("A") if found[1].isascii() else _RUSSIAN.index(found[1].lower()))
    return Enumerator(Numeral.PART, found[1], (letter(order).upper(),), order, found.end())


def _han_part(line: str) -> Enumerator | None:
    """（一）below 一、: a part of a chapter where what follows is a title."""
    found = _HAN_PART.match(line)
    if found is None or not (order := han(found[1])):
        return None
    return Enumerator(Numeral.PART, found[0].strip(), (roman(order),), order, found.end())


def _line(line: str) -> Enumerator | None:
    found = _LINE.match(line)
    if found is None:
        return None
    label = found[1].replace("С", "C")
    sure = any(mark in found[0] for mark in ":：.–—-")
    return Enumerator(Numeral.LINE, label, (label,), int(label[1:]), found.end(), sure)


def _bullet(line: str) -> Enumerator | None:
    found = _BULLET.match(line)
    return Enumerator(Numeral.BULLET, "", (), 0, 0) if found else None


_READINGS: tuple[Callable[[str], Enumerator | None], ...] = (
    _decimal,
    _paren,
    _alpha,
    _look_alike,
    _roman,
    _arabic_word,
    _chapter,
    _part,
    _han_part,
    _line,
    _bullet,
)
