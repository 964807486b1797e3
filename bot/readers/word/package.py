"""The zip package of a Word document or a spreadsheet, opened with suspicion: only what is read."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from bot.domain.errors import UserError

Element = etree._Element  # noqa: SLF001 - lxml's only name for the type

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_UNPACKED = 64 * 1024 * 1024


class Package:
    """The parts of a document by what they are to it: `numbering`, `styles`, `footnotes`, `header`."""

    def __init__(self, data: bytes) -> None:
        """Raise UserError where the bytes are no Word document, encrypted, damaged or a bomb."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UserError("file-damaged") from error  # the last: a newer ZIP than this Python knows
        self._left = _MOST_UNPACKED
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self._main = self._find_main()
        self._related = self._relationships(self._main)

    def body(self) -> Element:
        """The root of the document itself."""
        root = self._xml(self._main)
        if root is None or root.tag != f"{W}document":
            raise UserError("file-unknown")
        return root

    def main(self) -> Element | None:
        """The root of the main part, whatever it is."""
        return self._xml(self._main)

    def by_id(self, identity: str) -> Element | None:
        """The root of the part that the main one refers to by this id."""
        folder, name = posixpath.split(self._main)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for each in root.iter(_RELATIONSHIP) if root is not None else ():
            if each.get("Id") == identity and each.get("TargetMode") != "External":
                return self._xml(_resolve(folder, each.get("Target", "")))
        return None

    def part(self, kind: str) -> Element | None:
        """The root of the first part of a kind, None where the document has none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[Element]:
        roots = (self._xml(target) for known, target in self._related if known == kind)
        return [root for root in roots if root is not None]

    def _find_main(self) -> str:
        for kind, target in self._relationships(""):
            if kind == "officeDocument":
                return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise UserError(
            "file-unknown" if {"mimetype", "[content_types].xml"} & self._names.keys() else "file-archive"
        )

    def _relationships(self, part: str) -> list[tuple[str, str]]:
        """What a part refers to inside the package, as (kind, name); what lies outside is never touched."""
        folder, name = posixpath.split(part)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        return [
            (posixpath.basename(each.get("Type", "")), _resolve(folder, each.get("Target", "")))
            for each in root.iter(_RELATIONSHIP)
            if each.get("TargetMode") != "External"
        ]

    def _xml(self, name: str) -> Element | None:
        stored = self._names.get(name.lower())
        if stored is None:
            return None
        return parse(self._unpack(stored))

    def _unpack(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(self._left + 1)
        except RuntimeError as error:  # a part with a password
            raise UserError("file-encrypted") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise UserError("file-damaged") from error  # also where it is packed in a way that Python lacks
        self._left -= len(data)
        if self._left < 0:
            raise UserError("file-too-heavy")
        return data


def parse(data: bytes) -> Element:
    """The root of an XML part: no entities, no network, no document type. Raise UserError where it is bad."""
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "llocation" in str(error):
            raise UserError("file-too-heavy") from error
        raise UserError("file-damaged") from error
    if root.getroottree().docinfo.doctype:
        raise UserError("file-damaged")
    return root


def _resolve(folder: str, target: str) -> str:
    """A target inside the package; a path that climbs out of it names nothing."""
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined).lstrip("/")
