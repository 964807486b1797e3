"""How far the library is found by meaning, and not by its words alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far that is."""

    EMPTY = "empty"  # there is nothing to be found
    OFF = "off"  # the host turned it off
    WORDS = "words"  # by words alone: the encoder has not begun, or can't be used
    MAKING = "making"  # for some clauses, the others follow in the background
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Encoded:
    """Of `held` clauses `done` are found by meaning.

    wanted  unless the host turned that off
    begun   once an encoder is at work; one that can't be used never begins
    """

    done: int
    held: int
    wanted: bool = True
    begun: bool = True

    @property
    def stage(self) -> Stage:
        if not self.held:
            return Stage.EMPTY
        if not self.wanted:
            return Stage.OFF
        if not self.begun:
            return Stage.WORDS
        return Stage.MAKING if self.done < self.held else Stage.WHOLE
