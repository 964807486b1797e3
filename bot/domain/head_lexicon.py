"""How questions call documents by titles and submitters, in the words of data/lexicon/heads.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.folded import replaced
from bot.domain.tables import lists


@dataclass(frozen=True, slots=True)
class HeadLexicon:
    """How documents are called so, over folded text; read from lexicon/heads.toml.

    years, shortened    what is left out of a title, and before what its shorter form ends
    articles            what a submitter's name begins with and is called without
    inflected           letters of names that change from case to case: `declined` is the ending that does,
                        `cases` what may stand for it
    papers              what a document is called beside its symbol, `contribution`
    submitted, proposing  forms with a submitter's name for `{who}`
    on                  forms whose group `of` has words of a title, which may go on as in `goes_on`
    """

    years: re.Pattern[str]
    shortened: re.Pattern[str]
    articles: re.Pattern[str]
    inflected: re.Pattern[str]
    declined: re.Pattern[str]
    cases: str
    papers: re.Pattern[str]
    submitted: str
    proposing: str
    on: tuple[re.Pattern[str], ...]
    goes_on: re.Pattern[str]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> HeadLexicon:
        """Raise KeyError or TypeError where the table is not shaped like heads.toml."""
        title, name = lists(table["title"]), lists(table["submitter"])
        papers, submitted, proposing, on, goes_on = (
            [form for each in lists(table[part]).values() for form in each]
            for part in ("papers", "submitted", "proposing", "on", "goes_on")
        )
        return cls(
            years=re.compile("|".join(title["years"])),
            shortened=re.compile("|".join(title["shortened"])),
            articles=re.compile("|".join(name["articles"])),
            inflected=re.compile("|".join(name["inflected"])),
            declined=re.compile("|".join(name["declined"])),
            cases="|".join(name["cases"]),
            papers=re.compile("|".join(papers)),
            submitted="|".join(submitted),
            proposing="|".join(proposing),
            on=tuple(map(re.compile, on)),
            goes_on=re.compile(rf"\s*(?:[?.!,;:)]|\Z|{'|'.join(goes_on)})"),
        )

    def name(self, who: str) -> str:
        """The pattern of a submitter's name, in any case."""
        return rf"{re.escape(self.stem(who))}(?:{self.cases if self.inflected.search(who) else ''})"

    def stem(self, who: str) -> str:
        """The name without the ending that changes."""
        return self.declined.sub("", who) if self.inflected.search(who) else who

    def without_papers(self, text: str) -> str:
        """The text without what a document is called beside its symbol."""
        return replaced(text, self.papers, " ")
