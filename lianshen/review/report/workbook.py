"""The joint opinion as an Excel workbook: one line per matter, to filter and to count.

Words from drawings are always written as words, never as formulas or links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from lianshen.review.clauses import ListedClause, Reach
from lianshen.review.picture import length_of
from lianshen.review.report.assemble import JointOpinion
from lianshen.review.report.each import each_matter
from lianshen.review.report.said import said

_LONGEST = 32_767  # characters in one cell of Excel
_FACE = "宋体"
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its head, and its width in letters."""

    head: str
    width: float


def opinion_xlsx(opinion: JointOpinion, language: str) -> bytes:
    """The opinion as .xlsx with sheets for the summary, the matters, what was not read, the clauses and the files."""
    told = said(opinion, language)
    written = BytesIO()
    book = _Book(written, told, opinion)
    book.summary()
    book.table(told["words"]["matters"], _matter_columns(told), _matter_rows(opinion, language))
    book.table(told["words"]["losses"], _loss_columns(told), map(_loss, told["losses"]))
    book.table(told["words"]["clauses"], _clause_columns(told), _clause_rows(opinion, language))
    book.table(told["words"]["files"], _file_columns(told), map(_file, told["files"]))
    book.close()
    return written.getvalue()


class _Book:
    """Writes sheet after sheet into one workbook."""

    def __init__(self, into: BytesIO, told: dict[str, Any], opinion: JointOpinion) -> None:
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.told = told
        self.book: Any = xlsxwriter.Workbook(into, {"in_memory": True, **safe})
        day = datetime.combine(opinion.dossier.issued_on or opinion.dossier.judged_on, time())
        about = {"title": told["words"]["title"], "subject": told["project"][:255], "author": "联审 Lianshen"}
        self.book.set_properties({**about, "created": day})
        self.plain = self.book.add_format({"font_name": _FACE, "font_size": 10, "valign": "top", "text_wrap": True})
        self.number = self.book.add_format(
            {"font_name": _FACE, "font_size": 10, "valign": "top", "num_format": "0.###"}
        )
        head = {"bold": True, "bg_color": "#E9EDF2", "border": 1, "border_color": "#B9C2CC", "valign": "vcenter"}
        self.head = self.book.add_format({"font_name": _FACE, "font_size": 10, "text_wrap": True, **head})
        self.large = self.book.add_format({"font_name": _FACE, "font_size": 16, "bold": True})
        self.strong = self.book.add_format({"font_name": _FACE, "font_size": 11, "bold": True})

    def summary(self) -> None:
        """The first sheet: what was judged, by which law, how many of what, and the conflicts."""
        told, words = self.told, self.told["words"]
        sheet = self._sheet(words["summary"])
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 6, 16)
        sheet.write_string(0, 0, words["title"], self.large)
        line = 2
        for name, value in self._facts():
            if value:
                sheet.write_string(line, 0, name, self.strong)
                sheet.write_string(line, 1, value[:_LONGEST])
                line += 1
        line = self._counts(sheet, line + 1, words["summary"], told["verdicts"], told["counted"])
        line = self._counts(sheet, line + 1, words["by_severity"], told["severities"], told["by_severity"])
        line = self._counts(sheet, line + 1, words["clauses"], told["reaches"], told["clauses"])
        sheet.write_string(line + 1, 0, words["conflicts"], self.strong)
        for number, conflict in enumerate(told["conflicts"] or [words["no_conflicts"]], line + 2):
            sheet.write_string(number, 0, conflict[:_LONGEST])

    def _facts(self) -> Iterator[tuple[str, str]]:
        told, words = self.told, self.told["words"]
        for name in ("project", "round", "judged_on", "issued_on", "region"):
            yield words[name], str(told[name] or "")
        yield words["packs"], ", ".join(told["packs"])
        yield "", "" if told["reviewed"] else words["precheck"]

    def table(self, title: str, columns: Sequence[_Column], rows: Iterable[Sequence[Value]]) -> None:
        """A sheet with one table: its head stays in sight, is printed on every page, and can be filtered by."""
        sheet = self._sheet(title)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, self.head)
        last = 0
        for last, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                self._write(sheet, last, place, value)
            sheet.set_row(last, _height(row, columns))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        sheet.repeat_rows(0)

    def close(self) -> None:
        """Finish the file."""
        self.book.close()

    def _sheet(self, title: str) -> Any:
        sheet = self.book.add_worksheet(title[:31])
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet

    def _counts(self, sheet: Any, line: int, title: str, heads: Sequence[str], rows: Sequence[dict[str, Any]]) -> int:
        """A small table of counts by department; the line after it."""
        if not rows:
            return line
        sheet.write_string(line, 0, title, self.strong)
        for place, head in enumerate((self.told["words"]["department"], *heads)):
            sheet.write_string(line + 1, place, head, self.head)
        for below, row in enumerate(rows, line + 2):
            for place, value in enumerate((row["department"], *row["counts"])):
                self._write(sheet, below, place, value)
        return line + 2 + len(rows)

    def _write(self, sheet: Any, line: int, place: int, value: Value) -> None:
        if isinstance(value, str):
            sheet.write_string(line, place, value[:_LONGEST], self.plain)
        elif value is None:
            sheet.write_blank(line, place, None, self.plain)
        else:
            sheet.write_number(line, place, value, self.number)


