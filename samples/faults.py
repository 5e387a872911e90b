"""The planted faults and their compliant twins, with what a reviewer should find."""

from __future__ import annotations

FIRE, FIRE_GENERAL = "GB 50016-2014 (2018)", "GB 55037-2022"
HOUSING, SHELTER = "GB 55038-2025", "GB 50038-2005"
LIGHTNING, SEISMIC = "GB 50057-2010", "GB/T 50011-2010 (2024)"
TYPICAL, SECOND, GROUND, SECTION = "建施.dxf#5", "建施.dxf#4", "建施.dxf#3", "建施.dxf#6"
BASEMENT, ROOF, SITE, JOINTS = "人防.dxf#2", "电施.dxf#2", "总图.dxf#1", "结施.dxf#2"

# id, pack, standard, clause, sheet, subject, place (m), expected, observed, limit
ROWS: tuple[tuple, ...] = (
    ("F1", "fire", FIRE, "5.5.29", TYPICAL, "flat S7's entrance in the dead-end wing", (55.05, 7.2), "fail", "23.0 m to the lobby door at (32.05, 8.8)", "20 m"),
    ("F1-twin", "fire", FIRE, "5.5.29", TYPICAL, "flat S6's entrance in the same wing", (46.05, 7.2), "pass", "14.1 m", "20 m"),
    ("F2", "fire", FIRE_GENERAL, "4.3.16", BASEMENT, "防火分区二", (60.0, 20.0), "fail", "1120 m²", "1000 m² with sprinklers"),
    ("F2-twin", "fire", FIRE_GENERAL, "4.3.16", BASEMENT, "防火分区一", (12.0, 20.0), "pass", "960 m²", "1000 m² with sprinklers"),
    ("F3", "fire", FIRE, "5.5.2", BASEMENT, "doors of LT-3 and LT-4 in 防火分区三", (32.6, 33.7), "fail", "2.0 m", "5 m"),
    ("F3-twin", "fire", FIRE, "5.5.2", BASEMENT, "doors of LT-5 and LT-6 in 防火分区二", (69.0, 33.7), "pass", "over 25 m", "5 m"),
    ("F4", "fire", FIRE_GENERAL, "4.1.4", BASEMENT, "变配电室 door FM乙1521", (61.0, 33.7), "fail", "class B", "class A"),
    ("F4-twin", "fire", FIRE_GENERAL, "4.1.4", BASEMENT, "变配电室's other door FM甲1221", (66.0, 37.5), "pass", "class A", "class A"),
    ("F4b", "fire", FIRE, "6.2.7", BASEMENT, "变配电室 door FM乙1521", (61.0, 33.7), "fail", "class B", "class A"),
    ("F4b-twin", "fire", FIRE, "6.2.7", BASEMENT, "风机房 door FM甲1221", (6.0, 11.0), "pass", "class A", "class A"),
    ("F5", "fire", FIRE, "7.1.8", SITE, "southern fire lane", (134.25, 77.75), "fail", "3.5 m", "4.0 m"),
    ("F5-twin", "fire", FIRE, "7.1.8", SITE, "northern fire lane", (132.0, 135.2), "pass", "6.0 m", "4.0 m"),
    ("H1", "housing", HOUSING, "4.1.1", TYPICAL, "卧室 of flat N6", (61.95, 14.7), "fail", "4.62 m²", "5 m²"),
    ("H1-twin", "housing", HOUSING, "4.1.1", SECOND, "卧室 of flat N6", (61.95, 14.7), "pass", "8.58 m²", "5 m²"),
    ("H1b", "housing", "GB 50096-2011", "5.2.2", TYPICAL, "双人卧室 of flat N6", (56.75, 14.2), "fail", "8.10 m²", "9 m²"),
    ("H1b-twin", "housing", "GB 50096-2011", "5.2.2", SECOND, "双人卧室 of flat N6", (56.75, 14.2), "pass", "10.44 m²", "9 m²"),
    ("H2", "housing", HOUSING, "4.1.14", TYPICAL, "flat S4's entrance FM乙0821", (28.05, 7.2), "fail", "opening 0.80 m", "0.90 m clear"),
    ("H2-twin", "housing", HOUSING, "4.1.14", TYPICAL, "flat S3's entrance FM乙1121", (19.05, 7.2), "pass", "opening 1.10 m", "0.90 m clear"),
    ("H3", "housing", HOUSING, "4.2.1", TYPICAL, "走廊 between axes 5 and 6", (40.5, 7.85), "fail", "1.10 m", "1.20 m"),
    ("H3-twin", "housing", HOUSING, "4.2.1", SECOND, "走廊", (40.5, 8.0), "pass", "1.40 m", "1.20 m"),
    ("H4", "housing", HOUSING, "4.1.2（1）", SECTION, "storey 7F", (8.0, 18.9), "fail", "2.90 m", "3.00 m"),
    ("H4-twin", "housing", HOUSING, "4.1.2（1）", SECTION, "storey 6F", (8.0, 15.9), "pass", "3.00 m", "3.00 m"),
    ("C1", "civil_air_defence", SHELTER, "3.2.6 表3.2.6 (防护单元)", BASEMENT, "防护单元2", (60.0, 20.0), "fail", "2184 m²", "2000 m²"),
    ("C1-twin", "civil_air_defence", SHELTER, "3.2.6 表3.2.6 (防护单元)", BASEMENT, "防护单元1", (12.0, 20.0), "pass", "1840 m²", "2000 m²"),
    ("C2", "civil_air_defence", SHELTER, "3.3.6 表3.3.6", BASEMENT, "口部2b次: HM1220 outside, HFM1220(6) inside", (83.0, 2.15), "fail", "airtight door outermost", "protective door outermost"),
    ("C2-twin", "civil_air_defence", SHELTER, "3.3.6 表3.3.6", BASEMENT, "口部1次: HFM1220(6), then HM1220", (7.0, 2.15), "pass", "right order", "protective door outermost"),
    ("C3", "civil_air_defence", SHELTER, "3.2.1 表3.2.1 (面积标准)", BASEMENT, "防护单元2", (60.0, 12.0), "fail", "1200 m² for 1300 persons", "1 m² each"),
    ("C3-twin", "civil_air_defence", SHELTER, "3.2.1 表3.2.1 (面积标准)", BASEMENT, "防护单元1", (14.0, 12.0), "pass", "1420 m² for 800 persons", "1 m² each"),
    ("C4", "civil_air_defence", "RFJ防护设备图集/07FJ03 命名惯例", "人防门编号", BASEMENT, "口部2次 HFM1220(6) drawn 1.0 m wide", (55.0, 2.15), "fail", "1.00 m", "1.20 m"),
    ("C4-twin", "civil_air_defence", "RFJ防护设备图集/07FJ03 命名惯例", "人防门编号", BASEMENT, "口部1次 HFM1220(6)", (7.0, 2.15), "pass", "1.20 m", "1.20 m"),
    ("K1-fire", "fire", FIRE_GENERAL, "4.1.4", BASEMENT, "柴油发电机房 door M1021 in the wall of 防护单元2", (94.0, 36.5), "fail", "ordinary door", "class A fire door"),
    ("K1-cad", "civil_air_defence", SHELTER, "3.3.6 表3.3.6", BASEMENT, "door M1021 in the wall of 防护单元2", (94.0, 36.5), "fail", "ordinary door", "protective door"),
    ("M1", "meteorology", LIGHTNING, "4.4.1", ROOF, "mesh cell at the east end", (50.0, 8.0), "fail", "26.0 x 16.0 m", "20 x 20 or 24 x 16 m"),
    ("M1-twin", "meteorology", LIGHTNING, "4.4.1", ROOF, "mesh cell at the west end", (9.25, 8.0), "pass", "18.5 x 16.0 m", "20 x 20 or 24 x 16 m"),
    ("M2", "meteorology", LIGHTNING, "4.4.3", ROOF, "down conductors 3 and 4", (49.0, 0.0), "fail", "28.0 m", "25 m"),
    ("M2-twin", "meteorology", LIGHTNING, "4.4.3", ROOF, "down conductors 1 and 2", (9.0, 0.0), "pass", "18.0 m", "25 m"),
    ("M3", "meteorology", LIGHTNING, "3.0.3-9、3.0.3-10", "电施.dxf#1", "stated N=0.2742 with class 3; computed N is 0.109", None, "fail", "class 3 with N 0.2742", "class 2 over 0.25"),
    ("M3-twin", "meteorology", "GB 55024-2022", "7.1.1", "电施.dxf#2", "class 3 for 34.1 m", None, "pass", "class 3", "class 3 from 20 to 100 m"),
    ("M4", "meteorology", "GB 50343-2012", "5.2.5", "电施.dxf#1", "共用接地装置接地电阻不大于4Ω", None, "fail", "4 Ω", "1 Ω"),
    ("M4-twin", "meteorology", "GB 50343-2012", "5.2.5", "电施.dxf#2", "共用接地，接地电阻不大于1Ω", None, "pass", "1 Ω", "1 Ω"),
    ("S1", "seismic", SEISMIC, "6.1.4", JOINTS, "joint at axis 5", (36.0, 8.0), "fail", "80 mm", "100 mm"),
    ("S1-twin", "seismic", SEISMIC, "6.1.4", JOINTS, "joint between tower and wing", (54.0, -0.175), "pass", "150 mm", "100 mm"),
    ("S2", "seismic", SEISMIC, "3.4.3（凹凸）", GROUND, "outline of 1F: notch 12.0 m deep of 28.2 m", (22.5, -6.0), "fail", "0.43", "0.3"),
    ("S2-twin", "seismic", SEISMIC, "3.4.3（凹凸）", SECOND, "outline of 2F", (31.5, 8.0), "pass", "0", "0.3"),
    ("S3", "seismic", "GB 55002-2021", "2.3.1", "建施.dxf#2", "6度(0.05g) here, 7度(0.10g) on 结施-01", None, "disputed", "6度(0.05g)", "7度(0.10g) in Nantong"),
    ("S3-twin", "seismic", "GB 55002-2021", "2.3.1", "结施.dxf#1", "分组, 场地类别, 设防类别, 抗震等级 are stated", None, "pass", "complete", "complete"),
    ("D1", "drafting", None, None, "建施.dxf#1", "the index lists 建施-09 屋顶平面图, which is not in the set", None, "fail", "missing", "present"),
    ("D1-twin", "drafting", None, None, "建施.dxf#1", "建施-06 1-1剖面图 is in the set", None, "pass", "present", "present"),
    ("D2", "drafting", None, None, "建施.dxf#4", "the scale field of 建施-04 is empty", None, "fail", "empty", "1:100"),
    ("D2-twin", "drafting", None, None, "建施.dxf#5", "the scale field of 建施-05", None, "pass", "1:100", "1:100"),
    ("D3", "drafting", None, None, "人防.dxf#2", "numbered 人防-01 like the notes; the index says 人防-02", None, "fail", "人防-01 twice", "人防-02"),
    ("D3-twin", "drafting", None, None, "建施.dxf#5", "one number, one title (the PDF is its signed copy)", None, "pass", "建施-05", "建施-05"),
)  # fmt: skip


def faults() -> list[dict]:
    """The rows as plain data; a twin names the fault it mirrors, both halves of the conflict are listed."""
    return [_row(*row) for row in ROWS]


def _row(code, pack, standard, clause, sheet, subject, place, expected, observed, limit) -> dict:
    return {
        "id": code,
        "twin_of": code.removesuffix("-twin") if code.endswith("-twin") else None,
        "pack": pack,
        "clause": {"standard": standard, "number": clause} if standard else None,
        "sheet": sheet,
        "subject": subject,
        "place": list(place) if place else None,
        "expected": expected,
        "observed": observed,
        "limit": limit,
    }
