"""The library: which documents are held, in which revisions and languages, with exactly which clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.clause import Clause, Kind
from bot.domain.document import Expression, Manifestation
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.submitter import HEAD
from bot.domain.symbol import Symbol
from bot.services.ports import Kept, Unit
from bot.store.clauses import Clauses, expression, number
from bot.store.database import Transaction, Value, storable, within
from bot.store.folding import escaped, patterns
from bot.store.holding import hold


class Documents(Clauses):
    """The Library port."""

    async def put(
        self, unit: Unit, expression: Expression, clauses: Sequence[Clause], file: Manifestation
    ) -> Kept:
        """Hold this expression with exactly these clauses; what was there under its key is replaced.

        A clause that is gone is no longer held but never deleted. Putting the same again changes nothing.
        Raise ValueError where two clauses have the same key.
        """
        transaction = within(unit)
        await transaction.execute("UPDATE counters SET value = value WHERE name = 'library'")  # one at a time
        described = await _describe(transaction, expression)
        await transaction.execute(_FILE, **_file(expression, file))
        return await hold(transaction, expression, clauses, again=described)

    async def expressions(self, work: str) -> Sequence[Expression]:
        """Every version and language held of a Work, newest revision first.

        A joint document, `A/71/67-E/2016/51`, is held of either of its symbols too, and of both.
        """
        rows = await self._queries.rows(_EDITIONS, work=work)
        if not rows and "/" in work and ":" not in work:
            halves = [half.work for half in Symbol.parse(work).halves] or ["", ""]
            name = escaped(work)
            rows = await self._queries.rows(
                _JOINT, one=halves[0], other=halves[1], first=f"{name}-%", last=f"%-{name}"
            )
        return [expression(row) for row in rows]

    async def corrigenda(self, symbol: Symbol) -> Sequence[Expression]:
        """Every corrigendum held of this version, in all languages, the first corrigendum first."""
        rows = await self._queries.rows(
            "SELECT * FROM expressions WHERE work > :first AND work < :last "
            "ORDER BY length(work), work, recency DESC, language",
            first=f"{symbol}/Corr.",
            last=f"{symbol}/Corr/",  # the character after the full stop
        )
        return [expression(row) for row in rows]

    async def expression(self, symbol: str, language: Language) -> Expression | None:
        row = await self._queries.row(
            "SELECT * FROM expressions WHERE key = :key", key=f"{symbol}@{language.value}"
        )
        return expression(row) if row else None

    async def expression_by_ref(self, ref: str) -> Expression | None:
        row = await self._queries.row("SELECT * FROM expressions WHERE ref = :ref", ref=ref)
        return expression(row) if row else None

    async def all_expressions(self) -> Sequence[Expression]:
        """Everything held, in no order."""
        return [expression(row) for row in await self._queries.rows("SELECT * FROM expressions")]

    async def symbols(self) -> Sequence[Symbol]:
        """Every version held."""
        rows = await self._queries.rows(
            "SELECT DISTINCT work, revision FROM expressions ORDER BY work, revision"
        )
        return [Symbol(str(row["work"]), str(row["revision"])) for row in rows]

    async def counted(self) -> int:
        """A number that rises with every change of what is held."""
        row = await self._queries.row("SELECT value FROM counters WHERE name = 'library'")
        return number(row["value"]) if row else 0

    async def heads(self, most: int) -> Mapping[Expression, Sequence[str]]:
        """Every expression, with those of its first lines that are at most so long and no clauses."""
        found: dict[Expression, list[str]] = {}
        for row in await self._queries.rows(_HEADS, most=most, head=HEAD, kind=Kind.HEADING.value):
            found.setdefault(expression(row), []).extend([str(row["line"])] if row["line"] else [])
        return found

    async def search_works(
        self, typed: str, limit: int, language: Language = Language.UNDETERMINED
    ) -> Sequence[Expression]:
        """Expressions whose symbol and title contain every word typed, one a version, for autocomplete.

        Nearest symbol first, then the newest. Of a version's languages the one whose title fits is given,
        else the one asked for.
        """
        words = patterns(typed)
        values = {f"word{place}": words[place] if place < len(words) else "%" for place in range(6)}
        symbol = escaped(fold_word(typed[:200]).strip())
        rows = await self._queries.rows(
            _SEARCH, limit=limit, language=language.value, symbol=symbol + "%", inside=f"%{symbol}%", **values
        )
        return [expression(row) for row in rows]


async def _describe(transaction: Transaction, expression: Expression) -> bool:
    """Keep what is said of the expression; whether something else was said of it before."""
    described: dict[str, Value] = {
        "key": expression.key,
        "ref": expression.ref,
        "work": expression.symbol.work,
        "revision": expression.symbol.revision,
        "recency": expression.symbol.recency,
        "language": expression.language.value,
        "title": expression.title,
        "date": expression.date,
        "link": expression.link,
        "original_language": expression.original_language.value,
        "folded_symbol": fold_word(expression.symbol.canonical),
        "folded_title": fold_word(expression.title),
    }
    values = storable(described)
    before = await transaction.row("SELECT * FROM expressions WHERE key = :key", key=expression.key)
    if before != values:
        await transaction.execute(_EXPRESSION, **values)
    return before is not None and before != values


def _file(expression: Expression, file: Manifestation) -> dict[str, str | int]:
    return {
        "sha256": file.sha256,
        "expression": expression.key,
        "source": file.source,
        "media_type": file.media_type,
        "size": file.size,
    }


_EXPRESSION = """
    INSERT INTO expressions (key, ref, work, revision, recency, language, title, date, link,
                             original_language, folded_symbol, folded_title)
    VALUES (:key, :ref, :work, :revision, :recency, :language, :title, :date, :link, :original_language,
            :folded_symbol, :folded_title)
    ON CONFLICT (key) DO UPDATE SET
        title = excluded.title, date = excluded.date, link = excluded.link,
        original_language = excluded.original_language, folded_title = excluded.folded_title"""
_FILE = """
    INSERT INTO manifestations (sha256, expression, source, media_type, size)
    VALUES (:sha256, :expression, :source, :media_type, :size)
    ON CONFLICT (expression, sha256) DO NOTHING"""
_EDITIONS = "SELECT * FROM expressions WHERE work = :work ORDER BY recency DESC, revision DESC, language"
_JOINT = r"""
    SELECT * FROM expressions
    WHERE work IN (:one, :other) OR work LIKE :first ESCAPE '\' OR work LIKE :last ESCAPE '\'
    ORDER BY recency DESC, revision DESC, language"""
_HEADS = """
    SELECT e.*, c.text AS line FROM expressions AS e
    LEFT JOIN clauses AS c ON c.expression = e.key AND c.place < :head AND c.held = 1 AND c.kind = :kind
         AND c.label = '' AND length(c.text) <= :most
    ORDER BY e.key, c.place"""
_SEARCH = r"""
    WITH fitting AS (
        SELECT expressions.*, folded_symbol || ' ' || folded_title AS folded,
               CASE WHEN folded_symbol LIKE :symbol ESCAPE '\' THEN 0
                    WHEN folded_symbol LIKE :inside ESCAPE '\' THEN 1 ELSE 2 END AS distance,
               CASE WHEN folded_title LIKE :inside ESCAPE '\' THEN 0 ELSE 1 END AS elsewhere,
               CASE WHEN language = :language THEN 0 ELSE 1 END AS foreign_to_reader
        FROM expressions
    ), ranked AS (
        SELECT fitting.*, ROW_NUMBER() OVER (
            PARTITION BY work, revision ORDER BY elsewhere, foreign_to_reader, language) AS nth
        FROM fitting
        WHERE folded LIKE :word0 ESCAPE '\' AND folded LIKE :word1 ESCAPE '\'
          AND folded LIKE :word2 ESCAPE '\' AND folded LIKE :word3 ESCAPE '\'
          AND folded LIKE :word4 ESCAPE '\' AND folded LIKE :word5 ESCAPE '\'
    )
    SELECT * FROM ranked WHERE nth = 1
    ORDER BY distance, length(folded_symbol), date DESC, work, recency DESC LIMIT :limit"""
