"""`rapporteur ingest` of what delegates really send: Word, PDF, web pages."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.readers.pdf_files import block, line, pdf
from tests.readers.word_files import abstract, docx, lvl, num, p, style, tbl

OUTLINE = abstract(0, lvl(0, "upperRoman", "%1"), lvl(1, "decimal", "%1.%2", more="<w:isLgl/>")) + num(1, 0)


def contribution() -> bytes:
    """A contribution as the Council's secretariat lays it out: head, box, numbered parts and proposals."""
    said = p("文件 C25/61-C") + p("2025年5月15日") + p("原文：俄文")
    head = tbl([["2025年理事会会议", ""], ["议项：PL 1.2", said]])
    box = tbl([[p("目的") + p("本文稿强调这一进程的作用。") + p("需采取的行动") + p("请理事会审议。")]])
    parts = p("引言", num="1", level=0) + p("进程已经启动。") + p("提案", num="1", level=0)
    proposals = p("支持该报告。", num="1", level=1) + p("如有修订，应先公布以征求意见。", num="1", level=1)
    title = style("T", "Title 1")
    return docx(
        head + p("关于后续工作的建议", style="T") + box + parts + proposals, numbering=OUTLINE, styles=title
    )


def understood(run: Run, *arguments: str) -> dict[str, str]:
    (taken,) = run("ingest", *arguments, "--json").json()
    (one,) = taken["understood"]
    return dict(one)


def test_a_contribution_in_word_is_held_with_the_numbers_that_delegates_cite(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "R1.docx").write_bytes(contribution())

    taken = understood(run, str(tmp_path / "R1.docx"))
    clauses = run("clauses", "C25/61", "--language", "zh", "--json").json()

    assert (taken["symbol"], taken["language"]) == ("itu:doc:C25/61", "zh")
    labels = {clause["label"]: clause["text"] for clause in clauses if clause["label"]}
    assert labels == {
        "目的": "目的",
        "需采取的行动": "需采取的行动",
        "I": "引言",
        "II": "提案",
        "2.1": "支持该报告。",
        "2.2": "如有修订，应先公布以征求意见。",
    }


def test_a_resolution_in_word_is_known_by_its_styled_title(run: Run, tmp_path: Path) -> None:
    cover = "".join(p(f"Cover line {at}, with words that say nothing of the symbol.") for at in range(20))
    body = p("RESOLUTION 1 (Rev. Hammamet, 2016)", style="N") + p("Rules of procedure", style="T")
    call = p("resolves", style="C") + p("1\tto act;")
    sheet = style("N", "Res_No") + style("T", "Res_title") + style("C", "Call")
    (tmp_path / "a.docx").write_bytes(docx(cover + body + call, styles=sheet))

    taken = understood(run, str(tmp_path / "a.docx"), "--language", "en")

    assert taken["symbol"] == "itu:wtsa:res:1:2016"


def test_a_resolution_in_pdf_is_held(run: Run, tmp_path: Path) -> None:
    head = [
        line(740, "United Nations A/RES/99/7"),
        line(720, "Distr.: General"),
        line(708, "5 November 2044"),
    ]
    rest = [
        line(650, "Resolution adopted by the General Assembly on 1 November 2044"),
        line(620, "99/7. Outcomes of the Summit"),
        *block(590, "The General Assembly,", indent=20),
        *block(570, "Recalling its resolution 98/3 and all of its earlier relevant ones,", indent=20),
        *block(550, "1. Takes note of the report of the Secretary-General;", indent=20),
        *block(530, "2. Decides to remain seized of the matter.", indent=20),
    ]
    (tmp_path / "a.pdf").write_bytes(pdf([*head, *rest]))

    taken = understood(run, str(tmp_path / "a.pdf"))
    clauses = run("clauses", "A/RES/99/7", "--json").json()

    assert taken["symbol"] == "A/RES/99/7"
    labels = [clause["label"] for clause in clauses if clause["kind"] in {"preambular", "operative"}]
    assert labels == ["pp1", "1", "2"]


def test_a_file_that_is_not_what_it_is_called_is_taken_with_a_remark(run: Run, tmp_path: Path) -> None:
    (tmp_path / "C25_61.pdf").write_bytes(contribution())

    ran = run("ingest", str(tmp_path / "C25_61.pdf"))

    assert ran.code == 0
    assert "Word document (DOCX)" in ran.out


def test_a_broken_file_is_refused_and_the_others_taken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.docx").write_bytes(contribution())
    (tmp_path / "bad.docx").write_bytes(contribution()[:300])

    ran = run("ingest", str(tmp_path / "good.docx"), str(tmp_path / "bad.docx"))

    assert ran.code == 1
    assert "bad.docx is damaged" in ran.err
    assert run("clauses", "C25/61", "--json").code == 0


def test_a_text_in_none_of_the_six_languages_is_held_and_said_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("Απόφαση του Συμβουλίου για την κοινωνία της πληροφορίας")))

    ran = run("ingest", str(tmp_path / "a.docx"))

    assert ran.code == 0
    assert "none of the six official languages" in ran.out


def two_languages() -> bytes:
    """A resolution in English and Russian beside one another."""
    rows = [
        ["The General Assembly,", "Генеральная Ассамблея,"],
        ["Recalling its resolution on this,", "ссылаясь на свою резолюцию,"],
        ["1. Decides to meet in the spring;", "1. постановляет собраться весной;"],
        ["2. Requests a report.", "2. просит представить доклад."],
    ]
    return docx(p("A/RES/81/905") + tbl(rows))


def test_languages_side_by_side_are_held_each_as_a_text_of_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "both.docx").write_bytes(two_languages())

    (taken,) = run("ingest", str(tmp_path / "both.docx"), "--json").json()
    english = run("clauses", "A/RES/81/905", "--language", "en", "--json").json()
    russian = run("clauses", "A/RES/81/905", "--language", "ru", "--json").json()

    assert [each["language"] for each in taken["understood"]] == ["en", "ru"]
    assert [each["label"] for each in english] == [each["label"] for each in russian]
    assert russian[-1]["text"] == "просит представить доклад."


def test_the_one_language_that_is_named_is_taken_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "both.docx").write_bytes(two_languages())

    taken = understood(run, str(tmp_path / "both.docx"), "--language", "ru")

    assert taken["language"] == "ru"


def test_a_markdown_file_is_called_by_its_one_heading(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(
        "# Draft resolution on schools\n\n1. Connect them.\n", encoding="utf-8"
    )
    (tmp_path / "notes.md").write_text("# One\n\n1. Go.\n\n# Two\n\n2. Stay.\n", encoding="utf-8")

    assert understood(run, str(tmp_path / "draft.md"))["title"] == "Draft resolution on schools"
    assert understood(run, str(tmp_path / "notes.md"))["title"] == ""
