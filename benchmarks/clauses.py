"""How real documents are divided into clauses: right against hand-made gold, whole, and how fast.

`python -m benchmarks.clauses` needs the real texts of ../shared/corpus; without them it says so.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from pathlib import Path

from bot.domain.clause import Clause
from bot.domain.compare import Change, compare
from bot.domain.language import OFFICIAL, Language
from bot.domain.reading import Reading
from bot.domain.segment import segment
from bot.readers import docx, pdf
from bot.readers.limits import Meter
from bot.readers.text import read_text
from tests.lexicons import sections
from tests.test_segmentation_gold import expected, gold, missing

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
WORD = {"ar": "A", "en": "E", "fr": "F"}


def main() -> None:
    if not CORPUS.is_dir():
        print("the real documents of ../shared/corpus are not here")
        return
    _gold()
    _languages()
    _word_languages()
    _speed()
    _comparison()


def _gold() -> None:
    print("clauses with the right section, label, kind and first words")
    for document in gold(CORPUS):
        file = CORPUS / "texts" / document["file"]
        _line(document, "text", segment(read_text(file.read_bytes()), Language(document["lang"]), sections()))
        if document["symbol"] == "ITU-T E.119":
            data = (CORPUS / "docx" / f"T-REC-E.119-201704-{WORD[document['lang']]}.docx").read_bytes()
            _line(document, "DOCX", segment(docx.read(data, Meter()), Language(document["lang"]), sections()))
        if document["symbol"] == "A/RES/73/8":
            data = (CORPUS / "pdf" / "A_RES_73_8-EN.pdf").read_bytes()
            _line(document, "PDF", segment(pdf.read(data, Meter()), Language.EN, sections()))


def _line(document: dict[str, object], source: str, found: tuple[Clause, ...]) -> None:
    rows = json.loads(json.dumps(document["clauses"]))
    wanted = [expected({**row, "last_words": ""}) for row in rows]
    right = len(wanted) - len(missing(wanted, found))
    print(f"  {document['symbol']!s:34} {document['lang']} {source:5} {right:4} of {len(wanted):4}")


def _languages() -> None:
    for name, languages in (("A_RES_70_1", OFFICIAL), ("ITU-T_Rec_E.119", (Language.AR, Language.EN))):
        found = {tongue: segment(_reading(name, tongue), tongue, sections()) for tongue in languages}
        same = len({tuple(clause.key for clause in clauses) for clauses in found.values()}) == 1
        print(f"same keys in {len(languages)} languages of {name}: {'yes' if same else 'no'}")


def _word_languages() -> None:
    """What stands on the covers and in pictures differs in the files themselves: counted, not hidden."""
    found: dict[str, list[Clause]] = {}
    for language, letter in WORD.items():
        data = (CORPUS / "docx" / f"T-REC-E.119-201704-{letter}.docx").read_bytes()
        found[language] = list(segment(docx.read(data, Meter()), Language(language), sections()))
    numbered = {tuple(clause.key for clause in clauses if clause.label) for clauses in found.values()}
    print(
        f"same keys of the {len(next(iter(numbered)))} numbered clauses in three Word files of E.119: "
        f"{'yes' if len(numbered) == 1 else 'no'}"
    )
    shared = set.intersection(*({clause.key for clause in clauses} for clauses in found.values()))
    for language, clauses in found.items():
        alone = [clause.key for clause in clauses if clause.key not in shared]
        steps = Counter(re.sub(r"[\d.]+$", "", key.rpartition("/")[2]) for key in alone)
        print(f"  {language}: {len(clauses)} clauses, {len(alone)} not in all three {dict(steps)}")


def _reading(name: str, language: Language) -> Reading:
    return read_text((CORPUS / "texts" / name / f"{language}.txt").read_bytes())


def _speed() -> None:
    files = sorted((CORPUS / "texts").glob("*/*.txt"))
    readings = [(read_text(path.read_bytes()), path) for path in files]
    clauses = lost = 0
    start = time.perf_counter()
    for reading, path in readings:
        language = Language(path.stem) if path.stem in set(OFFICIAL) else Language.EN
        found = segment(reading, language, sections())
        clauses += len(found)
        lost += sum(len(p.text) for p in reading.paragraphs) - sum(c.end - c.start for c in found)
    took = time.perf_counter() - start
    print(f"{len(files)} texts: {clauses} clauses, {clauses / took:.0f} a second, {lost} characters lost")


def _comparison() -> None:
    text = (CORPUS / "texts" / "ITU_PP-18_Res_140" / "en.txt").read_text(encoding="utf-8")
    old = segment(read_text(text.encode()), Language.EN, sections())
    new = segment(read_text(text.replace("WSIS Forum", "Forum").encode()), Language.EN, sections())
    start = time.perf_counter()
    found = compare(old, new)
    pieces = sum(len(each.pieces) for each in found if each.reworded)
    took = (time.perf_counter() - start) * 1000
    changed = sum(each.change is not Change.SAME for each in found)
    print(f"PP 140 against itself with one name changed: {changed} clauses, {pieces} pieces, {took:.0f} ms")


if __name__ == "__main__":
    main()
