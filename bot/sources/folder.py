"""A watched folder: whole files that people put there."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from bot.domain.errors import UserError
from bot.domain.language import Language, from_tag
from bot.domain.source import Item


def folder_items(folder: Path, digests: dict[tuple[str, int, int], str]) -> tuple[Item, ...]:
    """Every file below a folder that isn't being written any more; `digests` remembers those already read.

    Raise UserError("source-no-folder").
    """
    if not folder.is_dir():
        raise UserError("source-no-folder", folder=folder.name)
    items = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.name.startswith((".", "~")):
            continue
        if path.suffix.lower() in _UNFINISHED:
            continue
        try:
            state = path.stat()
        except FileNotFoundError:  # taken away at this moment
            continue
        if state.st_size > MOST or abs(time.time() - state.st_mtime) < SETTLED:
            continue
        stamp = (str(path), state.st_mtime_ns, state.st_size)
        if stamp not in digests:
            digests[stamp] = hashlib.sha256(path.read_bytes()).hexdigest()
        items.append(_item(folder, path, digests[stamp]))
    return tuple(items)


def folder_file(folder: Path, key: str) -> bytes:
    """The bytes of a file that was shown. Raise UserError("source-no-file") where it is gone or elsewhere."""
    path = (folder / key).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise UserError("source-no-file", name=Path(key).name)
    return path.read_bytes()


def _item(folder: Path, path: Path, digest: str) -> Item:
    """`C25_61/fr.docx` is C25_61 in French; `C25-61-F.docx` says so itself."""
    spoken = from_tag(path.stem) if len(path.stem) == 2 else None
    name = path.parent.name if spoken and path.parent != folder else path.stem
    return Item(
        key=path.relative_to(folder).as_posix(),
        title=name,
        number=name,
        language=spoken or Language.UNDETERMINED,
        digest=digest,
    )


MOST = 25 * 1024 * 1024
SETTLED = 0.5  # seconds for which a file must not have changed; one of a future date comes from a wrong clock
_UNFINISHED = {".part", ".tmp", ".crdownload"}
