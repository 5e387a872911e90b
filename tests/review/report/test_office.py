"""The opinion as a Word document and as a workbook, read back by other means than they were written with."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from lianshen.review.evidence import Clause
from lianshen.review.findings import Severity, Verdict
from lianshen.review.opinions import Opinion, Stand
from lianshen.review.projects import Department
from lianshen.review.report import JointOpinion, opinion_docx, opinion_xlsx
from tests.review.report.matters import dismissal, finding, opinion_on

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDED = Opinion(
    UUID(int=7),
    UUID(int=1),
    UUID(int=2),
    Department.FIRE,
    Stand.ADDED,
    '=HYPERLINK("http://x") 楼梯间前室\x01 <w:t>',
    datetime(2026, 11, 23, tzinfo=UTC),
    severity=Severity.GENERAL,
    clause=Clause("GB 55037-2022", "7.1.8"),
)


@pytest.fixture(scope="module")
def opinion() -> JointOpinion:
    gone = finding("housing", "B1/5F/M1")
    question = finding("seismic", "B1", Verdict.UNDECIDED, missing=("Building.height",), observed=None, evidence=())
    alike = [finding("fire", f"B1/{n}F/M1") for n in range(3, 9)]
    return opinion_on([*alike, gone, question], dismissal(gone), ADDED)


def part_of(document: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(document)) as parts:
        return ElementTree.fromstring(parts.read(name))


def words_of(element: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def test_the_word_document_says_what_the_printed_opinion_says(opinion: JointOpinion) -> None:
    words = words_of(part_of(opinion_docx(opinion, "zh"), "word/document.xml"))
    for expected in (
        "施工图联合审查意见", "翠湖花园5#楼 <script>alert(1)</script> #panic()", "户门距安全出口不过远", "23 m，要求 ≤ 20 m",
        "GB 50016-2014 (2018) 5.5.29", "强条", "设计回复", "天正自定义对象无法读取", "请整图导出为天正3格式", "ab" * 32,
        "fire 0.1.0", "2026-11-23", "驳回：另有出口",
    ):  # fmt: skip
        assert expected in words, expected


def test_a_head_row_is_repeated_on_every_page_and_no_row_is_torn(opinion: JointOpinion) -> None:
    body = part_of(opinion_docx(opinion, "zh"), "word/document.xml")
    tables = [table for table in body.iter(f"{W}tbl") if "设计回复" in words_of(table)]
    assert tables
    for table in tables:
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_chinese_letters_have_a_chinese_font_and_pages_have_numbers(opinion: JointOpinion) -> None:
    document = opinion_docx(opinion, "zh")
    styles = part_of(document, "word/styles.xml")
    fonts = {
        style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}rFonts")
        for style in styles.iter(f"{W}style")
        if style.get(f"{W}styleId") in ("Normal", "Heading1", "Title")
    }
    assert {name: font.get(f"{W}eastAsia") for name, font in fonts.items() if font is not None} == {
        "Normal": "宋体",
        "Heading1": "黑体",
        "Title": "黑体",
    }
    with ZipFile(BytesIO(document)) as parts:
        footers = [parts.read(name).decode() for name in parts.namelist() if "footer" in name]
    assert any(" PAGE " in footer and " NUMPAGES " in footer for footer in footers)


def test_characters_that_no_document_can_hold_are_left_out(opinion: JointOpinion) -> None:
    words = words_of(part_of(opinion_docx(opinion, "en"), "word/document.xml"))
    assert '=HYPERLINK("http://x") 楼梯间前室 <w:t>' in words


def test_a_check_no_reviewer_saw_has_no_column_for_reviewers_and_no_signatures() -> None:
    words = words_of(
        part_of(opinion_docx(opinion_on([finding("fire", "B1")], reviewed=False), "zh"), "word/document.xml")
    )
    assert "未经审查人员审阅" in words
    assert "审查人员意见" not in words
    assert "签署" not in words


def test_the_workbook_has_a_line_for_every_matter_to_filter_by(opinion: JointOpinion) -> None:
    book = openpyxl.load_workbook(BytesIO(opinion_xlsx(opinion, "zh")))
    assert book.sheetnames == ["汇总", "全部意见", "未能读取的内容", "条文审查情况", "送审文件"]
    sheet = book["全部意见"]
    head, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    matters = [dict(zip(head, line, strict=True)) for line in lines]
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert [one["部位"] for one in matters if one["部门"] == "消防" and one["规则"]] == [
        f"B1/{n}F/M1" for n in range(3, 9)
    ]
    first = next(one for one in matters if one["部位"] == "B1/3F/M1")
    assert (first["状态"], first["实测"], first["单位"], first["规范要求"]) == ("不符合", 23, "m", "≤ 20 m")
    assert (first["标准"], first["条文"], first["图号"]) == ("GB 50016-2014 (2018)", "5.5.29", "建施-05")
    assert {one["状态"] for one in matters} == {"不符合", "待人工判定", "驳回", "审查人员补充"}


def test_words_of_users_are_never_formulas(opinion: JointOpinion) -> None:
    book = openpyxl.load_workbook(BytesIO(opinion_xlsx(opinion, "zh")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not any(sheet._hyperlinks for sheet in book)


def test_the_workbook_lists_what_was_not_read_and_the_files_with_their_hashes(opinion: JointOpinion) -> None:
    book = openpyxl.load_workbook(BytesIO(opinion_xlsx(opinion, "en")))
    losses = [cell.value for row in book["What could not be read"].iter_rows() for cell in row]
    files = [cell.value for row in book["Files"].iter_rows() for cell in row]
    assert "TArch objects cannot be read" in losses
    assert "ab" * 32 in files
