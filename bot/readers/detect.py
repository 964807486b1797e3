"""What format a file is in: by its content first, by its name only where the content leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from bot.domain.errors import UserError


class Format(StrEnum):
    """A format that is read; the value is its file name's ending."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "txt"


def format_of(name: str, data: bytes) -> Format:
    """The format of a file. Raise UserError, with the reason, where it is one that can't be read.

    A package (zip) is taken for DOCX, and whatever has no mark of its own for text; what is really in
    them, their readers find out.
    """
    if not data.strip(_BLANK):
        raise UserError("file-empty")
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.DOCX
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    _refuse_known(head, data)
    text = _as_text(head)
    if _HTML.match(text) or (_ending(name) in {"html", "htm", "xhtml"} and _TAG.search(text)):
        return Format.HTML
    if _OTHER_XML.match(text):
        raise UserError("file-unknown")
    return Format.TEXT


def contradicts(name: str, found: Format) -> bool:
    """Whether a file's name promises another format than its content has."""
    promised = _PROMISES.get(_ending(name))
    return promised is not None and promised is not found


_HEAD = 4096
_BLANK = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x00\x00\x00\x0cjP")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ\x00")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_OTHER_XML = re.compile(r"\s*<\?xml\s")
_TAG = re.compile(r"<(?:p|div|h\d|body|table|ul|ol|article|main|section)[\s>]", re.I)
_PROMISES = {
    "docx": Format.DOCX,
    "docm": Format.DOCX,
    "doc": Format.DOCX,
    "pdf": Format.PDF,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
    "txt": Format.TEXT,
    "md": Format.TEXT,
}


def _ending(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")


def _refuse_known(head: bytes, data: bytes) -> None:
    if head.startswith(_OLE):
        raise UserError("file-encrypted" if _ENCRYPTED in data else "file-old-format")
    if head.startswith(b"{\\rtf"):
        raise UserError("file-old-format")
    if head.startswith(_ARCHIVES):
        raise UserError("file-archive")
    if head.startswith(_PICTURES):
        raise UserError("file-scanned")


def _as_text(head: bytes) -> str:
    encoding = next((encoding for bom, encoding in _BOMS if head.startswith(bom)), "utf-8")
    return head.decode(encoding, errors="replace").removeprefix("\ufeff")
