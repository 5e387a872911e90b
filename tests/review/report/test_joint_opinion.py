"""The joint opinion says what stands, what was not decided and what was not read, on paper and on the sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pymupdf
import pytest

from lianshen.review.evidence import Clause, Evidence
from lianshen.review.explained import Edition, Explained
from lianshen.review.findings import Finding, Verdict
from lianshen.review.language import Text
from lianshen.review.picture import Picture, Words
from lianshen.review.projects import Department
from lianshen.review.report import (
    FontMissing,
    annotate,
    joined,
    opinion_html,
    opinion_pdf,
)
from tests.review.report.matters import SHEET, dismissal, finding, opinion_on

FONTS = Path(__file__).parents[3] / "lianshen" / "web" / "static" / "build" / "fonts"


def test_one_matter_on_nine_storeys_of_a_sheet_is_one_row() -> None:
    rows = opinion_on([finding("fire", f"B1/{n}F/M1") for n in range(3, 12)]).standing
    assert [(row.number, len(row.subjects)) for row in rows] == [(1, 9)]


def test_the_third_storey_is_named_before_the_eleventh() -> None:
    (row,) = opinion_on([finding("fire", f"B1/{n}F/M1") for n in (11, 10, 3)]).standing
    assert row.subjects == ("B1/3F/M1", "B1/10F/M1", "B1/11F/M1")


def test_what_was_dismissed_does_not_stand_and_says_why() -> None:
    failure = finding("fire", "B1/3F/M1")
    opinion = opinion_on([failure], dismissal(failure))
    assert opinion.standing == ()
    assert "另有出口" in opinion.dismissed[0].said[0].zh


def test_questions_that_lack_the_same_fact_are_one_row() -> None:
    asked = [
        finding("seismic", f"B1/{n}F", Verdict.UNDECIDED, missing=("Storey.outline",), evidence=())
        for n in range(3, 12)
    ]
    assert [len(row.subjects) for row in opinion_on(asked).questions] == [9]


def test_rules_that_lack_the_same_fact_are_one_row_of_their_department() -> None:
    def question(pack: str, rule: str) -> Finding:
        return finding(pack, "B1", Verdict.UNDECIDED, rule=rule, missing=("Building.storeys",), evidence=())

    asked = [question("fire", "fire/a"), question("fire", "fire/b"), question("housing", "housing/a")]
    rows = opinion_on(asked).questions
    assert [(row.department, len(row.matters)) for row in rows] == [(Department.HOUSING, 1), (Department.FIRE, 2)]
    assert rows[1].title.en.startswith("2 demands could not be looked at")


def test_the_printed_opinion_has_every_word_and_user_text_is_never_markup() -> None:
    printed = opinion_pdf(opinion_on([finding("fire", "B1/3F/M1")]), "zh", FONTS)
    with pymupdf.open(stream=printed) as document:
        words = "".join("".join(page.get_text().split()) for page in document)
    for expected in (
        "户门距安全出口不过远",
        "GB50016-2014(2018)5.5.29",
        "天正自定义对象无法读取",
        "请整图导出为天正3格式",
    ):
        assert expected in words
    assert "<script>alert(1)</script>#panic()" in words
    assert b"pdfaid" in printed


def test_the_page_escapes_what_users_wrote_and_needs_nothing_beside_it() -> None:
    page = opinion_html(opinion_on([finding("fire", "B1/3F/M1")]), "en")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert not any(mark in page for mark in ('src="', "@import", 'rel="stylesheet"'))
    assert "The walk to the exit is not too long" in page


def test_a_check_no_reviewer_saw_says_so() -> None:
    assert "未经审查人员审阅" in opinion_html(opinion_on([], reviewed=False), "zh")


def test_without_the_chinese_font_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontMissing, match="make setup"):
        opinion_pdf(opinion_on([]), "zh", tmp_path)


def rendition() -> bytes:
    with pymupdf.open() as document:
        document.new_page(width=841 * 72 / 25.4, height=594 * 72 / 25.4)
        return bytes(document.tobytes())


def test_an_annotated_sheet_carries_a_cloud_where_the_walk_is_with_the_words_in_it() -> None:
    opinion = opinion_on([finding("fire", "B1/3F/M1")])
    marked = annotate(rendition(), SHEET, opinion.on("s1"), "zh")
    with pymupdf.open(stream=marked) as document:
        page = document[0]  # annotations die with their page
        marks = list(page.annots())
        clouds = [mark for mark in marks if mark.type[1] == "Polygon"]
        points = 72 / 25.4
        expected = pymupdf.Rect(100, 594 - 140, 300, 594 - 100) * points
        assert len(clouds) == 1
        assert clouds[0].rect.contains(expected)
        assert clouds[0].rect.width < expected.width + 20 * points
        assert "户门距安全出口不过远" in clouds[0].info["content"]
        assert clouds[0].info["title"] == "消防"
        assert [mark.type[1] for mark in marks].count("PolyLine") == 1


def test_a_row_without_a_place_is_a_note_on_its_sheet() -> None:
    opinion = opinion_on([finding("fire", "B1", evidence=(Evidence("s1"),))])
    with pymupdf.open(stream=annotate(rendition(), SHEET, opinion.on("s1"), "zh")) as document:
        page = document[0]
        assert [mark.type[1] for mark in page.annots()] == ["Text"]


def test_the_joined_sheets_keep_their_marks_and_have_a_bookmark_each() -> None:
    opinion = opinion_on([finding("fire", "B1/3F/M1")])
    one = annotate(rendition(), SHEET, opinion.on("s1"), "zh")
    with pymupdf.open(stream=joined([("建施-05", one), ("建施-06", one)])) as document:
        assert [entry[1] for entry in document.get_toc()] == ["建施-05", "建施-06"]
        assert all(len(list(page.annots())) == 2 for page in document)


def test_each_row_of_the_page_leads_to_what_its_rule_demands_and_cannot_see() -> None:
    rule = Explained(
        "fire/door-to-exit",
        Text("户门距安全出口不过远", "The walk to the exit is not too long"),
        (Text("沿走道量取。", "It is walked inside the corridor."),),
        (Edition(Clause("GB 50016-2014 (2018)", "5.5.29"), Text("现行", "in force"), date(2018, 10, 1), None),),
        ((Text("直通疏散距离", "walk"), (Text("20 m", "20 m"),)),),
        (Text("未识别出安全出口", "no exit was recognised"),),
        Picture(90, 20, "<i>", (Words("23 m", (1, 1), 3),)),
    )
    other = replace(rule, code="fire/other")
    page = opinion_html(opinion_on([finding("fire", "B1/3F/M1")], rules=(rule, other)), "zh")
    assert '<a href="#rule-fire/door-to-exit">GB 50016-2014 (2018) 5.5.29</a>' in page
    section = page.partition('id="rule-fire/door-to-exit"')[2].partition("</section>")[0]
    for words in (
        "沿走道量取。",
        "GB 50016-2014 (2018) 5.5.29 · 现行 · 2018-10-01 –",
        "未识别出安全出口",
        ">23 m</text>",
    ):
        assert words in section
    assert "<i>" not in page
    assert "fire/other" not in page
