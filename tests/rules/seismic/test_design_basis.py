"""Words of the seismic design basis, and the width of joints worked out from them."""

from __future__ import annotations

from datetime import date

import pytest
from shapely import LineString

from lianshen.review.building import Building, Joint
from lianshen.review.facts import Certainty
from lianshen.review.findings import Finding, Verdict
from lianshen.rules import part, scene
from lianshen.rules.run import check_rule, strictly
from lianshen.rules.seismic import pack
from lianshen.rules.seismic.design_basis import intensity_of, structure_of

TODAY = date(2026, 11, 23)
LINE = LineString([(36, 0), (36, 16)])


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("7度(0.10g)", "7"),
        ("7(0.10g)", "7"),
        ("7度（0.15g）", "7(0.15g)"),
        ("8度，设计基本地震加速度值为0.20g", "8(0.20g)"),
        ("设计基本地震加速度0.30g，抗震设防烈度8度", "8"),
        ("八度(0.3g)", "8(0.30g)"),
        ("6", "6"),
        ("9度", "9"),
        ("第二组", None),
        ("GB 50011-2010", None),
    ],
)
def test_an_intensity_is_read_in_all_its_spellings(words: str, column: str | None) -> None:
    building = Building("B1")
    building.state(Building.seismic_intensity, words)
    intensity = intensity_of(building)
    assert (intensity.column if intensity else None) == column


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("剪力墙结构", "wall"),
        ("现浇钢筋混凝土框架结构", "frame"),
        ("框架-剪力墙结构", "frame_wall"),
        ("框架—剪力墙", "frame_wall"),
        ("框剪结构", "frame_wall"),
        ("框架核心筒结构", "frame_core"),
        ("部分框支剪力墙结构", "supported_wall"),
        ("钢框架结构", "steel_frame"),
        ("钢框架-支撑结构", "steel"),
        ("砖混结构", "masonry"),
        ("底部框架-抗震墙砌体", "masonry"),
        ("wall", "wall"),
        ("frame-wall", "frame_wall"),
        ("frame-supported-wall", "supported_wall"),
        ("木结构", None),
    ],
)
def test_a_structure_is_told_by_its_words(words: str, row: str | None) -> None:
    building = Building("B1")
    building.state(Building.structure, words)
    assert structure_of(building) == row


def joint(width: float, structure: str, height: float, *intensities: str) -> Finding:
    rule = next(rule for rule in pack.rules if rule.code == "seismic/joint-width")
    design = scene(joints=[part(Joint, "J1", width=width, line=LINE)], structure=structure, height=height)()
    for intensity in intensities:
        design.buildings[0].state(Building.seismic_intensity, intensity, Certainty.READ)
    with strictly():
        (finding,) = check_rule(rule, pack.name, design, pack.law(TODAY))
    return finding


@pytest.mark.parametrize(
    ("structure", "height", "intensity", "needed"),
    [
        ("框架", 15.0, "6度", 0.1),
        ("框架", 25.0, "6度", 0.14),
        ("框架", 35.0, "7度", 0.2),
        ("框架", 30.0, "8度", 0.2),
        ("框架", 25.0, "9度", 0.2),
        ("框架-剪力墙", 35.0, "7度", 0.14),
        ("剪力墙", 95.0, "8度", 0.3167),
        ("剪力墙", 34.1, "7度", 0.1),
    ],
)
def test_joints_are_as_wide_as_worked_out_by_hand(structure: str, height: float, intensity: str, needed: float) -> None:
    assert joint(needed + 0.001, structure, height, intensity).verdict is Verdict.PASS
    narrower = joint(needed - 0.001, structure, height, intensity).verdict
    assert narrower is (Verdict.FAIL if needed <= 0.1 else Verdict.UNDECIDED)


def test_a_quarrel_about_the_intensity_matters_only_where_it_decides() -> None:
    quarrel = ("6(0.05g)", "7(0.10g)")
    assert joint(0.08, "剪力墙", 34.1, *quarrel).verdict is Verdict.FAIL
    assert joint(0.15, "剪力墙", 34.1, *quarrel).verdict is Verdict.PASS
    asked = joint(0.12, "剪力墙", 34.1, *quarrel)
    assert (asked.verdict, asked.missing) == (Verdict.UNDECIDED, ("Building.seismic_intensity",))


def test_a_narrow_joint_is_shown_where_it_runs() -> None:
    assert joint(0.08, "剪力墙", 34.1, "7度").evidence[0].shape == LINE
