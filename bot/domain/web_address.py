"""Addresses of services as they may be shown: with nothing in them that opens a door."""

from __future__ import annotations

import re


def without_secrets(address: str) -> str:
    """The address without user, password, query and fragment, even where it is no address at all.

    A password may hold any sign unescaped: what stands before the last @ is dropped.
    """
    begins = re.match(r"[a-z][a-z\d+.-]*://", address, re.IGNORECASE)
    scheme, rest = (begins[0], address[begins.end() :]) if begins else ("", address)
    shown = re.split(r"[?#]", rest.rpartition("@")[2])[0]
    return f"{scheme}{shown}"
