"""Writes down what a Word paragraph shows: tracked insertions in, deletions out, fields by their result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.readers.word.glyphs import sign, superscript
from bot.readers.word.package import Element, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a note is called for: its part, its id there, and the mark printed by hand, "" for a number."""

    part: str
    id: str
    mark: str = ""


@dataclass(slots=True)
class Line:
    """A paragraph's words, the notes that they call for and the text boxes that hang on them."""

    pieces: list[str] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


Numberer = Callable[[NoteMark], str]


class Scribe:
    """Reads paragraph after paragraph, for a field may begin in one and end in another.

    `tracked` is true once a tracked change was met.
    """

    def __init__(self, number: Numberer) -> None:
        self._number = number
        self._fields: list[_Field] = []
        self._by_hand: NoteMark | None = None
        self.tracked = False

    def line(self, paragraph: Element) -> Line:
        line = Line()
        self._children(paragraph, line)
        return line

    def _children(self, element: Element, line: Line) -> None:
        for child in element:
            self._one(child, line)

    def _one(self, element: Element, line: Line) -> None:
        tag = element.tag
        if tag in _TEXTS:
            self._say(_plain(element.text), line)
        elif tag in _SIGNS:
            self._say(_SIGNS[tag], line)
        elif tag in _SKIPPED:
            self.tracked = self.tracked or tag in _DELETED
        elif act := _ACTS.get(tag):
            act(self, element, line)
        else:
            self._children(element, line)

    def _say(self, text: str, line: Line) -> None:
        if any(each.silent for each in self._fields) or not text:
            return
        if self._by_hand and text.strip():
            note, self._by_hand = self._by_hand, None
            line.notes.append(NoteMark(note.part, note.id, text.strip()))
            text = superscript(text)
        line.pieces.append(text)

    def _run(self, run: Element, line: Line) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and is_on(properties.find(f"{W}vanish")):
            for change in run.iter(f"{W}fldChar"):
                self._field(change, line)
            return
        self._children(run, line)
        self._by_hand = None

    def _insertion(self, element: Element, line: Line) -> None:
        self.tracked = True
        self._children(element, line)

    def _break(self, element: Element, line: Line) -> None:
        if element.get(f"{W}type") not in {"page", "column"}:
            self._say("\n", line)

    def _symbol(self, element: Element, line: Line) -> None:
        self._say(sign(element.get(f"{W}font", ""), element.get(f"{W}char", "")), line)

    def _field(self, element: Element, _line: Line) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].showing = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _instruction(self, element: Element, _line: Line) -> None:
        if self._fields and not self._fields[-1].showing:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: Element, line: Line) -> None:
        if not _is_contents(element.get(f"{W}instr", "")):
            self._children(element, line)

    def _note(self, element: Element, line: Line) -> None:
        part = "footnotes" if element.tag == f"{W}footnoteReference" else "endnotes"
        note = NoteMark(part, element.get(f"{W}id", ""))
        if is_set(element.get(f"{W}customMarkFollows")):
            self._by_hand = note
        elif not any(each.silent for each in self._fields):
            line.pieces.append(superscript(self._number(note)))
            line.notes.append(note)

    def _alternatives(self, element: Element, line: Line) -> None:
        """One of several drawings of the same thing: the first that has a text box, or else the first."""
        choices = [each for each in element if each.tag in {f"{MC}Choice", f"{MC}Fallback"}]
        boxed = (each for each in choices if next(each.iter(f"{W}txbxContent"), None) is not None)
        chosen = next(boxed, choices[0] if choices else None)
        if chosen is not None:
            self._children(chosen, line)

    def _box(self, element: Element, line: Line) -> None:
        line.boxes.append(element)

    def _content_control(self, element: Element, line: Line) -> None:
        properties, content = element.find(f"{W}sdtPr"), element.find(f"{W}sdtContent")
        waiting = properties is not None and properties.find(f"{W}showingPlcHdr") is not None
        if content is not None and not waiting:
            self._children(content, line)

    def _ruby(self, element: Element, line: Line) -> None:
        base = element.find(f"{W}rubyBase")
        if base is not None:
            self._children(base, line)


@dataclass(slots=True)
class _Field:
    """A field that has begun: nothing of it shows before its result, and a contents table shows nothing."""

    code: str = ""
    showing: bool = False

    @property
    def silent(self) -> bool:
        return not self.showing or _is_contents(self.code)


def is_on(toggle: Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return toggle is not None and toggle.get(f"{W}val") not in {"0", "false", "off"}


def is_set(value: str | None) -> bool:
    return value in {"1", "true", "on"}


def _is_contents(code: str) -> bool:
    return code.split(maxsplit=1)[:1] in (["TOC"], ["TC"], ["INDEX"], ["XE"])


def _plain(text: str | None) -> str:
    return (text or "").replace("\xad", "").replace("\r\n", " ").replace("\n", " ")


_TEXTS = {f"{W}t", f"{M}t"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_SKIPPED = _DELETED | {
    f"{W}{name}" for name in ("pPr", "rPr", "delText", "delInstrText", "softHyphen", "sectPr")
}
_ACTS: dict[object, Callable[[Scribe, Element, Line], None]] = {
    f"{W}r": Scribe._run,  # noqa: SLF001 - the table of what to do belongs to the class
    f"{W}ins": Scribe._insertion,  # noqa: SLF001
    f"{W}moveTo": Scribe._insertion,  # noqa: SLF001
    f"{W}br": Scribe._break,  # noqa: SLF001
    f"{W}sym": Scribe._symbol,  # noqa: SLF001
    f"{W}fldChar": Scribe._field,  # noqa: SLF001
    f"{W}instrText": Scribe._instruction,  # noqa: SLF001
    f"{W}fldSimple": Scribe._simple_field,  # noqa: SLF001
    f"{W}footnoteReference": Scribe._note,  # noqa: SLF001
    f"{W}endnoteReference": Scribe._note,  # noqa: SLF001
    f"{MC}AlternateContent": Scribe._alternatives,  # noqa: SLF001
    f"{W}txbxContent": Scribe._box,  # noqa: SLF001
    f"{W}sdt": Scribe._content_control,  # noqa: SLF001
    f"{W}ruby": Scribe._ruby,  # noqa: SLF001
}
