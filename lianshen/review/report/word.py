"""The joint opinion as a Word document: the same table as on paper, to be edited and answered in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt, RGBColor

from lianshen.review.report.assemble import JointOpinion
from lianshen.review.report.said import said
from lianshen.review.report.word_parts import (
    AMBER,
    FACES,
    GREY,
    HEADS,
    RED,
    Cell,
    Column,
    Line,
    add_field,
    add_table,
    clean,
    no_border,
    set_fonts,
)

_WIDE = 267.0  # millimetres between the margins of A4 lying down


def opinion_docx(opinion: JointOpinion, language: str) -> bytes:
    """The opinion as .docx; fonts are named, not embedded."""
    told = said(opinion, language)
    document = _blank(told, opinion)
    _cover(document, told)
    _summary(document, told)
    _conflicts(document, told)
    _matters(document, told, told["words"]["standing"], told["standing"], told["words"]["no_standing"])
    _losses(document, told)
    _matters(document, told, told["words"]["questions"], told["questions"], told["words"]["no_questions"])
    if told["dismissed"]:
        _matters(document, told, told["words"]["dismissed"], told["dismissed"], "")
    if told["clauses"]:
        _clauses(document, told)
    if told["reviewed"]:
        _signatures(document, told)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _blank(told: dict[str, Any], opinion: JointOpinion) -> Document:
    """An empty document lying down, with its fonts, its footer and its properties."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    normal = document.styles["Normal"]
    normal.font.size = Pt(9.5)
    normal.paragraph_format.space_after = Pt(3)
    set_fonts(normal, FACES)
    for name, size in (("Title", 24), ("Heading 1", 13)):
        style = document.styles[name]
        style.font.size, style.font.bold = Pt(size), True
        set_fonts(style, HEADS, "1B2733")
    no_border(document.styles["Title"])
    document.styles["Heading 1"].paragraph_format.space_before = Pt(12)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(5)
    _footer(section.footer.paragraphs[0], told)
    day = datetime.combine(opinion.dossier.issued_on or opinion.dossier.judged_on, time())
    about = document.core_properties
    about.title, about.subject = clean(told["words"]["title"]), clean(told["project"])[:255]
    about.author, about.last_modified_by = "联审 Lianshen", "联审 Lianshen"
    about.created = about.modified = day
    about.comments, about.language = "", "zh-CN" if told["language"] == "zh" else "en"
    return document


