"""Keys for clauses that were cut elsewhere: from section, label and kind, the same in all languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.clause import Clause, Kind
from bot.domain.enumerator import Numeral, enumerators
from bot.domain.folded import fold_word
from bot.domain.reference import path_of
from bot.domain.vocabulary import Vocabulary


def keyed(clauses: Sequence[Clause], words: Vocabulary) -> list[Clause]:
    """The clauses with keys and parents such as segmentation gives; a key that a clause has already stays."""
    maker = _Keys(words)
    taken: Counter[str] = Counter()
    found: list[Clause] = []
    for clause in clauses:
        key, chapter = clause.key or maker.key(clause), maker.chapter
        taken[key] += 1
        unique = key if taken[key] == 1 else f"{key}~{taken[key]}"
        found.append(replace(clause, key=unique, parent="" if chapter == unique else chapter))
    keys = {clause.key for clause in found}
    return [replace(clause, parent=_parent(clause.key, keys) or clause.parent) for clause in found]


class _Keys:
    """Makes keys in the order of the clauses: sections with the same verb are counted."""

    def __init__(self, words: Vocabulary) -> None:
        self.chapter = ""
        self._words = words
        self._counts: Counter[str] = Counter()
        self._titled: dict[str, str] = {}
        self._section = ""
        self._printed: str | None = None
        self._above = ""

    def key(self, clause: Clause) -> str:
        """The key of the next clause."""
        if clause.kind is Kind.FOOTNOTE:
            mark = _MARK.match(clause.text)
            return f"fn{mark[1]}" if mark else self._counted("fn")
        if clause.kind is Kind.HEADING and not clause.section:
            return self._heading(clause)
        inside = self._inside(clause)
        if clause.label and f"{inside}{_step(clause.label)}" != self._above:
            self._above = f"{inside}{_step(clause.label)}"
            return self._above
        base = f"{self._above}/" if clause.label and self._above else inside
        return self._counted(f"{base}p", first=True)

    def _heading(self, clause: Clause) -> str:
        name = self._named(clause.label or clause.text)
        if name:
            return self._enter(name, clause.label or clause.text)
        if not clause.label:
            return self._counted("enacting" if self._words.enacting(clause.text) else "title")
        self._above = _step(clause.label)
        self._titled[_folded(f"{clause.label} {clause.text}")] = self._above
        if _is_chapter(clause.label):
            self.chapter, self._section, self._printed = self._above, "", None
        return self._above

    def _inside(self, clause: Clause) -> str:
        """The key of the section that a clause stands in, with a slash; "" where its label says it all."""
        if not clause.section:
            return ""
        if clause.section != self._printed:
            if titled := self._titled.get(_folded(clause.section)):
                return f"{titled}/"
            self._enter(self._named(clause.section) or "section", clause.section)
        return f"{self._section}/"

    def _enter(self, name: str, printed: str) -> str:
        unit = "." in name
        self._section = name if unit else self._counted(name)
        self._printed = printed
        self.chapter = name if unit else ""
        self._above = self._section
        return self._section

    def _named(self, heading: str) -> str:
        """The neutral name of a heading: a box, an annex, a section verb, a heading that documents share."""
        unit = self._words.unit(heading)
        if unit:
            return f"{unit.name}.{unit.number or 1}"
        senses = self._words.heading_senses(heading)
        return self._words.box(heading) or (senses[0][0] if senses else self._words.heading(heading))

    def _counted(self, name: str, *, first: bool = False) -> str:
        self._counts[name] += 1
        number = self._counts[name]
        if first:
            return f"{name}{number}"
        return name if number == 1 else f"{name}.{number}"


def _step(label: str) -> str:
    """A label as keys have it: `6 ii)` is 6.ii, `7.5 2)` is 7.5/2, `pp3` is pp3, `II` is II."""
    key = ""
    for part in label.split():
        path = path_of(part)
        step = "".join(path) if path[:1] in {("pp",), ("c",)} else ".".join(path)
        if _is_chapter(part.rstrip(".")):
            step = step.upper()
        counted = _COUNTED.fullmatch(part) is not None
        key += f"{'/' if counted else '.'}{step}" if key else step
    return key or label


def _is_chapter(label: str) -> bool:
    """Whether a label counts chapters: II, B, 二, ثانياً, C5."""
    return any(e.numeral in _CHAPTERS for e in enumerators(f"{label} - x"))


def _parent(key: str, keys: set[str]) -> str:
    """The longest beginning of a key that is another clause's; considering.2 is no part of considering."""
    places = [found.start() for found in re.finditer(r"/|(?<![a-z]{3})\.", key)]
    return next((key[:place] for place in reversed(places) if key[:place] in keys), "")


def _folded(heading: str) -> str:
    return "".join(character for character in fold_word(heading) if character.isalnum())


_CHAPTERS = {Numeral.CHAPTER, Numeral.PART, Numeral.LINE}
_COUNTED = re.compile(r"\(?\d{1,2}\)")
_MARK = re.compile(r"[_\s]*(\d{1,3}|\*{1,3})(?=[\s/])")
