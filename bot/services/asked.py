"""The questions asked lately, for the buttons under their answers: in memory alone, never on disk."""

from __future__ import annotations

import base64
import hashlib
from collections import OrderedDict

MOST = 2000


class Asked:
    """Remembers the latest questions by an opaque id. A restart forgets them: forms then open empty."""

    def __init__(self) -> None:
        self._questions: OrderedDict[str, str] = OrderedDict()

    def remember(self, question: str) -> str:
        """The id of a question: 16 letters and digits, the same for the same words."""
        digest = hashlib.sha256(question.encode()).digest()
        ref = base64.b32encode(digest[:10]).decode().lower()
        self._questions[ref] = question
        self._questions.move_to_end(ref)
        if len(self._questions) > MOST:
            self._questions.popitem(last=False)
        return ref

    def question(self, ref: str) -> str:
        """The words behind an id, "" where they are forgotten."""
        return self._questions.get(ref, "")
