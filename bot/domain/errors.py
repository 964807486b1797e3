"""What went wrong, said so that a person can mend it."""

from __future__ import annotations


class UserError(Exception):
    """A mistake that the person who made it can mend.

    `key` names the words in data/locales (as `error-<key>`); `details` fill their placeholders.
    Shown only to that person, in their language; on the command line it is exit status 1.
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.key}({told})"
