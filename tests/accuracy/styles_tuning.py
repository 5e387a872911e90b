"""Styles of the tuning set: recognisers may be improved against these, and only these."""

from __future__ import annotations

from tests.accuracy.drafting.style import Style

TARCH = {
    "wall": "WALL", "shear": "WALL", "rail": "BALCONY", "column": "COLUMN", "door": "WINDOW", "fire_door": "DOOR_FIRE",
    "window": "WINDOW", "mark": "WINDOW_TEXT", "room": "SPACE", "area": "SPACE", "axis": "DOTE", "axis_text": "AXIS",
    "dim": "PUB_DIM", "furniture": "LVTRY", "sanitary": "LVTRY", "stair": "STAIR", "lift": "EVTR", "hatch": "PUB_HATCH",
    "frame": "PUB_TITLE", "title": "PUB_TEXT", "text": "PUB_TEXT", "level": "DIM_ELEV", "beam": "梁", "finish": "SURFACE",
    "insulation": "SURFACE", "zone": "防火分区", "unit": "防护单元", "lightning": "E-THUN-WIRE", "down": "引下线",
    "site": "总图-建筑", "lane": "消防车道", "red": "用地红线", "table": "PUB_TAB", "*": "PUB_TEXT",
}  # fmt: skip
AIA = {
    "wall": "A-WALL", "rail": "A-FLOR-HRAL", "column": "S-COLS", "door": "A-DOOR", "fire_door": "A-DOOR-FIRE",
    "window": "A-GLAZ", "mark": "A-DOOR-IDEN", "room": "A-AREA-IDEN", "area": "A-AREA-IDEN", "axis": "S-GRID",
    "axis_text": "S-GRID-IDEN", "dim": "A-ANNO-DIMS", "furniture": "A-FURN", "sanitary": "P-SANR-FIXT",
    "stair": "A-FLOR-STRS", "lift": "A-FLOR-EVTR", "hatch": "A-WALL-PATT", "frame": "A-ANNO-TTLB", "title": "A-ANNO-TITL",
    "text": "A-ANNO-NOTE", "level": "A-ANNO-ELEV", "beam": "S-BEAM", "finish": "A-FLOR-FNSH", "insulation": "A-WALL-INSU",
    "zone": "A-FIRE-ZONE", "unit": "A-SHELTER-UNIT", "lightning": "E-LTNG", "down": "E-LTNG-DOWN", "site": "C-BLDG",
    "lane": "C-FIRE-LANE", "red": "C-PROP-LINE", "table": "A-ANNO-TABL", "*": "A-ANNO-NOTE",
}  # fmt: skip
CHINESE = {
    "wall": "墙体", "rail": "阳台", "column": "柱", "door": "门窗", "fire_door": "门窗", "window": "门窗", "mark": "门窗编号",
    "room": "房间名称", "area": "房间面积", "axis": "轴线", "axis_text": "轴号", "dim": "尺寸标注", "furniture": "家具",
    "sanitary": "洁具", "stair": "楼梯", "lift": "电梯", "hatch": "填充", "frame": "图框", "title": "图名", "text": "文字",
    "level": "标高", "beam": "梁", "finish": "粉刷线", "insulation": "保温", "zone": "防火分区线", "unit": "防护单元",
    "lightning": "接闪带", "down": "引下线", "site": "建筑轮廓", "lane": "消防车道",
    "red": "用地红线", "table": "表格", "*": "文字",
}  # fmt: skip
CHAOS = {
    "wall": "L7", "rail": "L7b", "column": "aaa", "door": "新图层2", "fire_door": "新图层2", "window": "L9", "mark": "xx",
    "room": "图层4", "area": "图层4", "axis": "red", "axis_text": "red", "dim": "L3",
    "furniture": "图层1", "sanitary": "图层1",
    "stair": "st1", "lift": "st1", "hatch": "L5", "frame": "kk", "title": "abc", "text": "abc", "level": "abc", "beam": "b",
    "finish": "ff", "insulation": "ff", "*": "misc",
}  # fmt: skip
ALL_ON_ZERO: dict[str, str] = {}

USUAL = frozenset({"axes", "dims", "furniture", "levels", "north", "leaders"})
MEASURED = USUAL - {"dims"} | {"dimensions"}
STYLES = (
    Style("tarch", TARCH, clutter=USUAL, hinge="centre"),
    Style("aia-metres", AIA, unit=0.001, doors="sized", block_names="plain", hinge="face", leaf="line", panes=3,
          marks="both", mark_form="FM1221乙", words="mtext", title_block="strip", clutter=MEASURED | {"numbers", "hatch"},
          columns="hatch", area="{:.2f} m²"),
    Style("chinese-loose", CHINESE, frames="files",
          doors="loose", windows="loose", leaf="line", names="spaced", title_parts="loose",
          clutter=USUAL | {"finish", "arrows"}, walls="polyline", mark_form="FM1221(乙)", turn=90.0, text_turns=False),
    Style("chaos", CHAOS, doors="anonymous", block_names="chaos", wall_faults=frozenset({"gaps", "overshoots"}),
          clutter=USUAL | {"beams"}, columns="outline", marks="attribute", mark_form="FMB1221", turn=7.0, area=""),
    Style("all-on-zero", ALL_ON_ZERO, doors="corner", block_names="plain", clutter=USUAL | {"insulation"}, windows="loose",
          through="windows", names="split", area="S={:.1f}m2", title_parts="loose", version="R2000"),
    Style("layouts", TARCH, frames="layouts", doors="tarch", words="attribute", clutter=MEASURED | {"hatch"}, columns_cut=False,
          wall_faults=frozenset({"doubled", "pieces"}), title_block="strip", title_parts="mtext", names="plain"),
    Style("pdf-plain", TARCH, output="pdf", clutter=USUAL, names="english"),
    Style("pdf-layers", CHINESE, output="pdf with layers", clutter=MEASURED | {"numbers"}, doors="polyline", windows="loose"),
)  # fmt: skip

PLAN = (
    ("housing", range(1, 3)),
    ("corridor", range(1, 3)),
    ("ground", range(1, 2)),
    ("basement", range(1, 2)),
    ("roof", range(1, 2)),
    ("papers", range(1, 3)),
    ("site", range(1, 2)),
)
