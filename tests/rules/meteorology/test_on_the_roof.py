"""Mesh and down conductors against worked numbers, and the places the findings point at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, box
from shapely.affinity import rotate, translate

from lianshen.review.building import Design
from lianshen.review.findings import Finding, Verdict
from lianshen.rules import Rule
from lianshen.rules.conformance import findings_of
from lianshen.rules.meteorology import pack
from lianshen.rules.meteorology.examples import EVENLY, HALL, conducted, meshed
from lianshen.rules.run import check_rule, strictly

TODAY = date(2026, 11, 23)
FAIL, PASS = Verdict.FAIL, Verdict.PASS


def the_one(code: str, design: Callable[[], Design]) -> Finding:
    rule = next(rule for rule in pack.rules if rule.code == code)
    with strictly():
        (finding,) = check_rule(rule, pack.name, design(), pack.law(TODAY))
    return finding


@pytest.mark.parametrize(
    ("cell", "verdicts"),
    [
        ((12, 9), (FAIL, FAIL, PASS)),
        ((12, 8), (FAIL, PASS, PASS)),
        ((10, 10), (FAIL, PASS, PASS)),
        ((11, 9.5), (FAIL, FAIL, PASS)),
        ((24, 16), (FAIL, FAIL, PASS)),
    ],
)
def test_cells_are_judged_as_worked_out_by_hand(cell: tuple[float, float], verdicts: tuple[Verdict, ...]) -> None:
    found = tuple(the_one("meteorology/mesh-cell-size", meshed(number, cell)).verdict for number in (1, 2, 3))
    assert found == verdicts


@given(st.floats(0, 360), st.floats(5, 30), st.floats(5, 30))
def test_turning_the_roof_changes_no_verdict(turn: float, long: float, wide: float) -> None:
    straight = the_one("meteorology/mesh-cell-size", meshed(2, (long, wide)))
    turned = the_one("meteorology/mesh-cell-size", meshed(2, rotate(translate(box(0, 0, long, wide), 7, 9), turn)))
    assert turned.verdict is straight.verdict


def test_a_cell_cites_the_clause_of_its_class_and_is_shown_as_it_lies() -> None:
    finding = the_one("meteorology/mesh-cell-size", meshed(3, (26, 16)))
    assert finding.clause.number == "4.4.1"
    assert finding.evidence[0].shape == box(0, 0, 26, 16)
    assert (finding.observed, finding.limit) != (None, None)
    assert the_one("meteorology/mesh-cell-size", meshed(2, (26, 16))).clause.number == "4.3.1"


@pytest.mark.parametrize(
    ("roof", "counts"), [((48, 18), {2: 8, 3: 6}), ((60, 20), {2: 9, 3: 7})], ids=["48 by 18", "60 by 20"]
)
def test_the_mean_spacing_demands_the_counts_worked_out_by_hand(
    roof: tuple[float, float], counts: dict[int, int]
) -> None:
    outline = box(0, 0, *roof)
    for lightning_class, least in counts.items():
        for number, verdict in ((least, PASS), (least - 1, FAIL)):
            places = [outline.exterior.interpolate(n / number, normalized=True) for n in range(number)]
            design = conducted(lightning_class, outline, *((place.x, place.y) for place in places))
            assert the_one("meteorology/down-conductor-mean-spacing", design).verdict is verdict


def test_the_widest_gap_is_shown_along_the_edge() -> None:
    finding = the_one("meteorology/down-conductor-spacing", conducted(2, HALL, *EVENLY[:-1]))
    gap = finding.evidence[0].shape
    assert finding.verdict is FAIL
    assert finding.clause.number == "4.3.3"
    assert gap is not None
    assert gap.length == pytest.approx(34)
    assert {gap.boundary.geoms[0], gap.boundary.geoms[1]} == {Point(16, 18), Point(0, 0)}


@given(st.floats(0, 360))
def test_gaps_are_as_long_however_the_roof_lies(turn: float) -> None:
    places = [rotate(Point(place), turn, origin=(0, 0)) for place in EVENLY[:-1]]
    turned = rotate(HALL, turn, origin=(0, 0))
    finding = the_one("meteorology/down-conductor-spacing", conducted(2, turned, *((p.x, p.y) for p in places)))
    assert finding.observed is not None
    assert finding.observed.value == pytest.approx(34, abs=1e-3)


@pytest.mark.parametrize("rule", pack.rules, ids=lambda rule: rule.code)
def test_every_place_is_of_a_kind_that_documents_know(rule: Rule[Any]) -> None:
    """GeoJSON has no rings: a ring in a finding could not be read by other programs."""
    known = {"Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"}
    for example in rule.examples:
        for finding in findings_of(rule, pack, example):
            shapes = [evidence.shape for evidence in finding.evidence if evidence.shape is not None]
            assert {shape.geom_type for shape in shapes} <= known
