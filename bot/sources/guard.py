"""Which addresses the bot never connects to, held at the socket: whatever a name means, redirects too."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import aiohttp
from aiohttp.connector import AddrInfoType

Address = IPv4Address | IPv6Address


class ForbiddenError(Exception):
    """A connection to an address that is not of the public Internet was about to be made."""


def is_forbidden(address: Address) -> bool:
    """Whether an address is not of the public Internet, or hides one that may not be.

    By an explicit list (IANA special-purpose registries) beside what the standard library knows: its idea
    of "global" has changed between versions, and translated addresses pass it.
    """
    known = not address.is_global or address.is_multicast or address.is_reserved
    return known or any(address in network for network in _FORBIDDEN if network.version == address.version)


def connector(forbidden: Callable[[Address], bool] = is_forbidden) -> aiohttp.TCPConnector:
    """A connector that asks `forbidden` of every address before it opens a socket; ForbiddenError there."""

    def guarded(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = info
        host = str(place[0])
        if forbidden(ip_address(host.partition("%")[0])):
            raise ForbiddenError(host)
        return socket.socket(family, kind, protocol)

    return aiohttp.TCPConnector(
        socket_factory=guarded, limit=8, limit_per_host=2, enable_cleanup_closed=False
    )


_FORBIDDEN = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 "
        "192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 "
        "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 "
        "::/96 ::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 "
        "2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8"
    ).split()
)
