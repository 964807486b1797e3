"""The index is what the library holds, whatever happens to it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.clause import Kind
from bot.domain.errors import UserError
from bot.domain.language import OFFICIAL, Language
from bot.search.analyse import Analyser
from bot.search.changes import Change
from bot.search.fuse import Fusion
from bot.search.index import Index
from bot.search.lexical import WordIndex
from bot.services.ports import Scope
from tests.search.library import FakeLibrary, held

AR, ZH, EN, FR, RU, ES = OFFICIAL
EVERYWHERE = Scope()
FUND = {
    AR: "الحفاظ على الصندوق الاستئماني الخاص بالقمة العالمية",
    ZH: "维持信息社会世界峰会特别信托基金",
    EN: "to maintain the special WSIS trust fund",
    FR: "de maintenir le fonds d'affectation spéciale du SMSI",
    RU: "сохранить специальный целевой фонд ВВУИО",
    ES: "mantener el fondo fiduciario especial de la CMSI",
}
ASKED = {
    AR: "ماذا عن الصندوق الاستئماني؟",
    ZH: "信託基金怎么办？",
    EN: "What about the trust funds?",
    FR: "Qu’en est-il du fonds d’affectation spéciale ?",
    RU: "Что с целевым фондом?",
    ES: "¿Qué pasa con el fondo fiduciario?",
}


async def found(index: Index, question: str, language: Language = EN, scope: Scope = EVERYWHERE) -> list[str]:
    return [hit.ref for hit in await index.find(question, language, scope, 5)]


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_question_finds_its_clause(index: Index, library: FakeLibrary, language: Language) -> None:
    clauses = {one: held(text, one) for one, text in FUND.items()}
    library.hold(*clauses.values())

    refs = await found(index, ASKED[language], language)

    assert refs[0] == clauses[language].ref


async def test_probabilities_fall_and_stay_between_0_and_1(index: Index, library: FakeLibrary) -> None:
    library.hold(held("the trust fund"), held("a fund for roads", key="2"), held("the fund", key="3"))

    hits = await index.find("the trust fund of roads", EN, EVERYWHERE, 5)

    probabilities = [hit.probability for hit in hits]
    assert len(hits) == 3
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(0 < one < 1 for one in probabilities)


async def test_the_scope_is_kept(index: Index, library: FakeLibrary) -> None:
    one, other = held("the trust fund", symbol="A/RES/1/Rev.2"), held("le trust fund", FR, "A/RES/2")
    library.hold(one, other)

    by_work = await found(index, "trust fund", scope=Scope(works=("A/RES/1",)))
    by_language = await found(index, "trust fund", scope=Scope(languages=(FR, RU)))
    neither = await found(index, "trust fund", scope=Scope(works=("A/RES/1",), languages=(FR,)))

    assert (by_work, by_language, neither) == ([one.ref], [other.ref], [])


async def test_title_section_and_chapeau_help(index: Index, library: FakeLibrary) -> None:
    bare, placed = (
        held("Local languages", key="1"),
        held("Local languages", key="2", section="Languages of signs"),
    )
    library.hold(bare)
    library.hold(placed, chapeau="Signs in an emergency:")

    assert (await found(index, "languages of emergency signs"))[0] == placed.ref


async def test_what_is_no_longer_held_is_no_longer_found(index: Index, library: FakeLibrary) -> None:
    old, new = held("the trust fund"), held("the trust fund of the Union", key="2")
    library.hold(old, new)
    await index.refresh()
    library.drop(old.ref)
    library.hold(held("nothing of the kind", key="2"))

    taken = await index.refresh()

    assert taken == 2
    assert await found(index, "trust fund") == []


@pytest.mark.parametrize(
    "question", ["", " ", "🙂🙂", "what is the", "的 了 吗", "؟؟", "/", "\0", "*:* OR text:x", "[1 TO"]
)
async def test_a_question_without_meaning_finds_nothing(
    index: Index, library: FakeLibrary, question: str
) -> None:
    library.hold(held("the trust fund"))

    assert await found(index, question) == []


async def test_nasty_questions_are_answered_in_time(index: Index, library: FakeLibrary) -> None:
    dice = random.Random(7)
    library.hold(*(held(" ".join(dice.sample(WORDS, 12)), key=str(n)) for n in range(200)))
    await index.refresh()
    questions = [_nasty(dice) for _ in range(3000)]

    began = time.monotonic()
    for question in questions:
        await index.find(question, dice.choice(OFFICIAL), EVERYWHERE, 5)

    assert time.monotonic() - began < 60


WORDS = (
    "fund report forum council session clause deadline union member state annual special trust review".split()
)


def _nasty(dice: random.Random) -> str:
    pieces = ["AND", "NOT", '"', "(", "))", "text:", "*", "~2", "^9", "\\", "'; DROP TABLE", "\x00", "\ud7ff"]
    pieces += [
        "\u202e",
        "🙂",
        "%s",
        "{0}",
        "<@1>",
        "A/RES/70/1",
        "الصندوق",
        "基金",
        "фонд",
        "\u0301" * 9,
        "a" * 300,
    ]
    pieces += [*WORDS, chr(dice.randrange(32, 0xD7FF)), str(dice.random())]
    return " ".join(dice.choices(pieces, k=dice.choice([0, 1, 3, 8, 40, 400])))


DAMAGES: dict[str, Callable[[Path, random.Random], None]] = {
    "all gone": lambda folder, _: [file.unlink() for file in folder.iterdir()] and None,
    "no meta": lambda folder, _: (folder / "meta.json").unlink(),
    "empty meta": lambda folder, _: (folder / "meta.json").write_bytes(b"") and None,
    "wrong meta": lambda folder, _: (folder / "meta.json").write_text('{"segments": [{}]}') and None,
    "meta is a list": lambda folder, _: (folder / "meta.json").write_text("[]") and None,
    "managed spoilt": lambda folder, _: (folder / ".managed.json").write_text("{") and None,
    **{
        f"{suffix} {harm}": (lambda folder, dice, suffix=suffix, harm=harm: _harm(folder, dice, suffix, harm))
        for suffix in ("idx", "term", "store", "fieldnorm", "fast")
        for harm in ("gone", "cut", "empty", "flipped", "noise")
    },
}


def _harm(folder: Path, dice: random.Random, suffix: str, harm: str) -> None:
    file = dice.choice(sorted(folder.glob(f"*.{suffix}")))
    content = bytearray(file.read_bytes())
    if harm == "gone":
        file.unlink()
        return
    if harm == "flipped":
        content[dice.randrange(len(content))] ^= 0xFF
    kept = {"cut": content[: len(content) // 2], "empty": b"", "noise": dice.randbytes(len(content))}
    file.write_bytes(bytes(kept.get(harm, content)))


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_index_is_made_again(
    make_index: Callable[[], Index], library: FakeLibrary, tmp_path: Path, damage: str
) -> None:
    clause = held("the trust fund")
    library.hold(clause, *(held(f"clause {n} of roads", key=f"r{n}") for n in range(50)))
    await make_index().refresh()
    DAMAGES[damage](tmp_path / "search" / "words", random.Random(damage))

    index = make_index()

    assert await found(index, "trust fund") == [clause.ref]
    assert contents(tmp_path) == library.refs()


async def test_an_index_spoilt_while_it_is_open_is_made_again(
    index: Index, library: FakeLibrary, tmp_path: Path
) -> None:
    clause = held("the trust fund")
    library.hold(clause)
    await index.refresh()
    DAMAGES["all gone"](tmp_path / "search" / "words", random.Random(0))

    assert await found(index, "trust fund") == [clause.ref]


async def test_another_library_or_an_older_backup_is_indexed_afresh(
    make_index: Callable[[], Index], library: FakeLibrary, tmp_path: Path
) -> None:
    library.hold(*(held("the trust fund", key=str(n)) for n in range(5)))
    await make_index().refresh()
    library.__init__(name="restored")  # type: ignore[misc]
    library.hold(held("a road", key="9"))

    await make_index().refresh()

    assert contents(tmp_path) == library.refs()


async def test_clauses_that_were_lost_are_noticed(index: Index, library: FakeLibrary, tmp_path: Path) -> None:
    library.hold(held("the trust fund"), held("a road", key="2"))
    await index.refresh()
    library._changes.popitem()

    await index.refresh()

    assert contents(tmp_path) == library.refs()


async def test_two_processes_may_refresh_at_once(
    make_index: Callable[[], Index], library: FakeLibrary, tmp_path: Path
) -> None:
    library.hold(*(held("the trust fund", key=str(n)) for n in range(300)))

    taken = await asyncio.gather(*(make_index().refresh() for _ in range(3)))

    assert sorted(taken) == [0, 0, 300]
    assert contents(tmp_path) == library.refs()


async def test_what_one_process_took_in_another_finds(
    make_index: Callable[[], Index], library: FakeLibrary
) -> None:
    one, other = make_index(), make_index()
    await one.refresh()
    await other.refresh()
    clause = held("the trust fund")
    library.hold(clause)
    await one.refresh()

    assert await found(other, "trust fund") == [clause.ref]


async def test_a_question_waits_for_a_first_index_but_not_for_ever(
    tmp_path: Path, analyser: Analyser, fusion: Fusion
) -> None:
    class Slow(FakeLibrary):
        async def changes(self, after: int, limit: int) -> Sequence[Change]:
            await asyncio.sleep(5)
            return await super().changes(after, limit)

    index = Index(tmp_path / "search", Slow(), analyser, fusion, patience=0.05)

    with pytest.raises(UserError, match="search-building"):
        await index.find("trust fund", EN, EVERYWHERE, 5)
    await index.close()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("hold"), st.integers(0, 8)),
        st.tuples(st.just("drop"), st.integers(0, 8)),
        st.tuples(st.just("refresh"), st.just(0)),
        st.tuples(st.just("restart"), st.just(0)),
    ),
    max_size=12,
)


@given(steps=STEPS)
@settings(max_examples=30, deadline=None)
def test_after_any_changes_the_index_is_the_library(
    steps: list[tuple[str, int]],
    analyser: Analyser,
    fusion: Fusion,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("state")
    asyncio.run(_live(steps, analyser, fusion, folder))


async def _live(steps: list[tuple[str, int]], analyser: Analyser, fusion: Fusion, folder: Path) -> None:
    library = FakeLibrary()
    index = Index(folder / "search", library, analyser, fusion)
    for number, (step, which) in enumerate([*steps, ("refresh", 0)]):
        clause = held(f"text {number + 100}", key=f"k{which}", kind=Kind.BODY)
        if step == "hold":
            library.hold(clause)
        elif step == "drop":
            library.drop(clause.ref)
        elif step == "restart":
            await index.close()
            index = Index(folder / "search", library, analyser, fusion)
        else:
            await index.refresh()

    texts = {change.held.clause.text: ref for ref, change in library._changes.items() if change.held}
    assert contents(folder) == library.refs()
    assert {text: (await found(index, text))[0] for text in texts} == texts
    await index.close()


def contents(folder: Path) -> set[str]:
    refs = WordIndex(folder / "search" / "words").refs()
    assert len(refs) == len(set(refs))
    return set(refs)
