"""Delegations and regional groups by name, in the reader's language and order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from bot.domain.delegation import LEADING, Delegation
from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from bot.resources import table

GROUPS = ("apt", "arab", "atu", "cept", "citel", "rcc")
"""The regional telecommunication organizations, by key."""


def delegation_name(delegation: Delegation, language: Language) -> str:
    """Its own name in that language, else the State's, else its English name, its office or its code."""
    own = delegation.names
    office = words(language)(f"standing-{delegation.standing}") if delegation.standing in LEADING else ""
    fallback = own.get(Language.EN) or next(iter(own.values()), office or delegation.code)
    return own.get(language) or state_name(delegation.code, language) or fallback


def state_name(code: str, language: Language) -> str:
    """The name of a State in United Nations usage; "" where the code is none of its Members or observers."""
    return _states(language).get(code, "")


def state_code(typed: str) -> str:
    """The ISO 3166 code of the State meant by a code or a name in any of the six languages; "" where none.

    A name may be as alphabetical lists have it: `Tanzania, United Republic of`, `Bahamas (the)`.
    """
    first, _, rest = typed.partition(",")
    forms = (_folded(typed), _folded(f"{rest} {first}"))
    bare = tuple(_ARTICLE.sub("", form) for form in forms)
    return next((_codes()[form] for form in (*forms, *bare) if form in _codes()), "")


def states(language: Language) -> Mapping[str, str]:
    """The names of all States by code."""
    return _states(language)


def in_order(delegations: Iterable[Delegation], language: Language) -> list[Delegation]:
    """In the order of their names in that language."""
    return sorted(delegations, key=lambda each: (_sorting(delegation_name(each, language)), each.code))


def group_name(group: str, language: Language) -> str:
    """The name of a regional group; one that is not known is its own name."""
    said = words(language)
    return said(f"group-{group}") if group in GROUPS else group


@cache
def groups_of(code: str) -> tuple[str, ...]:
    """The regional groups to which a State is known to belong."""
    known = table("register/groups.toml")
    return tuple(sorted(group for group, entry in known.items() if code in entry["members"].split()))


@cache
def _states(language: Language) -> dict[str, str]:
    register = table("register/states.toml")
    names = register["names"]
    codes = f"{register['members']} {register['observers']}".split()
    known = Locale(language.value).territories
    return {code: names.get(code, {}).get(language.value) or known[code] for code in sorted(codes)}


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in OFFICIAL:
        common = Locale(language.value).territories
        for code, name in _states(language).items():
            found |= {_folded(common[code]): code, _folded(name): code, _folded(code): code}
    for code, others in table("register/states.toml")["also"].items():
        found |= {_folded(name): code for name in others if _folded(name) not in found}
    for alias, codes in get_global("territory_aliases").items():
        if re.fullmatch(r"[A-Z]{3}", alias) and len(codes) == 1 and codes[0] in _states(Language.EN):
            found[_folded(alias)] = codes[0]
    return found


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", " ", "".join(mark for mark in plain if not unicodedata.combining(mark))).strip()


def _sorting(name: str) -> str:
    """Accents and case don't matter, nor the Arabic article; Chinese goes by code point."""
    return re.sub(r"^ال", "", _folded(name))


_ARTICLE = re.compile(r"^(?:the|la|le|les|l|el|los|las) | (?:the|la|le|les|el|los|las)$")
