"""What layer names of all schools mean."""

from __future__ import annotations

import pytest

from lianshen.parsers.layers import Meaning, corrected, explain, meaning

NAMES = [
    ("WALL", Meaning.WALLS),
    ("A-WALL-FULL", Meaning.WALLS),
    ("建-墙体", Meaning.WALLS),
    ("wall high", Meaning.WALLS),
    ("A.Wall_Internal", Meaning.WALLS),
    ("plan|WALL", Meaning.WALLS),
    ("xref-Bishop$0$A-WALL", Meaning.WALLS),
    ("a$0$b$0$COLUMN", Meaning.COLUMNS),
    ("A-WALL-PATT", Meaning.HATCHES),
    ("墙体填充", Meaning.HATCHES),
    ("幕墙", Meaning.CURTAIN_WALLS),
    ("女儿墙", Meaning.ROOF),
    ("WINDOW", Meaning.OPENINGS),
    ("门窗", Meaning.OPENINGS),
    ("WINDOW_TEXT", Meaning.OPENING_MARKS),
    ("DOOR_FIRE", Meaning.DOORS),
    ("DOOR_FIRE_TEXT", Meaning.OPENING_MARKS),
    ("A-DOOR-IDEN", Meaning.OPENING_MARKS),
    ("DOTE", Meaning.AXES),
    ("A-AXIS", Meaning.AXES),
    ("AXIS", Meaning.AXIS_LABELS),
    ("AXIS_TEXT", Meaning.AXIS_LABELS),
    ("EVTR", Meaning.LIFTS),
    ("DIM_ELEV", Meaning.LEVELS),
    ("PUB_DIM", Meaning.DIMENSIONS),
    ("尺寸标注", Meaning.DIMENSIONS),
    ("防火分区", Meaning.FIRE_COMPARTMENTS),
    ("防火分区文字", Meaning.FIRE_COMPARTMENTS),
    ("防护单元", Meaning.PROTECTIVE_UNITS),
    ("防护密闭门", Meaning.PROTECTIVE_DOORS),
    ("E-THUN-WIRE", Meaning.AIR_TERMINATIONS),
    ("接闪带", Meaning.AIR_TERMINATIONS),
    ("E-GRND-WIRE", Meaning.EARTHING),
    ("防雷接地", Meaning.EARTHING),
    ("防雷引下线", Meaning.DOWN_CONDUCTORS),
    ("用地红线", Meaning.RED_LINES),
    ("消防车道", Meaning.FIRE_LANES),
    ("消防登高操作场地", Meaning.FIRE_SITES),
    ("Defpoints", Meaning.NOT_PLOTTED),
    ("0", Meaning.UNKNOWN),
    ("WALLPAPER", Meaning.UNKNOWN),
    ("x17-new", Meaning.UNKNOWN),
    ("给水阀门", Meaning.PIPES),
    ("门禁", Meaning.UNKNOWN),
    ("窗帘", Meaning.UNKNOWN),
    ("墙纸", Meaning.UNKNOWN),
    ("A-阀门-防火墙", Meaning.WALLS),
    ("WALL-HATCH", Meaning.HATCHES),
    ("填充-墙", Meaning.HATCHES),
    ("建-墙-填充墙", Meaning.WALLS),  # walls that fill a frame, not the hatch of a wall
    ("填充墙填充", Meaning.HATCHES),
    ("砌体墙", Meaning.WALLS),
    ("S_COL_HATCH", Meaning.HATCHES),
    ("墙-轴线", Meaning.AXES),
    ("DIM-墙", Meaning.DIMENSIONS),
    ("AXIS_DIM", Meaning.DIMENSIONS),
    ("WALL_TEXT", Meaning.TEXT),
    ("外墙保温", Meaning.UNKNOWN),
    ("墙留洞", Meaning.UNKNOWN),
    ("柱帽", Meaning.UNKNOWN),
    ("柱表", Meaning.TABLES),
    ("门窗大样", Meaning.UNKNOWN),
    ("WIN_TEXT", Meaning.OPENING_MARKS),
    ("阳台栏杆", Meaning.RAILINGS),
    ("卫生间隔断", Meaning.SANITARY),
    ("消防栓", Meaning.FIRE_EQUIPMENT),
    ("A-FLOR-STRS", Meaning.STAIRS),
    ("A-FLOR-EVTR", Meaning.LIFTS),
    ("S-GRID-IDEN", Meaning.AXIS_LABELS),
    ("A-ANNO-TTLB", Meaning.FRAMES),
    ("A-ANNO-NPLT", Meaning.NOT_PLOTTED),
    ("A-210-M_WALL", Meaning.WALLS),
    ("轴网标注", Meaning.AXIS_LABELS),
    ("WALL(外)", Meaning.WALLS),
    ("非承重墙", Meaning.WALLS),
]


@pytest.mark.parametrize(("layer", "expected"), NAMES)
def test_a_layer_means_what_its_school_means_by_it(layer: str, expected: Meaning) -> None:
    assert expected == meaning(layer)


def test_the_word_that_decided_is_told() -> None:
    assert explain("plan|建-墙体-填充").word == "墙体 填充"
    assert explain("x17-new").word == ""


def test_a_person_knows_better_than_a_name() -> None:
    with corrected({"x17-new": Meaning.WALLS, "WALL": Meaning.FURNITURE}):
        assert meaning("plan|X17-NEW") is Meaning.WALLS
        assert meaning("a$0$WALL") is Meaning.FURNITURE
    assert meaning("x17-new") is Meaning.UNKNOWN
