"""How people type what documents spell otherwise, in the words of data/lexicon/spelling.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.tables import lists, mapping

Respelt = tuple[re.Pattern[str], str]


@dataclass(frozen=True, slots=True)
class SpellingLexicon:
    """What is typed so, read from lexicon/spelling.toml.

    respelt     what is typed, and what documents have for it: a template of its groups; in this order
    spoken      a number in two parts, each a group with a Chinese number
    revised     the number of a revision behind that of a document, one group each
    placed      a revision named by its `place`, with its `year` or without
    resolution  what tells that resolutions are spoken of, over folded text
    """

    respelt: tuple[Respelt, ...]
    spoken: re.Pattern[str]
    revised: Respelt
    placed: re.Pattern[str]
    resolution: re.Pattern[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> SpellingLexicon:
        """Raise KeyError or TypeError where the table is not shaped like spelling.toml."""
        words = {
            name: _any(form for forms in lists(table[name]).values() for form in forms)
            for name in (
                "spoken",
                "lettered",
                "letter_of",
                "goals",
                "series",
                "revised",
                "placed",
                "resolution",
            )
        }
        lettered = rf"\b({words['lettered']})\s+([b-zа-я])(?=\s+(?:{words['letter_of']})\b|\s*[?.!]*\Z)"
        goal = rf"(?:{words['goals']})(\d{{1,2}}\.(?:\d{{1,2}}|[a-d]))(?![\w.])"
        return cls(
            respelt=(
                *_addressed(table["secretary_general"]),
                *_abbreviated(table["abbreviated"]),
                (_compiled(lettered), r"\1 \2)"),
                (_compiled(goal), r"target \1 of the SDGs"),
                *_symbols(words["series"]),
            ),
            spoken=_compiled(words["spoken"].replace("#", _HAN)),
            revised=(_compiled(_REVISED.replace("WORD", words["revised"])), r"\1/Rev.\2"),
            placed=_compiled(_PLACED.replace("WORD", words["placed"])),
            resolution=re.compile(words["resolution"]),
        )


def _addressed(table: object) -> Iterator[Respelt]:
    """Short forms of an addressee's name behind the verbs that address him."""
    for forms in map(lists, mapping(table).values()):
        pattern = rf"\b({_any(forms['verbs'])})\b\s+(?:{_any(forms['short'])})\b"
        yield _compiled(pattern), rf"\1 {forms['spelt'][0]}"


def _abbreviated(table: object) -> Iterator[Respelt]:
    """Short forms of a word before a number."""
    for forms in map(lists, mapping(table).values()):
        yield _compiled(rf"(?<!\w)(?:{_any(forms['short'])})(?=\s?\d)"), forms["spelt"][0]


def _symbols(word: str) -> Iterator[Respelt]:
    """Symbols of resolutions typed with other marks between their parts, or with letters that look alike."""
    for pattern, spelt in (
        (rf"[aа]{_JOINT}(?:{word}){_GAP}(\d{{2,3}}){_GAP}(\d{{1,3}})", r"A/RES/\1/\2"),
        (rf"[eе]{_JOINT}(?:{word}){_GAP}(\d{{4}}){_GAP}(\d{{1,3}})", r"E/RES/\1/\2"),
        (rf"[sс]{_JOINT}(?:{word}){_GAP}(\d{{1,4}})[\s_./(-]+((?:19|20)\d\d)\)?", r"S/RES/\1(\2)"),
    ):
        yield _compiled(rf"(?<![\w/.-]){pattern}(?![\d/])"), spelt


def _any(forms: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(forms))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_HAN = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_JOINT = r"[\s_./-]{0,2}"
_GAP = r"[\s_./-]+"
_REVISED = r"(/\d{1,4})(?!\(Rev\.)[\s,]*\(?(?:WORD)\.?\s?(\d{1,2})(?![\d/])\)?"
_PLACED = r"(?<=\d)[\s,]*\b(?:WORD)\b\.?\s+(?P<place>[^\W\d_]{3,})(?:,?\s+(?P<year>(?:19|20)\d\d))?(?!\w)"
