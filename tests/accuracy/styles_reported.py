"""Styles of the reported set: other names, blocks and habits than the tuning set's; nothing is tuned to these.

Drawn in place of `styles_earlier.py`, whose drawings had been looked at; what was hard in those is as hard here.
"""

from __future__ import annotations

from tests.accuracy.drafting.style import Style

NUMBERED = {
    "wall": "A01-墙线", "shear": "A01-剪力墙", "rail": "A07-栏杆", "column": "S01-柱", "door": "A03-门窗",
    "fire_door": "A03-门窗", "window": "A03-门窗", "mark": "A04-门窗号", "room": "A05-房间", "area": "A05-面积",
    "axis": "A00-轴网", "axis_text": "A00-轴号", "dim": "A06-尺寸线", "furniture": "A09-家具陈设", "sanitary": "A09-卫浴",
    "stair": "A08-楼梯踏步", "lift": "A08-电梯轿厢", "hatch": "A02-墙填充", "frame": "X-图签", "title": "X-图名标注",
    "text": "A06-引注", "level": "A06-标高符号", "beam": "S02-梁线", "finish": "A10-面层线", "insulation": "A10-保温线",
    "zone": "F01-防火分区边界", "unit": "R01-防护单元边界", "lightning": "D01-接闪线", "down": "D01-引下点",
    "site": "Z01-拟建建筑", "lane": "Z02-消防车道", "red": "Z03-用地界线", "table": "X-表格线", "*": "A06-引注",
}  # fmt: skip
TARCH6 = {
    "wall": "WALL", "rail": "BALCONY", "column": "COLUMN", "door": "WINDOW", "fire_door": "WINDOW", "window": "WINDOW",
    "mark": "WINDOW_TEXT", "room": "PUB_TEXT", "area": "PUB_TEXT", "axis": "AXIS", "axis_text": "AXIS_TEXT",
    "dim": "DIM_LEAD",
    "furniture": "FURN", "sanitary": "LVTRY", "stair": "STAIR", "lift": "EVTR", "hatch": "WALL-PATTERN", "frame": "TITLE",
    "title": "DIM_IDEN", "text": "TEXT", "level": "DIM_ELEV", "beam": "BEAM_DASH", "finish": "WALL-SURFACE",
    "insulation": "WALL-INSUL", "zone": "FIRE-AREA", "unit": "RF-UNIT", "lightning": "E-避雷", "down": "E-引下",
    "site": "ROOF-LINE", "lane": "FIRE-ROAD", "red": "用地红线", "table": "SHEET", "*": "TEXT",
}  # fmt: skip
STANDARD = {
    "wall": "建-墙-砖墙", "shear": "建-墙-混凝土墙", "rail": "建-栏杆", "column": "建-柱",
    "door": "建-门窗-门扇", "fire_door": "建-门窗-防火", "window": "建-门窗-窗扇", "mark": "建-标注-门窗",
    "room": "建-标注-房名", "area": "建-标注-面积", "axis": "建-轴-线", "axis_text": "建-轴-圈", "dim": "建-标注-尺寸",
    "furniture": "建-设备-家具", "sanitary": "建-设备-洁具", "stair": "建-楼梯-踏步", "lift": "建-电梯-井", "hatch": "建-填充",
    "frame": "公-图框", "title": "公-图名", "text": "公-说明", "level": "建-标注-标高", "beam": "结-梁", "finish": "建-抹灰",
    "insulation": "建-保温", "zone": "建-分区-防火", "unit": "建-分区-人防", "lightning": "电-接闪网", "down": "电-引下",
    "*": "公-说明",
}  # fmt: skip
BOUND = {
    "wall": "xr_1F$0$WALLS", "rail": "xr_1F$0$HANDRAIL", "column": "grid|COLUMNS", "door": "xr_1F$0$DOOR",
    "fire_door": "xr_1F$0$DOOR", "window": "xr_1F$0$GLAZING", "mark": "xr_1F$0$TAGS", "room": "xr_1F$0$ROOMS",
    "area": "xr_1F$0$ROOMS", "axis": "grid|GRIDS", "axis_text": "grid|GRID-ID", "dim": "DIMENSIONS",
    "furniture": "CASEWORK", "sanitary": "PLUMBING", "stair": "xr_1F$0$STAIR", "lift": "xr_1F$0$LIFT",
    "hatch": "PATTERNS", "frame": "TITLEBLOCK", "title": "VIEW-TITLES", "text": "ANNO", "level": "LEVEL-MARKS",
    "beam": "grid|BEAM", "finish": "xr_1F$0$PLASTER", "insulation": "THERMAL", "*": "ANNO",
}  # fmt: skip
CODES = {
    "wall": "31", "rail": "33", "column": "灰实", "door": "m", "fire_door": "m", "window": "c",
    "mark": "字1", "room": "字2", "area": "字2", "axis": "点划线", "axis_text": "圈", "dim": "细线", "furniture": "淡显",
    "sanitary": "淡显", "stair": "lt", "lift": "lt", "hatch": "淡显2", "frame": "框", "title": "字3", "text": "字1",
    "level": "细线", "beam": "虚线", "finish": "淡显", "insulation": "淡显", "*": "字1",
}  # fmt: skip
NOTHING: dict[str, str] = {}

