"""Command names and descriptions in the languages that Discord can show."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.domain.language import OFFICIAL, Language
from bot.render.words import words

LOCALES = {
    Language.EN: ("en-US", "en-GB"),
    Language.FR: ("fr",),
    Language.RU: ("ru",),
    Language.ES: ("es-ES", "es-419"),
    Language.ZH: ("zh-CN", "zh-TW"),
}
"""Discord's locales of each language. Its contract names Arabic, but clients offer none."""

_SLASH = 1
_SUBCOMMANDS = {1, 2}


def localised(payload: dict[str, Any]) -> dict[str, Any]:
    """A command's payload with names and descriptions out of the catalogues.

    The words of `/document show label` are `command-document-show-label` (its name) and
    `command-document-show-label-about` (its description); a context menu has a name alone.
    """
    return _localised(
        payload, f"command-{_slug(payload['name'])}", described=payload.get("type", _SLASH) == _SLASH
    )


def _localised(payload: dict[str, Any], key: str, *, described: bool) -> dict[str, Any]:
    told = dict(payload)
    key = _worded(key, payload["name"])
    told["name_localizations"] = _translations(key)
    if described:
        told["description"] = words(Language.EN)(f"{key}-about")
        told["description_localizations"] = _translations(f"{key}-about")
    if options := payload.get("options"):
        told["options"] = [
            _localised(option, f"{key}-{option['name']}", described=True) for option in options
        ]
    if choices := payload.get("choices"):
        told["choices"] = [_choice(choice, key) for choice in choices]
    return told


def _worded(key: str, name: str) -> str:
    """The key of a command or option; what means the same everywhere is worded once, as `option-poll`."""
    return key if words(Language.EN).has(key) else f"option-{name}"


def _choice(choice: dict[str, Any], key: str) -> dict[str, Any]:
    """A fixed choice; where the catalogues name it, as `<option key>-<value>`, it is translated.

    Choices of an option called `language` are named as languages are everywhere.
    """
    name = f"{'language' if key.endswith('language') else key}-{choice['value']}"
    if not words(Language.EN).has(name):
        return choice
    return {**choice, "name": words(Language.EN)(name), "name_localizations": _translations(name)}


@cache
def _translations(key: str) -> dict[str, str]:
    return {
        locale: words(language)(key)
        for language in OFFICIAL
        if language in LOCALES
        for locale in LOCALES[language]
    }


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
