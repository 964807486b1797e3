"""What may be kept of a person."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What may be kept under a person's number."""

    CHOICES = "choices"
    FUNCTIONS = "functions"
    PSEUDONYMS = "pseudonyms"
    ACTS = "acts"
    ASKED = "asked"
    MESSAGES = "messages"
    FOLLOWED = "followed"
    QUESTIONS = "questions"
