"""What the viewer draws on a sheet: every matter's places in mm of paper, and what they are coloured by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lianshen.review.evidence import Evidence
from lianshen.review.findings import Verdict
from lianshen.review.opinions import Stand
from lianshen.review.sheets import Sheet
from lianshen.web.desk.views import SheetPage
from lianshen.web.findings.drawn import paper_shape
from lianshen.web.findings.grouping import Card, failures_first
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
        "marks": [_mark(card, at.sheet) for card in failures_first(at.matters)],
    }


def _mark(card: Card, sheet: Sheet) -> dict[str, Any]:
    matter = card.first.matter
    # Storeys that share a sheet share their places on it: each is drawn once.
    places = {evidence.shape.wkb: evidence.shape for evidence in _places(card, sheet) if evidence.shape is not None}
    shapes = [paper_shape(place, sheet) for place in places.values() if not place.is_empty]
    verdict = matter.finding.verdict if matter.finding else Verdict.FAIL
    return {
        "key": matter.key,
        "department": matter.department.value,
        "severity": matter.severity.value,
        "verdict": verdict.value,
        "added": matter.finding is None,
        "dismissed": any(said.stand is Stand.DISMISSED for said in card.first.opinions),
        "shapes": shapes,
    }


def _places(card: Card, sheet: Sheet) -> Iterator[Evidence]:
    for matter in card.matters:
        yield from (evidence for evidence in matter.evidence if evidence.sheet == sheet.id)
