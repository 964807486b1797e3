"""A question answered by quoting the clause that answers it, or by saying that it isn't there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.answer import Absent, Answer, Finding, surest
from bot.domain.clause import Kind
from bot.domain.document import HeldClause
from bot.domain.encoded import Encoded
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.domain.particulars import ParticularLexicon
from bot.domain.parts import Division, clauses_of_division, divisions_of
from bot.domain.placing import Preference, placed
from bot.domain.question import Asked, Intent
from bot.domain.symbol import Symbol
from bot.services.asking import Asking
from bot.services.documents import Documents
from bot.services.freshness import Freshness
from bot.services.pointing import Pointed
from bot.services.ports import Hit, Library, Search
from bot.services.reach import Reach, Reaching
from bot.services.understanding import Understanding

ANSWERED = 1 / 3  # the probability from which a clause counts as an answer
ANSWERED_WITHIN = 1 / 4  # the same within a document that is named: who names one knows that it speaks of it
_FEW = 10  # clauses of one label among which a choice is offered beside an answer
_NUMBERED = {Kind.OPERATIVE, Kind.BODY}
_SPARE = 8  # hits asked for a place: some are titles, or the same clause in other languages and revisions


class Ask:
    """Looks first where the question points, then everywhere it may look."""

    def __init__(
        self,
        library: Library,
        documents: Documents,
        search: Search,
        reaching: Reaching,
        asking: Asking,
        understanding: Understanding,
        particulars: ParticularLexicon,
        freshness: Freshness,
    ) -> None:
        self._library = library
        self._documents = documents
        self._search = search
        self._reaching = reaching
        self._asking = asking
        self._understanding = understanding
        self._pointing = understanding.pointing
        self._wording = understanding.wording
        self._particulars = particulars
        self._freshness = freshness

    async def __call__(self, question: str, language: Language, document: str = "", limit: int = 3) -> Answer:
        """The answer to a question asked by a reader of `language`, inside one document where it is given.

        Raise UserError("question-empty" | "question-long" | "question-which-document" |
        "question-whose-head") or, for `document`, what Documents.named raises, and for changes what
        Comparing.revisions raises.
        """
        started = time.perf_counter()
        typed = question.strip()
        understood = await self._understanding(typed, language)
        asked, pointed = understood.asked, understood.pointed
        reach = await self._reaching(pointed, asked, language, document)
        answer = Answer(
            understood.text,
            understood.spoken,
            False,
            (),
            reach.missing,
            0.0,
            asked,
            conflict=reach.conflict,
            quoted=understood.quoted,
        )
        answer = replace(
            answer,
            fitting=len(reach.admitted or ()),
            as_of=await self._freshness.since(),
            encoded=Encoded(*self._search.progress),
        )
        for reader in dict.fromkeys((understood.quoted or language, language)):
            found = await self._answered(answer, asked, pointed, reach, reader, limit)
            if found.is_in(reader):
                break
        return replace(found, question=typed, took_ms=(time.perf_counter() - started) * 1000)

    async def _answered(
        self, answer: Answer, asked: Asked, pointed: Pointed, reach: Reach, reader: Language, limit: int
    ) -> Answer:
        match asked.intent:
            case Intent.HEAD:
                return await self._described(answer, asked, reach, reader)
            case Intent.CITING:
                return await self._citing(answer, reader, limit)
            case Intent.CHANGES:
                changed, now = await self._asking.changes(asked, reach.cited, reader)
                said = [one for one in now if says_something(one)]
                findings = await self._findings([(one, 1.0) for one in said[:limit]], reader)
                return replace(answer, answered=True, changed=changed, findings=findings)
            case Intent.DEFINITION if asked.concept:
                hits = await self._asking.using(asked.concept, answer.language, reach.scope)
                findings = await self._placed(hits, answer, asked, reach, reader, limit)
                return replace(answer, answered=True, findings=findings)
        return await self._clauses(answer, asked, pointed, reach, reader, limit)

    async def _clauses(
        self, answer: Answer, asked: Asked, pointed: Pointed, reach: Reach, reader: Language, limit: int
    ) -> Answer:
        """The clauses that are named where there are some; else those that are found."""
        named, absent = await self._pointing.within(pointed, reach.cited, reader)
        if named:
            findings = await self._findings([(one, 1.0) for one in named[:limit]], reader)
            more = len(named) - len(findings)
            return replace(answer, answered=True, findings=findings, more=more)
        if pointed.alone and reach.missing and not reach.cited:
            return answer
        if pointed.alone and not pointed.labels and len(reach.cited) == 1:
            return await self._document(answer, reach.cited[0], pointed.division, reader, limit)
        if pointed.alone and not (reach.cited or reach.missing):
            fitting = await self._anywhere(answer, pointed, reader, limit)
            if fitting.findings:
                return fitting
        sought = (asked.subject if asked.limits else answer.question) if not reach.cited else pointed.rest
        subject = self._wording.framing.subject(sought or answer.question, answer.language)
        findings = await self._found(answer, asked, subject, reach, reader, limit)
        telling = await asyncio.to_thread(self._telling, findings, pointed, reach)
        answer = replace(
            answer, answered=_is_answered(telling, reach, absent), findings=findings, absent=absent
        )
        if absent or reach.missing or reach.cited:
            return answer
        having = await self._pointing.anywhere(pointed, reader)
        few = not answer.answered or (1 < len(having.clauses) <= _FEW and not having.among)
        return replace(answer, choice=having.clauses, among=having.among) if few else answer

    def _telling(self, findings: Sequence[Finding], pointed: Pointed, reach: Reach) -> Sequence[Finding]:
        """Those that may answer: of a document that is not held what speaks of it, never what it says."""
        if not reach.missing or reach.cited:
            return findings
        wanted = [one.symbol for one in reach.missing if one.symbol not in pointed.told]
        texts = ((one, one.quotation.held.clause.text) for one in findings)
        return [one for one, text in texts if any(self._pointing.speaks_of(text, each) for each in wanted)]

    async def _document(
        self, answer: Answer, named: Symbol, division: Division | None, reader: Language, limit: int
    ) -> Answer:
        """For a held document that is named, or a division of it, and nothing else: its first clauses."""
        document, clauses = await self._pointing.document(named, reader)
        part = ""
        if division:
            every = [one.clause for one in clauses]
            inside = clauses_of_division(every, division)
            if not inside:
                lacking = Absent(document.symbol, division.text, divisions_of(every))
                return replace(answer, absent=(lacking,))
            part = inside[0].label or inside[0].text
            below = {one.key for one in inside[1:]}
            clauses = [one for one in clauses if one.clause.key in below]
        said = [one for one in clauses if says_something(one)]
        numbered = [one for one in said if one.clause.label and one.clause.kind in _NUMBERED]
        findings = await self._findings([(one, 1.0) for one in (numbered or said)[:limit]], reader)
        return replace(answer, answered=True, findings=findings, document=document, part=part)

    async def _described(self, answer: Answer, asked: Asked, reach: Reach, reader: Language) -> Answer:
        """What the heads of the documents named say, and whether they say what is asked."""
        if not reach.cited:
            raise UserError("question-whose-head")
        documents = [(await self._pointing.document(one, reader))[0] for one in reach.cited]
        told = await self._asking.described(documents)
        answered = asked.fact is not None and any(one.tells(asked.fact) for one in told)
        return replace(answer, answered=answered, described=told)

    async def _anywhere(self, answer: Answer, pointed: Pointed, reader: Language, limit: int) -> Answer:
        """For a clause named without its document: it, where one document has it; else the choice of them."""
        fitting = await self._pointing.anywhere(pointed, reader)
        if not fitting.clauses:
            return answer
        likely = 1 / max(len(fitting.clauses), fitting.among)
        findings = await self._findings([(one, likely) for one in fitting.clauses[:limit]], reader)
        if likely == 1:
            return replace(answer, answered=True, findings=findings)
        return replace(answer, findings=findings, choice=fitting.clauses, among=fitting.among)

    async def _citing(self, answer: Answer, reader: Language, limit: int) -> Answer:
        cited = self._wording.names.cited(answer.question, typed=True)[-1].symbol
        found = await self._asking.citing(answer.question, cited, reader)
        clauses = [held for tie in found.cited_by for held in tie.clauses]
        findings = await self._findings([(held, 1.0) for held in clauses[:limit]], reader)
        return replace(answer, answered=bool(clauses), citing=found, findings=findings)

    async def _found(
        self, answer: Answer, asked: Asked, sought: str, reach: Reach, reader: Language, limit: int
    ) -> tuple[Finding, ...]:
        hits = await self._search.find(sought, answer.language, reach.scope, limit * _SPARE)
        return await self._placed(hits, answer, asked, reach, reader, limit)

    async def _placed(
        self, hits: Sequence[Hit], answer: Answer, asked: Asked, reach: Reach, reader: Language, limit: int
    ) -> tuple[Finding, ...]:
        """The best clauses; of a third language the reader's text or else the question's, if held."""
        by_ref = {hit.ref: hit.probability for hit in hits}
        held = filter(says_something, await self._library.clauses_by_ref(list(by_ref)))
        ranked = [(one, by_ref[one.ref]) for one in held if reach.admits(one.expression.symbol)]
        preference = Preference(asked.wishes, self._wording.questions, self._wording.sections, asked.term)
        best = await asyncio.to_thread(placed, ranked, reader, preference, limit)
        found = await self._findings(best, reader, {hit.ref: hit for hit in hits})
        told = await asyncio.to_thread(self._measured, answer.question, found)
        return tuple([await self._understood(one, reader, answer.language) for one in told])

    def _measured(self, question: str, findings: Sequence[Finding]) -> list[Finding]:
        """Each, and what it doesn't tell where so many of a unit are asked for and it has no number of it."""
        measure = self._particulars.measure(question)
        if measure is None:
            return list(findings)
        found: list[Finding] = []
        for one in findings:
            text = "\n".join((*one.quotation.chapeau, one.quotation.held.clause.text))
            found.append(replace(one, untold=one.untold or measure.untold(text)))
        return found

    async def _understood(self, finding: Finding, reader: Language, spoken: Language) -> Finding:
        """Found in a third language, it is quoted in the reader's, or else in the question's, if held."""
        held, own = finding.quotation.held, finding.quotation.beside
        if held.expression.language in {reader, spoken}:
            return finding
        if own is None and spoken is not reader:
            own = (await self._documents.quotation(held, spoken)).beside
        return replace(finding, quotation=await self._documents.quotation(own, reader)) if own else finding

    async def _findings(
        self,
        ranked: Sequence[tuple[HeldClause, float]],
        reader: Language,
        hits: Mapping[str, Hit] | None = None,
    ) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for held, likely in ranked:
            hit = (hits or {}).get(held.ref) or Hit(held.ref, likely)
            quotation = await self._documents.quotation(held, reader)
            found.append(Finding(quotation, likely, hit.reasons, hit.untold))
        return tuple(found)


def _is_answered(findings: Sequence[Finding], reach: Reach, absent: Sequence[Absent]) -> bool:
    enough = ANSWERED_WITHIN if reach.cited else ANSWERED
    return surest(findings) >= enough and not reach.empty and not absent


def says_something(held: HeldClause) -> bool:
    """Whether a clause can answer: a heading that is only a title, or a label, names what follows it."""
    return held.clause.kind is not Kind.HEADING or held.clause.label not in {"", held.clause.text}
