"""The sample dossier: a fictional working group, its people and its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.language import Language
from bot.resources import data, table
from bot.services.ingest import Incoming


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the demo; `role` is chair, secretariat or delegate."""

    key: str
    name: str
    role: str
    language: Language
    delegation: str
    function: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the trial server begins with."""

    group: Mapping[Language, str]
    zone: str
    channels: tuple[str, ...]
    people: tuple[Participant, ...]
    delegations: Mapping[str, Mapping[Language, str]]
    documents: tuple[Mapping[str, Any], ...]


def sample_dossier() -> Dossier:
    """The dossier of data/sample."""
    found = table("sample/dossier.toml")
    return Dossier(
        group=_names(found["group"]["name"]),
        zone=found["group"]["zone"],
        channels=tuple(channel["name"] for channel in found["channels"]),
        people=tuple(_participant(person) for person in found["people"]),
        delegations={one["code"]: _names(one["name"]) for one in found["delegations"]},
        documents=tuple(found["documents"]),
    )


def incoming(dossier: Dossier) -> Iterator[Incoming]:
    """Every document of the dossier in every language, as files to take in."""
    for document in dossier.documents:
        folder = data() / "sample" / document["folder"]
        for file in sorted(folder.glob("*.txt")):
            yield Incoming(
                name=file.name,
                data=file.read_bytes(),
                source=f"sample/{document['folder']}/{file.name}",
                folder=document["folder"],
                symbol=document["symbol"],
                language=file.stem,
                title=document["title"].get(file.stem, ""),
            )


def _participant(person: Mapping[str, Any]) -> Participant:
    return Participant(
        person["key"],
        person["name"],
        person["role"],
        Language(person["language"]),
        person.get("delegation", ""),
        person.get("function", ""),
    )


def _names(found: Mapping[str, str]) -> dict[Language, str]:
    return {Language(code): name for code, name in found.items()}
