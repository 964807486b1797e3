"""2,000 notices come due at once: people are answered as ever."""

from __future__ import annotations

from bot.launch import Office
from tests.backlog import ask, backlog


async def test_with_2000_due_at_once_the_loop_turns_and_a_question_is_answered(office: Office) -> None:
    await ask(office)

    sent, fared = await backlog(office, 2000, 2.0)

    assert 20 <= sent < 2000
    assert fared.work <= 0.1  # its own, whatever else this machine does
    assert len(fared.answers) >= 5
    assert fared.p99 < 1
