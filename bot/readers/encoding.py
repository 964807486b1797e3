"""The characters that the bytes of a text file stand for."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.domain.errors import UserError
from bot.domain.language import Language, language_of


def decode(data: bytes, name: str = "") -> str:
    """The text of a file, without a byte order mark, line ends kept.

    UTF-8 and UTF-16 are recognised by their marks or their form; an older code page of Russian, Arabic,
    Chinese (GB 18030) or of English, French and Spanish only where the outcome is beyond doubt.
    Raise UserError("file-empty"), ("file-binary") or ("file-encoding").
    """
    if not data.strip(_BLANK):
        raise UserError("file-empty", name=name)
    text = _unicode(data)
    if text is None:
        text = _old_code_page(data)
    if text is None:
        raise UserError("file-binary" if _looks_binary(data) else "file-encoding", name=name)
    if _controls(text) * 100 > len(text):
        raise UserError("file-binary", name=name)
    return text


_BLANK = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(r"[^\x00-\x7f]")
_WESTERN = re.compile(r"[àâçèéêëîïôùûœæÀÂÇÈÉÊÎÔÙŒáíñóúüÁÍÑÓÚ¿¡«»“”‘’–—…°º§€\xa0]")
_CYRILLIC = re.compile(r"[А-яЁё№«»“”„–—…§\xa0]")
_CYRILLIC_WORD = re.compile(r"\b[А-ЯЁ]?[а-яё]+\b|\b[А-ЯЁ]{2,}\b")
_RUSSIAN = frozenset("и в на с по о не что для от к за из при как или".split())
_ARABIC = re.compile(r"[\u060c\u061b\u061f\u0621-\u0652«»–—…\xa0\u200c-\u200f]")
_ARABIC_WORD = re.compile(r"[\u0621-\u0652]+")
_COMMON_ARABIC = frozenset("في من على إلى أن عن التي الذي مع هذا هذه أو كما بين إذ".split())
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CHINESE = re.compile(r"[\u4e00-\u9fff\u3000-\u3002\u3008-\u3011\uff01-\uff5e“”‘’—…·]")
_COMMON_HAN = re.compile("[的一是在不了有和人这中大为国会年以要由第于与及等对将本各提出成员理事]")
_ENOUGH = 12


def _unicode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data[len(mark) :], encoding)
    if (text := _try(data, "utf-8")) is not None and "\x00" not in text:
        return text
    return _unmarked_utf16(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows in the zero bytes of its spaces and line ends."""
    for encoding, space in (("utf-16-le", b" \x00"), ("utf-16-be", b"\x00 ")):
        if len(data) % 2 == 0 and data.count(space) * 60 > len(data):
            text = _try(data, encoding)
            if text is not None and any(_beyond_doubt(text, certain) for _, certain in _PAGES):
                return text
    return None


def _old_code_page(data: bytes) -> str | None:
    for encoding, certain in _PAGES:
        text = _try(data, encoding)
        if text is not None and _beyond_doubt(text, certain):
            return text
    return None


def _beyond_doubt(text: str, certain: Callable[[str], bool]) -> bool:
    """Whether it is a language's text, and long enough that hardly any other bytes come out as such."""
    return _letters(text) >= _ENOUGH and not _controls(text) and certain(text)


def _letters(text: str) -> int:
    """How many letters; a Chinese character says as much as two."""
    return sum(map(str.isalpha, text)) + len(_HAN.findall(text))


def _is_russian(text: str) -> bool:
    words = [word.casefold() for word in _CYRILLIC_WORD.findall(text)]
    common = sum(word in _RUSSIAN for word in words)
    return _mostly(_CYRILLIC, text) and language_of(text) is Language.RU and common * 20 > len(words)


def _is_arabic(text: str) -> bool:
    words = _ARABIC_WORD.findall(text)
    common = sum(word in _COMMON_ARABIC for word in words)
    return _mostly(_ARABIC, text) and language_of(text) is Language.AR and common * 25 > len(words)


def _is_chinese(text: str) -> bool:
    """Whether it is Chinese by its commonest characters; what is none decodes to rare ones."""
    written = _HAN.findall(text)
    common = len(_COMMON_HAN.findall(text))
    return _mostly(_CHINESE, text) and language_of(text) is Language.ZH and common * 12 > len(written)


def _is_western(text: str) -> bool:
    return _mostly(_WESTERN, text) and language_of(text) in {Language.EN, Language.FR, Language.ES}


_PAGES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("cp1251", _is_russian),
    ("koi8-r", _is_russian),
    ("cp1256", _is_arabic),
    ("gb18030", _is_chinese),
    ("cp1252", _is_western),
)


def _mostly(expected: re.Pattern[str], text: str) -> bool:
    """Whether at least 49 in 50 characters beyond ASCII are expected ones."""
    high = _HIGH.findall(text)
    return sum(1 for character in high if expected.match(character)) * 50 >= len(high) * 49


def _looks_binary(data: bytes) -> bool:
    return data.count(b"\x00") > 0 or _controls(data.decode("latin-1")) * 50 > len(data)


def _controls(text: str) -> int:
    return len(_CONTROL.findall(text))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
