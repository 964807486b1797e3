"""Which language a text or a locale stands for."""

from __future__ import annotations

import pytest

from bot.domain.language import OFFICIAL, Language, from_tag, in_official_order, language_of

TEXTS = [
    ("يدعو الأمين العام إلى تقديم تقرير", Language.AR),
    ("修订后的报告提交前应在哪里发布？", Language.ZH),
    ("Which report is to be posted before it goes out?", Language.EN),
    ("Où le rapport révisé doit-il être publié ?", Language.FR),
    ("Где должен быть размещён пересмотренный отчёт?", Language.RU),
    ("¿Dónde debe publicarse el informe revisado?", Language.ES),
    ("WSIS如何帮助SDG？", Language.ZH),
    ("", Language.UNDETERMINED),
    ("🙂🙂", Language.UNDETERMINED),
    ("改訂された報告書はどこに掲載されますか。またはそれはいつですか", Language.UNDETERMINED),
    ("Wo wird der überarbeitete Bericht veröffentlicht?", Language.UNDETERMINED),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_text_is_in_the_language_of_most_of_its_words(text: str, expected: Language) -> None:
    assert language_of(text) is expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh-TW", Language.ZH),
        ("es-419", Language.ES),
        ("en_GB", Language.EN),
        ("ar", Language.AR),
        ("de", None),
    ],
)
def test_a_locale_stands_for_an_official_language_or_none(tag: str, expected: Language | None) -> None:
    assert from_tag(tag) is expected


def test_languages_are_listed_as_the_united_nations_lists_them() -> None:
    codes = (Language(code) for code in sorted(("zh", "ar", "und", "en", "fr", "es", "ru", "en")))

    assert in_official_order(codes) == (*OFFICIAL, Language.UNDETERMINED)
