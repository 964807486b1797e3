"""`/document diff` and `/document compare` on the sample's contribution and its revision."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.references import document_name
from bot.render.words import words
from tests.cogs.conftest import said
from tests.cogs.test_ask_cog import verbatim


def plain(text: str) -> str:
    return text.translate({0x2067: None, 0x2068: None, 0x2069: None, ord("\\"): None})


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_revision_shows_what_changed_and_nothing_else(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "document diff", old="CWG-CC-7/3")

    speak = words(language)
    assert f"**2.3** — {speak('diff-changed')}" in said(result)
    assert f"**2.5** — {speak('diff-added')}" in said(result)
    assert "**2.1**" not in said(result)
    assert "~~" in said(result)
    assert not re.search(r"[^\W\d_\u3400-\u9fff]~~[^\W\d_\u3400-\u9fff]+~~", said(result))
    assert "**900 000**" in said(result).replace("\u00a0", " ").replace("\u202f", " ")


async def test_the_same_revision_twice_is_told_so(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(plenary, "document diff", old="A/RES/81/901")

    assert result.ephemeral
    assert said(result) == words(Language.EN)("error-diff-nothing", document="A/RES/81/901")


async def test_two_languages_stand_side_by_side(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(
        plenary, "document compare", document="CWG-CC-7/3", language="fr", with_language="zh", label="2.2"
    )

    assert verbatim(Language.FR, "2.2") in said(result)
    assert verbatim(Language.ZH, "2.2") in said(result)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_each_language_stands_under_its_name_in_the_official_order(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "document compare", document="CWG-CC-7/3", label="2.2")

    lines = plain(said(result)).splitlines()
    names = [f"-# {words(language)(f'language-{one}')}" for one in OFFICIAL]
    assert [line for line in lines if line in names] == names
    for one, name in zip(OFFICIAL, names, strict=True):
        assert plain(verbatim(one, "2.2")) in plain(lines[lines.index(name) + 1])


async def test_a_whole_document_in_all_its_languages_is_shown_in_as_many_messages_as_it_takes(
    delegate: Any, plenary: Any
) -> None:
    result = await delegate.slash(plenary, "document compare", document="CWG-CC-7/3")

    assert len(result.followups) >= 1
    assert all(verbatim(language, "2.4") in said(result) for language in OFFICIAL)


async def test_a_draft_is_checked_from_an_attachment(delegate: Any, plenary: Any) -> None:
    draft = ("draft.txt", "see \u0410/RES/81/901".encode())

    result = await delegate.slash(plenary, "document check", file=draft)

    assert result.ephemeral
    assert "A/RES/81/901" in said(result)


@pytest.mark.parametrize("language", OFFICIAL)
async def test_a_revision_is_not_compared_with_itself(
    delegate: Any, plenary: Any, language: Language
) -> None:
    await delegate.slash(plenary, "language", language=language.value)

    result = await delegate.slash(plenary, "document diff", old="CWG-CC-7/3", new="CWG-CC-7/3")

    document = document_name(Symbol.parse("itu:doc:CWG-CC-7/3"), language)
    assert plain(words(language)("error-diff-same", document=document)) in plain(said(result))
    assert "itu:" not in said(result)


async def test_one_language_is_compared_with_the_readers_own(delegate: Any, plenary: Any) -> None:
    await delegate.slash(plenary, "language", language="ru")

    result = await delegate.slash(
        plenary, "document compare", document="CWG-CC-7/3", with_language="zh", label="2.2"
    )

    assert verbatim(Language.RU, "2.2") in said(result)
    assert verbatim(Language.ZH, "2.2") in said(result)


async def test_what_has_no_label_is_named_by_its_words(delegate: Any, plenary: Any) -> None:
    result = await delegate.slash(
        plenary, "document compare", document="A/RES/81/901", language="en", with_language="zh"
    )

    assert "**preambular para. 1**" in said(result)
    assert not {f"**{key}**" for key in ("title", "enacting", "closing", "pp1")} & set(
        said(result).split("\n")
    )
