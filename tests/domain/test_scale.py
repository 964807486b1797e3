"""Scales are data, and blocking answers always need their reasons."""

from __future__ import annotations

import pytest

from bot.domain.scale import Need, scales
from tests.polls import SCALES


def test_the_scales_of_the_field_are_there() -> None:
    assert {key: [stance.key for stance in scale.stances] for key, scale in SCALES.items()} == {
        "consensus": ["support", "live", "concern", "object"],
        "council": ["approve", "disapprove", "abstain"],
        "ietf": ["yes", "noobjection", "discuss", "abstain", "recuse"],
        "iso": ["approve", "comments", "disapprove", "abstain"],
        "silence": ["object", "amend", "reserve"],
    }


def test_every_blocking_answer_needs_a_reason_and_proposed_text() -> None:
    for scale in SCALES.values():
        blocking = [stance for stance in scale.stances if stance.blocks]

        assert blocking
        assert all(stance.needs == set(Need) for stance in blocking)


def test_only_silence_takes_silence_for_consent() -> None:
    assert [key for key, scale in SCALES.items() if scale.silence] == ["silence"]


def test_a_scale_without_answers_is_refused() -> None:
    with pytest.raises(ValueError, match="scale odd"):
        scales({"odd": {"stances": []}})