def _footer(paragraph: Any, told: dict[str, Any]) -> None:
    """The project, and which page of how many."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = ("第 ", " 页　共 ", " 页") if told["language"] == "zh" else ("Page ", " of ", "")
    paragraph.add_run(f"{clean(told['project'])}　　{before}")
    add_field(paragraph, "PAGE")
    paragraph.add_run(between)
    add_field(paragraph, "NUMPAGES")
    paragraph.add_run(after)
    for run in paragraph.runs:
        run.font.size = Pt(8)
        run.font.color.rgb = RGBColor.from_string(GREY)


def _cover(document: Document, told: dict[str, Any]) -> None:
    words = told["words"]
    title = document.add_paragraph(words["title"], style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = Pt(48)
    project = document.add_paragraph()
    project.alignment = WD_ALIGN_PARAGRAPH.CENTER
    project.paragraph_format.space_after = Pt(24)
    project.add_run(clean(told["project"])).font.size = Pt(16)
    if not told["reviewed"]:
        notice = document.add_paragraph()
        notice.alignment = WD_ALIGN_PARAGRAPH.CENTER
        notice.add_run(words["precheck"]).font.color.rgb = RGBColor.from_string(AMBER)
    facts = [
        (words["project"], told["project"]),
        (words["round"], str(told["round"])),
        (words["judged_on"], told["judged_on"]),
        (words["issued_on"], told["issued_on"]),
        (words["region"], told["region"]),
        (words["packs"], ", ".join(told["packs"])),
    ]
    add_table(
        document,
        (Column("", 50), Column("", _WIDE - 50)),
        [([Line(name, colour=GREY)], value) for name, value in facts if value],
    )
    document.add_heading(words["files"], 1)
    columns = (Column(words["file"], 105), Column(words["sheets"], 17), Column("SHA-256", _WIDE - 122))
    rows = [(one["name"], str(one["sheets"]), [Line(one["sha256"], small=True)]) for one in told["files"]]
    add_table(document, columns, rows)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _summary(document: Document, told: dict[str, Any]) -> None:
    words = told["words"]
    document.add_heading(words["summary"], 1)
    _counts(document, told, told["verdicts"], told["counted"])
    document.add_paragraph(words["verdict_note"]).runs[0].font.size = Pt(8)
    if told["by_severity"]:
        document.add_paragraph(words["by_severity"])
        _counts(document, told, told["severities"], told["by_severity"])


def _counts(document: Document, told: dict[str, Any], heads: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    each = (_WIDE - 60) / len(heads)
    columns = (Column(told["words"]["department"], 60), *(Column(head, each) for head in heads))
    add_table(document, columns, [(row["department"], *map(str, row["counts"])) for row in rows])


def _conflicts(document: Document, told: dict[str, Any]) -> None:
    words = told["words"]
    document.add_heading(words["conflicts"], 1)
    for conflict in told["conflicts"] or [words["no_conflicts"]]:
        document.add_paragraph(clean(conflict), style="List Bullet" if told["conflicts"] else None)
    if told["together"]:
        document.add_heading(words["together"], 1)
        for place in told["together"]:
            document.add_paragraph(clean("　|　".join(place)), style="List Bullet")


def _matters(
    document: Document, told: dict[str, Any], title: str, rows: Sequence[dict[str, Any]], otherwise: str
) -> None:
    document.add_heading(title, 1)
    if not rows:
        document.add_paragraph(otherwise)
        return
    words, reviewed = told["words"], told["reviewed"]
    wide = told["language"] != "zh"  # English words are longer
    fixed = [
        Column(words["number"], 10),
        Column(words["department"], 24 if wide else 17),
        Column(words["sheet"], 34),
        Column(words["clause"], 34),
        Column(words["severity"], 21 if wide else 13),
        Column(words["measured"], 25),
        *([Column(words["said"], 26)] if reviewed else []),
        Column(words["reply"], 28),
    ]
    opinion = Column(words["opinion"], _WIDE - sum(column.width for column in fixed))
    columns = (*fixed[:3], opinion, *fixed[3:])
    add_table(document, columns, [_matter(row, reviewed) for row in rows])


def _matter(row: dict[str, Any], reviewed: bool) -> list[Cell]:
    opinion = [
        Line(row["title"], bold=True),
        Line(row["reason"]),
        *([Line(row["where"], small=True, colour=GREY)] if row["where"] else []),
        *(Line(f"“{quote}”", small=True, colour=GREY) for quote in row["quotes"]),
        *([Line(row["verify"], small=True, colour=AMBER)] if row["verify"] else []),
    ]
    return [
        str(row["number"]),
        row["department"],
        [Line(name) for name in row["sheets"]],
        opinion,
        row["clause"],
        [Line(row["severity"], bold=row["mandatory"], colour=RED if row["mandatory"] else "")],
        [Line(row["observed"]), Line(row["limit"])],
        *([[Line(one) for one in row["said"]]] if reviewed else []),
        "",
    ]


def _losses(document: Document, told: dict[str, Any]) -> None:
    words = told["words"]
    document.add_heading(words["losses"], 1)
    if not told["losses"]:
        document.add_paragraph(words["no_losses"])
        return
    columns = (
        Column(words["file"], 50),
        Column(words["sheet"], 42),
        Column(words["loss"], 18),
        Column(words["problem"], 85),
        Column(words["remedy"], 72),
    )
    add_table(document, columns, [_loss(one) for one in told["losses"]])


def _loss(loss: dict[str, Any]) -> list[Cell]:
    count = f" × {loss['count']}" if loss["count"] > 1 else ""
    grave = [Line(loss["loss"], colour=RED if loss["grave"] else "")]
    return [loss["file"], loss["sheet"], grave, loss["message"] + count, loss["remedy"]]


def _clauses(document: Document, told: dict[str, Any]) -> None:
    words = told["words"]
    document.add_heading(words["clauses"], 1)
    _counts(document, told, told["reaches"], told["clauses"])
    document.add_paragraph(words["clauses_note"]).runs[0].font.size = Pt(8)
    for department in told["clauses"]:
        for part in department["open"]:
            if part["clauses"]:
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{department['department']}　{part['reach']}　").bold = True
                paragraph.add_run(clean("；".join(part["clauses"]))).font.size = Pt(8)


def _signatures(document: Document, told: dict[str, Any]) -> None:
    words = told["words"]
    document.add_heading(words["signatures"], 1)
    heads = (words["department"], words["reviewer"], words["second_reader"], words["date"])
    blank = [Line(""), Line("")]  # room to sign in
    rows = [([Line(row["department"]), Line("")], blank, blank, blank) for row in told["counted"]]
    add_table(document, [Column(head, _WIDE / 4) for head in heads], rows)
