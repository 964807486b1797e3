"""What a document says of itself in its first lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.citation_typed import parse_symbol
from bot.domain.header import read_header
from bot.domain.language import Language
from bot.domain.reading import Header
from bot.domain.symbol import Symbol
from tests.lexicons import bodies, masthead


def read(text: str) -> Header:
    return read_header(text.split("\n"), bodies(), masthead())


CONTRIBUTIONS = {
    "en": "Council\nDocument C25/61(Rev.1)-E\n15 May 2025\nOriginal: Russian\nNote\nThe title\nPurpose",
    "fr": "Conseil\nDocument C25/61(Rév.1)-F\n15 mai 2025\nOriginal: russe\nNote\nThe title\nRésumé",
    "es": "Consejo\nDocumento C25/61(Rev.1)-S\n15 de mayo de 2025\nOriginal: ruso\nNota\nThe title\nResumen",
    "ru": "Совет\nДокумент C25/61(Rev.1)-R\n15 мая 2025 года\nОригинал: русский\nНота\nThe title\nРезюме",
    "zh": "理事会\n文件 C25/61(Rev.1)-C\n2025年5月15日\n原文：俄文\n说明\nThe title\n概要",
    "ar": "المجلس\nالوثيقة C25/61(Rev.1)-A\n15 مايو 2025\nالأصل: بالروسية\nمذكرة\nThe title\nملخص",
}
RESOLUTIONS = {
    "en": "RESOLUTION 140 (REV. BUCHAREST, 2022)\nThe title\nThe Plenipotentiary Conference (Bucharest),",
    "fr": "RÉSOLUTION 140 (RÉV. BUCAREST, 2022)\nThe title\nLa Conférence de plénipotentiaires (Bucarest),",
    "es": "RESOLUCIÓN 140 (REV. BUCAREST, 2022)\nThe title\nLa Conferencia de Plenipotenciarios (Bucarest),",
    "ru": "РЕЗОЛЮЦИЯ 140 (ПЕРЕСМ. БУХАРЕСТ, 2022 Г.)\nThe title\nПолномочная конференция (Бухарест),",
    "zh": "第140号决议（2022年，布加勒斯特，修订版）\nThe title\n国际电信联盟全权代表大会（2022年），",
    "ar": "القرار 140 (المراجَع في بوخارست، 2022)\nThe title\nإن مؤتمر المندوبين المفوضين (بوخارست)،",
}
ASSEMBLY = {
    "en": """United Nations A/RES/70/1\nGeneral Assembly\nDistr.: General\n21 October 2015
Resolution adopted by the General Assembly on 25 September 2015\n70/1. The title\nThe General Assembly,""",
    "fr": """Nations Unies A/RES/70/1\nAssemblée générale\nDistr. générale\n21 octobre 2015
Résolution adoptée par l’Assemblée générale le 25 septembre 2015\n70/1. The title\nL’Assemblée générale,""",
    "es": """Naciones Unidas A/RES/70/1\nAsamblea General\n21 de octubre de 2015
Resolución aprobada por la Asamblea el 25 de septiembre de 2015\n70/1. The title\nLa Asamblea General,""",
    "ru": """Организация Объединенных Наций A/RES/70/1\n21 октября 2015 года
Резолюция, принятая Ассамблеей 25 сентября 2015 года\n70/1. The title\nГенеральная Ассамблея,""",
    "zh": "联合国 A/RES/70/1\n大会\n2015年10月21日\n大会2015年9月25日决议\n70/1. The title\n大会，",
    "ar": """الأمم المتحدة A/RES/70/1\n21 تشرين الأول/أكتوبر 2015
