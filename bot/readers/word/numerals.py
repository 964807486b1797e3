"""Numbers as Word prints them in lists and notes: ISO/IEC 29500-1 §17.18.59 and [MS-OI29500] §2.1.540."""

from __future__ import annotations

from collections.abc import Callable


def numeral(form: str, number: int, language: str = "en") -> str:
    """A number in one of Word's number formats; in plain digits where the format has none for it.

    `form` is a ST_NumberFormat (`lowerRoman`, `chineseCounting`) or a list of examples (`001, 002, ...`);
    `language` decides the ending of ordinals.
    """
    if form in {"none", "bullet"}:
        return ""
    if form.startswith("0") and "1" in form:
        return str(number).zfill(len(form.split(",", maxsplit=1)[0].strip()))
    if number < 1:
        return str(number)
    if form == "ordinal":
        return _ordinal(number, language)
    write = _WRITERS.get(form)
    return write(number) if write else str(number)


def _roman(number: int) -> str:
    if number > 32767:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letters(alphabet: str) -> Callable[[int], str]:
    """a, b … z, aa, bb: past the end of the alphabet Word repeats the letter."""

    def write(number: int) -> str:
        rounds, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (rounds + 1)

    return write


def _signs(signs: str) -> Callable[[int], str]:
    """One sign a number; digits past the last sign."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _digits(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """一, 十, 二十一; from a hundred on digit by digit: 一○○."""
    if number > 99:
        return _digits("○一二三四五六七八九")(number)
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _HAN[tens]) + "十" if tens else ""
    return ten + (_HAN[ones] if ones else "")


def _thousands(digits: str, units: tuple[str, str, str], *, bare_ten: bool) -> Callable[[int], str]:
    """一百零五: every digit with its unit, one zero for a gap; `bare_ten` writes 十 for 一十 at the start."""

    def write(number: int) -> str:
        if number > 99_999:
            return str(number)
        high, low = divmod(number, 10_000)
        written = (digits[high] + "万" if high else "") + below_ten_thousand(low, began=high > 0)
        return written[1:] if bare_ten and 10 <= number < 20 else written

    def below_ten_thousand(number: int, *, began: bool) -> str:
        written, gap = "", False
        for digit, unit in zip(f"{number:04d}", (*units[::-1], ""), strict=True):
            if digit == "0":
                gap = began
                continue
            written += (digits[0] if gap else "") + digits[int(digit)] + unit
            began, gap = True, False
        return written

    return write


def _zero(number: int) -> str:
    return f"{number:02d}"


def _ordinal(number: int, language: str) -> str:
    if language == "en":
        ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if language == "fr":
        return f"{number}er" if number == 1 else f"{number}e"
    return f"{number}{_ORDINAL_ENDINGS.get(language, '.')}"


def _cardinal_text(number: int) -> str:
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if number < 20:
        return _SMALL[number].capitalize()
    return (_TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")).capitalize()


def _ordinal_text(number: int) -> str:
    words = _cardinal_text(number)
    if words.isdigit():
        return _ordinal(number, "en")
    head, dash, last = words.lower().rpartition("-")
    last = _IRREGULAR.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (head + dash + last).capitalize()


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_HAN = "零一二三四五六七八九"
_UNITS = ("十", "百", "千")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # without ё, й, ъ, ь
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = ("", "ten", *"twenty thirty forty fifty sixty seventy eighty ninety".split())
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_ORDINAL_ENDINGS = {"es": "º", "ru": "-й", "zh": "", "ar": ""}
_CIRCLED = "".join(map(chr, range(0x2460, 0x2474)))

_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerLetter": _letters(_LATIN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "russianLower": _letters(_RUSSIAN),
    "arabicAlpha": _letters(_ARABIC),
    "arabicAbjad": _letters(_ABJAD),
    "decimalZero": _zero,
    "hex": lambda number: f"{number:X}",
    "chicago": _letters("*†‡§"),
    "numberInDash": lambda number: f"- {number} -",
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _signs(_CIRCLED),
    "decimalEnclosedCircleChinese": _signs(_CIRCLED),
    "decimalEnclosedParen": _signs("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _signs("".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": _signs("".join(map(chr, range(0x3220, 0x322A)))),
    "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "japaneseCounting": _thousands(_HAN, _UNITS, bare_ten=True),
    "chineseCountingThousand": _thousands(_HAN, _UNITS, bare_ten=True),
    "taiwaneseCountingThousand": _thousands(_HAN, _UNITS, bare_ten=True),
    "chineseLegalSimplified": _thousands("零壹贰叁肆伍陆柒捌玖", ("拾", "佰", "仟"), bare_ten=False),
    "ideographLegalTraditional": _thousands("零壹貳參肆伍陸柒捌玖", ("拾", "佰", "仟"), bare_ten=False),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
}
