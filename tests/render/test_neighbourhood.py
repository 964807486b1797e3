"""The neighbourhood of a document, drawn in six languages with a text alternative."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cited import Neighbourhood, Tie
from bot.domain.document import Expression
from bot.domain.language import OFFICIAL, Language
from bot.domain.symbol import Symbol
from bot.render.neighbourhood import MOST, description, neighbourhood_picture, neighbourhood_svg, wrapped
from bot.render.pictures import font_folders, installed_fonts, png
from bot.render.references import document_name
from bot.render.words import words

MARKS = dict.fromkeys((*range(0x2066, 0x206A), *range(0x202A, 0x202F), *range(0x064B, 0x0653)))


def tie(canonical: str, *, held: bool = True) -> Tie:
    symbol = Symbol.parse(canonical)
    return Tie(symbol, (Expression(symbol, Language.EN),) if held else (), (), (), None)


def around(cites: int = 2, cited_by: int = 1) -> Neighbourhood:
    return Neighbourhood(
        Symbol.parse("itu:pp:res:140:2022"),
        None,
        None,
        tuple(tie(f"A/RES/70/{number}", held=number > 1) for number in range(1, cites + 1)),
        tuple(tie(f"itu:doc:C25/{number}") for number in range(1, cited_by + 1)),
        None,
    )


def drawn(svg: str) -> list[tuple[float, str]]:
    texts = [each for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("}text")]
    return [(float(each.get("x", "0")), "".join(each.itertext()).translate(MARKS)) for each in texts]


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_document_is_named_in_the_picture_and_in_its_alternative(language: Language) -> None:
    found = around()

    told, shown = (
        description(found, language),
        " ".join(text for _, text in drawn(neighbourhood_svg(found, language))),
    )

    for symbol in ("A/RES/70/1", "A/RES/70/2", "C25/1"):
        assert symbol in told
        assert symbol in shown
    assert document_name(found.symbol, language) in told
    assert words(language)("documents-cited-not-held") in told


@pytest.mark.parametrize("language", OFFICIAL)
def test_it_runs_in_the_direction_of_reading(language: Language) -> None:
    places = {text: x for x, text in drawn(neighbourhood_svg(around(), language))}

    citing = next(x for text, x in places.items() if "C25/1" in text)

    assert (citing > places["A/RES/70/1"]) == (language is Language.AR)


def test_many_documents_are_counted_and_not_drawn() -> None:
    texts = [text for _, text in drawn(neighbourhood_svg(around(cites=MOST + 5), Language.EN))]

    assert words(Language.EN)("cited-more", number=5) in texts
    assert f"A/RES/70/{MOST + 1}" not in texts


def test_where_fonts_are_missing_there_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "NotoSans-Regular.ttf").touch()

    assert installed_fonts((tmp_path, tmp_path / "none")) == ()
    assert png("<svg/>", fonts=()) is None


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_picture_is_a_png_with_words_beside_it_wherever_fonts_are(language: Language) -> None:
    picture = neighbourhood_picture(around(), language)

    assert (picture is not None) == bool(installed_fonts(font_folders()))
    assert picture is None or picture.data.startswith(b"\x89PNG")
    assert picture is None or picture.description == description(around(), language)


def test_nothing_to_draw_is_not_drawn() -> None:
    assert neighbourhood_picture(around(0, 0), Language.EN) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_a_name_takes_three_lines_at_most_and_loses_nothing_but_its_end(name: str) -> None:
    lines = wrapped(name, 230)

    kept = "".join("".join(lines).removesuffix("…").split())
    assert len(lines) <= 3
    assert (
        "".join(name.translate(MARKS | dict.fromkeys((0x200E, 0x200F))).split()).startswith(kept)
        or "…" in name
    )


def test_signs_that_no_drawing_may_hold_are_left_out() -> None:
    strange = replace(around(), cites=(tie("A/RES/70/1\x00\x0b<&>"),))

    assert any("A/RES/70/1<&>" in text for _, text in drawn(neighbourhood_svg(strange, Language.EN)))


def test_chinese_brackets_are_not_broken_where_their_words_fit_a_line() -> None:
    assert wrapped("第140号决议（2022年，布加勒斯特，修订版）", 260) == [
        "第140号决议",
        "（2022年，布加勒斯特，修订版）",
    ]
