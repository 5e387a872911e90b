"""The whole walk without server or database: files at hand to drawings, facts, findings and documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from lianshen.parsers.assemble import assemble
from lianshen.parsers.intake import Item, take_in
from lianshen.parsers.layer_evidence import layer_meanings
from lianshen.parsers.reading import read_file
from lianshen.parsers.rendition import render
from lianshen.review.building import Design
from lianshen.review.clauses import reached
from lianshen.review.findings import Finding
from lianshen.review.merge import merge
from lianshen.review.projects import Declared
from lianshen.review.reading_document import FileReading
from lianshen.review.report import (
    Dossier,
    annotate,
    joined,
    joint_opinion,
    opinion_docx,
    opinion_html,
    opinion_pdf,
    opinion_xlsx,
)
from lianshen.review.report.said import sheet_name
from lianshen.review.sheets import Drawing, Loss, Problem, SourceFile
from lianshen.rules.clauses import every_clause
from lianshen.rules.manual.explain import explain
from lianshen.rules.pack import Pack, department_of
from lianshen.rules.run import check

FONTS = Path(str(files("lianshen.web"))) / "static" / "build" / "fonts"
Told = Callable[[str, int, int], None]
"""Called with what is being worked on, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files at hand say; `drawings` come with the file they lie in."""

    files: tuple[FileReading, ...]
    drawings: tuple[tuple[Drawing, Path], ...]
    design: Design

    @property
    def nothing(self) -> bool:
        """Whether not one sheet could be read."""
        lost = {problem.sheet for problem in self.problems if problem.loss is Loss.NOT_READ}
        return all(drawing.sheet.id in lost for drawing, _path in self.drawings)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of all files."""
        return tuple(problem for reading in self.files for problem in reading.problems)

    @property
    def complete(self) -> bool:
        """Whether nothing at all was lost."""
        return all(problem.loss is Loss.REPAIRED for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading judged by the law of one day."""

    reading: Reading
    project: str
    on: date
    region: str
    packs: tuple[Pack, ...]
    findings: tuple[Finding, ...]

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """The packs with their versions."""
        return tuple((pack.name, pack.version) for pack in self.packs)


def read_paths(
    paths: Sequence[Path], declared: Declared, unpacked: Path, told: Told, keep_in: Path | None = None
) -> Reading:
    """Read files, folders and zips; zips are opened into `unpacked`, which must outlive the reading.

    With `keep_in` a file read before is taken from there, and what is read now is kept there.
    """
    handed = take_in(paths, unpacked)
    readings: list[FileReading] = []
    drawings: list[tuple[Drawing, Path]] = []
    for done, one in enumerate(handed):
        told(one.name, done, len(handed))
        reading, found = _read_one(one, keep_in)
        readings.append(reading)
        drawings.extend((drawing, one.path) for drawing in found if one.path)
    told("", len(handed), len(handed))
    problems = [problem for reading in readings for problem in reading.problems]
    return Reading(
        tuple(readings),
        tuple(drawings),
        assemble([drawing for drawing, _path in drawings], problems, declared, readings),
    )


def judge(reading: Reading, project: str, packs: Sequence[Pack], on: date, region: str, told: Told) -> Judged:
    """Let every pack look at the whole design."""
    findings: list[Finding] = []
    for done, pack in enumerate(packs):
        told(pack.title.zh, done, len(packs))
        findings.extend(check(pack, reading.design, pack.law(on, region)))
    told("", len(packs), len(packs))
    return Judged(reading, project, on, region, tuple(packs), tuple(findings))


def dossier(judged: Judged) -> Dossier:
    """The judged reading as an opinion that no reviewer has seen."""
    return Dossier(
        project=judged.project,
        number=1,
        judged_on=judged.on,
        region=judged.region,
        packs=judged.versions,
        files=judged.reading.files,
        findings=judged.findings,
        consolidated=merge(judged.findings, (), department_of),
        department_of=department_of,
        reviewed=False,
        clauses=reached(every_clause(judged.packs), judged.findings),
        rules=explain({finding.rule for finding in judged.findings}, judged.on),
    )


def documents(judged: Judged, language: str, told: Told) -> Iterator[tuple[str, bytes]]:
    """The opinion and the annotated sheets, by file name, one after the other."""
    opinion = joint_opinion(dossier(judged))
    yield "opinion.pdf", opinion_pdf(opinion, language, FONTS)
    yield "opinion.html", opinion_html(opinion, language).encode()
    yield "opinion.docx", opinion_docx(opinion, language)
    yield "opinion.xlsx", opinion_xlsx(opinion, language)
    sheets: list[tuple[str, bytes]] = []
    names: set[str] = set()
    for done, (drawing, path) in enumerate(judged.reading.drawings):
        name = file_name(drawing, names)
        told(name, done, len(judged.reading.drawings))
        page = annotate(render(drawing, path), drawing.sheet, opinion.on(drawing.sheet.id), language)
        sheets.append((sheet_name(drawing.sheet, language), page))
        yield f"sheets/{name}.pdf", page
    told("", len(sheets), len(sheets))
    if sheets:
        yield "sheets.pdf", joined(sheets)


def file_name(drawing: Drawing, taken: set[str]) -> str:
    """The sheet's number, or its place in its file; never a path, never twice."""
    sheet = drawing.sheet
    stem = sheet.number or f"{Path(sheet.source.name).stem} {sheet.place}"
    stem = re.sub(r"[^\w\-. ()（）·]+", "_", stem).strip(". ") or "sheet"
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem} ({number})", number + 1
    taken.add(name)
    return name


def working_folder() -> TemporaryDirectory[str]:
    """A folder for what is unpacked, gone when the work is done."""
    return TemporaryDirectory(prefix="lianshen-")


def _read_one(one: Item, keep_in: Path | None) -> tuple[FileReading, tuple[Drawing, ...]]:
    if one.path is None:  # refused before anybody could hash it
        return FileReading(SourceFile("", one.name, "application/octet-stream", 0), (), one.problems), ()
    source, reading = read_file(one.path, one.name, keep_in=keep_in)
    sheets = tuple(drawing.sheet for drawing in reading.drawings)
    layers = layer_meanings(reading.drawings)
    return FileReading(source, sheets, (*one.problems, *reading.problems), layers), reading.drawings
