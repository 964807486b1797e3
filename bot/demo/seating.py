"""Seats the sample group: its delegations with their people, its chair and its secretariat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.demo.dossier import Dossier, Participant
from bot.domain.deed import Deed
from bot.domain.delegation import Function, Standing
from bot.launch import Office

LEADERS = {"chair": Standing.CHAIR, "secretariat": Standing.SECRETARIAT}


async def seat(office: Office, dossier: Dossier, guild: int, people: Mapping[str, Any], at: datetime) -> None:
    """Everybody of the dossier may then speak, draft or lead as it says; `people` are handles by key."""
    deed = Deed(str(guild), "demo/seating", at, "0", manages=True)
    register = office.services.chamber.delegations
    for code, names in dossier.delegations.items():
        await register.seat(deed, code, Standing.VOTING, names)
    for person in dossier.people:
        code = _code(person)
        if person.role in LEADERS:
            await register.seat(deed, code, LEADERS[person.role])
        function = Function(person.function) if person.function else Function.HEAD
        await register.appoint(deed, code, function, user=str(people[person.key].id))


def _code(person: Participant) -> str:
    return person.delegation or person.role.upper()
