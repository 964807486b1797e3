"""What people type wrongly about postings, promises and meetings is told to them, and keeps nothing."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

import pytest

from tests.cogs.conftest import told
from tests.cogs.test_postings_cog import SPEAK, Wire, chair, watching, wire

__all__ = ["chair", "wire"]

LABEL = "a" * 64  # no host may have a longer part than 63
MAPPED = str(ip_address("::ffff:127.0.0.1"))  # Python 3.13 writes it otherwise than those before it
SOURCES = [
    ("feed", "file:///etc/passwd", "fetch-address", {"address": "file:///etc/passwd"}),
    ("feed", "http://[::1]/feed", "fetch-forbidden", {"host": "::1"}),
    ("feed", "http://[::ffff:127.0.0.1]/", "fetch-forbidden", {"host": MAPPED}),
    ("feed", "http://[::1", "fetch-address", {"address": "http://[::1"}),
    ("feed", "http://xn--/", "fetch-address", {"address": "http://xn--/"}),
    ("feed", f"http://{LABEL}.org/", "fetch-address", {"address": f"http://{LABEL}.org/"}),
    ("folder", "../..", "source-no-folder", {"folder": "../.."}),
    ("folder", "cwg\x00", "source-no-folder", {"folder": "cwg\x00"}),
    ("folder", "./cwg/", "source-kept", {}),
]


@pytest.mark.parametrize(("kind", "address", "key", "details"), SOURCES)
async def test_a_place_that_is_none_or_is_watched_already_is_said(
    chair: Any, plenary: Any, wire: Wire, kind: str, address: str, key: str, details: dict[str, str]
) -> None:
    await watching(chair, plenary, wire)

    refused = await chair.slash(plenary, "source add", kind=kind, address=address)

    assert told(refused) == SPEAK(f"error-{key}", **details).replace("\\", "")


async def test_two_sources_of_one_name_are_not_kept(chair: Any, plenary: Any, wire: Wire) -> None:
    await watching(chair, plenary, wire)
    (wire.folder.parent / "other").mkdir()

    again = await chair.slash(plenary, "source add", kind="folder", address="other", name="cwg SITE")

    assert told(again) == SPEAK("error-source-named", name="cwg SITE")


RULES: list[tuple[dict[str, Any], str, dict[str, str]]] = [
    ({"body": "   "}, "follow-blank", {}),
    ({"words": "\u200b \u202e"}, "follow-blank", {}),
    ({"symbol": "???"}, "document-unknown", {"document": "???"}),
    ({"citing": "nonsense"}, "document-unknown", {"document": "nonsense"}),
    ({"body": "C25", "delegation": "Atlantis"}, "follow-not-yours", {"delegation": "ATLANTIS"}),
]


async def test_a_rule_that_could_fit_nothing_is_refused(chair: Any, plenary: Any, wire: Wire) -> None:
    for options, key, details in RULES:
        refused = await chair.slash(plenary, "follow add", **options)
        assert told(refused) == SPEAK(f"error-{key}", **details)
    both = await chair.slash(plenary, "follow add", body="C25", channel=plenary, delegation="FR")

    assert told(both) == SPEAK("error-follow-one-place")
    assert told(await chair.slash(plenary, "follow list")) == SPEAK("follow-none")


PROMISES: list[tuple[dict[str, Any], str, dict[str, str]]] = [
    ({"document": "   "}, "promise-document", {"document": "   "}),
    ({"document": "the"}, "promise-document", {"document": "the"}),
    ({"document": "报告"}, "promise-document", {"document": "报告"}),
    ({"when": "05/06/2031"}, "date-unclear", {"typed": "05/06/2031"}),
    ({"when": "31 February 2031"}, "date-impossible", {"typed": "31 February 2031"}),
    ({"when": "when it is ready"}, "date-not-understood", {"typed": "when it is ready"}),
]


async def test_a_promise_that_could_not_be_held_to_is_refused(chair: Any, plenary: Any, wire: Wire) -> None:
    for options, key, details in PROMISES:
        given = {"document": "CWG-CC-7/9", "when": "in 5 days", **options}
        refused = await chair.slash(plenary, "promise add", **given)
        assert told(refused) == SPEAK(f"error-{key}", **details)

    assert told(await chair.slash(plenary, "promises")) == SPEAK("promise-none")


async def test_a_gate_leads_to_somebody(chair: Any, plenary: Any, wire: Wire) -> None:
    refused = await chair.slash(plenary, "document gate", document="CWG-CC-7/9", to="   ", days=3)

    assert told(refused) == SPEAK("error-gate-to-missing")


async def test_what_is_typed_without_end_is_told_back_in_short(chair: Any, plenary: Any, wire: Wire) -> None:
    for command, name in (("why", "document"), ("source remove", "source"), ("meeting show", "meeting")):
        refused = await chair.slash(plenary, command, **{name: "x" * 5000})

        assert 100 < len(told(refused)) < 500
