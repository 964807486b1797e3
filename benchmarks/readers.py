"""What is read of Word's numbering, and how fast files are read: `python -m benchmarks.readers`.

Numbering: the fixtures of tests/readers/numbered_files.py, whose numbers follow from ISO/IEC 29500-1 §17.9.
A peer is right where the number that it gives is the printed one, punctuation around it aside.
Speed: real files of ../shared/corpus where they are, else files of our own. "In its sandbox" is what the bot
does: a process a file, limits, the answer brought back.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import pypdfium2

from bot.readers import docx, pdf
from bot.readers.limits import Meter
from bot.readers.readers import Readers
from tests.readers.numbered_files import KINDS, Kind
from tests.readers.pdf_files import block
from tests.readers.pdf_files import pdf as written_pdf

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
Numbers = Callable[[bytes, int], list[str]]


def ours(data: bytes, _count: int) -> list[str]:
    return [paragraph.number for paragraph in docx.read(data, Meter()).paragraphs]


def by_python_docx(data: bytes, count: int) -> list[str]:
    import docx as peer  # noqa: PLC0415 - only for this comparison

    return _before([paragraph.text for paragraph in peer.Document(io.BytesIO(data)).paragraphs], count)


def by_mammoth(data: bytes, count: int) -> list[str]:
    import mammoth  # noqa: PLC0415

    return _before(mammoth.convert_to_markdown(io.BytesIO(data)).value.replace("\\", "").splitlines(), count)


def by_docx2python(data: bytes, count: int) -> list[str]:
    from docx2python import docx2python  # noqa: PLC0415

    with docx2python(io.BytesIO(data)) as document:
        return _before(document.text.splitlines(), count)


def by_libreoffice(data: bytes, count: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.docx").write_bytes(data)
        command = [_office(), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
        subprocess.run([*command, f"{folder}/a.docx"], check=True, capture_output=True, timeout=120)
        return _before(Path(folder, "a.txt").read_text(encoding="utf-8-sig").splitlines(), count)


def _office() -> str:
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def _before(lines: Sequence[str], count: int) -> list[str]:
    """What stands before `Text 1`, `Text 2` … in the lines."""
    found = []
    for number in range(1, count + 1):
        line = next((each for each in lines if each.rstrip().endswith(f"Text {number}")), "")
        found.append(line.rpartition(f"Text {number}")[0].strip())
    return found


def _right(numbers: Numbers, kind: Kind) -> tuple[int, int]:
    """How many printed numbers come out, of how many there are."""
    try:
        found = numbers(kind.data, len(kind.printed))
    except Exception as error:  # noqa: BLE001 - a peer that fails has none right
        print(f"  ({kind.name}: {type(error).__name__})")
        found = [""] * len(kind.printed)
    pairs = [(printed, given) for printed, given in zip(kind.printed, found, strict=True) if printed]
    return sum(printed.strip(_AROUND) == given.strip(_AROUND) for printed, given in pairs), len(pairs)


_AROUND = " \t.()（）、–-*"


def numbering() -> None:
    peers: dict[str, Numbers] = {"rapporteur": ours}
    wanted = {"docx": by_python_docx, "mammoth": by_mammoth, "docx2python": by_docx2python}
    for module, peer in wanted.items():
        if (
            subprocess.run(
                [sys.executable, "-c", f"import {module}"], check=False, capture_output=True
            ).returncode
            == 0
        ):
            peers[peer.__name__.removeprefix("by_")] = peer
    if _office():
        peers["libreoffice"] = by_libreoffice
    else:
        print("libreoffice: not on this machine, so nothing of it is measured; where soffice is, it is asked")
    absent = "" if _office() else f"{'not here':>13}"
    heads = [*peers, "libreoffice"] if absent else list(peers)
    print(f"{'numbers read right':52}" + "".join(f"{name:>13}" for name in heads))
    totals = dict.fromkeys(peers, 0)
    whole = 0
    for kind in (each for each in KINDS if any(each.printed)):
        row = {name: _right(peer, kind) for name, peer in peers.items()}
        count = row["rapporteur"][1]
        whole += count
        print(f"{kind.name:52}" + "".join(f"{right:>9}/{count:<3}" for right, _ in row.values()) + absent)
        for name, (right, _) in row.items():
            totals[name] += right
    print(f"{'all':52}" + "".join(f"{right:>9}/{whole:<3}" for right in totals.values()) + absent)


def _best(work: Callable[[], object], rounds: int = 5) -> float:
    """The seconds of the quickest of some rounds, the first not counted."""
    work()
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def _bare(data: bytes) -> None:
    """All text that pdfium gives, as it gives it."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()


def _peak(module: str, data: bytes) -> float:
    """The most memory that reading takes in a process of its own, in megabytes."""
    program = (
        "import sys; sys.path.insert(0, '.'); from importlib import import_module;"
        "from bot.readers.limits import Meter;"
        f"import_module('{module}').read(sys.stdin.buffer.read(), Meter());"
        "print(next(l for l in open('/proc/self/status') if l.startswith('VmHWM')).split()[1])"
    )
    said = subprocess.run([sys.executable, "-I", "-c", program], input=data, capture_output=True, check=True)
    return int(said.stdout) / 1024


def _sandboxed(name: str, data: bytes) -> Callable[[], object]:
    return lambda: asyncio.run(Readers().read(name, data))


def pdf_speed() -> None:
    files = [(path.name, path.read_bytes()) for path in sorted((CORPUS / "pdf").glob("*.pdf"))]
    sentence = "The Council decides to consider the report of the Secretary-General on it"
    pages = [
        block(760, *[f"{number}. {sentence}" for number in range(page, page + 50)]) for page in range(300)
    ]
    files.append(("our 300 pages of 50 lines", written_pdf(*pages)))
    print(f"\n{'PDF':28}{'pages':>6}{'bare pdfium':>13}{'ours':>9}{'in its sandbox':>16}{'peak':>9}")
    for name, data in files:
        count = len(pypdfium2.PdfDocument(data))
        rounds = 2 if count > 100 else 9
        bare, read = (
            _best(lambda d=data: _bare(d), rounds),
            _best(lambda d=data: pdf.read(d, Meter()), rounds),
        )
        boxed = _best(_sandboxed(name, data), 2)
        rates = f"{count / bare:>9.0f} p/s{count / read:>5.0f} p/s{count / boxed:>12.0f} p/s"
        print(f"{name:28}{count:>6}{rates}{_peak('bot.readers.pdf', data):>6.0f} MB")


def docx_speed() -> None:
    files = [(path.name, path.read_bytes()) for path in sorted((CORPUS / "docx").glob("*.docx"))]
    files += [(f"our: {kind.name}"[:30], kind.data) for kind in KINDS if kind.name.startswith("Roman")]
    print(f"\n{'DOCX':32}{'docx2python':>12}{'python-docx':>13}{'ours':>10}{'in its sandbox':>16}{'peak':>9}")
    for name, data in files:
        rates = [_rate(lambda d=data, p=peer: p(d, 0)) for peer in (by_docx2python, by_python_docx, ours)]
        boxed = 1 / _best(_sandboxed(name, data), 3)
        shown = "".join(f"{rate:>10.1f}/s" for rate in (*rates, boxed))
        print(f"{name:32}{shown}{_peak('bot.readers.docx', data):>9.0f} MB")


def _rate(work: Callable[[], object]) -> float:
    try:
        return 1 / _best(work, 3)
    except Exception:  # noqa: BLE001 - a peer that is absent or fails
        return 0.0


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    numbering()
    pdf_speed()
    docx_speed()