USUAL = frozenset({"axes", "dims", "furniture", "levels", "north", "leaders"})
MEASURED = USUAL - {"dims"} | {"dimensions"}
STYLES = (
    Style("numbered", NUMBERED, frames="files", doors="anonymous", block_names="chaos", panes=4, leaf="line",
          clutter=MEASURED | {"finish", "numbers"}, title_block="corner", labels=("图纸名称", "图号", "比例"),
          mark_form="FM1221(乙)", columns="solid", area="{:.2f}㎡"),
    Style("tarch6-turned", TARCH6, turn=270.0, doors="tarch", hinge="centre", clutter=USUAL | {"beams", "arrows"},
          mark_form="FM1221乙", names="plain", words="text", marks="text", text_turns=False, far=8.0e5, walls="hatched"),
    Style("standard-metres-13", STANDARD, unit=0.001, turn=13.0, doors="corner", block_names="chinese", windows="block",
          panes=4, leaf="box", words="text", clutter=MEASURED | {"insulation", "hatch"}, mark_form="FM-乙-1221",
          title_parts="mtext", names="spaced"),
    Style("bound-mixed", BOUND, doors="loose", windows="loose", leaf="box", marks="text", mark_form="FMB1221",
          words="mtext", names="english", clutter=MEASURED | {"leaders", "beams"},
          wall_faults=frozenset({"doubled", "overshoots"}), hinge="face"),
    Style("codes-hatched", CODES, walls="hatched", doors="sized", block_names="plain", clutter=USUAL | {"insulation"},
          title_parts="loose", title_block="corner", marks="both", mark_form="乙FM1221", names="plain", version="R2013"),
    Style("zero-blocks", NOTHING, doors="anonymous", block_names="chaos", windows="loose", panes=3, leaf="line",
          marks_by_number=True, wall_faults=frozenset({"overshoots"}), clutter=USUAL | {"finish"}, version="R2004",
          area="{:.2f}"),
    Style("marks-only", STANDARD, doors="marks", windows="block", panes=4, clutter=USUAL | {"numbers"}, walls="outline",
          hinge="centre", mark_form="FM乙1221", area="建筑面积 {:.2f}㎡"),
    Style("layouts-turned", TARCH6, frames="layouts", turn=90.0, doors="polyline", windows="block", leaf="box",
          clutter=MEASURED | {"finish", "arrows"}, through="windows", mark_form="FM1221乙", title_block="strip",
          wall_faults=frozenset({"pieces"})),
    Style("pdf-codes", CODES, output="pdf", doors="corner", block_names="plain", windows="loose", leaf="box",
          clutter=USUAL | {"numbers"}, panes=4, mark_form="FM乙1221"),
    Style("pdf-numbered", NUMBERED, output="pdf", doors="loose", windows="block", hinge="face", clutter=MEASURED | {"hatch"},
          marks="text", names="split", title_block="strip", leaf="line"),
    Style("pdf-standard", STANDARD, output="pdf with layers", doors="loose", windows="loose", clutter=USUAL | {"finish"},
          walls="polyline", leaf="line", panes=3, ajar=60.0),
)  # fmt: skip

PLAN = (
    ("housing", range(301, 303)),
    ("corridor", range(301, 303)),
    ("ground", range(301, 302)),
    ("basement", range(301, 302)),
    ("roof", range(301, 302)),
    ("papers", range(301, 303)),
    ("site", range(301, 302)),
)
