"""The register of delegations and of the people who speak for them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.delegation import Delegate, Delegation, Function, Standing
from bot.domain.language import Language
from bot.services.ports import Unit
from bot.store.database import Database, Row, listed, within


class Register:
    """Sittings and functions begin and end; nothing is overwritten, so that any past roll can be told."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sitting(self, unit: Unit, guild: str, code: str) -> Delegation | None:
        row = await within(unit).row(_SITTING, guild=guild, code=code)
        return _delegation(row) if row else None

    async def seat(self, unit: Unit, delegation: Delegation) -> bool:
        transaction = within(unit)
        sat = await self.sitting(unit, delegation.guild, delegation.code)
        if sat is not None and _same(sat, delegation):
            return False
        since = int(delegation.since.timestamp())
        await transaction.execute(_UNSEAT, guild=delegation.guild, code=delegation.code, at=since)
        await transaction.execute(
            _SEAT,
            guild=delegation.guild,
            code=delegation.code,
            since=since,
            standing=delegation.standing.value,
            names=json.dumps({key.value: name for key, name in delegation.names.items()}, ensure_ascii=False),
            regions=json.dumps(delegation.groups, ensure_ascii=False),
        )
        return True

    async def unseat(self, unit: Unit, guild: str, code: str, at: datetime) -> bool:
        return bool(await within(unit).execute(_UNSEAT, guild=guild, code=code, at=int(at.timestamp())))

    async def delegations(self, guild: str) -> Sequence[Delegation]:
        rows = await self._database.rows(_DELEGATIONS, guild=guild)
        return [_delegation(row) for row in rows]

    async def appoint(self, unit: Unit, guild: str, delegate: Delegate) -> bool:
        return bool(
            await within(unit).execute(
                _APPOINT,
                id=delegate.id,
                guild=guild,
                delegation=delegate.delegation,
                function=delegate.function.value,
                user_id=delegate.user,
                role_id=delegate.role,
                name=delegate.name,
                since=int(delegate.since.timestamp()),
            )
        )

    async def relieve(self, unit: Unit, guild: str, delegate: str, at: datetime) -> bool:
        return bool(await within(unit).execute(_RELIEVE, guild=guild, id=delegate, at=int(at.timestamp())))

    async def delegates(self, guild: str) -> Sequence[Delegate]:
        rows = await self._database.rows(_DELEGATES, guild=guild)
        return [_delegate(row) for row in rows]

    async def near(
        self, guild: str, user: str, roles: Sequence[str]
    ) -> tuple[Sequence[Delegation], Sequence[Delegate]]:
        sql, values = listed(_DELEGATES_NEAR, "roles", roles)
        delegates = await self._database.rows(sql, guild=guild, user_id=user, **values)
        codes = sorted({str(row["delegation"]) for row in delegates})
        if not codes:
            return [], []
        sql, values = listed(_DELEGATIONS_NAMED, "codes", codes)
        delegations = await self._database.rows(sql, guild=guild, **values)
        return [_delegation(row) for row in delegations], [_delegate(row) for row in delegates]

    async def acting(self, guild: str, user: str, roles: Sequence[str]) -> Sequence[str]:
        sql, values = listed(_ACTING, "roles", roles)
        rows = await self._database.rows(sql, guild=guild, user_id=user, **values)
        return [str(row["code"]) for row in rows]

    async def token(self, unit: Unit, guild: str, user: str) -> str:
        transaction = within(unit)
        row = await transaction.row(_TOKEN, guild=guild, user_id=user)
        if row is None:
            await transaction.execute(_NAME, token=secrets.token_hex(8), guild=guild, user_id=user)
            row = await transaction.row(_TOKEN, guild=guild, user_id=user)
        return str(row["token"]) if row else ""

    async def users(self, guild: str, tokens: Sequence[str]) -> dict[str, str]:
        sql, values = listed(_USERS, "tokens", tokens)
        rows = await self._database.rows(sql, guild=guild, **values)
        return {str(row["token"]): str(row["user_id"]) for row in rows}

    async def forget(self, unit: Unit, user: str) -> int:
        transaction = within(unit)
        speakers = await transaction.execute(_FORGET_SPEAKER, user_id=user)
        return speakers + await transaction.execute(_FORGET_DELEGATE, user_id=user)


