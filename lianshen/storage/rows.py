"""Sheets, problems and opinions as plain data for a JSON column, and back."""

from __future__ import annotations

from typing import Any

from shapely import Polygon, from_wkt, to_wkt

from lianshen.review.evidence import Clause
from lianshen.review.findings import Severity
from lianshen.review.language import Text
from lianshen.review.opinions import Opinion, Stand
from lianshen.review.projects import Declared, Department
from lianshen.review.record import evidence_of, evidence_row, text_row
from lianshen.review.sheets import Affine, Kind, LayerMeaning, Loss, Problem, Sheet, Signatures, SourceFile

Plain = dict[str, Any]


def sheet_row(sheet: Sheet) -> Plain:
    """One sheet without its source file, which has columns of its own."""
    return {
        "id": sheet.id,
        "place": sheet.place,
        "number": sheet.number,
        "title": sheet.title,
        "discipline": sheet.discipline,
        "kind": sheet.kind.value,
        "scale": sheet.scale,
        "storeys": list(sheet.storeys),
        "paper": list(sheet.paper) if sheet.paper else None,
        "frame": to_wkt(sheet.frame, rounding_precision=-1),
        "to_plan": sheet.to_plan.numbers(),
        "to_paper": sheet.to_paper.numbers(),
        "fields": [list(entry) for entry in sheet.fields],
        "signatures": sheet.signatures and [sheet.signatures.count, sheet.signatures.uncovered],
    }


def sheet_of(row: Plain, source: SourceFile) -> Sheet:
    """The sheet that `sheet_row` wrote down."""
    return Sheet(
        id=row["id"],
        source=source,
        place=row["place"],
        number=row["number"],
        title=row["title"],
        discipline=row["discipline"],
        kind=Kind(row["kind"]),
        scale=row["scale"],
        storeys=tuple(row["storeys"]),
        paper=(row["paper"][0], row["paper"][1]) if row["paper"] else None,
        frame=_polygon(row["frame"]),
        to_plan=Affine(*row["to_plan"]),
        to_paper=Affine(*row["to_paper"]),
        fields=tuple((label, words) for label, words in row["fields"]),
        signatures=Signatures(*row["signatures"]) if row.get("signatures") else None,  # older rows do not say
    )


def _polygon(words: str) -> Polygon:
    shape = from_wkt(words)
    if not isinstance(shape, Polygon):
        raise ValueError(f"a frame is a polygon, not {shape.geom_type}")
    return shape


def problem_row(problem: Problem) -> Plain:
    """One problem."""
    return {
        "code": problem.code,
        "loss": problem.loss.value,
        "message": text_row(problem.message),
        "remedy": text_row(problem.remedy),
        "sheet": problem.sheet,
        "count": problem.count,
    }


def problem_of(row: Plain) -> Problem:
    """The problem that `problem_row` wrote down."""
    return Problem(
        row["code"], Loss(row["loss"]), Text(**row["message"]), Text(**row["remedy"]), row["sheet"], row["count"]
    )


def layer_row(layer: LayerMeaning) -> Plain:
    """What one layer of a file was taken for."""
    counts = {"lines": layer.lines, "fills": layer.fills, "texts": layer.texts, "blocks": layer.blocks}
    said = {"name": layer.name, "meaning": layer.meaning, "certainty": layer.certainty}
    return {**said, "reason": text_row(layer.reason), **counts}


def layer_of(row: Plain) -> LayerMeaning:
    """The layer that `layer_row` wrote down."""
    return LayerMeaning(**{**row, "reason": Text(**row["reason"])})


def opinion_row(opinion: Opinion) -> Plain:
    """What has no column of its own."""
    return {
        "stand": opinion.stand.value,
        "text": opinion.text,
        "finding": opinion.finding,
        "severity": opinion.severity.value if opinion.severity else None,
        "clause": [opinion.clause.standard, opinion.clause.number] if opinion.clause else None,
        "evidence": [evidence_row(evidence) for evidence in opinion.evidence],
        "replaces": str(opinion.replaces) if opinion.replaces else None,
    }


def opinion_of(row: Any) -> Opinion:
    """The opinion of one row of the table."""
    said: Plain = row.opinion
    return Opinion(
        id=row.id,
        round=row.round,
        author=row.author,
        department=Department(row.department),
        stand=Stand(said["stand"]),
        text=said["text"],
        written_at=row.written_at,
        finding=said["finding"],
        severity=Severity(said["severity"]) if said["severity"] else None,
        clause=Clause(*said["clause"]) if said["clause"] else None,
        evidence=tuple(evidence_of(entry) for entry in said["evidence"]),
        replaces=type(row.id)(said["replaces"]) if said["replaces"] else None,
    )


def declared_row(declared: Declared) -> list[list[Any]]:
    """The declared facts in their order."""
    return [list(pair) for pair in declared.facts]


def declared_of(rows: list[list[Any]]) -> Declared:
    """What `declared_row` wrote down."""
    return Declared(tuple((name, value) for name, value in rows))


def source_of(row: Any) -> SourceFile:
    """The file of a row that carries its four columns."""
    return SourceFile(row.sha256, row.name, row.media_type, row.size_bytes)
