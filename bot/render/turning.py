"""Long lists page by page: which one is shown, and the buttons that turn it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.render.card import Action, Block, Button, Note, Row
from bot.render.words import Words


def turning(number: int, pages: int, action: Callable[[int], Action], speak: Words) -> Iterator[Block]:
    """What stands below page `number`, counted from 0; nothing where there is but one.

    `action` shows another page.
    """
    if pages <= 1:
        return
    yield Note(speak("common-page", page=number + 1, pages=pages))
    yield Row(
        tuple(
            Button(speak(f"common-{label}"), action(page), disabled=not 0 <= page < pages)
            for label, page in (("previous", number - 1), ("next", number + 1))
        )
    )
