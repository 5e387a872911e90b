"""What the viewer draws on a sheet: every matter's places in mm of paper, and what they are coloured by."""

from __future__ import annotations

from typing import Any

from lianshen.review.findings import Verdict
from lianshen.review.opinions import Stand
from lianshen.review.sheets import Sheet
from lianshen.web.desk.views import MatterLine, SheetPage
from lianshen.web.findings.drawn import paper_shape
from lianshen.web.findings.grouping import failures_first
from lianshen.web.sheets.tiles import TILE, Pyramid, paper_of


def sheet_data(at: SheetPage, address: str) -> dict[str, Any]:
    """All the viewer needs to know; `address` is the sheet's own."""
    pyramid = Pyramid(*paper_of(at.sheet))
    return {
        "paper": [pyramid.width, pyramid.height],
        "resolutions": list(pyramid.resolutions),
        "tile": TILE,
        "tiles": f"{address}/tiles/{{z}}/{{x}}/{{y}}.png" if at.drawn else None,
        "may_add": at.may_add,
        "scale": at.sheet.scale,
        "marks": [_mark(line, at.sheet) for line in failures_first(at.matters)],
    }


def _mark(line: MatterLine, sheet: Sheet) -> dict[str, Any]:
    matter = line.matter
    shapes = [
        paper_shape(evidence.shape, sheet)
        for evidence in matter.evidence
        if evidence.sheet == sheet.id and evidence.shape is not None and not evidence.shape.is_empty
    ]
    verdict = matter.finding.verdict if matter.finding else Verdict.FAIL
    return {
        "key": matter.key,
        "department": matter.department.value,
        "severity": matter.severity.value,
        "verdict": verdict.value,
        "added": matter.finding is None,
        "dismissed": any(said.stand is Stand.DISMISSED for said in line.opinions),
        "shapes": shapes,
    }
