"""The register of instruments: what is known of documents that the library may not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.language import Language
from bot.domain.symbol import Symbol
from bot.domain.tables import entries, mapping


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument as facts; "" and None where a fact is not known, never a guess.

    symbol  None for what was adopted without one (the WSIS+10 Vision)
    body    who adopted or issued it: the key of a body in bodies.toml, or a name of the register's own
    titles  only in languages in which they are attested
    date    ISO 8601: adopted, or, of a report, issued
    link    its address where no rule gives it
    source  where the facts are from
    """

    key: str
    symbol: Symbol | None
    body: str
    titles: Mapping[Language, str]
    date: str
    link: str
    source: str

    def title(self, language: Language) -> tuple[str, Language] | None:
        """The title in a language, or else in English, or else in any; with the language it is in."""
        for spoken in (language, Language.EN, *self.titles):
            if spoken in self.titles:
                return self.titles[spoken], spoken
        return None


@dataclass(frozen=True, slots=True)
class Register:
    """The instruments, in the order of the table."""

    instruments: tuple[Instrument, ...]

    @classmethod
    def from_table(cls, table: Mapping[str, object]) -> Register:
        """Raise KeyError, TypeError or ValueError where the table is not shaped like instruments.toml."""
        return cls(tuple(_instrument(entry) for entry in entries(table["instruments"])))

    def find(self, symbol: Symbol) -> Instrument | None:
        """What is known of a document: of this edition, or else of any edition of the same Work."""
        same = [each for each in self.instruments if each.symbol and each.symbol.work == symbol.work]
        return next((each for each in same if each.symbol == symbol), same[0] if same else None)

    def newer(self, symbol: Symbol) -> Symbol | None:
        """The latest edition of the same Work that is known and later than this one; None for none."""
        same = (one for one in self.symbols if one.work == symbol.work and one.recency > symbol.recency)
        return max(same, key=lambda one: one.recency, default=None)

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """Every symbol that is known."""
        return tuple(each.symbol for each in self.instruments if each.symbol)


def _instrument(entry: Mapping[str, object]) -> Instrument:
    symbol = str(entry["symbol"])
    titles = {Language(tag): str(title) for tag, title in mapping(entry.get("titles", {})).items()}
    return Instrument(
        key=str(entry["key"]),
        symbol=Symbol.parse(symbol) if symbol else None,
        body=str(entry["body"]),
        titles=titles,
        date=str(entry.get("date", "")),
        link=str(entry.get("link", "")),
        source=str(entry["source"]),
    )
