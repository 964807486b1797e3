"""A clause: the smallest piece of a document that is cited, quoted and voted on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What part of a document a clause is."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    HEADING = "heading"
    BODY = "body"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as its document has it.

    key      the same in every language of the document and unique in it: `resolves/6.ii`, `instructs.2/10`
             (second section with that verb), `pp3`, `2.1`, `I`, `I/p2` (its second unnumbered paragraph),
             `7.5/2` (item 2 under heading 7.5), `annex.1/2`, `action/p1` (text of a box)
    section  the heading that is cited with its label, as printed and without a closing comma: `instructs
             the Secretary-General`, `做出决议`, `ANNEX 1`; of text without a label the heading above it;
             "" where the label says it all (`2.1`, `pp3`) and for headings themselves
    label    its own number as a delegate cites it: `6 ii)`, `a)`, `pp3`, `2.1`, `7.5 2)`; "" where there is
             none. Arabic dotted numbers are in logical order (7.5 where the page shows 5.7).
    text     verbatim, without the label; line breaks of the page are single spaces
    parent   key of the chapeau or heading that it hangs on, "" at the top
    mark     ADD, MOD, (MOD), SUP, NOC or (NOC) in a proposal, "" elsewhere
    start, end  its place in the text that was read, half-open, counted in characters: the places of a
             document's clauses tile the whole text
    """

    key: str
    section: str
    label: str
    kind: Kind
    text: str
    parent: str = ""
    mark: str = ""
    start: int = 0
    end: int = 0
