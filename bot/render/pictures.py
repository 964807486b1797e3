"""Makes PNG of the pictures that we draw, in fonts of every script; without such fonts, no picture."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import structlog

log = structlog.get_logger()

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC")
"""The fonts of the pictures, for a font-family of SVG."""
FILES = (
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans[wdth,wght].ttf"),
    ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", "NotoSansArabic[wdth,wght].ttf"),
    (
        "NotoSansCJK-Regular.ttc",
        "NotoSansCJK-Bold.ttc",
        "NotoSansCJKsc-Regular.otf",
        "NotoSansCJKsc-Bold.otf",
    ),
)
"""The files of each family, as systems name them; of each at least one must be there."""


def png(svg: str, fonts: tuple[str, ...] | None = None) -> bytes | None:
    """The picture as PNG at twice its size; None where a font or the renderer is missing."""
    files = installed_fonts(font_folders()) if fonts is None else fonts
    if not files:
        return None
    try:
        import resvg_py  # noqa: PLC0415 - not built for every platform: then there is no picture
    except ImportError:
        log.info("no pictures: resvg_py is missing")
        return None
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=list(files), zoom=2, font_family=FAMILIES[0]
    )
    return bytes(drawn)


@cache
def installed_fonts(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The files of every family that we draw with, or none where a family is missing."""
    wanted = {name for names in FILES for name in names}
    found = {file.name: str(file) for file in _files(folders) if file.name in wanted}
    if missing := [
        family for family, names in zip(FAMILIES, FILES, strict=True) if not found.keys() & set(names)
    ]:
        log.info("no pictures: fonts are missing", fonts=missing)
        return ()
    return tuple(found[name] for names in FILES for name in names if name in found)


def font_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",)
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (home / ".local/share/fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.rglob("Noto*"))
