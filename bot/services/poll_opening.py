"""What a chair asks of a poll, as typed, and what its opening binds for ever."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.deed import Deed
from bot.domain.delegation import COUNTABLE, Standing
from bot.domain.document import content_hash
from bot.domain.language import Language
from bot.domain.ledger import Act, Fact
from bot.domain.poll import Audience, Poll, PollClause, Visibility
from bot.render.delegations import GROUPS, state_code


@dataclass(frozen=True, slots=True)
class Opening:
    """What a chair asks: on which clauses of which document, until when, by which rules.

    `clauses`, `quorum` and `audience` are as typed; `closes` is an instant.
    """

    document: str
    closes: datetime
    clauses: str = ""
    scale: str = "consensus"
    title: str = ""
    visibility: Visibility = Visibility.LIVE
    quorum: str = ""
    audience: str = ""
    silence: bool = False
    sealed: bool = False
    zone: str = "UTC"
    channel: str = ""
    language: Language = Language.EN


def audience(typed: str) -> Audience:
    """Whom a poll counts: standings, regional groups and delegations, as typed with commas between."""
    items = [item.strip() for item in re.split(r"[,;،；、]", typed) if item.strip()]
    standings = {Standing(item.casefold()) for item in items if item.casefold() in set(COUNTABLE)}
    groups = {item.casefold() for item in items if item.casefold() in GROUPS}
    rest = [item for item in items if item.casefold() not in {*standings, *groups}]
    codes = {state_code(item) or item.upper() for item in rest}
    return Audience(frozenset(standings) or COUNTABLE, frozenset(groups), frozenset(codes))


def poll_id(deed: Deed) -> str:
    """An opaque id of 12 letters and digits: the same command makes the same poll."""
    digest = hashlib.sha256(f"poll/{deed.guild}/{deed.interaction}".encode()).digest()
    return base64.b32encode(digest)[:12].decode().lower()


def frozen_hash(clauses: Sequence[PollClause]) -> str:
    """What the first entry of the ledger says of the text: the hash of every clause's key and text."""
    return content_hash("\n".join(f"{clause.key} {clause.hash}" for clause in clauses))


def shown_hash(clauses: Sequence[PollClause]) -> str:
    """The hash of all that people see of the clauses: number, citation, and the text in every language."""
    shown = [
        [each.number, each.key, each.section, each.label, sorted(each.texts.items())] for each in clauses
    ]
    return content_hash(json.dumps(shown, ensure_ascii=False))


def rules(poll: Poll) -> dict[str, object]:
    """The rules that never change, as the first entry of the ledger has them, and what people see."""
    return {
        "scale": poll.scale,
        "opens": iso(poll.opens),
        "visibility": poll.visibility.value,
        "quorum": str(poll.quorum),
        "standings": sorted(poll.audience.standings),
        "groups": sorted(poll.audience.groups),
        "codes": sorted(poll.audience.codes),
        "sealed": poll.sealed,
        "silence": poll.silence,
        "language": poll.language.value,
        "previous": poll.previous,
        "shown": shown_hash(poll.clauses),
    }


def opening_fact(poll: Poll, deed: Deed, who: str) -> Fact:
    """The opening binds the text, the rules and the close into the chain."""
    return Fact(
        Act.OPENED,
        deed.interaction,
        deed.at,
        who,
        revision=poll.symbol.revision,
        reason=json.dumps(rules(poll), sort_keys=True, ensure_ascii=False),
        condition=iso(poll.closes),
        source=poll.symbol.canonical,
        subject=frozen_hash(poll.clauses),
    )


def iso(at: datetime) -> str:
    """As the ledger writes an instant."""
    return at.isoformat().replace("+00:00", "Z")
