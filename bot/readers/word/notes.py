"""Footnotes and endnotes of a Word document: numbered as printed, read once, kept apart from the text."""

from __future__ import annotations

from bot.readers.word.numerals import numeral
from bot.readers.word.package import Element, Package, W
from bot.readers.word.scribe import NoteMark
from bot.readers.word.styles import value

_PARTS = {"footnotes": "footnote", "endnotes": "endnote"}
_USUAL_FORMS = {"footnotes": "decimal", "endnotes": "lowerRoman"}


class Notes:
    """The notes of a document, and the numbers that their marks have in the text."""

    def __init__(self, package: Package) -> None:
        settings = package.part("settings")
        self._notes = {part: _by_id(package.part(part), name) for part, name in _PARTS.items()}
        self._forms = {
            part: _setting(settings, name, "numFmt") or _USUAL_FORMS[part] for part, name in _PARTS.items()
        }
        self._next = {part: _first(_setting(settings, name, "numStart")) for part, name in _PARTS.items()}
        self._given: dict[NoteMark, str] = {}

    def number(self, note: NoteMark) -> str:
        """The number printed for a note: the next one where its mark is met for the first time."""
        if note not in self._given:
            self._given[note] = numeral(self._forms[note.part], self._next[note.part])
            self._next[note.part] += 1
        return self._given[note]

    def paragraphs(self, note: NoteMark) -> list[Element]:
        """The paragraphs of a note; [] where the document lacks it."""
        found = self._notes[note.part].get(note.id)
        return [] if found is None else list(found.iter(f"{W}p"))


def _by_id(root: Element | None, name: str) -> dict[str, Element]:
    if root is None:
        return {}
    notes = (each for each in root.iter(f"{W}{name}") if each.get(f"{W}type", "normal") == "normal")
    return {each.get(f"{W}id", ""): each for each in notes}


def _setting(settings: Element | None, name: str, what: str) -> str | None:
    return None if settings is None else value(settings, f"{name}Pr/{what}")


def _first(start: str | None) -> int:
    return int(start) if start and start.isdigit() else 1
