"""The index is what the library holds, whatever happens to it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.clause import Kind
from bot.domain.errors import UserError
from bot.domain.language import Language
from bot.search.analyse import Analyser
from bot.search.changes import Change
from bot.search.fuse import Fusion
from bot.search.index import Index
from tests.search.library import EVERYWHERE, FakeLibrary, contents, found, held

EN = Language.EN


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
