"""Sentences that promise a posting are found with their place, in six languages; others are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.language import OFFICIAL, Language
from bot.domain.pledge import pledges
from bot.lexicons import pledge_lexicon
from bot.resources import table

LEXICON = pledge_lexicon()


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "The revised text will be posted on the CWG-CC website by 3 May 2027.", "CWG-CC website"),
        ("en", "The study was not posted on the group's page as announced.", "group's page"),
        ("fr", "Le texte révisé sera publié sur le site du CWG-CC avant le 3 mai 2027.", "site du CWG-CC"),
        ("es", "El texto se publicará en el sitio web del Grupo antes del 3 de mayo.", "sitio web del Grupo"),
        ("ru", "Пересмотренный текст будет размещен на сайте группы до 3 мая.", "сайте группы"),
        ("ru", "Опубликовать на веб-сайте РГС-ПС таблицу, в которой указаны даты.", "веб-сайте РГС-ПС"),
        ("ru", "Отчет будет размещен на сайте МСЭ по доступу.", "сайте МСЭ по доступу"),
        ("ru", "Разместить на сайте группы таблицу, в которой указаны даты.", "сайте группы"),
        (
            "ru",
            "Опубликовать на сайте Рабочей группы Совета пересмотренный текст.",
            "сайте Рабочей группы Совета",
        ),
        ("ru", "Следует опубликовать на портале Союза перечень мер.", "портале Союза"),
        ("ru", "Следует разместить на странице Комиссии новые предложения.", "странице Комиссии"),
        ("ru", "Отчет будет размещен на сайте группы по общему доступу.", "сайте группы по общему доступу"),
        ("ru", "Отчет будет размещен на сайте учреждений Союза.", "сайте учреждений Союза"),
        ("fr", "Prie le secrétariat de publier sur le site web du GTC-CC un tableau.", "site web du GTC-CC"),
        ("fr", "Prie le secrétariat de publier sur le site du groupe un tableau.", "site du groupe"),
        ("fr", "Il sera publié sur le site de la Commission le mois prochain.", "site de la Commission"),
        ("fr", "Sera publié sur le site du Groupe de travail le tableau.", "site du Groupe de travail"),
        ("es", "Pide que publique en el sitio web del Grupo un cuadro.", "sitio web del Grupo"),
        ("es", "Se publicará en el sitio de la Comisión la versión revisada.", "sitio de la Comisión"),
        ("ar", "يجب أن ينشر على موقع فريق العمل جدولاً بالمواعيد.", "موقع فريق العمل"),
        ("fr", "Il sera publié sur le site de l'UIT et du SMSI.", "site de l'UIT et du SMSI"),
        ("es", "Pide que publique en el sitio web del GTC-CC un cuadro.", "sitio web del GTC-CC"),
        ("ar", "سيتم نشر النص المراجع على موقع فريق العمل قبل 3 مايو 2027.", "موقع فريق العمل"),
        ("zh", "修订案文将于2027年5月3日之前在CWG-CC网站上发布。", "CWG-CC网站"),
        ("zh", "提交该委员会的研究报告并未如公告所述在工作组网站上发布。", "工作组网站"),
    ],
)
def test_a_promise_is_found_with_its_place(language: str, text: str, place: str) -> None:
    [found] = pledges(text, Language(language), LEXICON)

    assert found.place == place
    assert found.sentence in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The post of Deputy Secretary-General will remain vacant."),
        ("en", "The report was published in Geneva."),
        ("fr", "Le rapport a été publié à Genève."),
        ("zh", "大会欢迎该报告。"),
        ("zh", "请工作组就有关发布的承诺（第6.3段）将本报告记录在案。"),
        ("en", "The paragraph on what will be published (paragraph 6.3) was noted."),
        ("und", "The text will be posted on the site."),
    ],
)
def test_other_sentences_are_left_alone(language: str, text: str) -> None:
    assert pledges(text, Language(language), LEXICON) == ()


def test_the_seed_names_two_places_where_something_is_to_be_posted(corpus: Path) -> None:
    text = (corpus / "seed-contribution-zh.txt").read_text(encoding="utf-8")

    found = pledges(text, Language.ZH, LEXICON)

    assert [each.place for each in found] == ["CWG-WSIS&SDG网站", "CWG-WSIS&SDG网站"]
    assert "如公告所述" in found[0].sentence


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_word_that_promises_a_posting_makes_its_date_one_of_posting(language: Language) -> None:
    promised = set(table("lexicon/promises.toml")[language.value]["verb"])

    assert promised - set(table("lexicon/mentions.toml")[language.value]["posting"]) <= PAST


PAST = {"publicó"}  # says only that it was; beside a date of comments it makes no promise
