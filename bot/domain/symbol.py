"""The name of a document as the field writes it, split into the Work and which revision of it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """A canonical symbol: the Work it names and the revision, "" where it is the original.

    `canonical` is the United Nations symbol (`A/C.3/78/L.49/Rev.1`) or our form for what has none
    (`itu:pp:res:140:2022`, `itu:ra:res:61-3`, `itu:doc:C2001/49/Rev.1`). A year or a number after an ITU
    resolution, the number after an ITU-R Recommendation (`ITU-R M.2012-3`) and a trailing `Rev.n` are
    revisions of one Work; addenda and corrigenda are Works apart.
    """

    work: str
    revision: str = ""

    @classmethod
    def parse(cls, canonical: str) -> Symbol:
        """The symbol that `canonical` spells; any other text is a Work of that name."""
        for pattern in _REVISIONS:
            if found := pattern.fullmatch(canonical):
                return cls(found["work"], found["revision"])
        return cls(canonical)

    @property
    def canonical(self) -> str:
        if not self.revision:
            return self.work
        if self.revision.isdecimal():
            return f"{self.work}{'-' if len(self.revision) < 4 else ':'}{self.revision}"
        return f"{self.work}/{self.revision}"

    @property
    def printed(self) -> str:
        """As it stands on the document, `CWG-CC-7/3`; the canonical form of what is cited by name."""
        return self.canonical.removeprefix("itu:doc:")

    @property
    def halves(self) -> tuple[Symbol, ...]:
        """The two symbols of a joint document, `A/71/67-E/2016/51`; () of any other."""
        found = _JOINT.fullmatch(self.canonical)
        return (Symbol.parse(found["one"]), Symbol.parse(found["other"])) if found else ()

    @property
    def recency(self) -> int:
        """Orders the revisions of one Work, oldest first: the number or year in it, 0 for the original."""
        numbers = re.findall(r"\d{1,9}", self.revision)
        return int(numbers[-1]) if numbers else 0

    def __str__(self) -> str:
        return self.canonical


_REVISIONS = (
    re.compile(r"(?P<work>itu:\w+:\w+:\d+[A-Z]?):(?P<revision>\d{4})"),
    re.compile(r"(?P<work>itu:\w+:\w+:\d+)-(?P<revision>\d{1,3})"),
    re.compile(r"(?P<work>ITU-R [A-Z]+\.\d+)-(?P<revision>\d{1,3})"),
    re.compile(r"(?P<work>.+)/(?P<revision>Rev\.\d+)"),
)
_JOINT = re.compile(r"(?P<one>(?P<organ>[A-Z]+)/[^:]*[\dIVX])-(?P<other>(?!(?P=organ)/)[A-Z]+/[^:]*\d[^:]*)")
