"""Signs that Word draws from the Symbol and Wingdings fonts, as the characters they stand for."""

from __future__ import annotations


def sign(font: str, code: str) -> str:
    """The character of a `w:sym`; "" for one that has no Unicode equal. `code` is hexadecimal."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= point <= 0xF0FF:
        point -= 0xF000
    family = font.lower()
    if family == "symbol":
        return _SYMBOL.get(point) or (chr(point) if 0x20 <= point < 0x40 else "")
    if family.startswith("wingdings"):
        return _WINGDINGS.get(point, "•")
    return chr(point) if 0x20 <= point <= 0xFFFD and not 0xD800 <= point <= 0xDFFF else ""


def superscript(mark: str) -> str:
    """A note's mark raised where it is made of digits: `12` → `¹²`; any other mark as it is."""
    return mark.translate(_RAISED) if mark.isascii() and mark.isdigit() else mark


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_GREEK: dict[int, str] = dict(
    zip(
        (*range(0x41, 0x5B), *range(0x61, 0x7B)),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SYMBOL: dict[int, str] = {
    **_GREEK, 0x2D: "–", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xBE: "—", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™",
    0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
