"""What the manifest knows of the real drawings, from other readers and from looking, is what is read of them."""

from __future__ import annotations

from collections import Counter

import pytest

from lianshen.review.sheets import Drawing
from tests.drawings.collection import reading


def drawings(path: str) -> tuple[Drawing, ...]:
    return reading(path)[1].drawings


def words(path: str) -> list[str]:
    return [word.text for drawing in drawings(path) for word in drawing.words]


def lost(path: str, code: str) -> str:
    """What is said of one kind of problem."""
    return " ".join(problem.message.en for problem in reading(path)[1].problems if problem.code == code)


@pytest.mark.parametrize("path", ["dwg/mani_Link_floor.dwg", "derived/mani_Link_floor.dxf"])
def test_each_storey_of_the_school_has_nine_named_rooms_with_their_areas_and_its_doors_windows_and_columns(
    path: str,
) -> None:
    sheets = drawings(path)
    assert sorted(drawing.sheet.storeys for drawing in sheets) == [("1F",), ("2F",), ("3F",)]
    for drawing in sheets:
        said = Counter(word.text for word in drawing.words)
        areas = {word.removesuffix("m") for word in said if word.endswith("m") and word[0].isdigit()}
        assert areas == {"19.68", "94.10", "94.34", "95.76", "115.02", "62.16", "113.18", "62.40", "128.14"}
        assert (said["座教室"], said["80"], said["120"], said["50"], said["备课"]) == (8, 3, 3, 2, 1)
        assert {":3717m", ":18101m", ":1650"} <= said.keys()
        blocks = [symbol.name for symbol in drawing.symbols]
        assert sum(name.startswith("$DorLib2D$") for name in blocks) == 26
        assert blocks.count("$WINLIB2D$00000004") == 43
        assert blocks.count("_FZH") == 32
        assert blocks.count("TJAD_TK_A0_A") == 1


def test_six_sheets_of_a_villa_are_stacked_and_show_light_sockets_and_earthing() -> None:
    sheets = drawings("dwg/atl_example-elec.dwg")
    assert len(sheets) == 6
    used = set().union(*({drawing.layers[number] for number in drawing.segment_layer.tolist()} for drawing in sheets))
    assert {"EQUIP-插座", "EQUIP-照明"} <= used
    assert {"WIRE-照明", "WIRE-接地"} <= set(sheets[0].layers)


def test_heating_and_cooling_of_one_house_are_two_plans_with_their_pipe_lengths() -> None:
    said = words("dwg/atl_example-plan-hvac.dwg")
    assert {"一层采暖平面图", "一层空调平面图"} <= set(said)
    assert [word for word in said if word.startswith("长度")] == [f"长度：{n}m" for n in (101, 78, 94, 91, 77)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("dwg/atl_example-wsad-plan.dwg", {"一层给排水平面图", "二层给排水平面图", "防水套管一览表"}),
        ("dwg/atl_example-wsad-detail.dwg", {"给排水平面详图", "厨卫留洞图"}),
        ("dwg/atl_防水设计-专篇.dwg", {"防水设计专篇"}),
        ("dxf/mlv_block-color.dxf", {"颜色：白色", "颜色：黄色", "颜色：蓝色", "颜色：洋红"}),
        ("dxf/evil_roof_actual.dxf", {"высота конька"}),
        ("pdf/bops_Plan.pdf", {"Plan", "42, Madeup Road"}),
        ("pdf/bops_RoofPlan.pdf", {"Roof plan"}),
        ("dxf/gds_api-cw750-details.dxf", {"TEMP"}),
    ],
)
def test_titles_and_labels_are_read_as_they_are_written(path: str, expected: set[str]) -> None:
    assert expected <= {word.strip() for word in words(path)}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("example-plan-hvac", [("一层采暖平面图", 100), ("一层空调平面图", 100)]),
        ("example-wsad-plan", [("二层给排水平面图", 100), ("一层给排水平面图", 100)]),
        ("example-wsad-detail", [("给排水平面详图", 50), ("厨卫留洞图", 50)]),
        ("readme-elec", [("电气设计说明", None)]),
        ("readme-wsad", [("给排水设计说明", None), (None, 100)]),  # the notes go on in the second frame
    ],
)
def test_each_title_of_a_house_is_a_sheet_at_its_scale(
    path: str, expected: list[tuple[str | None, int | None]]
) -> None:
    assert [(each.sheet.title, each.sheet.scale) for each in drawings(f"dwg/atl_{path}.dwg")] == expected


