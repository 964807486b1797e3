"""Positions that came by letter: a table of comments recorded on the delegations' behalf, row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.choosing import chosen
from bot.domain.clause import Clause, Kind
from bot.domain.deed import Deed
from bot.domain.delegation import SPEAKING
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL
from bot.domain.ledger import Act, Entry
from bot.domain.poll import Poll
from bot.domain.position import Answer, Where
from bot.domain.record import Taken
from bot.domain.scale import Scale
from bot.domain.seats import Seats
from bot.domain.sheet import Line, RowError, cells, known_columns
from bot.render.words import words
from bot.services.delegation_table import TableLexicon
from bot.services.delegations import Imported, sitting
from bot.services.desk import Desk
from bot.services.ports import TableReader
from bot.services.positions import Positions, Statement


class Letters:
    """For the secretariat. Rows that were taken before are not taken again; wrong ones are told.

    A row that another letter has overtaken since, or that came late into a poll that is open again, is taken.
    """

    def __init__(self, desk: Desk, positions: Positions, tables: TableReader, lexicon: TableLexicon) -> None:
        self._desk = desk
        self._positions = positions
        self._tables = tables
        self._lexicon = lexicon

    async def import_table(self, deed: Deed, poll: str, name: str, data: bytes, source: str = "") -> Imported:
        """Record a table's rows; `source` is the document behind rows that name none."""
        seats = await self._desk.leading(deed)
        lines = await self._tables.table(name, data)
        columns = self._columns(lines)
        done = Imported()
        before = await self._desk.ledgers.entries(poll)
        rows: dict[Where, tuple[int, str]] = {}
        async with self._desk.database.transaction() as unit:
            kept = await self._desk.locked(unit, deed.guild, poll)
            for line in lines:
                try:
                    row = cells(line, columns)
                    statement = self._statement(row, seats, kept.poll, deed, source)
                    _check_once(kept.poll, statement, rows, line.number)
                except UserError as error:
                    done = done.refused(RowError(line.number, error.key, error.details))
                    continue
                act = _act(statement, before, still_open=kept.poll.takes(deed.at))
                own = replace(deed, interaction=act)
                if new := not await self._desk.ledgers.written(unit, poll, own.interaction):
                    await self._positions.write(unit, kept, own, statement)
                    kept = await self._desk.locked(unit, deed.guild, poll)
                done = done.taken(new=new)
        self._desk.changes.tell(kept.poll, deed.at)
        return done

    async def record(
        self, deed: Deed, poll: str, delegation: str, clauses: str, said: Answer, source: str
    ) -> Taken:
        """Record one delegation's answer, its clauses and stance as typed; `said.clause` is not read."""
        kept = await self._desk.kept(deed.guild, poll)
        stance = stance_named(self._desk.scales[kept.poll.scale], said.stance)
        answers = [replace(said, clause=key, stance=stance) for key in _clauses(kept.poll, clauses)]
        return await self._positions.record(deed, poll, delegation, answers, source)

    def _columns(self, lines: Sequence[Line]) -> dict[str, str]:
        """The table's headings by our columns. Raise UserError where it lacks one that it needs."""
        if not lines:
            raise UserError("table-empty")
        found = known_columns(lines[0].cells, self._lexicon.positions)
        for column in ("delegation", "clause", "stance"):
            if column not in found:
                raise UserError("table-columns", columns=column)
        return found

    def _statement(
        self, row: Mapping[str, str], seats: Seats, poll: Poll, deed: Deed, source: str
    ) -> Statement:
        """What a row says. Raise UserError naming what is wrong with it."""
        delegation = sitting(seats, row["delegation"], deed.at)
        if delegation.standing not in SPEAKING:
            raise UserError("position-leads")
        behind = row.get("source", "") or source.strip()
        if not behind:
            raise UserError("position-needs-source")
        scale = self._desk.scales[poll.scale]
        stance = stance_named(scale, row["stance"])
        said = [row.get(name, "") for name in ("reason", "proposal", "condition")]
        answers = [Answer(key, stance, *said) for key in _clauses(poll, row["clause"])]
        for answer in answers:
            self._positions.check(poll, answer)
        return Statement(Act.BEHALF, delegation, answers, behind, seats.users(delegation.code, deed.at))


def stance_named(scale: Scale, typed: str) -> str:
    """The stance meant by its key or its label in any of the six languages. Raise UserError."""
    wanted = typed.strip().casefold()
    for stance in scale.stances:
        labels = {words(language)(f"stance-{scale.key}-{stance.key}").casefold() for language in OFFICIAL}
        if wanted in labels | {stance.key}:
            return stance.key
    raise UserError("stance-unknown", stance=typed, known=", ".join(stance.key for stance in scale.stances))


def _clauses(poll: Poll, typed: str) -> list[str]:
    """The poll's clauses meant; a row without one is about all of them."""
    shown = [Clause(each.key, each.section, each.label, Kind.OPERATIVE, each.text) for each in poll.clauses]
    return [clause.key for clause in chosen(shown, typed)]


def _check_once(poll: Poll, statement: Statement, rows: dict[Where, tuple[int, str]], line: int) -> None:
    """Raise UserError("letter-twice") where an earlier row says otherwise on the same clause."""
    code, said = statement.delegation.code, _identity(statement)
    for answer in statement.answers:
        first, earlier = rows.get((code, answer.clause), (line, said))
        if earlier != said:
            clause = poll.clause(answer.clause)
            named = clause.citation if clause else answer.clause
            raise UserError("letter-twice", first=first, delegation=code, clause=named)
    rows.update({(code, answer.clause): (line, said) for answer in statement.answers})


def _act(statement: Statement, before: Sequence[Entry], *, still_open: bool) -> str:
    """By what this row is known in the ledger: as it was taken before, or as it is taken anew."""
    said, code = _identity(statement), statement.delegation.code
    letters = [each for each in before if each.fact.interaction.startswith(_LETTER)]
    last = {(each.fact.delegation, each.fact.clause): each for each in letters}
    held = [last.get((code, answer.clause)) for answer in statement.answers]
    stands = [
        each
        for each in held
        if each and each.fact.interaction.startswith(said) and not (each.fact.late and still_open)
    ]
    if len(stands) == len(held):
        return stands[0].fact.interaction
    known = [each.sequence for each in held if each]
    return f"{said}/{max(known)}" if known else said


def _identity(statement: Statement) -> str:
    """The same row, said again, is the same act."""
    told = [statement.delegation.code, statement.source]
    for answer in statement.answers:
        told += [answer.clause, answer.stance, answer.reason, answer.proposal, answer.condition]
    return f"{_LETTER}{hashlib.sha256(chr(31).join(told).encode()).hexdigest()[:24]}"


_LETTER = "letter/"
