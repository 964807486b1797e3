"""What a text says of itself in its first lines: symbol, title, date, original language; nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from bot.domain.citation import Citation, find_citations
from bot.domain.citation_bodies import Bodies
from bot.domain.citation_folding import folded_text
from bot.domain.citation_lexicon import Lexicon, one_of
from bot.domain.citation_typed import joint, names_only
from bot.domain.language import Language
from bot.domain.masthead import Masthead
from bot.domain.reading import Header


def read_header(texts: Sequence[str], lexicon: Lexicon, masthead: Masthead) -> Header:
    """What the first paragraphs of a document say of it; what they do not say stays empty.

    The symbol must stand on a line of its own or in the masthead: one cited in running text is another's.
    """
    return _reader(lexicon, masthead).read(texts)


class _Reader:
    """The words of heads, compiled."""

    def __init__(self, lexicon: Lexicon, masthead: Masthead) -> None:
        self._lexicon = lexicon
        self._masthead = masthead
        self._bodies = Bodies(lexicon)
        self._body = re.compile(rf"(?:\S{{1,8}}?[ ']?)?{self._bodies.pattern}")
        self._closing = re.compile(rf"(?:\S{{1,3}}[ '])?{self._bodies.pattern},$")
        self._nations = re.compile(one_of(lexicon.nations))
        kinds = one_of(form for names in lexicon.kinds.values() for forms in names.values() for form in forms)
        self._adopted = re.compile(rf"(?<!/){kinds}|{one_of(lexicon.words['adopted'])}")
        self._council = re.compile(rf"(?P<number>\d{{1,4}})\s*\((?P<year>19\d\d)\)\s*\.?\s*{kinds}")
        issued = one_of(form for forms in lexicon.issued.values() for form in forms)
        self._issued = re.compile(rf"{issued}\s+\d{{1,3}}\b.{{0,4}}")
        self._plain = re.compile(
            rf"{one_of(lexicon.words['document'])}\s*(?P<number>\d{{1,4}}(?:\((?:Rev|Add|Corr)\.\d+\))*-[ACEFRS])"
        )
        self._meeting = re.compile(r"\((?P<meeting>(?:PP|WTDC|WTSA|WRC|RA|WCIT)-?\d\d)\)")

    def read(self, texts: Sequence[str]) -> Header:
        lines, speaker = self._head(texts)
        place, own = self._own(lines, speaker)
        originals = (said for line in lines if (said := self._masthead.original(line)))
        return Header(
            symbol=own.symbol.canonical if own else "",
            title=self._title(own.symbol.work, lines[place + 1 :]) if own else "",
            date=self._date(lines),
            language=(own.language if own else None) or Language.UNDETERMINED,
            original_language=next(originals, Language.UNDETERMINED),
        )

    def _head(self, texts: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """The lines above the text itself, and the name of the body that then speaks, "" where none does."""
        lines: list[str] = []
        for text in texts[:_HEAD]:
            if lines and self._masthead.opens(" ".join(text.split())):
                break
            for cell in self._cells(text.strip()):
                line = " ".join(cell.split())
                speaker = self._speaker(line) if lines else ""
                if len(line) > _LONG or speaker:
                    return tuple(lines), speaker
                lines += [line] if line else []
        return tuple(lines), ""

    def _cells(self, text: str) -> list[str]:
        """The lines of a paragraph; a masthead that was run together is taken apart again."""
        if self._nations.match(folded_text(text)) and len(text) > _SHORT:
            text = self._closing.sub(r"\n\g<0>", text)
            text = _JOINTS.sub("\n", text)
        return re.split(r"\t+|\n+| {4,}", text)

    def _speaker(self, line: str) -> str:
        """The body in `The General Assembly,` or `大会，`, where who adopts begins to speak."""
        folded = folded_text(line).strip()
        named = self._body.match(folded)
        if named and (folded[-1] in ",:" or (_ARTICLE.match(folded) and len(folded) < _SHORT)):
            return self._bodies.read(named).body
        return ""

    def _own(self, lines: Sequence[str], speaker: str) -> tuple[int, Citation | None]:
        """The line that names the document, and its symbol."""
        for place, line in enumerate(lines):
            if found := self._named(self._spelled(lines, place), line, speaker):
                return place, found
        return len(lines), None

    def _spelled(self, lines: Sequence[str], place: int) -> str:
        """The line as a citation would have it: without its date, with what stands on the line before."""
        line = folded_text(lines[place])
        if place and self._issued.fullmatch(folded_text(lines[place - 1])):
            line = f"{folded_text(lines[place - 1])} {line}"
        if council := self._council.match(line):
            return f"S/RES/{council['number']}({council['year']})"
        if plain := self._plain.fullmatch(line):
            meetings = (self._meeting.search(folded_text(each)) for each in lines)
            return next((f"{found['meeting']}/{plain['number']}" for found in meetings if found), line)
        return _NOTES.sub("", self._masthead.inside.sub("", line)).strip()

    def _named(self, spelled: str, line: str, speaker: str) -> Citation | None:
        """The document that a line names and does nothing else."""
        cited = find_citations(spelled, self._lexicon)
        if together := joint(spelled, cited):
            return replace(cited[0], symbol=together)
        if len(cited) != 1 or spelled.startswith("["):
            return None
        masthead = self._nations.match(folded_text(line)) and cited[0].start < _SHORT
        if not masthead and not names_only(spelled, cited[0], self._lexicon):
            return None
        if not speaker or cited[0].symbol.work.startswith("itu:doc:"):
            return cited[0]
        body = self._lexicon.bodies[speaker]
        named = find_citations(f"{body.names[Language.EN][0]} {spelled}", self._lexicon)
        return next(iter(named), cited[0] if body.is_itu else None)

    def _date(self, lines: Sequence[str]) -> str:
        """When it was adopted, or else the first date that has a line to itself."""
        for place, line in enumerate(lines):
            if self._adopted.search(folded_text(line)):
                following = "".join(lines[place + 1 : place + 2])
                if said := self._masthead.date_in(line) or self._masthead.date(following):
                    return said
        return next((said for line in lines if (said := self._masthead.date(line))), "")

    def _title(self, work: str, lines: Sequence[str]) -> str:
        """The title below the symbol; "" where the head has none that is sure."""
        for place, line in enumerate(lines):
            if numbered := _UNITED_NATIONS_TITLE.match(line):
                below = takewhile(lambda each: not _PART.fullmatch(each), lines[place + 1 :])
                return " ".join(filter(None, (numbered[1], *below)))
        if work.startswith(("itu:doc:", "wsis:")):
            told = [place for place, line in enumerate(lines) if self._tells(line)]
            rest = lines[told[-1] + 1 :] if told else lines
            return " ".join(rest[1:] or rest)
        if work.startswith(("itu:", "ITU-")):
            return " ".join(
                line for line in lines[:_TITLE] if not line.startswith("(") and not self._tells(line)
            )
        return ""

    def _tells(self, line: str) -> bool:
        """Whether a line gives the date or the original language."""
        return bool(self._masthead.date(line) or self._masthead.original(line))


@lru_cache(maxsize=8)
def _reader(lexicon: Lexicon, masthead: Masthead) -> _Reader:
    return _Reader(lexicon, masthead)


_HEAD = 30
_LONG = 300
_SHORT = 60
_TITLE = 4
_JOINTS = re.compile(r"\s+(?=\[)|(?<=\])\s+|\s+(?=\d{2}/\d{1,3}\.\s)")
_NOTES = re.compile(r"(?<=\))\d{1,2}$|\s*\(\d\d/\d{4}\)$")  # a note's number; the edition of a Recommendation
_PART = re.compile(r"[A-ZА-Я]|ألف|一")  # the letter of a part of a resolution, before its own title
_UNITED_NATIONS_TITLE = re.compile(r"(?:\d{2}|20\d\d)/\d{1,3}\s*(?:[.。]|\s[-–—])\s*(.*)")
_ARTICLE = re.compile(r"(?i:the|la|le|l'|el|ان)\b")
