"""The adopted clauses that already say what a clause or a draft does."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.clause import Clause, Kind
from bot.domain.document import HeldClause
from bot.domain.duplicates import Alike, adopted, degree, meant
from bot.domain.errors import UserError
from bot.domain.language import Language, language_of
from bot.services.documents import Documents
from bot.services.ports import Library, Scope, Search

MOST = 3
MOST_TYPED = 4000
MOST_CLAUSES = 100  # of a draft that are looked up
_WIDE = 24  # clauses that the search is asked for


class Similar:
    """Looks for a text among the clauses held, and measures how much of it stands there."""

    def __init__(self, library: Library, documents: Documents, search: Search) -> None:
        self._library = library
        self._documents = documents
        self._search = search

    async def to_clause(
        self, document: str, label: str, reader: Language
    ) -> tuple[HeldClause, Sequence[Alike]]:
        """A clause, and what is like it in other documents. Raise what Documents.clause raises."""
        held = (await self._documents.clause(document, label, reader)).held
        found = await self.to_text(held.clause.text, reader, held.expression.language)
        own = held.expression.symbol.work
        return held, [one for one in found if one.quotation.held.expression.symbol.work != own]

    async def to_text(
        self, text: str, reader: Language, language: Language = Language.UNDETERMINED
    ) -> Sequence[Alike]:
        """The adopted clauses that are like a text, the likest first, each once whatever its languages.

        Raise UserError("similar-empty" | "question-long").
        """
        draft = " ".join(text.split())
        if not any(character.isalnum() for character in draft):
            raise UserError("similar-empty")
        if len(draft) > MOST_TYPED:
            raise UserError("question-long", most=MOST_TYPED)
        spoken = language if language is not Language.UNDETERMINED else language_of(draft)
        spoken = reader if spoken is Language.UNDETERMINED else spoken
        hits = await self._search.find(draft, spoken, Scope(), _WIDE)
        near = {hit.ref: hit.reasons.get("cosine", 0.0) for hit in hits}
        held = await self._library.clauses_by_ref(list(near))
        found: dict[tuple[str, str], Alike] = {}
        for one in held:
            key = (one.expression.symbol.canonical, one.clause.key)
            if key in found or one.clause.kind is Kind.HEADING or not adopted(one.expression.symbol):
                continue
            if alike := await self._measured(draft, spoken, one, near[one.ref], reader):
                found[key] = alike
        return sorted(found.values(), key=lambda each: (not each.already, -each.share))

    async def repeated(self, clauses: Sequence[Clause], language: Language) -> list[tuple[Clause, Alike]]:
        """The clauses of a draft that are already in an adopted one, each with the likest."""
        found: list[tuple[Clause, Alike]] = []
        looked = [one for one in clauses if one.kind in {Kind.OPERATIVE, Kind.BODY} and one.text.strip()]
        for clause in looked[:MOST_CLAUSES]:
            alike = await self.to_text(clause.text[:MOST_TYPED], language, language)
            if alike and alike[0].already:
                found.append((clause, alike[0]))
        return found

    async def _measured(
        self, draft: str, spoken: Language, held: HeldClause, nearness: float, reader: Language
    ) -> Alike | None:
        """How like a clause is, in the draft's own language where it is held in it, else by what it means."""
        same: HeldClause | None = held
        if held.expression.language is not spoken:
            others = await self._library.translations(held)
            same = next((one for one in others if one.expression.language is spoken), None)
        measured = degree(draft, same.clause.text) if same else meant(nearness)
        if measured is None:
            return None
        return Alike(await self._documents.quotation(same or held, reader), *measured)


def shown(found: Sequence[Alike]) -> Sequence[Alike]:
    """Those worth showing: what is already there, or else only the nearest."""
    return [one for one in found if one.already][:MOST] or found[:1]
