"""A download is had within its limits, or refused with its reason; nothing inside the network is reached."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest

from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.render.words import words
from bot.sources.fetch import Caps, Fetch
from bot.sources.guard import is_forbidden
from tests.sources.publisher import PDF, Publisher, publishing


@asynccontextmanager
async def fetching(fetch: Fetch) -> AsyncIterator[Fetch]:
    try:
        yield fetch
    finally:
        await fetch.close()


def anywhere(_address: object) -> bool:
    return False


async def fetched(path: str, caps: Caps | None = None, hosts: tuple[str, ...] = ()) -> bytes:
    async with publishing(Publisher()) as base, fetching(Fetch(hosts, caps, anywhere)) as fetch:
        got = await fetch(base + path)
        assert got is not None
        return got.data


async def refusal(path: str, caps: Caps | None = None, hosts: tuple[str, ...] = ()) -> str:
    with pytest.raises(UserError) as refused:
        await fetched(path, caps, hosts)
    return refused.value.key


async def test_a_document_comes_with_its_name_and_stamps():
    async with publishing(Publisher()) as base, fetching(Fetch(forbidden=anywhere)) as fetch:
        got = await fetch(f"{base}/document")

    assert got is not None
    assert (got.data, got.name, got.media_type) == (PDF, "C25 61.pdf", "application/pdf")
    assert (got.etag, got.modified) == ('"one"', "Thu, 15 May 2025 09:00:00 GMT")


async def test_what_has_not_changed_is_not_sent_again():
    async with publishing(Publisher()) as base, fetching(Fetch(forbidden=anywhere)) as fetch:
        assert await fetch(f"{base}/document", etag='"one"') is None
        assert await fetch(f"{base}/document", etag='"two"') is not None


async def test_redirects_are_followed_to_the_document():
    assert await fetched("/onward?to=/onward%3Fto%3D%2Fdocument") == PDF


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/onward?to=/missing", "fetch-not-found"),
        ("/nothing", "fetch-not-found"),
        ("/status/410", "fetch-not-found"),
        ("/status/401", "fetch-no-access"),
        ("/status/403", "fetch-no-access"),
        ("/status/429", "fetch-busy"),
        ("/status/503", "fetch-busy"),
        ("/kind?type=video/mp4", "fetch-type"),
        ("/kind?type=image/png", "fetch-type"),
        ("/kind?type=application/x-msdownload", "fetch-type"),
        ("/endless", "fetch-too-large"),
        ("/promised", "fetch-too-large"),
        ("/packed?size=60000000", "fetch-too-large"),
        ("/packed?size=100&as=br", "fetch-broken"),
        ("/packed?size=100&as=gzip,gzip", "fetch-broken"),
        ("/cut", "fetch-broken"),
        ("/onward?to=ftp://example.org/x", "fetch-address"),
        ("/onward?to=file:///etc/passwd", "fetch-address"),
        ("/onward?to=http://a:b@example.org/", "fetch-address"),
    ],
)
async def test_what_cannot_be_had_is_refused_with_its_reason(path: str, reason: str):
    assert await refusal(path) == reason


async def test_redirects_without_end_are_given_up():
    async with publishing(Loop()) as base, fetching(Fetch(forbidden=anywhere)) as fetch:
        with pytest.raises(UserError, match="fetch-redirects"):
            await fetch(f"{base}/onward?to=x")


class Loop(Publisher):
    """Sends everyone on to itself."""

    async def on_onward(self, request):  # type: ignore[no-untyped-def]
        request = request.clone(rel_url=request.rel_url.with_query(to="/onward?to=again"))
        return await super().on_onward(request)


async def test_a_slow_server_is_not_waited_for():
    assert await refusal("/slow", Caps(seconds=0.5)) == "fetch-timeout"


async def test_a_small_packed_document_is_unpacked():
    assert await fetched("/packed?size=1000") == b"x" * 1000


async def test_only_allowed_hosts_are_asked():
    assert await refusal("/document", hosts=("un.org", "itu.int")) == "fetch-host"
    assert await fetched("/document", hosts=("127.0.0.1",)) == PDF


async def test_a_redirect_to_a_host_that_is_not_allowed_is_refused():
    assert await refusal("/onward?to=http://example.org/", hosts=("127.0.0.1",)) == "fetch-host"


INSIDE = (
    "http://127.0.0.1:{port}/ http://localhost:{port}/ http://[::1]:{port}/ "
    "http://[::ffff:127.0.0.1]:{port}/ http://0.0.0.0:{port}/ http://127.1:{port}/ "
    "http://0x7f.1:{port}/ http://0177.0.0.1:{port}/ "
    "http://127.0.0.2:{port}/ http://[::]:{port}/ http://169.254.169.254/latest/meta-data http://10.0.0.1/ "
    "http://192.168.1.1/ http://100.64.0.1/ http://192.0.0.8/ http://[64:ff9b::7f00:1]/ "
    "http://[2002:7f00:1::]/ http://[fe80::1]/ http://[fd00::1]/ http://224.0.0.1/ http://255.255.255.255/ http://198.18.0.1/"
).split()


@pytest.mark.parametrize("address", INSIDE)
async def test_nothing_inside_the_network_is_connected_to(address: str):
    publisher = Publisher()
    async with publishing(publisher) as base, fetching(Fetch()) as fetch:
        port = base.rsplit(":", 1)[1]
        with pytest.raises(UserError) as refused:
            await fetch(address.format(port=port))

    assert refused.value.key in {"fetch-forbidden", "fetch-unreachable", "fetch-address"}
    assert publisher.asked == []


@pytest.mark.parametrize("onward", ["http://127.0.0.2:{port}/document", "http://[::1]:{port}/document"])
async def test_a_redirect_into_the_network_is_not_followed(onward: str):
    publisher = Publisher()

    def only_the_first(address: object) -> bool:
        return str(address) != "127.0.0.1"

    async with publishing(publisher) as base, fetching(Fetch(forbidden=only_the_first)) as fetch:
        port = base.rsplit(":", 1)[1]
        with pytest.raises(UserError, match="fetch-forbidden"):
            await fetch(f"{base}/onward?to={onward.format(port=port)}")

    assert len(publisher.asked) == 1


@pytest.mark.parametrize(
    "address",
    (
        "0.0.0.1 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.31.0.1 192.0.0.8 192.168.0.1 198.19.0.1 "
        "203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:8.8.8.8 64:ff9b::808:808 "
        "2002:808:808:: fc00::1 fe80::1 ff02::1 2001::1 2001:db8::1 fec0::1 ::8.8.8.8"
    ).split(),
)
def test_addresses_that_are_not_public_are_forbidden(address: str):
    assert is_forbidden(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "157.150.1.1", "2606:4700::1", "2a00:1450:4001::1"])
def test_public_addresses_are_not(address: str):
    assert not is_forbidden(ip_address(address))


@pytest.mark.parametrize(
    "address", ["ftp://un.org/x", "file:///x", "javascript:1", "un.org", "http://", "http://a b/"]
)
async def test_only_web_addresses_are_taken(address: str):
    async with fetching(Fetch()) as fetch:
        with pytest.raises(UserError, match=r"fetch-address|fetch-unreachable"):
            await fetch(address)


async def test_no_cookies_are_kept_and_we_say_who_we_are():
    publisher = Publisher()
    async with publishing(publisher) as base, fetching(Fetch(forbidden=anywhere)) as fetch:
        await fetch(f"{base}/document")

    assert publisher.headers[0]["User-Agent"].startswith("Rapporteur/")
    assert "Cookie" not in publisher.headers[0]


REASONS = (
    "address host forbidden unreachable not-found no-access busy timeout too-large type redirects broken "
    "page no-place not-published"
).split()


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_reason_has_words_in_every_language(language: Language):
    details = dict.fromkeys("address host status seconds limit type symbol language".split(), "X")

    assert all("{" not in words(language)(f"error-fetch-{reason}", **details) for reason in REASONS)