def _same(one: Delegation, other: Delegation) -> bool:
    return (one.standing, dict(one.names), one.groups) == (other.standing, dict(other.names), other.groups)


def _delegation(row: Row) -> Delegation:
    return Delegation(
        guild=str(row["guild"]),
        code=str(row["code"]),
        standing=Standing(str(row["standing"])),
        since=_moment(row["since"]),
        names={Language(code): name for code, name in json.loads(str(row["names"])).items()},
        groups=tuple(json.loads(str(row["regions"]))),
        until=_moment(row["until"]) if row["until"] is not None else None,
    )


def _delegate(row: Row) -> Delegate:
    return Delegate(
        id=str(row["id"]),
        delegation=str(row["delegation"]),
        function=Function(str(row["function"])),
        since=_moment(row["since"]),
        user=str(row["user_id"]),
        role=str(row["role_id"]),
        name=str(row["name"]),
        until=_moment(row["until"]) if row["until"] is not None else None,
    )


def _moment(value: object) -> datetime:
    return datetime.fromtimestamp(int(str(value)), UTC)


_SITTING = "SELECT * FROM delegations WHERE guild = :guild AND code = :code AND until IS NULL"
_DELEGATIONS = "SELECT * FROM delegations WHERE guild = :guild ORDER BY code, since"
_UNSEAT = "UPDATE delegations SET until = :at WHERE guild = :guild AND code = :code AND until IS NULL"
_SEAT = """
INSERT INTO delegations (guild, code, since, standing, names, regions)
VALUES (:guild, :code, :since, :standing, :names, :regions)
ON CONFLICT (guild, code, since) DO UPDATE
SET standing = excluded.standing, names = excluded.names, regions = excluded.regions, until = NULL
"""
_APPOINT = """
INSERT INTO delegates (id, guild, delegation, function, user_id, role_id, name, since)
VALUES (:id, :guild, :delegation, :function, :user_id, :role_id, :name, :since)
ON CONFLICT DO NOTHING
"""
_RELIEVE = "UPDATE delegates SET until = :at WHERE guild = :guild AND id = :id AND until IS NULL"
_DELEGATES = "SELECT * FROM delegates WHERE guild = :guild ORDER BY since, id"
_DELEGATES_NEAR = """
SELECT * FROM delegates WHERE guild = :guild AND delegation IN (
    SELECT delegation FROM delegates
    WHERE guild = :guild AND ((user_id = :user_id AND user_id <> '') OR role_id IN (:roles))
) ORDER BY since, id
"""
_ACTING = """
SELECT DISTINCT delegations.code AS code FROM delegates JOIN delegations
    ON delegations.guild = delegates.guild AND delegations.code = delegates.delegation
WHERE delegates.guild = :guild AND delegates.until IS NULL AND delegations.until IS NULL
    AND ((user_id = :user_id AND user_id <> '') OR role_id IN (:roles))
ORDER BY code
"""
_DELEGATIONS_NAMED = """
SELECT * FROM delegations WHERE guild = :guild AND code IN (:codes) ORDER BY code, since
"""
_NAME = """
INSERT INTO speakers (token, guild, user_id) VALUES (:token, :guild, :user_id)
ON CONFLICT (guild, user_id) DO NOTHING
"""
_TOKEN = "SELECT token FROM speakers WHERE guild = :guild AND user_id = :user_id"  # noqa: S105 - not a password
_USERS = """
SELECT token, user_id FROM speakers WHERE guild = :guild AND token IN (:tokens) AND user_id IS NOT NULL
"""
_FORGET_SPEAKER = "UPDATE speakers SET user_id = NULL WHERE user_id = :user_id"
_FORGET_DELEGATE = "UPDATE delegates SET user_id = '', name = '' WHERE user_id = :user_id"
