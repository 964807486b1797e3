"""Cards as Discord's components: within its limits, and harmless whatever they quote."""

from __future__ import annotations

import re

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import Language
from bot.render.card import (
    Action,
    Added,
    Block,
    Button,
    Card,
    Facts,
    Heading,
    Items,
    Line,
    Link,
    Note,
    Quote,
    Row,
    Rule,
    Strong,
    Struck,
    Text,
)
from cogs.components import messages
from cogs.controls import custom_id
from cogs.markdown import directed, escape, label, markdown


def texts(card: Card) -> list[str]:
    """The words of each message that a card becomes."""
    return [
        "\n".join(item.content for item in message.view.walk_children() if isinstance(item, ui.TextDisplay))
        for message in messages(card)
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@everyone", r"\@everyone"),
        ("[click](https://evil.example)", r"\[click\](https://evil.example)"),
        ("<@123> <#5>", r"\<\@123\> \<#5\>"),
        ("# Heading", r"\# Heading"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("2.1 item", "2.1 item"),
        ("**bold** ||spoiler|| `code`", r"\*\*bold\*\* \|\|spoiler\|\| \`code\`"),
        ("left\u202etxt.exe", "lefttxt.exe"),
    ],
)
def test_what_is_quoted_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_a_link_is_only_made_of_a_web_address() -> None:
    assert markdown(Text((Link("here", "https://itu.int/a"),))) == "[here](<https://itu.int/a>)"
    assert markdown(Text((Link("here", "javascript:alert(1)"),))) == "here"


def test_the_decisive_words_of_a_quotation_stand_out() -> None:
    assert (
        markdown(Quote("Post it first, then send.", Language.EN, (0, 13)))
        == "> **Post it first**, then send."
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=6000), min_size=1, max_size=6))
def test_a_card_of_any_length_fits_discord_and_loses_nothing(quotes: list[str]) -> None:
    card = Card(tuple(Quote(text, Language.EN) for text in quotes), Language.EN)

    shown = texts(card)

    assert all(len(text) <= 4000 for text in shown)
    whole = "".join("".join(shown).replace("> ", "").replace(">", "").replace("\\", "").split())
    for text in quotes:
        expected = [character for character in markdown(Quote(text, Language.EN)) if character.isalnum()]
        assert _is_inside(expected, whole)


def test_lines_of_a_right_to_left_language_read_that_way() -> None:
    card = Card(
        (Heading("سؤال؟"), Note("لا."), Quote("نعم.", Language.AR), Quote("Yes.", Language.EN)), Language.AR
    )

    (shown,) = texts(card)

    assert shown.split("\n") == [
        "### \u2067سؤال؟\u2069",
        "-# \u2067لا.\u2069",
        "> \u2067نعم.\u2069",
        "> Yes.",
    ]


def test_strong_words_of_a_right_to_left_line_keep_their_stars_outside_its_marks() -> None:
    line = (Strong("«نعم»"), " أو ", Strong("لا؟"))
    card = Card((Text((Strong("أيهما؟"),)), Text(line), Text("a**")), Language.AR)

    (shown,) = texts(card)

    assert shown.split("\n") == [
        "**\u2067أيهما؟\u2069**",
        "**\u2067«نعم»** أو **لا؟\u2069**",
        "\u2067a\\*\\*\u2069",
    ]


def test_the_stroke_of_a_command_stands_before_its_name_in_arabic() -> None:
    written = "\u200e/meeting و\u200e/today: انظر /deadline list. أو /digest stop:True، https://a.int/b/c"

    (shown,) = texts(Card((Text(written),), Language.AR))

    assert re.findall("\u2066([^\u2069]+)\u2069", shown) == [
        "/meeting",
        "/today",
        "/deadline list",
        "/digest stop:True",
    ]
    assert "\u2066" not in texts(Card((Text(written),), Language.EN))[0]


def test_a_long_list_becomes_several_messages() -> None:
    card = Card((Heading("List"), Items(tuple("x" * 300 for _ in range(40)))), Language.EN)

    assert len(messages(card)) > 1
    assert sum(text.count("x") for text in texts(card)) == 12000


