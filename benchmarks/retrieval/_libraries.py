"""The libraries that are searched: the sample dossier, real documents where they are, and XQuAD-R."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, HeldClause
from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.launch import opened
from bot.resources import data
from bot.services.changes import Change, LibraryState
from bot.services.ingest import Incoming
from bot.settings import Settings
from bot.store.changes import LibraryChanges

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
CORPUS = SHARED / "corpus"
XQUAD = SHARED / "bench"
OURS = {
    "own": "questions.jsonl",
    "hard": "questions_hard.jsonl",
    "usual": "questions_usual.jsonl",
    "fresh": "questions_fresh.jsonl",
    "particulars": "questions_particulars.jsonl",
}
HELD_BACK = frozenset({"fresh", "particulars"})
"""What a fit never sees."""


@dataclass(frozen=True)
class Library:
    """Clauses with their chapeaux, as the index is told of them (the Changes port)."""

    name: str
    told: tuple[Change, ...]

    @classmethod
    def of(cls, name: str, clauses: Iterable[tuple[HeldClause, str]]) -> Library:
        numbered = enumerate(clauses, start=1)
        return cls(name, tuple(Change(seq, held.ref, held, chapeau) for seq, (held, chapeau) in numbered))

    def __len__(self) -> int:
        return len(self.told)

    @property
    def clauses(self) -> Iterator[HeldClause]:
        return (change.held for change in self.told if change.held is not None)

    def asked_about(self, questions: Iterable[Question]) -> Library:
        """The documents alone that hold an answer to one of these questions."""
        answers = {ref for one in questions for ref in one.answers}
        works = {one.expression.symbol.work for one in self.clauses if one.ref in answers}
        kept = ((one.held, one.chapeau) for one in self.told if one.held is not None)
        few = ((held, chapeau) for held, chapeau in kept if held.expression.symbol.work in works)
        return Library.of(f"{self.name} asked about", few)

    async def changes(self, after: int, limit: int) -> Sequence[Change]:
        return self.told[after : after + limit]

    async def state(self) -> LibraryState:
        """Named by its texts too: another library of its name would find its own index stale."""
        digest = blake2b(digest_size=8)
        for one in self.clauses:
            digest.update(f"{one.ref} {one.clause.text}".encode())
        return LibraryState(f"{self.name} {digest.hexdigest()}", len(self.told), len(self.told))


@dataclass(frozen=True)
class Question:
    """What is asked, and which clauses answer; none where the library doesn't say.

    `source` tells the collections apart: `own`, `sample`, `open`; `usual`, each about a clause drawn by lot;
    `fresh`, the same, but held back from the fit; `hard`, which share few words with what answers, or ask
    for a detail that the clause about the very thing doesn't give; and `particulars`, which ask for a number,
    a name or the like that a clause gives or doesn't, held back too.
    """

    source: str
    text: str
    language: Language
    answers: frozenset[str]


async def dossier(*, corpus: bool = True) -> Library:
    """The sample documents, and with them the real ones where they are wanted and present."""
    with tempfile.TemporaryDirectory() as state:
        settings = Settings(RAPPORTEUR_STATE=state, RAPPORTEUR_ENCODER="none")
        async with opened(settings) as office:
            for file in incoming_files(corpus=corpus):
                await office.services.ingest(file)
            told = await LibraryChanges(office.database).changes(0, 1_000_000)
    return Library.of("dossier", ((one.held, one.chapeau) for one in told if one.held is not None))


def questions(library: Library) -> list[Question]:
    """The questions that this library can be asked: the sample's, ours, and those of the corpus."""
    held = list(library.clauses)
    found = [_ours("sample", line, held) for line in _lines(data() / "sample" / "questions.jsonl")]
    for source, file in OURS.items():
        found += [_ours(source, line, held) for line in _lines(HERE / file)]
    if (CORPUS / "questions-open.jsonl").is_file():
        found += [_given(line, held) for line in _lines(CORPUS / "questions-open.jsonl")]
    return [question for question, is_here in found if is_here]


def sentence_clause(language: str, place: tuple[int, ...], text: str) -> HeldClause:
    """A sentence of XQuAD-R as if it were a clause: its paragraph is its chapeau."""
    article, paragraph, number = place
    symbol = Symbol(f"article {article}")
    clause = Clause(f"{paragraph}.{number}", "", "", Kind.BODY, text)
    return HeldClause(Expression(symbol, Language(language)), clause, number)


def incoming_files(*, corpus: bool = True) -> Iterator[Incoming]:
    """The files of the sample dossier, and of the real documents where they are wanted and present."""
    for folder in (data() / "sample", *([CORPUS / "texts"] if corpus else [])):
        for file in sorted(folder.glob("*/*.txt")):
            if "raw-layout" not in file.name:
                yield Incoming(file.name, file.read_bytes(), str(file), folder=file.parent.name)


def _ours(source: str, line: dict[str, object], held: Sequence[HeldClause]) -> tuple[Question, bool]:
    """A question of ours, and whether the library has the document that it is about."""
    places = {(str(line.get("symbol", line.get("work", ""))), str(key)) for key in _keys(line)}
    parted = (str(one).partition("#") for one in _listed(line.get("also")))
    places |= {(symbol, key) for symbol, _, key in parted}
    answers = {
        one.ref
        for one in held
        if (one.expression.symbol.canonical, one.clause.key) in places
        or (one.expression.symbol.work, one.clause.key) in places
    }
    question = Question(source, str(line["question"]), Language(str(line["language"])), frozenset(answers))
    return question, bool(answers) or not line["answerable"]


def _given(line: dict[str, object], held: Sequence[HeldClause]) -> tuple[Question, bool]:
    """A question of the corpus: the clause with the expected words answers, or the same in any language."""
    language = Language(str(line["question_lang"]))
    expected = _plain(str(line["expected"] or ""))
    found = [one for one in held if expected and _plain(one.clause.text) == expected]
    places = {(one.expression.symbol.work, one.clause.key) for one in found}
    if line.get("accept_any_language"):
        label = str(line["clause"])
        found += [one for one in held if (one.expression.symbol.work, one.clause.key) in places]
        found += [
            one
            for one in held
            if one.expression.symbol.work in str(line["symbol"]) and one.clause.label == label
        ]
    named = {str(each) for each in _listed(line.get("also_accept"))}
    works = {work for work, _ in places}
    found += [
        one
        for one in held
        if one.expression.symbol.work in works and f"{one.clause.section} {one.clause.label}" in named
    ]
    question = Question("open", str(line["question"]), language, frozenset(one.ref for one in found))
    return question, bool(found) or not line["answerable"]


def _keys(line: dict[str, object]) -> list[object]:
    return [*_listed(line.get("keys")), *([line["key"]] if "key" in line else [])]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("ـ", "").casefold()
    return "".join(character for character in folded if character.isalnum())


def _lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
