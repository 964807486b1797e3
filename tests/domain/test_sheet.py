"""Tables from spreadsheets are read as they come, and none that is written can calculate."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import UserError
from bot.domain.sheet import harmless, known_columns, numbered_table, read_table, written_table


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_separator_of_a_spreadsheet_is_read(delimiter: str) -> None:
    data = f"Code{delimiter} Name\n\nFR{delimiter}France\n".encode("utf-8-sig")

    (line,) = read_table(data, ["code", "name"])

    assert (line["code"], line["name"], line["other"]) == ("FR", "France", "")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\u00a0@x"])
def test_a_cell_that_could_calculate_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@given(st.text(max_size=20))
@settings(max_examples=60)
def test_no_written_cell_begins_as_a_formula(cell: str) -> None:
    told = cell.encode("utf-8", "ignore").decode().replace("\r", "").replace("\x00", "")

    text = written_table(["a"], [[told, "x"]]).decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(text, newline="")))[1]

    assert row[0].lstrip(" ")[:1] not in set("=+-@\t\r")
    assert row[0].removeprefix("'") == told.removeprefix("'") or row[0] == told


def test_a_cell_too_long_is_refused_with_its_line() -> None:
    with pytest.raises(UserError, match="table-broken"):
        read_table(b"a\n" + b"x" * 200_000, ["a"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('a,b\n"x,1\ny,2\n', "table-broken"),  # the quotation never ends: it would swallow every row
        ("a,b,A\n1,2,3\n", "table-twice"),
    ],
)
def test_a_table_that_would_be_read_wrongly_is_refused(text: str, key: str) -> None:
    with pytest.raises(UserError, match=key):
        read_table(text.encode(), ["a"])


def test_a_short_first_row_hides_no_column() -> None:
    first, second = numbered_table([(1, ["Code", "Status", "Head"]), (2, ["FR"]), (3, ["JP", "", "x"])])

    assert known_columns(first.cells, {"head": ["head"]}) == {"head": "head"}
    assert (first["head"], second["head"]) == ("", "x")


COMMENTS = {
    "ru": "Делегация не согласна с тем, что взносы по п. «2.2» считаются как раньше, и просит о замене.",
    "koi": "Делегация не согласна с тем, что взносы рассчитываются как раньше, и просит о замене на новые.",
    "ar": "لا يوافق الوفد على أن تُحسب المساهمات كما في السابق، ويطلب النظر في هذا البند من جديد.",
    "zh": "代表团不同意按以前的方式计算会费，并请本委员会在成员国大会上对该项提出的修改予以审议。",
    "fr": "La délégation s’oppose à ce que les contributions soient calculées comme avant, à partir de 2027",
    "es": "La delegación no está de acuerdo con el cálculo de las contribuciones para los años 2027 y 2028.",
    "en": "The delegation can’t agree that contributions are to be set as “before” – and asks for more time.",
}


def letter(text: str, page: str) -> bytes:
    return f"delegation;clause;stance;reason\r\nFR;2.2;object;{text}\r\n".encode(page)


@pytest.mark.parametrize(
    ("language", "page"),
    [
        ("ru", "cp1251"),
        ("koi", "koi8-r"),
        ("ar", "cp1256"),
        ("zh", "gb18030"),
        ("fr", "cp1252"),
        ("es", "cp1252"),
        ("en", "cp1252"),
    ],
)
def test_a_table_in_an_old_code_page_is_read_where_it_is_certain(language: str, page: str) -> None:
    (line,) = read_table(letter(COMMENTS[language], page), ["delegation"])

    assert line["reason"] == COMMENTS[language]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Российская Федерация", "cp1251"),
        ("Côte d’Ivoire", "cp1252"),
        ("中华人民共和国", "gb18030"),
        ("مصر", "cp1256"),
        (COMMENTS["koi"], "cp866"),
        (COMMENTS["koi"], "mac_cyrillic"),
        (COMMENTS["koi"], "iso8859-5"),
        (COMMENTS["fr"], "mac_roman"),
        (COMMENTS["fr"].replace("’", "'"), "cp850"),
        (f"{COMMENTS['fr']} œuvre".replace("’", "'"), "iso8859-15"),
        ("The delegation of Janez Kovačič asks for more time and is to be heard.", "cp1250"),
        ("La delegación de Gdańsk no está de acuerdo con el cálculo para los votos.", "cp1250"),
        ("La délégation de Janez Kovačič s'oppose en ce que les contributions.", "cp1250"),
        ("что контент на местных языках необходим сообществам и в той же мере", "mac_cyrillic"),
        (COMMENTS["koi"], "gb18030"),
        ("La delegación del país no está en contra de que se reúna el grupo.", "mac_roman"),
        ("Mr García of the delegation asks for more time and is to be heard.", "mac_roman"),
        ("La delegación de las islas no está en contra, más de una vez.", "cp850"),
        ("Η αντιπροσωπεία δεν συμφωνεί με τον τρόπο υπολογισμού. κ. Παπαδοπουλος", "cp1253"),
        ("Delegasyon bu maddeye karşı çıkıyor ve değişiklik istiyor.", "cp1254"),
        ("代表團不同意按以前的方式計算會費，並請本委員會在成員國大會上對該項提出的修改予以審議。", "big5"),
        ("代表団は以前の方法による分担金の計算に同意せず、委員会での審議を求める。", "shift_jis"),
        ("대표단은 이전과 같은 분담금 계산에 동의하지 않으며 위원회의 검토를 요청한다.", "euc_kr"),
        (COMMENTS["ar"].replace("،", ","), "iso8859-6"),
    ],
)
def test_a_table_whose_code_page_is_not_certain_is_refused(text: str, page: str) -> None:
    with pytest.raises(UserError, match="table-encoding"):
        read_table(letter(text, page), ["delegation"])


@pytest.mark.parametrize("text", COMMENTS.values())
def test_a_table_is_never_read_in_a_wrong_code_page(text: str) -> None:
    pages = ("cp1251", "koi8-r", "cp866", "mac_cyrillic", "cp1256", "gb18030", "big5", "cp1252", "cp850")
    for cut, page in product(range(8, 100, 6), pages):
        said = text[:cut].encode(page, "ignore").decode(page).strip()
        with suppress(UserError):
            (line,) = read_table(letter(said, page), ["delegation"])
            assert line["reason"] == said
