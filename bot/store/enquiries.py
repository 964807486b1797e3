"""Enquiries to the secretariat, and which answers helped."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.enquiry import Enquiry
from bot.domain.language import Language
from bot.services.enquiries import Rating
from bot.store.database import Database, Row


class StoredEnquiries:
    """The EnquiryDesk port."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, enquiry: Enquiry) -> bool:
        """Keep a new enquiry; False where it is there already."""
        async with self._database.transaction() as transaction:
            return bool(
                await transaction.execute(
                    """INSERT INTO enquiries
                    (id, guild, asker, question, language, asked, answer, clause, author, answered)
                    VALUES (:id, :guild, :asker, :question, :language, :asked, '', '', '', 0)
                    ON CONFLICT (id) DO NOTHING""",
                    id=enquiry.id,
                    guild=enquiry.guild,
                    asker=enquiry.asker,
                    question=enquiry.question,
                    language=enquiry.language.value,
                    asked=int(enquiry.asked_at.timestamp()),
                )
            )

    async def answer(self, enquiry: Enquiry) -> None:
        """Keep the answer of an enquiry."""
        answered = enquiry.answered_at
        async with self._database.transaction() as transaction:
            await transaction.execute(
                """UPDATE enquiries SET answer = :answer, clause = :clause, author = :author,
                answered = :answered WHERE id = :id AND guild = :guild""",
                id=enquiry.id,
                guild=enquiry.guild,
                answer=enquiry.answer,
                clause=enquiry.clause,
                author=enquiry.author,
                answered=int(answered.timestamp()) if answered else 0,
            )

    async def enquiry(self, guild: str, enquiry: str) -> Enquiry | None:
        row = await self._database.row(
            "SELECT * FROM enquiries WHERE id = :id AND guild = :guild", id=enquiry, guild=guild
        )
        return _enquiry(row) if row else None

    async def open(self, guild: str, limit: int) -> Sequence[Enquiry]:
        """The unanswered ones of a server, oldest first."""
        rows = await self._database.rows(
            """SELECT * FROM enquiries WHERE guild = :guild AND answered = 0
            ORDER BY asked, id LIMIT :limit""",
            guild=guild,
            limit=limit,
        )
        return [_enquiry(row) for row in rows]

    async def answered(self, guild: str, limit: int) -> Sequence[Enquiry]:
        """The answered ones of a server, latest first."""
        rows = await self._database.rows(
            """SELECT * FROM enquiries WHERE guild = :guild AND answered > 0
            ORDER BY answered DESC, id LIMIT :limit""",
            guild=guild,
            limit=limit,
        )
        return [_enquiry(row) for row in rows]

    async def rate(self, guild: str, person: str, rating: Rating) -> None:
        """Keep a rating; a person's second of the same answer takes the place of the first."""
        identity = f"{guild}#{person}#{rating.question}#{rating.clause}"
        async with self._database.transaction() as transaction:
            await transaction.execute(
                """INSERT INTO ratings (id, guild, question, clause, helpful, rated)
                VALUES (:id, :guild, :question, :clause, :helpful, :rated)
                ON CONFLICT (id) DO UPDATE SET helpful = excluded.helpful, rated = excluded.rated""",
                id=hashlib.sha256(identity.encode()).hexdigest(),
                guild=guild,
                question=rating.question,
                clause=rating.clause,
                helpful=int(rating.helpful),
                rated=int(rating.at.timestamp()),
            )


def _enquiry(row: Row) -> Enquiry:
    answered = int(str(row["answered"]))
    return Enquiry(
        id=str(row["id"]),
        guild=str(row["guild"]),
        asker=str(row["asker"]),
        question=str(row["question"]),
        language=Language(str(row["language"])),
        asked_at=datetime.fromtimestamp(int(str(row["asked"])), UTC),
        answer=str(row["answer"]),
        clause=str(row["clause"]),
        author=str(row["author"]),
        answered_at=datetime.fromtimestamp(answered, UTC) if answered else None,
    )
