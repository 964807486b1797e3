"""How people name the events that dates are counted from: by title, by kind, by a short name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.deadline_rules import Event
from bot.domain.folded import fold_word
from bot.domain.language import Language
from bot.domain.process import Milestone, Process
from bot.domain.tables import lists, mapping, strings


@dataclass(frozen=True, slots=True)
class Alias:
    """Short names of a milestone beside its titles, and the zone of its venue, "" where not known."""

    names: tuple[str, ...] = ()
    zone: str = ""


@dataclass(frozen=True, slots=True)
class EventNames:
    """Names of kinds and of milestones, and the milestones themselves."""

    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, Alias] = field(default_factory=dict)
    process: Process = field(default_factory=lambda: Process(()))

    @classmethod
    def from_table(cls, table: Mapping[str, object], process: Process) -> EventNames:
        """From data/lexicon/events.toml."""
        kinds = {
            kind: tuple(name for names in lists(row).values() for name in names)
            for kind, row in mapping(table["kinds"]).items()
        }
        aliases = {
            key: Alias(strings(mapping(row)["names"]), str(mapping(row)["zone"]))
            for key, row in mapping(table["milestones"]).items()
        }
        return cls(kinds, aliases, process)

    def known(self, events: Iterable[Event], today: date) -> Mapping[str, tuple[Event | Milestone, ...]]:
        """Every name, folded, with what it may stand for: the events of a server before milestones.

        A kind's name stands for what comes next of that kind. What lies behind is only meant where nothing
        that comes has that name. Milestones whose day is not known are left out.
        """
        found: defaultdict[str, list[Event | Milestone]] = defaultdict(list)
        for event in events:
            for name in {fold_word(each) for each in (event.title, *self._of_kind(event.kind))}:
                found[name].append(event)
        for milestone in self.process.milestones:
            if milestone.start:
                for name in {fold_word(each) for each in self._of_milestone(milestone)}:
                    found[name].append(milestone)
        kinds = {fold_word(name) for names in self.kinds.values() for name in names}
        return {name: _meant(each, today, next_only=name in kinds) for name, each in found.items()}

    def zone(self, milestone: Milestone) -> str:
        """The zone of its venue, "" where that is not known."""
        return self.aliases.get(milestone.key, Alias()).zone

    def _of_kind(self, kind: str) -> Sequence[str]:
        return self.kinds.get(kind, ())

    def _of_milestone(self, milestone: Milestone) -> Iterable[str]:
        own = self.aliases.get(milestone.key, Alias()).names
        return (milestone.key, *milestone.titles.values(), *own, *self._of_kind(milestone.kind))


def opening(found: Event | Milestone) -> date:
    """The day on which it opens."""
    if isinstance(found, Event):
        return found.opens
    return found.start or date.max


def title_of(found: Event | Milestone, language: Language) -> str:
    if isinstance(found, Event):
        return found.title
    return found.titles.get(language) or found.titles[Language.EN]


def _meant(
    found: Sequence[Event | Milestone], today: date, *, next_only: bool
) -> tuple[Event | Milestone, ...]:
    coming = [each for each in found if opening(each) >= today] or list(found)
    own: list[Event | Milestone] = [each for each in coming if isinstance(each, Event)]
    chosen = sorted(own or coming, key=opening)
    return tuple(chosen[:1] if next_only and opening(chosen[0]) >= today else chosen)
