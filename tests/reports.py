"""A poll in which everything has been said that a report tells, in four scripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.language import Language
from bot.domain.ledger import Act, Entry, Fact, chain
from bot.domain.poll import Poll, frozen
from bot.domain.record import Seen
from tests.polls import CLOSES, KEYS, OPENS, clauses, ledger, poll, record, said

CONDITION = "إذا أضيف تاريخ (15 May 2026) إلى البند 2.3"
JAPANESE = "期限が明確でない。 See A/RES/70/125, para. 4."
SPANISH = "El plazo no está claro.\nSegunda línea de la razón."
FORMULA = "=cmd|' /C calc'!A0"
FRENCH = {key: f"Le secrétariat affiche le projet {key} pour observations." for key in KEYS}
AFTER = CLOSES + timedelta(days=9)


def asked() -> Poll:
    """A poll on four clauses, held in English and in French."""
    return replace(poll(), clauses=frozen(clauses(), {Language.FR: FRENCH}))


def report(at: datetime = AFTER) -> Seen:
    """All of it as the chair sees it at that time."""
    return Seen(record(asked(), _entries()), whole=True, now=at)


def _entries() -> list[Entry]:
    entries = list(ledger(*_answers(), _beside(Act.CONCERN, "FR", "2.4"), _beside(Act.EXPLAINED, "JP", "")))
    objection = next(entry for entry in entries if entry.fact.proposal)
    concern = next(entry for entry in entries if entry.fact.act is Act.CONCERN)
    after = [
        replace(_beside(Act.RESOLVED, "", "2.4", 30), reason="La date figure au 2.1.", subject=concern.hash),
        replace(_beside(Act.SPONSORED, "BR", "2.2", 31), reason="", subject=objection.hash),
        Fact(
            Act.OUTCOME,
            "o",
            CLOSES,
            "w",
            clause="2.1, 2.3",
            reason="The group agrees.",
            condition="2026-05-15",
        ),
    ]
    return entries + list(chain("p1", after, len(entries), entries[-1].hash))


def _answers() -> tuple[Fact, ...]:
    return (
        said("FR", "2.1", "support"),
        said("BR", "2.1", "support"),
        replace(said("EG", "2.1", "live", 2), condition=CONDITION),
        replace(said("JP", "2.2", "object", 3), reason=JAPANESE, proposal=FORMULA),
        replace(said("BR", "2.2", "concern", 3), reason=SPANISH),
        said("EU", "2.1", "object", 4, counted=False),
        replace(said("FR", "2.3", "support", 9, act=Act.BEHALF), source="Circular 12"),
        replace(said("JP", "2.3", "support", 9, act=Act.CARRIED)),
        said("BR", "2.3", "support", 60 * 24 * 20),
        replace(said("EG", "2.4", "object", 9, act=Act.DRAFT), reason="مسودة"),
    )


def _beside(act: Act, code: str, clause: str, minutes: int = 20) -> Fact:
    at = OPENS + timedelta(minutes=minutes)
    stance = "before" if act is Act.EXPLAINED else ""
    told = "Nous souhaitons une date."
    return Fact(act, f"{act}{code}{clause}", at, "w", code, "voting", clause, stance=stance, reason=told)
