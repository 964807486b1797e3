"""What a source shows under another name than before is still what it was: publishers change their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bot.domain.posting import Posting


def recognised(postings: Sequence[Posting], known: Sequence[Posting]) -> list[Posting]:
    """Those without a symbol that were `known` under another key, which is shown no more.

    Nothing else tells the two apart: they have one content, or one title, date and address; the address may
    have changed too where every key did and there is a date. Of several that are alike none is recognised.
    """
    shown, before = {each.key for each in postings}, {each.key for each in known}
    moved = not shown & before
    gone = [each for each in known if each.key not in shown and not each.named]
    new = [each for each in postings if each.key not in before and not each.named]
    found: dict[str, Posting] = {}
    for alike in (_content, _label, _dated) if moved else (_content, _label):
        ones, others = _single(new, alike), _single(gone, alike)
        found |= {ones[look].key: ones[look] for look in ones.keys() & others.keys()}
    return list(found.values())


def _content(posting: Posting) -> tuple[str, ...]:
    return (posting.digest,) if posting.digest else ()


def _label(posting: Posting) -> tuple[str, ...]:
    label = (posting.title, posting.date, posting.address)
    return label if posting.title and posting.address else ()


def _dated(posting: Posting) -> tuple[str, ...]:
    return (posting.title, posting.date) if posting.title and posting.date else ()


def _single(
    postings: Iterable[Posting], alike: Callable[[Posting], tuple[str, ...]]
) -> dict[tuple[str, ...], Posting]:
    """The postings by look, of those that no other looks like."""
    found: dict[tuple[str, ...], list[Posting]] = {}
    for each in postings:
        if look := alike(each):
            found.setdefault(look, []).append(each)
    return {look: same[0] for look, same in found.items() if len(same) == 1}