def _height(row: Sequence[Value], columns: Sequence[_Column]) -> float:
    """How high a row must be in points for its longest cell; not every program works that out itself."""
    lines = [
        sum(max(ceil(length_of(line, 1.8) / column.width - 0.1), 1) for line in str(value or "").split("\n"))
        for value, column in zip(row, columns, strict=True)
    ]
    return min(max(lines) * 13.5 + 2, 400.0)


def _matter_columns(told: dict[str, Any]) -> list[_Column]:
    heads = (
        ("number", 7), ("state", 14), ("department", 16), ("severity", 11), ("sheet_number", 13), ("sheet_title", 22),
        ("where", 22), ("opinion", 38), ("reason", 38), ("standard", 20), ("clause", 14), ("measured_value", 10),
        ("unit", 8), ("demanded", 12), ("quotes", 26), ("verify_head", 14), ("rule", 26), ("said", 20), ("reply", 24),
        ("changed_sheet", 14), ("second_look", 20),
    )  # fmt: skip
    return [_Column(told["words"][name], width) for name, width in heads]


def _matter_rows(opinion: JointOpinion, language: str) -> Iterable[Sequence[Value]]:
    for one in each_matter(opinion, language):
        yield (
            one.row, one.stand, one.department, one.severity, one.sheet_numbers, one.sheet_titles, one.subject,
            one.title, one.reason, one.standard, one.number, one.observed, one.unit, one.demanded, one.quotes,
            one.verify, one.rule, one.said, None, None, None,
        )  # fmt: skip


def _loss_columns(told: dict[str, Any]) -> list[_Column]:
    heads = (("file", 34), ("sheet", 30), ("loss", 10), ("count", 8), ("problem", 60), ("remedy", 60))
    return [_Column(told["words"][name], width) for name, width in heads]


def _loss(loss: dict[str, Any]) -> Sequence[Value]:
    return loss["file"], loss["sheet"], loss["loss"], loss["count"], loss["message"], loss["remedy"]


def _clause_columns(told: dict[str, Any]) -> list[_Column]:
    heads = (
        ("department", 12),
        ("standard", 26),
        ("clause", 18),
        ("content", 44),
        ("reach", 16),
        ("asks", 60),
        ("rule", 50),
    )
    return [_Column(told["words"][name], width) for name, width in heads]


def _clause_rows(opinion: JointOpinion, language: str) -> Iterable[Sequence[Value]]:
    return (_clause(opinion, clause, reach, language) for clause, reach in opinion.dossier.clauses)


def _clause(opinion: JointOpinion, listed: ListedClause, reach: Reach, language: str) -> Sequence[Value]:
    department = opinion.dossier.department_of(listed.pack).text[language]
    asks = listed.asks[language] if listed.asks else ""
    cited = listed.clause.standard, listed.clause.number
    return department, *cited, listed.title[language], reach.text[language], asks, ", ".join(listed.rules)


def _file_columns(told: dict[str, Any]) -> list[_Column]:
    return [_Column(told["words"]["file"], 60), _Column(told["words"]["sheets"], 10), _Column("SHA-256", 70)]


def _file(one: dict[str, Any]) -> Sequence[Value]:
    return one["name"], one["sheets"], one["sha256"]
