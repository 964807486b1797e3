"""A silence procedure of 14 days, played in seconds: the same bot, the same notices, a clock that hurries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.launch import Office

DOCUMENT = "CWG-CC-7/3"
DAY = timedelta(days=1)
Step = Callable[[], Awaitable[None]]


class Clock:
    """The present, or so much ahead of it as the rehearsal has come."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


async def rehearse(
    office: Office, people: Mapping[str, Any], channel: Any, guild: int, clock: Clock, step: Step
) -> None:
    """Open the procedure as the chair; object to 2.3 on the fifth day, reserve on 2.1 on the ninth; expire.

    `step` brings the simulation to the clock's time and does what is due.
    """
    chair = people["chair"]
    await chair.slash(
        channel, "position open", document=DOCUMENT, clauses="2.1-2.4", closes="in 14 days", silence=True
    )
    polls = await office.services.chamber.desk.polls.polls(str(guild))
    await _pass(clock, 5 * DAY, step)
    await _answer(people["claire"], channel, polls[0].id, "2", "object")
    await _pass(clock, 4 * DAY, step)
    await _answer(people["yue"], channel, polls[0].id, "0", "reserve")
    await _pass(clock, polls[0].closes - clock() + timedelta(minutes=1), step)


async def _answer(delegate: Any, channel: Any, poll: str, number: str, stance: str) -> None:
    """Through the delegate's own panel, as people do it, with words in the delegate's own language."""
    panel = await delegate.slash(channel, "position take", poll=poll)
    chosen = await delegate.select(
        panel.response, [number], custom_id=_control(panel.response, "position-clause")
    )
    answers = chosen.response or panel.response
    form = await delegate.click(answers, custom_id=_control(answers, "position-form", stance))
    told = _SAID[stance]
    await delegate.submit_modal(form, told)


async def _pass(clock: Clock, time: timedelta, step: Step) -> None:
    """Day by day, so that what falls due on the way is said on its day."""
    while time > timedelta():
        leap = min(DAY, time)
        clock.ahead += leap
        time -= leap
        await step()


def _control(message: Any, verb: str, stance: str = "") -> str:
    """The id of the control on a card that does this."""
    found: list[str] = []

    def look(components: list[dict[str, Any]]) -> None:
        for each in components:
            parts = str(each.get("custom_id", "")).split(":")
            if parts[1:2] == [verb] and (not stance or stance in parts):
                found.append(each["custom_id"])
            look(each.get("components", []))

    look(message.components)
    return found[0]


_SAID = {
    "object": {
        "reason": "Le délai n’est pas indiqué.",
        "proposal": "… au plus tard trente jours avant la réunion suivante.",
    },
    "reserve": {"reason": "我方理解，本段不产生新的财务义务。"},
}
