"""What our small Discord knows: servers, channels, messages, nonces; and how it shall misbehave."""

from __future__ import annotations

import random
import re
import time
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

BOT = 1_000_000_000_000_000_001
OWNER = 1_000_000_000_000_000_002
GUILD = 1_100_000_000_000_000_000
ALL = str(0x7FFFFFFFFFFFF)
EPOCH = 1_420_070_400_000
REFERENCE = re.compile(r"Ref\. ([a-z2-7]{10})")


@dataclass
class Faults:
    """How it misbehaves. Probabilities are of a message; a status is answered instead of the real one."""

    latency: float = 0.0
    drops: float = 0.0  # the message arrives, its answer does not
    status: int = 0
    channels: dict[int, int] = field(default_factory=dict)  # a status for a channel
    via: bool = True
    retry_after: float = 0.5
    everywhere: bool = False  # a 429 for the whole bot
    shared: bool = False  # a 429 because of what others do in the same channel
    refusals: int = 10**9  # so many more requests are answered with the status
    answers: int = 0  # the code with which answers to interactions are refused


@dataclass
class Limits:
    """Discord's own: so many messages a channel in 5 seconds, so many requests a second; 0: no limit."""

    channel: int = 0
    whole: int = 0


class World:
    """Everything in memory. Its clock for nonces can be moved on."""

    def __init__(self, channels: int = 20, guild: int = GUILD) -> None:
        self.guild = guild
        self.in_guild = True
        self.channels = {guild + 1 + number: f"channel-{number}" for number in range(channels)}
        self.denied: set[int] = set()
        self.messages: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self.letterboxes: dict[int, int] = {}
        self.faults = Faults()
        self.limits = Limits()
        self.nonce_memory = 300.0
        self.moved = 0.0
        self.arrived_at: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.requests: list[tuple[float, int, int]] = []  # when, for which channel (0: none), the status
        self.under_way = 0
        self.random = random.Random(7)
        self._nonces: dict[tuple[int, str], tuple[float, dict[str, Any]]] = {}
        self._recent: dict[int, deque[float]] = defaultdict(deque)
        self._whole: deque[float] = deque()
        self._number = 0

    def snowflake(self) -> int:
        self._number += 1
        return (int((time.time() - self.moved) * 1000) - EPOCH) << 22 | (self._number & 0x3FFFFF)

    def post(self, channel: int, payload: dict[str, Any]) -> dict[str, Any]:
        """A message, or the earlier one where its nonce is known and enforced."""
        nonce = str(payload.get("nonce", ""))
        known = self._nonces.get((channel, nonce))
        if (
            nonce
            and payload.get("enforce_nonce")
            and known
            and time.monotonic() - known[0] < self.nonce_memory
        ):
            return known[1]
        message = self._message(channel, payload)
        self.messages[channel].append(message)
        self.arrived_at.append(time.monotonic())
        if nonce:
            self._nonces[channel, nonce] = (time.monotonic(), message)
        return message

    def forget_nonces(self) -> None:
        """As after some minutes."""
        self._nonces.clear()

    def age(self, seconds: float) -> None:
        """Let the messages that are there be so much older."""
        for messages in self.messages.values():
            for message in messages:
                message["id"] = str(int(message["id"]) - (int(seconds * 1000) << 22))

    def shown(self) -> Counter[str]:
        """How often each reference is to be read, over all channels."""
        return Counter(
            reference
            for messages in self.messages.values()
            for message in messages
            for reference in REFERENCE.findall(text_of(message["components"]))
        )

    def limit(self, channel: int | None) -> tuple[float, bool] | None:
        """How long to wait, and whether that holds for everything; None where there is room."""
        now = time.monotonic()
        if self.limits.whole and _full(self._whole, now, 1.0, self.limits.whole):
            return max(0.05, self._whole[0] + 1.0 - now), True
        if channel and self.limits.channel and _full(self._recent[channel], now, 5.0, self.limits.channel):
            return max(0.05, self._recent[channel][0] + 5.0 - now), False
        return None

    def headers(self, channel: int) -> dict[str, str]:
        """What Discord says of a channel's limit."""
        if not self.limits.channel:
            return {}
        recent, now = self._recent[channel], time.monotonic()
        return {
            "X-RateLimit-Bucket": "messages",
            "X-RateLimit-Limit": str(self.limits.channel),
            "X-RateLimit-Remaining": str(max(0, self.limits.channel - len(recent))),
            "X-RateLimit-Reset-After": f"{max(0.0, recent[0] + 5.0 - now) if recent else 0.0:.3f}",
        }

    def guild_payload(self, *, joined: bool = False) -> dict[str, Any]:
        """The server as GUILD_CREATE tells it."""
        deny = {True: str(0x800), False: "0"}
        channels = [
            {
                "id": str(channel),
                "type": 0,
                "name": name,
                "position": 0,
                "permission_overwrites": [
                    {"id": str(self.guild), "type": 0, "allow": "0", "deny": deny[channel in self.denied]}
                ],
            }
            for channel, name in self.channels.items()
        ]
        everyone = {"id": str(self.guild), "name": "@everyone", "permissions": "68608", "position": 0}
        role = {**everyone, "color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
        member = {"user": user(BOT), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0}
        payload = {
            "id": str(self.guild),
            "name": "Working group",
            "owner_id": str(OWNER),
            "channels": channels,
            "roles": [role],
            "members": [{**member, "deaf": False, "mute": False}],
            "member_count": 2,
            "features": [],
            "emojis": [],
            "stickers": [],
            "threads": [],
        }
        return payload if joined else {**payload, "unavailable": False}

    def _message(self, channel: int, payload: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": str(self.snowflake()),
            "channel_id": str(channel),
            "author": user(BOT),
            "content": payload.get("content") or "",
            "timestamp": "2026-05-15T18:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "type": 0,
            "flags": payload.get("flags", 0),
            "components": payload.get("components", []),
            "nonce": payload.get("nonce"),
            "allowed_mentions": payload.get("allowed_mentions"),
        }


def user(number: int) -> dict[str, Any]:
    return {
        "id": str(number),
        "username": "rapporteur",
        "discriminator": "0",
        "avatar": None,
        "bot": number == BOT,
    }


def text_of(components: list[dict[str, Any]]) -> str:
    return "\n".join(
        f"{component.get('content', '')}{text_of(component.get('components', []))}"
        for component in components
    )


def _full(recent: deque[float], now: float, span: float, limit: int) -> bool:
    """Whether there is no room within the span; a request that finds room counts."""
    while recent and now - recent[0] >= span:
        recent.popleft()
    if len(recent) >= limit:
        return True
    recent.append(now)
    return False