قرار اتخذته الجمعية العامة في 25 أيلول/سبتمبر 2015\n70/1 - The title\nإن الجمعية العامة،""",
}
FLAT = """United Nations A/RES/73/8 General Assembly Distr.: General 5 November 2018 Resolution adopted on \
1 November 2018 [without reference (A/73/L.3)] 73/8. Ending The General Assembly,"""
OTHERS = {
    "Recommendation ITU-T E.119\nSafety confirmation\n1 Scope": "ITU-T E.119",
    "Recommandation UIT-T E.119 (04/2017)\nTitre\n1 Domaine": "ITU-T E.119",
    "RESOLUTION 820 (1993)\nAdopted by the Security Council on 17 April 1993": "S/RES/820(1993)",
    "68 (1949). Resolution of 10 February 1949\n[S/1252]\nThe Security Council": "S/RES/68(1949)",
    "RESOLUTION 2 (REV. QUITO, 2034)\nTitle\nThe World Telecommunication Development Conference,": (
        "itu:wtdc:res:2:2034"
    ),
    "ADDENDUM 1 TO\nDOCUMENT C25/61-E\n5 May 2025": "itu:doc:C25/61/Add.1",
    "Conference (PP-14)\nBusan\nDocument 67(Add.1)-E\n4 September 2014": "itu:doc:PP-14/67/Add.1",
    "Document: WSIS-05/TUNIS/DOC/6(Rev.1)-E\n18 November 2005": "wsis:WSIS-05/TUNIS/DOC/6/Rev.1",
    FLAT: "A/RES/73/8",
}


@pytest.mark.parametrize("language", CONTRIBUTIONS)
def test_a_contribution_says_number_date_original_language_and_title(language: str) -> None:
    header = read(CONTRIBUTIONS[language])

    assert header == Header(
        "itu:doc:C25/61/Rev.1", "The title", "2025-05-15", Language(language), Language.RU
    )


@pytest.mark.parametrize("language", RESOLUTIONS)
def test_a_resolution_of_a_conference_is_named_by_its_heading(language: str) -> None:
    header = read(RESOLUTIONS[language])

    assert (header.symbol, header.title) == ("itu:pp:res:140:2022", "The title")


@pytest.mark.parametrize("language", ASSEMBLY)
def test_a_resolution_of_the_assembly_bears_the_date_of_its_adoption(language: str) -> None:
    header = read(ASSEMBLY[language])

    assert (header.symbol, header.title, header.date) == ("A/RES/70/1", "The title", "2015-09-25")


@pytest.mark.parametrize(("text", "symbol"), OTHERS.items())
def test_each_kind_of_document_names_itself(text: str, symbol: str) -> None:
    assert read(text).symbol == symbol


@pytest.mark.parametrize(
    "text",
    [
        "Purpose\nThis contribution recalls A/RES/70/125 and Resolution 140 (Rev. Bucharest, 2022).",
        "Note\nAs Resolution 140 (Rev. Dubai, 2018) says, the Forum is open.",
        "[A/73/L.3]",
        "",
        "🙂",
    ],
)
def test_a_document_cited_in_running_text_is_another(text: str) -> None:
    assert read(text).symbol == ""


@pytest.mark.parametrize(
    "line", ["10-12 May 2025", "05/06/2025", "31 February 2025", "May 2025", "Geneva, 2025"]
)
def test_a_date_is_never_guessed(line: str) -> None:
    assert read(f"Document C25/61-E\n{line}\nPurpose").date == ""


def test_two_original_languages_are_none() -> None:
    assert (
        read("Document C25/61-E\nOriginal: English/French\nPurpose").original_language
        == Language.UNDETERMINED
    )


def test_real_documents_say_or_their_folders_say_who_they_are(corpus: Path) -> None:
    files = [path for path in (corpus / "texts").glob("*/*.txt") if parse_symbol(path.parent.name, bodies())]

    for path in files:
        own = read(path.read_text(encoding="utf-8")).symbol
        folder = parse_symbol(path.parent.name, bodies())
        assert folder == Symbol.parse(own) if own else folder


def test_hardly_a_real_resolution_of_the_council_is_mistaken(corpus: Path) -> None:
    files = sorted((corpus / "texts" / "UNSC_gold_en").glob("*.txt"))

    right = [
        path
        for path in files
        if read(path.read_text(encoding="utf-8")).symbol == str(parse_symbol(path.stem, bodies()))
    ]

    assert len(files) - len(right) <= 5  # their numbers were misread by the machine that scanned them


@pytest.mark.parametrize(
    ("language", "chapter"),
    [
        ("ar", "أولاً: مقدمة"),
        ("ar", "1- مقدمة"),
        ("zh", "一、引言"),
        ("en", "I. Overview"),
        ("ru", "1. Обзор"),
    ],
)
def test_a_title_ends_where_the_first_chapter_begins(language: str, chapter: str) -> None:
    head = CONTRIBUTIONS[language].rpartition("\n")[0]

    assert read(f"{head}\n{chapter}\nThe group met in 2025.").title == "The title"


def test_the_title_of_a_resolution_is_not_that_of_its_first_part() -> None:
    head = ASSEMBLY["en"].replace("The title\n", "The title\n\nA\nSchools\n\n")

    assert read(head).title == "The title"


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        (
            (
                "United Nations E/RES/2024/13\nEconomic and Social Council\n2 August 2024\n"
                "Resolution adopted by the Economic and Social Council on 23 July 2024\n"
                "2024/13. Progress made\nThe Economic and Social Council,"
            ),
            "Progress made",
            "2024-07-23",
        ),
        (
            (
                "United Nations\nA/HRC/RES/53/29\nGeneral Assembly\n18 July 2023\nHuman Rights Council\n"
                "Fifty-third session\n19 June–14 July 2023\n"
                "Resolution adopted by the Human Rights Council on 14 July 2023\n"
                "53/29. New technologies\nThe Human Rights Council,"
            ),
            "New technologies",
            "2023-07-14",
        ),
    ],
)
def test_resolutions_of_the_councils_say_title_and_date(head: str, title: str, date: str) -> None:
    header = read(head)

    assert (header.title, header.date) == (title, date)
