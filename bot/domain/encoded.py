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
    UNAIDED = "unaided"  # for all clauses, but without the second encoder, which fails
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Encoded:
    """Of `held` clauses `done` are found by meaning.

    wanted   unless the host turned that off
    begun    once an encoder is at work; one that can't be used never begins
    failing  while one of the encoders can't be used
    """

    done: int
    held: int
    wanted: bool = True
    begun: bool = True
    failing: bool = False

    @property
    def stage(self) -> Stage:
        if not self.held:
            return Stage.EMPTY
        if not self.wanted:
            return Stage.OFF
        if not self.begun:
            return Stage.WORDS
        if self.done < self.held:
            return Stage.MAKING
        return Stage.UNAIDED if self.failing else Stage.WHOLE
