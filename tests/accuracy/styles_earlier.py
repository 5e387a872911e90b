"""Styles that were reported until the figures of 2026-11-24: since looked at one by one, so recognisers may use them."""

from __future__ import annotations

from tests.accuracy.drafting.style import Style

INSTITUTE = {
    "wall": "建-墙-填充墙", "rail": "建-阳台栏板", "column": "结-柱", "door": "建-门",
    "fire_door": "建-防火门", "window": "建-窗",
    "mark": "建-门窗-编号", "room": "建-房间名", "area": "建-房间面积", "axis": "建-轴线", "axis_text": "建-轴线-编号",
    "dim": "建-尺寸", "furniture": "建-家具", "sanitary": "建-洁具", "stair": "建-楼梯",
    "lift": "建-电梯", "hatch": "建-填充",
    "frame": "建-图框", "title": "建-图名", "text": "建-文字", "level": "建-标高", "beam": "结-梁", "finish": "建-面层",
    "insulation": "建-保温", "zone": "建-防火分区", "unit": "防-防护单元", "lightning": "电-避雷带", "down": "电-引下线",
    "site": "总-建筑轮廓", "lane": "总-消防车道", "red": "总-红线", "table": "建-表格", "*": "建-文字",
}  # fmt: skip
TARCH8 = {
    "wall": "WALL", "rail": "BALCONY", "column": "COLUMN", "door": "WINDOW", "fire_door": "WINDOW", "window": "WINDOW",
    "mark": "WINDOW_TEXT", "room": "SPACE", "area": "SPACE", "axis": "DOTE", "axis_text": "AXIS_TEXT", "dim": "PUB_DIM",
    "furniture": "3T_WOOD", "sanitary": "LVTRY", "stair": "STAIR", "lift": "EVTR", "hatch": "3T_BAR", "frame": "TK",
    "title": "DIM_SYMB", "text": "DIM_LEAD", "level": "DIM_ELEV", "beam": "BEAM",
    "finish": "SURFACE", "insulation": "SURFACE",
    "zone": "FIRE_ZONE", "unit": "人防分区", "lightning": "避雷带", "down": "E-引下线", "site": "BLDG", "lane": "ROAD-FIRE",
    "red": "RED_LINE", "table": "PUB_TAB", "*": "PUB_TEXT",
}  # fmt: skip
GB = {
    "wall": "建筑-墙体-砌体", "rail": "建筑-栏杆-阳台", "column": "结构-柱子",
    "door": "建筑-门窗-门", "fire_door": "建筑-门窗-门",
    "window": "建筑-门窗-窗", "mark": "建筑-门窗-标注", "room": "建筑-注释-房间",
    "area": "建筑-注释-面积", "axis": "建筑-轴线",
    "axis_text": "建筑-轴线-轴号", "dim": "建筑-注释-尺寸", "furniture": "建筑-家具-布置", "sanitary": "给排-洁具",
    "stair": "建筑-楼梯", "lift": "建筑-电梯", "hatch": "建筑-填充", "frame": "通用-图框", "title": "通用-图名",
    "text": "建筑-注释-文字", "level": "建筑-注释-标高", "beam": "结构-梁",
    "finish": "建筑-完成面", "insulation": "建筑-保温层",
    "zone": "建筑-防火-分区", "unit": "建筑-人防-单元", "lightning": "电气-防雷-接闪",
    "down": "电气-防雷-引下", "*": "建筑-注释-文字",
}  # fmt: skip
MIXED = {
    "wall": "arch$0$A-WALL-FULL", "rail": "arch$0$A-RAIL", "column": "str|S-COLS-CONC", "door": "arch$0$DOORS",
    "fire_door": "arch$0$DOORS", "window": "arch$0$WINDOWS", "mark": "arch$0$A-NOTE-DOOR", "room": "arch$0$ROOM_NAME",
    "area": "arch$0$ROOM_NAME", "axis": "grid$0$AXES", "axis_text": "grid$0$AXES-TXT",
    "dim": "DIMS", "furniture": "FURNITURE",
    "sanitary": "FIXT", "stair": "arch$0$STAIRS", "lift": "arch$0$ELEVATOR", "hatch": "HATCH", "frame": "BORDER",
    "title": "TITLE", "text": "NOTES", "level": "LEVELS", "beam": "str|BEAMS",
    "finish": "arch$0$FINISH", "insulation": "INSUL",
    "*": "NOTES",
}  # fmt: skip
NONSENSE = {
    "wall": "2", "rail": "22", "column": "黄", "door": "4-细", "fire_door": "4-细",
    "window": "青", "mark": "WZ", "room": "WZ",
    "area": "WZ", "axis": "红点划", "axis_text": "绿", "dim": "bz", "furniture": "8",
    "sanitary": "8", "stair": "3", "lift": "3",
    "hatch": "9", "frame": "1", "title": "WZ", "text": "WZ", "level": "bz", "beam": "虚",
    "finish": "8", "insulation": "8", "*": "WZ",
}  # fmt: skip
NOTHING: dict[str, str] = {}