def test_the_electrical_notes_say_height_storeys_lightning_earthing_and_the_standards_they_cite() -> None:
    said = "\n".join(words("dwg/atl_readme-elec.dwg"))
    for expected in (
        "地上二层",
        "建筑高度:9.4米",
        "达不到三类防雷建筑",
        "不设避雷装置",
        "接地电阻不大于1欧姆",
        "GB 50303-2002",
    ):
        assert expected in said
    assert "《民用建筑电气设计规范》    GB51348-2019" in said


def test_the_plumbing_notes_say_storeys_and_height() -> None:
    (notes,) = [word for word in words("dwg/atl_readme-wsad.dwg") if "建筑高度" in word]
    assert "地上二层" in notes
    assert "建筑高度5.6m" in notes


@pytest.mark.parametrize(("path", "texts", "chinese"), [("绿建专篇", 3528, 1722), ("防水设计-专篇", 270, 100)])
def test_long_chinese_chapters_lose_no_text(path: str, texts: int, chinese: int) -> None:
    said = words(f"dwg/atl_{path}.dwg")
    assert len(said) >= texts
    assert sum(any("\u4e00" <= sign <= "\u9fff" for sign in word) for word in said) >= chinese


def test_mechanical_stalls_lie_on_the_stalls_layer() -> None:
    (drawing,) = drawings("dwg/atl_机械车位.dwg")
    assert {drawing.layers[number] for number in drawing.segment_layer.tolist()} == {"地面停车位", "COLUMN"}


def test_walls_that_only_tarch_can_draw_are_named_and_counted() -> None:
    assert "TCH_WALL × 14" in lost("dwg/sy_rectangle_walls_windows.dwg", "tarch-proxy")
    assert "TCH_OPENING × 14" in lost("dwg/sy_rectangle_walls_windows.dwg", "tarch-proxy")


@pytest.mark.parametrize("storey", ["BG_Rio+MV+Hwa", "V1_Sparingen", "V2_Water+Gas+CV"])
def test_a_dutch_building_has_its_grid_bubbles_on_every_storey(storey: str) -> None:
    (drawing,) = drawings(f"dwg/schep_SONSBEEK-{storey}.dwg")
    # the manifest says A to J; the architect left out I, as is usual, so there are nine letters and four numbers
    assert {"A", "B", "C", "D", "E", "F", "G", "H", "J", "1", "2", "3", "4"} <= {word.text for word in drawing.words}
    assert "New_A Stramien" in drawing.layers


def test_fifteen_circles_are_the_openings_of_the_first_storey() -> None:
    circles = {storey: _circles(f"dwg/schep_SONSBEEK-{storey}.dwg") for storey in ("BG_Rio+MV+Hwa", "V1_Sparingen")}
    assert circles["V1_Sparingen"] - circles["BG_Rio+MV+Hwa"] == 15  # the 32 others are the bubbles of the grid


def _circles(path: str) -> int:
    (drawing,) = drawings(path)
    whole = drawing.arcs[:, 4] - drawing.arcs[:, 3] > 359.9
    return sum(drawing.layers[number].upper() == "STANDARD" for number in drawing.arc_layer[whole].tolist())


def test_the_rooms_of_an_american_house_have_their_names() -> None:
    said = {word.upper().rstrip(".") for word in words("dxf/sky_floorplan.dxf")}
    # "GARAGE" stands as "2 CAR GARAGE", "MSTR BATH" with points
    rooms = "2 CAR GARAGE,KITCHEN,ENTRY,UTIL,GREAT ROOM,HALL,DINING ROOM,MASTER,MSTR. BATH,BATH,TOIL,BEDROOM 2"
    assert {*rooms.split(","), "BEDROOM 3", "DECK", "PORCH"} <= said


def test_a_korean_survey_has_nine_control_points() -> None:
    said = [word for word in words("dxf/kor_sample01_EPSG5174.dxf") if word.startswith("CP.")]
    # CP.1 to CP.10 without CP.8, which the manifest does not say
    assert sorted(said) == sorted(f"CP.{number}" for number in (1, 2, 3, 4, 5, 6, 7, 9, 10))


def test_a_stair_sheet_with_multileaders_has_its_many_layers() -> None:
    (drawing,) = drawings("dwg/tika_architectural_-_annotation_scaling_and_multileaders.dwg")
    assert len(drawing.layers) > 30
    assert any(layer.startswith("Arch_Section") for layer in drawing.layers)


def test_a_council_writes_in_red_what_a_valid_drawing_has() -> None:
    said = " ".join(words("pdf/bops_Elevations-best-practice.pdf"))
    for callout in ("materials used", "what elevation", "Scale bar", "drawing number"):
        assert callout in said  # the number 190-P0 itself is no text: its letters are drawn as curves
