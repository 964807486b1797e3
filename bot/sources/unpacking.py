"""Takes the gzip wrapping off a download, a little at a time: a small one may hide a very large one."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, AsyncIterator

import aiohttp

_PIECE = 1 << 18


async def unpacked(pieces: AsyncIterable[bytes], encoding: str) -> AsyncIterator[bytes]:
    """The pieces as they were before packing, none longer than 256 kB.

    Raise aiohttp.ClientPayloadError where they are damaged or packed in a way that we did not ask for.
    """
    if encoding in {"", "identity"}:
        async for piece in pieces:
            yield piece
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise aiohttp.ClientPayloadError(encoding)
    opener = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        async for piece in pieces:
            left = piece
            while left:
                yield opener.decompress(left, _PIECE)
                left = opener.unconsumed_tail
    except zlib.error as error:
        raise aiohttp.ClientPayloadError(encoding) from error
