"""The content of a file tells its format; the name is a promise that may be broken."""

from __future__ import annotations

import pytest

from bot.domain.errors import UserError
from bot.readers.detect import Format, contradicts, format_of


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.pdf", b"%PDF-1.7\n", Format.PDF),
        ("a.docx", b"\r\n%PDF-1.4", Format.PDF),
        ("a.pdf", b"PK\x03\x04rest", Format.DOCX),
        ("a.pdf", b"<!DOCTYPE html><title>Not found</title>", Format.HTML),
        ("a", b"\xef\xbb\xbf <!-- c --> <html lang=fr>", Format.HTML),
        ("a.xhtml", b'<?xml version="1.0"?>\n<html xmlns="x">', Format.HTML),
        ("a.html", b"<h1>Title</h1><p>Text", Format.HTML),
        ("a.md", b"# Title\n<p>Text", Format.TEXT),
        ("a.txt", "Резолюция 140".encode(), Format.TEXT),
        ("a.txt", "决议".encode("utf-16"), Format.TEXT),
        ("a.txt", "\ufeffقرار".encode("utf-16-be"), Format.TEXT),
        ("a.txt", "Décide".encode("cp1252"), Format.TEXT),
        ("../../x", b"plain", Format.TEXT),
    ],
)
def test_content_tells_the_format(name: str, data: bytes, found: Format):
    assert format_of(name, data) is found


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "file-empty"),
        (b" \r\n\x00\x00", "file-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "file-old-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        (b"{\\rtf1 text}", "file-old-format"),
        (b"\x89PNG\r\n\x1a\n", "file-scanned"),
        (b"\xff\xd8\xff\xe0JFIF", "file-scanned"),
        (b"\x1f\x8b\x08\x00", "file-archive"),
        (b"7z\xbc\xaf\x27\x1c", "file-archive"),
        (b'<?xml version="1.0"?><feed/>', "file-unknown"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str):
    with pytest.raises(UserError) as refused:
        format_of("a.docx", data)

    assert refused.value.key == reason


def test_a_broken_promise_is_noticed():
    assert contradicts("report.DOCX", Format.PDF)
    assert contradicts("report.pdf", Format.HTML)
    assert not contradicts("report.pdf", Format.PDF)
    assert not contradicts("report", Format.PDF)
    assert not contradicts("report.doc", Format.DOCX)
