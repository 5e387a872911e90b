"""What the notes say of lightning protection, in the ways institutes write it."""

from __future__ import annotations

from datetime import date

import pytest

from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.rules import scene
from lianshen.rules.meteorology import pack
from lianshen.rules.run import check_rule, strictly

TODAY = date(2026, 11, 23)


def judged(code: str, *notes: str) -> Finding:
    rule = next(rule for rule in pack.rules if rule.code == f"meteorology/{code}")
    with strictly():
        (finding,) = check_rule(rule, pack.name, scene(notes=list(notes))(), pack.law(TODAY))
    return finding


@pytest.mark.parametrize(
    ("note", "section"),
    [
        ("1.3 接闪器：屋面采用Φ10热镀锌圆钢作接闪带，沿女儿墙、屋檐敷设，接闪网格不大于20m×20m或24m×16m。", 78.54),
        ("1. 本工程为第三类防雷建筑物，接闪带采用Φ10热镀锌圆钢，支架间距1.0m。", 78.54),
        ("接闪带 Φ12热镀锌圆钢", 113.1),
        ("屋顶避雷带采用%%c10镀锌圆钢沿女儿墙明敷", 78.54),
        ("屋面接闪带采用-40x4热镀锌扁钢", 160.0),
        ("利用25×4热镀锌扁钢作为接闪带", 100.0),
        ("接闪带选用25×4mm热镀锌扁钢", 100.0),
    ],
)
def test_the_steel_of_the_strips_is_read(note: str, section: float) -> None:
    finding = judged("strip-section", note)
    assert finding.observed is not None
    assert finding.observed.value == pytest.approx(section, abs=0.01)


@pytest.mark.parametrize(
    "note",
    [
        "利用柱内两根Φ16主筋作引下线。",
        "接闪网格不大于10m×10m。",
        "接闪网格为10×10m",
        "接闪带沿女儿墙敷设，引下线为Φ8圆钢。",
    ],
)
def test_what_is_not_the_steel_of_the_strips_is_not_taken_for_it(note: str) -> None:
    assert judged("strip-section", note).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("notes", "verdict"),
    [
        (["防雷接地、保护接地及弱电系统接地共用接地装置。", "共用接地装置接地电阻不大于4Ω。"], Verdict.FAIL),
        (["防雷接地、保护接地及弱电系统接地共用接地装置。", "接地电阻≤1Ω。"], Verdict.PASS),
        (["消防控制室设备与防雷共用接地，接地电阻不大于1Ω。"], Verdict.PASS),
        (["联合接地，接地电阻小于1欧姆，含火灾自动报警系统。"], Verdict.PASS),
        (["防雷与保护接地共用接地装置，接地电阻不大于4\u2126。"], Verdict.PASS),
    ],
)
def test_the_resistance_of_a_joint_earth_is_read(notes: list[str], verdict: Verdict) -> None:
    assert judged("earth-resistance", *notes).verdict is verdict


def test_a_number_from_memory_is_a_warning_with_its_words() -> None:
    finding = judged("earth-resistance", "弱电系统与防雷共用接地。", "接地电阻不大于4Ω。")
    assert (finding.verdict, finding.severity) == (Verdict.FAIL, Severity.ADVICE)
    assert finding.evidence[0].quote == "接地电阻不大于4Ω。"
