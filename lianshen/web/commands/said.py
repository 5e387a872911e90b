"""Readings and findings as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lianshen.review.findings import Verdict
from lianshen.review.language import _
from lianshen.review.report import Row, joint_opinion
from lianshen.review.report.said import sheet_name
from lianshen.web.precheck import Judged, Reading, dossier

_MARKS = {Verdict.PASS: _("passed"), Verdict.FAIL: _("failed"), Verdict.UNDECIDED: _("a person must say")}


def reading_text(reading: Reading, language: str) -> str:
    """Files, their sheets, and their problems with the remedies."""
    return "\n".join(_files(reading, language))


def findings_text(judged: Judged, language: str) -> str:
    """What stands, what was not decided, what was not read, and the counts."""
    opinion = joint_opinion(dossier(judged))
    counted = Counter(finding.verdict for finding in judged.findings)
    counts = ", ".join(f"{mark[language]} {counted[verdict]}" for verdict, mark in _MARKS.items())
    parts = (
        *_section(_("Matters to be answered")[language], opinion.standing, language),
        *_section(_("Not decided: a person must look, or a fact is missing")[language], opinion.questions, language),
        *(f"⚔ {conflict.reason[language]}" for conflict in opinion.dossier.consolidated.conflicts),
        *_losses(judged.reading, language),
        counts,
    )
    return "\n".join(parts)


def _files(reading: Reading, language: str) -> Iterator[str]:
    for one in reading.files:
        yield f"{one.source.name}  ({one.source.media_type}, {one.source.size_bytes:,} B)"
        for sheet in one.sheets:
            scale = f"1:{sheet.scale:g}" if sheet.scale else "1:?"
            storeys = " ".join(sheet.storeys)
            yield f"  ▪ {sheet_name(sheet, language)}  {sheet.kind.value}  {scale}  {storeys}".rstrip()
        for problem in one.problems:
            times = f" ×{problem.count}" if problem.count > 1 else ""
            yield f"  ! {problem.message[language]}{times} [{problem.code}, {problem.loss.value}]"
            yield f"    → {problem.remedy[language]}"


def _losses(reading: Reading, language: str) -> Iterator[str]:
    if any(one.problems for one in reading.files):
        yield _("What could not be read")[language]
    for one in reading.files:
        for problem in one.problems:
            yield f"  ! {one.source.name}: {problem.message[language]} → {problem.remedy[language]}"


def _section(title: str, rows: Iterable[Row], language: str) -> Iterator[str]:
    lines = [line for row in rows for line in _row(row, language)]
    if lines:
        yield title
        yield from lines


def _row(row: Row, language: str) -> Iterator[str]:
    more = f" +{len(row.subjects) - 1}" if len(row.subjects) > 1 else ""
    subject = row.subjects[0] if row.subjects else ""
    yield f"  {row.number}. [{row.department.text[language]}] {row.title[language]}: {subject}{more}"
    yield f"     {row.reason[language]}  ({row.clause})"
