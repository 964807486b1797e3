"""A reader that does harm: what it is given says which."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

from bot.domain.errors import UserError
from bot.domain.reading import Paragraph, Reading
from bot.readers.limits import Meter


def read(data: bytes, meter: Meter) -> Reading:
    return globals()[data[:20].split()[0].decode()](data, meter)


def echo(data: bytes, meter: Meter) -> Reading:
    return Reading((Paragraph(meter.text(str(len(data)))),))


def progress(data: bytes, meter: Meter) -> Reading:
    for page in range(1, 4):
        meter.done(page, 3)
    return Reading((Paragraph("done"),))


def environment(data: bytes, meter: Meter) -> Reading:
    return Reading(tuple(Paragraph(name) for name in os.environ if name != "LC_CTYPE"))


def hoard(data: bytes, meter: Meter) -> Reading:
    return Reading((Paragraph(str(len(bytearray(900 * 1024 * 1024)))),))


def spin(data: bytes, meter: Meter) -> Reading:
    while True:
        pass


def sleep(data: bytes, meter: Meter) -> Reading:
    time.sleep(600)
    return Reading(())


def write(data: bytes, meter: Meter) -> Reading:
    with Path("/tmp/rapporteur-should-not-write").open("wb") as file:
        file.write(b"x" * 10)
    return Reading(())


def open_many(data: bytes, meter: Meter) -> Reading:
    sockets = [socket.socket() for _ in range(100)]
    return Reading((Paragraph(str(len(sockets))),))


def crash(data: bytes, meter: Meter) -> Reading:
    os.abort()


def flood(data: bytes, meter: Meter) -> Reading:
    while True:
        sys.stdout.buffer.write(b"x" * 65536)


def babble(data: bytes, meter: Meter) -> Reading:
    for _ in range(1000):
        sys.stderr.write("x" * 10_000)
    return Reading((Paragraph("done"),))


def lie(data: bytes, meter: Meter) -> Reading:
    sys.stdout.buffer.write(b'{"reading": {"paragraphs": 1}}')
    sys.stdout.flush()
    os._exit(0)


def verbose(data: bytes, meter: Meter) -> Reading:
    return Reading(tuple(Paragraph(meter.text("x" * 100_000)) for _ in range(100)))


def refuse(data: bytes, meter: Meter) -> Reading:
    raise UserError("file-scanned", pages=3)
