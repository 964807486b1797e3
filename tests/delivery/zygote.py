"""Starts the bot again and again: everything is imported once, each start is a new process.

So are the lexicons and words that every start reads: they are most of its work, and none of what is tried.
Reads one JSON line an order: {"variables": {…}, "log": path}; answers {"pid": n}, and when a process has
ended {"ended": n, "status": s}, where a negative status is the signal that ended it.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import discord.http
import time_machine
import yarl
from discord.gateway import DiscordWebSocket

import bot.serve  # noqa: F401 - imported before the first start
from bot import client, launch, lexicons, timer
from bot.cli.main import status
from bot.domain.language import OFFICIAL, Language
from bot.domain.notice import Notice
from bot.render.card import Card, Text
from bot.render.words import words
from bot.services import errand, papers, watch
from bot.services.pace import Pace
from bot.services.people import People
from bot.services.tellers import Teller, Tellers
from bot.sources import fetch
from bot.sources.places import Places
from cogs import pacing


def main() -> None:
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.set_wakeup_fd(wakes)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    _read_up()
    while True:
        readable, _, _ = select.select([sys.stdin, woken], [], [])
        if woken in readable:
            os.read(woken, 100)
            _tell_the_ended()
        if sys.stdin in readable:
            line = sys.stdin.readline()
            if not line:
                return
            order = json.loads(line)
            _say({"pid": _start(order["variables"], order["log"])})


def _read_up() -> None:
    for lexicon in (
        lexicons.citation_lexicon,
        lexicons.question_lexicon,
        lexicons.section_lexicon,
        lexicons.correction_lexicon,
        lexicons.explanation_checks,
        lexicons.instruments,
        lexicons.masthead,
    ):
        lexicon()
    for language in OFFICIAL:
        words(language)


def _start(variables: Mapping[str, str], log: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(written, 1)
    os.dup2(written, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(variables)
    _connect(variables["WIRE_URL"], float(variables.get("WIRE_RATE", "48")))
    try:
        code = status(["run"])
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _connect(url: str, rate: float) -> None:
    """Speak to this server, at this pace, and know what to say of the notices of our trials.

    The types ignored are those of names of modules that are given another value here, in this process alone.
    """
    discord.http.Route.BASE = f"{url}/api"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{url}/gateway/")
    launch.Pace = partial(_Counted, rate)  # type: ignore[misc, assignment]
    launch.Tellers = _with_ours  # type: ignore[misc, assignment]
    client._IDENTIFY = 1.0  # as if it had identified long ago
    errand.BAN = pacing.BAN = timedelta(seconds=float(os.environ.get("WIRE_BAN", "600")))
    launch.Places = partial(Places, pace=0.0)  # type: ignore[misc, assignment]
    fetch.Fetch = partial(fetch.Fetch, forbidden=lambda each: not each.is_loopback)  # type: ignore[misc]
    timer.SWEEP = timedelta(seconds=float(os.environ.get("WIRE_SWEEP", "30")))
    timer.GLANCE = 0.5
    watch.LEASE = papers.LEASE = timedelta(seconds=5)  # a source that was being read at a kill is read soon
    for number, hours in ((signal.SIGUSR1, 1), (signal.SIGUSR2, -1)):
        signal.signal(number, partial(_set_clock, hours))


class _Counted(Pace):
    """A pace whose turns are counted in a file."""

    async def turn(self, within: float = 60.0) -> bool:
        granted = await super().turn(within)
        if granted:
            _count(Path(os.environ["WIRE_TURNS"]))
        return granted


def _count(path: Path) -> None:
    with path.open("ab") as counted:
        counted.write(b".")


def _set_clock(hours: int, *_: object) -> None:
    """The machine's clock is set, forwards or back."""
    travel = time_machine.travel(datetime.now(UTC) + timedelta(hours=hours))
    travel.start()


def _with_ours(people: People, *parts: Mapping[str, Teller]) -> Tellers:
    return Tellers(people, *parts, {"wire": _tell})


async def _tell(notice: Notice, _: datetime, language: Language) -> Card:
    return Card((Text(f"notice {notice.occasion}"),), language)


def _tell_the_ended() -> None:
    while True:
        try:
            pid, ended = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _say({"ended": pid, "status": os.waitstatus_to_exitcode(ended)})


def _say(told: Mapping[str, int]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
