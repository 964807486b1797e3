"""Puts the index together from what is shipped and what the host chose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.resources import data, table
from bot.search.analyse import Analyser
from bot.search.e5 import E5
from bot.search.encode import Encoder
from bot.search.endpoint import Endpoint
from bot.search.fuse import Fusion
from bot.search.index import Index
from bot.search.meaning import Meaning
from bot.search.means import Samples
from bot.services.changes import Changes


@dataclass(frozen=True, slots=True)
class Choice:
    """Which encoder: `default`, beside it `e5` or the address of a /v1/embeddings service, or `none`."""

    encoder: str = "default"
    model: str = ""
    key: str = ""


@cache
def field_analyser() -> Analyser:
    """With the words of the field, as they stand in data/lexicon; read once."""
    names = ("stopwords", "glossary", "particulars")
    return Analyser.from_tables(*(table(f"lexicon/{name}.toml") for name in names))


def open_index(folder: Path, changes: Changes, choice: Choice) -> Index:
    """The index in this folder; nothing is read or written before it is first used."""
    analyser = field_analyser()
    fusion = Fusion.from_table(table("search/fusion.toml"))
    return Index(folder, changes, analyser, fusion, _meaning(folder, changes, choice))


def _meaning(folder: Path, changes: Changes, choice: Choice) -> Meaning | None:
    if choice.encoder == "none":
        return None
    samples = Samples.from_folder(data() / "sample")
    return Meaning(folder / "meaning", changes, data() / "search", samples, _second(choice))


def _second(choice: Choice) -> Encoder | None:
    if choice.encoder == "default":
        return None
    return E5() if choice.encoder == "e5" else Endpoint(choice.encoder, choice.model, choice.key)
