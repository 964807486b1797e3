"""The words that structure documents, in one language or in all: section verbs, boxes, bodies, annexes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from bot.domain.clause import Kind
from bot.domain.counting import from_roman
from bot.domain.folded import Folded, fold, fold_word
from bot.domain.language import OFFICIAL, Language
from bot.domain.line import is_title
from bot.domain.ordinals import Ordinals

Table = Mapping[str, Any]
Senses = tuple[tuple[str, Kind], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A division with a word and a number: `ANNEX 1 TO …` is Unit("annex", "ANNEX 1", "1", 7)."""

    name: str
    label: str
    number: str
    width: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language's documents are structured by. Texts are given as printed; folding is done here."""

    senses: Mapping[str, Senses]
    boxes: Mapping[str, str]
    units: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]
    addressees: Mapping[str, str]
    _verb: re.Pattern[str] = field(repr=False)
    _later_verb: re.Pattern[str] = field(repr=False)
    _unit: re.Pattern[str] = field(repr=False)
    _body: re.Pattern[str] = field(repr=False)
    _instrument: re.Pattern[str] = field(repr=False)

    @classmethod
    def of(cls, table: Table, languages: Iterable[Language]) -> Vocabulary:
        """The words of these languages together."""
        tongues = tuple(languages)
        senses = _senses(table["verbs"], tongues)
        units = _names(table["units"], tongues)
        adverbs = _forms(table["adverbs"], tongues)
        verb = rf"(?P<verb>{_any(senses)}){_EDGE}"
        before = rf"{_SPACES}(?:(?:{_any(adverbs)}){_EDGE}\s*)*?[و]?"
        return cls(
            senses=senses,
            boxes=_names(table["boxes"], tongues),
            units=units,
            words={name: _forms(forms, tongues) for name, forms in table["words"].items()},
            headings=_names(table["headings"], tongues),
            addressees=_names(table["addressees"], tongues),
            _verb=re.compile(before + verb),
            _later_verb=re.compile(rf"[,.;]\s*(?:and\s+)?(?P<from>{before.removeprefix(_SPACES)}{verb})"),
            _unit=re.compile(_UNIT.replace("WORD", _any(units))),
            _body=re.compile(rf"(?:{_any(_forms(table['bodies'], tongues))})(?=[^\w]|$)"),
            _instrument=re.compile(_INSTRUMENT.replace("WORD", _any(_forms(table["instruments"], tongues)))),
        )

    def verb(self, text: str) -> tuple[str, Senses]:
        """The section verb that a text begins with, folded, and what it may stand for; ("", ()) for none."""
        found = self._verb.match(_head(text[:_HEAD]).text)
        return (found["verb"], self.senses[found["verb"]]) if found else ("", ())

    def heading_senses(self, text: str) -> Senses:
        """What a section heading may stand for: `taking into account …, invites …` is an invitation."""
        _, first = self.verb(text)
        if first and all(kind is Kind.PREAMBULAR for _, kind in first):
            for later in self._later_verb.finditer(fold_word(text)):
                operative = tuple(s for s in self.senses[later["verb"]] if s[1] is Kind.OPERATIVE)
                if operative and len(operative) == len(self.senses[later["verb"]]):
                    return operative
        return first

    def later_verbs(self, text: str) -> list[tuple[int, Senses]]:
        """Where in a text, after a comma or stop, a section verb stands, adverbs included; and its senses."""
        folded = fold(text)
        return [
            (folded.places[found.start("from")], self.senses[found["verb"]])
            for found in self._later_verb.finditer(folded.text)
        ]

    def last_verb(self, folded: str) -> tuple[int, int]:
        """Where in a folded text the last section verb stands; (0, 0) where there is none."""
        last = (0, 0)
        for word in _WORD.finditer(folded):
            if word.start() >= last[1] and (verb := self._verb.match(folded, word.start())):
                last = verb.span("verb")
        return last

    def box(self, text: str) -> str:
        """The neutral name of a contribution's box that a line is the title of, "" for none."""
        if len(text) > _HEAD or len(text.split()) > 9:
            return ""
        line = fold_word(text).strip(" :：*#")
        if line in self.boxes:
            return self.boxes[line]
        edges = (name for form, name in self.boxes.items() if name == "action" and _at_edge(form, line))
        return next(edges, "")

    def unit(self, text: str) -> Unit | None:
        """The annex, section, article … that a line opens."""
        folded = _head(text[:_HEAD])
        found = self._unit.match(folded.text)
        if found is None:
            return None
        number = found["number"] or found["close"] or found["zh"] or ""
        width = folded.original(0, found.end())[1]
        label = text[:width].rstrip(" \t:.–—-：")
        return Unit(self.units[found["word"] or found["after"]], label, _neutral(number), width)

    def enacting(self, text: str) -> bool:
        """Whether a line is the name of the body that speaks: `The General Assembly,`."""
        if len(text) > _LONGEST_NAME:
            return False
        line = fold_word(text).strip()
        if not line.endswith(","):
            return False
        return bool(self._body.match(line) or (line >= "\u3400" and self._body.search(line)))

    def decrees(self, text: str) -> bool:
        """Whether a line says that a body decides what follows: `The General Assembly decides:`."""
        line = fold_word(text).strip()
        if not line.endswith(":") or len(text) > _LONGEST_NAME:
            return False
        core, first = line.rstrip(" :"), self.verb(line)[0]
        parts = [(first, f"{_SPEAKER} {core[len(first) :].strip()}")] if first else []
        parts += [(verb, core.removesuffix(verb).strip()) for verb in self.senses if core.endswith(verb)]
        return any(
            kind is Kind.OPERATIVE and self._body.fullmatch(body)
            for verb, body in parts
            for _, kind in self.senses[verb]
        )

    def is_body(self, text: str) -> bool:
        """Whether a line is the name of a body and nothing else."""
        return len(text) < _LONGEST_NAME and self._body.fullmatch(fold_word(text).strip(" :")) is not None

    def ends_enacting(self, text: str) -> bool:
        """Whether a header ends with the name of the body that speaks, capital and comma included."""
        text = text[-_LONGEST_NAME:]
        folded = fold(text)
        for found in self._body.finditer(folded.text):
            first = text[folded.places[found.start()]]
            if folded.text[found.end() :].strip() == "," and not first.islower():
                return True
        return False

    def instrument(self, text: str) -> bool:
        """Whether a line is the number of a resolution, decision or the like."""
        return len(text) < 120 and bool(self._instrument.match(fold_word(text)))

    def closes(self, text: str) -> bool:
        """Whether a line says at which meeting something was adopted: the number stands beside the word."""
        folded = fold_word(text)
        places = ((folded.find(form), len(form)) for form in self.words["closing"])
        near = (folded[max(0, at - _NEAR) : at + width + _NEAR // 2] for at, width in places if at >= 0)
        return any(map(str.isdigit, "".join(near)))

    def begins(self, word: str, text: str) -> bool:
        folded = _head(text[:_HEAD]).text
        return any(folded.startswith(form) and _ends_word(folded, len(form)) for form in self.words[word])

    def reasons(self, text: str) -> bool:
        """Whether a line gives the reasons of a proposal: `Reasons: …`, `理由：…`."""
        folded = _head(text[:_HEAD]).text
        return any(
            folded.startswith(form) and folded[len(form) :].lstrip()[:1] in (":", "：")
            for form in self.words["reasons"]
        )

    def heading(self, text: str) -> str:
        """The neutral name of a heading that documents share, `Introduction`; "" for any other line."""
        return self.headings.get(fold_word(text).strip(" :*#"), "") if len(text) <= _HEAD else ""

    def caption(self, text: str) -> bool:
        """Whether a line stands beside the text: the title of a figure or table, a note, a source."""
        return self.begins("note", text) or self.figure(text)

    def figure(self, text: str) -> bool:
        """Whether a line is the title of a figure or table, not a sentence about it."""
        return self.begins("caption", text) and is_title(text)

    def proposes(self, heading: str) -> bool:
        """Whether a heading announces what a contribution proposes: `II Proposals`."""
        return len(heading.split()) <= 6 and self.begins("proposal", heading)

    def addressed(self, text: str) -> frozenset[str]:
        """The neutral names of those whom a section addresses."""
        folded = fold_word(text)
        return frozenset(name for form, name in self.addressees.items() if form in folded)


@dataclass(frozen=True, slots=True)
class SectionLexicon:
    """The vocabularies of the six languages and of all together, and how paragraphs are counted in words."""

    _by_language: Mapping[Language, Vocabulary]
    ordinals: Ordinals

    @classmethod
    def from_table(cls, table: Table) -> SectionLexicon:
        """The lexicon that data/lexicon/sections.toml holds."""
        known = {language: Vocabulary.of(table, (language,)) for language in OFFICIAL}
        known[Language.UNDETERMINED] = Vocabulary.of(table, OFFICIAL)
        return cls(known, Ordinals.from_table(table["ordinals"]))

    def of(self, language: Language) -> Vocabulary:
        """The words of a language; of all six for a text in none of them."""
        return self._by_language[language]


_WORD = re.compile(r"(?<![^\W\d_\u3400-\u9fff])[^\W\d_]|[\u3400-\u9fff]")
_HEAD = 80  # characters at the beginning of a line that tell what it is
_NEAR = 12  # characters between a meeting and its number
_SPEAKER = fold_word("إن")  # before the one who speaks, where no verb stands before
_LONGEST_NAME = 160
_SPACES = r"\s*"
_EDGE = r"(?:(?<=[\u3400-\u9fff])|(?!\w))"
_FIRST = ("premier", "première", "premiere", "primero", "primera", "первая", "первое", "первый")
_HANS = "一二三四五六七八九十"
_NUMBER = rf"[0-9]{{1,3}}(?:bis|ter)?|[ivxl]{{1,6}}(?![a-z])|[a-z](?![a-z])|[{_HANS}]{{1,3}}"
_UNIT = (
    rf"(?P<word>WORD)(?:\s+(?P<number>{_NUMBER}|{'|'.join(_FIRST)})(?!\w)|(?P<close>[0-9]{{1,3}}|[{_HANS}]{{1,3}})|(?=\s*$))"
    r"(?:\s*[:.-]\s*|\s*)"
    rf"|第\s*(?:(?P<zh>{_NUMBER}))\s*(?P<after>WORD)\s*"
)
_INSTRUMENT = r"(?:(?:WORD)\s*(?:itu-[rtd]\s*)?(?:no\.?\s*|[a-z]\.)?(?:\d|\[\w)|第\s*\d+\s*(?:WORD))"


@lru_cache(maxsize=1024)
def _head(text: str) -> Folded:
    """The beginning of a line, folded; every question about the line asks for it."""
    return fold(text)


def _neutral(number: str) -> str:
    """A number as keys have it: 2 for 2, II and 二 alike; A for a."""
    if number in _FIRST:
        return "1"
    if number and number[0] in _HANS:
        return _HAN.get(number, number)
    if number.isalpha():
        return str(from_roman(number) or number.upper())
    return number


_HAN = {han: str(n) for n, han in enumerate(_HANS, 1)} | {"十一": "11", "十二": "12"}


def _senses(verbs: Table, languages: tuple[Language, ...]) -> dict[str, Senses]:
    found: defaultdict[str, list[tuple[str, Kind]]] = defaultdict(list)
    for name, verb in verbs.items():
        for form in _forms(verb, languages):
            found[form].append((name, Kind(verb["kind"])))
    return {form: tuple(senses) for form, senses in found.items()}


def _names(groups: Table, languages: tuple[Language, ...]) -> dict[str, str]:
    """Each folded form with the neutral name of its group; the first group has it."""
    found: dict[str, str] = {}
    for name, forms in groups.items():
        for form in _forms(forms, languages):
            found.setdefault(form, name)
    return found


def _forms(group: Table, languages: tuple[Language, ...]) -> tuple[str, ...]:
    forms = {fold_word(form) for language in languages for form in group.get(language.value, ())}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _any(forms: Iterable[str]) -> str:
    """A pattern of the forms, longest first; one that matches nothing where there are none."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, ordered)) or r"(?!)"


def _at_edge(form: str, line: str) -> bool:
    return (line.startswith(form) and _ends_word(line, len(form))) or line.endswith(form)


def _ends_word(text: str, place: int) -> bool:
    """Whether a word may end or begin at a place: at the edges, beside a non-letter, among ideographs."""
    if place in {0, len(text)}:
        return True
    before, after = text[place - 1], text[place]
    return not (before.isalnum() and after.isalnum()) or before >= "\u3400" or after >= "\u3400"
