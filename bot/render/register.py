"""What the register knows of an instrument, as facts for a card."""

from __future__ import annotations

from bot.domain.instruments import Instrument
from bot.domain.language import Language
from bot.render.card import Facts, Line, Link
from bot.render.references import link_for
from bot.render.words import words


def instrument_facts(instrument: Instrument, language: Language) -> Facts:
    """Title, body, date, address and source, as far as known; the title may be in another language."""
    speak = words(language)
    title = instrument.title(language)
    body = f"register-body-{instrument.body}"
    address = instrument.link or (link_for(instrument.symbol, language) if instrument.symbol else "")
    pairs: list[tuple[str, Line]] = [
        (speak("register-title"), title[0] if title else ""),
        (speak("register-body"), speak(body) if speak.has(body) else ""),
        (speak("register-date"), instrument.date),
        (speak("register-address"), (Link(address, address),) if address else ""),
        (speak("register-source"), instrument.source),
    ]
    return Facts(tuple(pair for pair in pairs if pair[1]))