USUAL = frozenset({"axes", "dims", "furniture", "levels", "north", "leaders"})
MEASURED = USUAL - {"dims"} | {"dimensions"}
STYLES = (
    Style("institute", INSTITUTE, frames="files",
          doors="corner", block_names="chinese", panes=3, clutter=MEASURED | {"arrows", "finish"},
          title_block="strip", labels=("图纸名称", "图纸编号", "比例"), mark_form="FM1221乙", columns="hatch", area="{:.2f}m²"),
    Style("tarch8-turned", TARCH8, turn=90.0, doors="tarch", hinge="face", clutter=USUAL | {"hatch", "beams"},
          mark_form="FM乙1221", names="spaced", words="text", marks="attribute", text_turns=True, far=3.0e6),
    Style("gb-metres-7", GB, unit=0.001, turn=7.0, doors="loose", windows="loose", panes=3, leaf="line", words="mtext",
          clutter=MEASURED | {"numbers", "insulation"}, mark_form="乙FM1221", title_parts="loose", names="english"),
    Style("xref-mixed", MIXED, doors="sized", block_names="chaos", leaf="box", marks="both", mark_form="FM-乙-1221",
          words="attribute", clutter=MEASURED | {"hatch"}, wall_faults=frozenset({"overshoots", "pieces"}), columns_cut=False),
    Style("nonsense-hatched", NONSENSE, walls="hatched", doors="anonymous", clutter=USUAL | {"finish", "beams"},
          title_parts="mtext", title_block="strip", marks="text", mark_form="FMB1221", names="split", version="R2007"),
    Style("zero-loose", NOTHING, doors="loose", windows="block", panes=4, leaf="box", marks_by_number=True,
          wall_faults=frozenset({"gaps"}), clutter=USUAL | {"leaders", "numbers"}, version="R2000", area=""),
    Style("marks-alone", TARCH8, doors="marks", windows="loose", panes=2, clutter=USUAL, walls="polyline", hinge="face",
          mark_form="FM1221(乙)", area="使用面积{:.2f}平方米"),
    Style("layouts-metres", GB, frames="layouts", unit=0.001, doors="polyline", windows="loose", leaf="line",
          clutter=MEASURED | {"arrows", "hatch"}, through="windows", mark_form="FM乙1221", title_block="strip"),
    Style("pdf-bare", NONSENSE, output="pdf", doors="loose", windows="loose", leaf="line", clutter=MEASURED, panes=3,
          mark_form="FM1221乙"),
    Style("pdf-bare-tarch", TARCH8, output="pdf", doors="tarch", hinge="centre", clutter=USUAL | {"finish"}, marks="text",
          names="spaced", title_block="strip"),
    Style("pdf-layered", INSTITUTE, output="pdf with layers", doors="sized", block_names="plain", clutter=USUAL,
          walls="polyline", ajar=45.0, leaf="line"),
)  # fmt: skip

PLAN = (
    ("housing", range(101, 103)),
    ("corridor", range(101, 103)),
    ("ground", range(101, 102)),
    ("basement", range(101, 102)),
    ("roof", range(101, 102)),
    ("papers", range(101, 103)),
    ("site", range(101, 102)),
)
