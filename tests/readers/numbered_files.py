"""Documents for every kind of automatic numbering, with the numbers that Word prints for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.readers.word_files import abstract, docx, lvl, num, override, p, style


@dataclass(frozen=True)
class Kind:
    """A kind of numbering: paragraphs as (list, level), the numbering part, what is printed."""

    name: str
    numbering: str
    paragraphs: Sequence[tuple[str, int | None]]
    printed: Sequence[str]
    styles: str = ""
    styled: Sequence[str] = field(default_factory=tuple)

    @property
    def data(self) -> bytes:
        named = self.styled or [""] * len(self.paragraphs)
        lines = [
            p(f"Text {at}", num=listed, level=level, style=each)
            for at, ((listed, level), each) in enumerate(zip(self.paragraphs, named, strict=True), 1)
        ]
        parts = {"numbering": self.numbering} | ({"styles": self.styles} if self.styles else {})
        return docx("".join(lines), **parts)


def flat(name: str, form: str, text: str, printed: str, *, start: int = 1, more: str = "") -> Kind:
    expected = printed.split("|")
    numbering = abstract(0, lvl(0, form, text, start=start, more=more)) + num(1, 0)
    return Kind(name, numbering, [("1", 0)] * len(expected), expected)


_LEGAL = "<w:isLgl/>"
_OUTLINE = abstract(
    0,
    lvl(0, "upperRoman", "%1"),
    lvl(1, "decimal", "%1.%2", more=_LEGAL),
    lvl(2, "lowerLetter", "%3)"),
    lvl(3, "lowerRoman", "%4)"),
)

KINDS = (
    flat("decimal", "decimal", "%1.", "1.|2.|3."),
    flat("decimal from 9", "decimal", "%1)", "9)|10)|11)", start=9),
    flat("upper Roman", "upperRoman", "%1", "I|II|III|IV|V"),
    flat("lower Roman", "lowerRoman", "%1)", "i)|ii)|iii)|iv)"),
    flat("letters past z", "lowerLetter", "%1)", "y)|z)|aa)|bb)", start=25),
    flat("upper letters", "upperLetter", "(%1)", "(A)|(B)"),
    flat("Chinese articles", "chineseCounting", "第%1条", "第九条|第十条|第十一条", start=9),
    flat(
        "Chinese chapters", "chineseCountingThousand", "第%1章", "第九十九章|第一百章|第一百零一章", start=99
    ),
    flat("Chinese with a comma", "chineseCountingThousand", "%1、", "一、|二、"),
    flat("heavenly stems", "ideographTraditional", "%1、", "甲、|乙、|丙、"),
    flat("ideographs in digits", "ideographDigital", "（%1）", "（九）|（一〇）", start=9),
    flat("circled", "decimalEnclosedCircle", "%1", "①|②"),
    flat("Arabic letters", "arabicAlpha", "%1)", "أ)|ب)|ت)|ث)"),
    flat("Arabic abjad", "arabicAbjad", "%1)", "أ)|ب)|ج)|د)"),
    flat("Russian letters", "russianLower", "%1)", "и)|к)|л)", start=9),
    flat("ordinals", "ordinal", "%1", "1st|2nd|3rd|4th"),
    flat("with a zero", "decimalZero", "%1", "09|10", start=9),
    flat("words around", "decimal", "Article %1 –", "Article 1 –|Article 2 –"),
    flat("bullets have no number", "bullet", "\uf0b7", "|"),
    flat("level without number", "none", "Note", "Note|Note"),
    flat("zeros by example", "001, 002, 003, ...", "%1", "001|002"),
    Kind(
        "Roman chapters, legal clauses, letters, Roman items",
        _OUTLINE + num(1, 0),
        [("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 3), ("1", 1), ("1", 2), ("1", 0), ("1", 1)],
        ["I", "1.1", "a)", "b)", "i)", "1.2", "a)", "II", "2.1"],
    ),
    Kind(
        "mixed formats in one number",
        abstract(0, lvl(0, "upperLetter", "%1"), lvl(1, "lowerRoman", "%1-%2")) + num(1, 0),
        [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)],
        ["A", "A-i", "A-ii", "B", "B-i"],
    ),
    Kind(
        "start override restarts once",
        abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + num(2, 0, override(0, start=1)),
        [("1", 0), ("1", 0), ("2", 0), ("2", 0), ("1", 0)],
        ["1.", "2.", "1.", "2.", "3."],
    ),
    Kind(
        "lists of one definition count on",
        abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + num(2, 0),
        [("1", 0), ("2", 0), ("1", 0)],
        ["1.", "2.", "3."],
    ),
    Kind(
        "level override replaces the format",
        abstract(0, lvl(0, "decimal", "%1."))
        + num(1, 0)
        + num(2, 0, override(0, level_xml=lvl(0, "lowerLetter", "%1)"))),
        [("1", 0), ("2", 0), ("1", 0)],
        ["1.", "b)", "3."],
    ),
    Kind(
        "never restarts",
        abstract(0, lvl(0, "decimal", "%1"), lvl(1, "lowerLetter", "%2)", more='<w:lvlRestart w:val="0"/>'))
        + num(1, 0),
        [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)],
        ["1", "a)", "b)", "2", "c)"],
    ),
    Kind(
        "restarts only after the first level",
        abstract(
            0,
            lvl(0, "decimal", "%1"),
            lvl(1, "decimal", "%1.%2"),
            lvl(2, "lowerLetter", "%3)", more='<w:lvlRestart w:val="1"/>'),
        )
        + num(1, 0),
        [("1", 0), ("1", 1), ("1", 2), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 2)],
        ["1", "1.1", "a)", "1.2", "b)", "2", "2.1", "a)"],
    ),
    Kind(
        "a level used without the one above it",
        abstract(0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2")) + num(1, 0),
        [("1", 1), ("1", 1), ("1", 0), ("1", 1)],
        ["1.1", "1.2", "1", "1.1"],
    ),
    Kind(
        "unnumbered paragraphs between",
        abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0),
        [("1", 0), ("", None), ("0", 0), ("1", 0)],
        ["1.", "", "", "2."],
    ),
    Kind(
        "by style, level tied to the style",
        abstract(
            0,
            lvl(0, "decimal", "%1", more='<w:pStyle w:val="H1"/>'),
            lvl(1, "decimal", "%1.%2", more='<w:pStyle w:val="H2"/>'),
        )
        + num(1, 0),
        [("", None)] * 5,
        ["1", "1.1", "1.2", "2", "2.1"],
        styles=style("H1", "heading 1", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("H2", "heading 2", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("H2x", "Eigene", based="H2"),
        styled=["H1", "H2", "H2x", "H1", "H2"],
    ),
    Kind(
        "style with a level, switched off in one paragraph",
        abstract(0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2")) + num(1, 0),
        [("", None), ("", None), ("0", None), ("", None)],
        ["1", "1.1", "", "1.2"],
        styles=style("A", "A", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("B", "B", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        styled=["A", "B", "B", "B"],
    ),
    Kind(
        "through a list style",
        abstract(0, more='<w:numStyleLink w:val="Legal"/>')
        + abstract(1, lvl(0, "upperLetter", "%1."), more='<w:styleLink w:val="Legal"/>')
        + num(1, 0)
        + num(2, 1),
        [("1", 0), ("1", 0)],
        ["A.", "B."],
        styles=style(
            "Legal", "Legal", kind="numbering", properties='<w:numPr><w:numId w:val="2"/></w:numPr>'
        ),
    ),
)