@pytest.mark.parametrize(
    "block",
    [
        Items(("نعم.",) * 700),
        Items(("مصر",) * 700, numbered=True),
        Facts((("مصر", "أيد"),) * 400),
        Quote("نعم.\n" * 600, Language.AR),
        Text("\n".join(["/today"] * 500)),
    ],
)
def test_what_turns_direction_counts_too(block: Block) -> None:
    card = Card((Heading("سؤال؟"), *[block] * 3), Language.AR)

    assert all(len(text) <= 4000 for text in texts(card))


def test_lines_beside_one_another_take_one_place_of_the_forty() -> None:
    quoted = [*[Note("said before")] * 20, Quote("Post it first.", Language.EN), Row((Button("Share"),) * 5)]

    card = Card((*quoted * 4, Text(""), Row((Button("Ask"),))), Language.EN)

    assert len(messages(card)) == 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([Note("a"), Text("b"), Quote("c", Language.AR), Rule(), Row((Button("d"),) * 3)]),
        min_size=1,
        max_size=120,
    )
)
def test_no_message_holds_more_than_forty_components(blocks: list[Block]) -> None:
    for message in messages(Card(tuple(blocks), Language.EN), lambda number, _: Note(str(number))):
        assert len(list(message.view.walk_children())) <= 40


def test_buttons_keep_their_meaning_in_their_id() -> None:
    card = Card((Note("n"), Row((Button("Context", Action("context", ("abc",))),))), Language.EN)

    (message,) = messages(card)

    ids = [item.custom_id for item in message.view.walk_children() if isinstance(item, ui.Button)]
    assert ids == ["r:context:abc"]


@pytest.mark.parametrize("args", [("x" * 100,), ("a:b",), ("a b",)])
def test_an_id_that_could_not_be_read_back_is_never_made(args: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="custom_id"):
        custom_id(Action("context", args))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (("CWG-CC-7/3", Added("(Rev.1)"), "-E"), "CWG-CC-7/3**\u2060(Rev.1)\u2060**\\-E"),
        (("parts ", Struck("and"), Added(","), " storage"), "parts ~~and~~**\u2060,\u2060** storage"),
        (("表格", Added("，列明日期"), "和转呈"), "表格**\u2060，列明日期**和转呈"),
        (("тысяч ", Struck("франков)"), "; заявки"), "тысяч ~~франков)\u2060~~; заявки"),
    ],
)
def test_words_put_in_or_taken_out_beside_punctuation_keep_their_marks(line: Line, shown: str) -> None:
    assert markdown(Text(line)) == shown


def test_the_decisive_sentence_of_a_language_without_spaces_stands_out() -> None:
    assert markdown(Quote("第一句。第二句。", Language.ZH, (0, 4))) == "> **第一句。\u2060**第二句。"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("السياق", "السياق"),
        ("\u2068تأييد\u2069 بشرط…", "\u2068\u2068تأييد\u2069 بشرط…\u2069"),
        ("2.3 · فتح نافذة بمبلغ 750 000 فرنك", "\u20682.3 · فتح نافذة بمبلغ 750\u00a0000 فرنك\u2069"),
        ("支持，附条件…", "支持，附条件…"),
        ("Support on condition…", "Support on condition…"),
    ],
)
def test_a_label_that_mixes_scripts_keeps_its_order(text: str, shown: str) -> None:
    assert label(text, 80) == shown
    assert len(label(text * 9, 80)) <= 80
    assert label(f"{text} " * 30, 80).strip("\u2069").endswith("…")


def test_figures_in_groups_do_not_change_places_read_from_the_right() -> None:
    quoted = directed(Quote("بمبلغ 750 000 فرنك في 10 يونيو 2027 و1 200 000 نسمة", Language.AR), Language.AR)

    assert "750\u00a0000 فرنك في 10 يونيو 2027 و1\u00a0200\u00a0000" in quoted
    assert "750 000" in directed(Quote("a window of 750 000 francs", Language.EN), Language.EN)


def test_what_a_person_typed_in_arabic_ends_with_its_full_stop() -> None:
    typed = directed(Quote("الموعد النهائي غير محدد.", Language.UNDETERMINED), Language.EN)

    assert typed == "> \u2067الموعد النهائي غير محدد.\u2069"


def test_strong_words_are_escaped_inside() -> None:
    assert markdown(Text((Strong("a*b"),))) == r"**a\*b**"


def _is_inside(expected: list[str], whole: str) -> bool:
    letters = iter(whole)
    return all(character in letters for character in expected)
