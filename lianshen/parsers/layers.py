"""What a layer means by its name: a dictionary of 天正, AIA, Chinese and GB/T 50001 names.

A name is one voice among several (geometry, block names and words have theirs): never trust it alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Meaning(StrEnum):
    """What is drawn on a layer."""

    WALLS = "walls"
    CURTAIN_WALLS = "curtain walls"
    DOORS = "doors"
    WINDOWS = "windows"
    OPENINGS = "doors and windows"  # one layer for both, the habit of 天正
    OPENING_MARKS = "marks of doors and windows"
    COLUMNS = "columns"
    BEAMS = "beams"
    AXES = "axes"
    AXIS_LABELS = "axis labels"
    STAIRS = "stairs"
    RAILINGS = "railings"
    LIFTS = "lifts"
    BALCONIES = "balconies"
    ROOMS = "rooms"
    ROOM_NAMES = "room names"
    FURNITURE = "furniture"
    SANITARY = "sanitary ware"
    ROOF = "roof"
    TEXT = "text"
    DIMENSIONS = "dimensions"
    LEVELS = "levels"
    HATCHES = "hatches"
    FRAMES = "frames and title blocks"
    TITLES = "titles of views"
    TABLES = "tables"
    FIRE_COMPARTMENTS = "fire compartments"
    EVACUATION = "evacuation"
    FIRE_EQUIPMENT = "fire equipment"
    PROTECTIVE_UNITS = "protective units"
    PROTECTIVE_DOORS = "protective doors"
    AIR_TERMINATIONS = "air terminations"
    DOWN_CONDUCTORS = "down conductors"
    EARTHING = "earthing"
    BONDING = "equipotential bonding"
    FIRE_LANES = "fire lanes"
    FIRE_SITES = "fire engine sites"
    RED_LINES = "red lines"
    BUILDINGS = "buildings on the site"
    ROADS = "roads"
    PARKING = "parking"
    GREENERY = "greenery"
    PIPES = "pipes and ducts"
    WIRES = "wires and electrical equipment"
    NOT_PLOTTED = "not plotted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LayerReading:
    """What a layer means and the word of its name that says so; `word` is "" where nothing does."""

    meaning: Meaning
    word: str


def meaning(layer: str) -> Meaning:
    """What `layer` means: as corrected by people, else by its name."""
    corrected_as = _corrections.get().get(plain_name(layer))
    return explain(layer).meaning if corrected_as is None else corrected_as


@contextmanager
def corrected(meanings: Mapping[str, Meaning]) -> Iterator[None]:
    """Inside the `with`, these layers mean what a person says, whatever their names are; xref prefixes do not count."""
    token = _corrections.set({plain_name(layer): said for layer, said in meanings.items()})
    try:
        yield
    finally:
        _corrections.reset(token)


def corrections() -> tuple[tuple[str, str], ...]:
    """What people said here, layer and meaning, in a fixed order: to be told to the process that reads."""
    return tuple(sorted((layer, said.value) for layer, said in _corrections.get().items()))


def is_corrected(layer: str) -> bool:
    """Whether a person said what `layer` means."""
    return plain_name(layer) in _corrections.get()


@lru_cache(maxsize=20_000)
def explain(layer: str) -> LayerReading:
    """What `layer` means and by which word; the longest word of the dictionary wins, a word of annotation changes it."""
    name = _without_others(plain_name(layer))
    if (exact := _EXACT.get(name)) is not None:
        return LayerReading(exact, name)
    tokens = re.findall(r"[A-Z]+", name)
    hits = [(len(word), word, said) for word, said in _WORDS.items() if _stands_in(word, name, tokens)]
    if not hits:
        return LayerReading(Meaning.UNKNOWN, "")
    bases = [hit for hit in hits if hit[2] not in _ANNOTATIONS]
    notes = [hit for hit in hits if hit[2] in _ANNOTATIONS]
    if not bases:
        return _reading(max(notes))
    base = max(bases)
    beside = name.replace(base[1], " ", 1)  # 填充墙 is a wall that fills, 填充墙填充 is its hatch
    if not notes or any(note[1] in base[1] and note[1] not in beside for note in notes):
        return _reading(base)
    note = max(notes)
    return LayerReading(_annotated(base[2], note[2]), f"{base[1]} {note[1]}")


def plain_name(layer: str) -> str:
    """The name without the prefix of an attached drawing (`plan|WALL`, `plan$0$WALL`), in capitals and half width."""
    name = unicodedata.normalize("NFKC", layer).rsplit("|", 1)[-1]
    return re.split(r"\$\d+\$", name)[-1].strip().upper()


def _without_others(name: str) -> str:
    """The name without words that only look like others: a valve (阀门) is no door, wallpaper (墙纸) no wall."""
    for other in _OTHERS:
        name = name.replace(other, " ")
    return name


def _reading(hit: tuple[int, str, Meaning]) -> LayerReading:
    return LayerReading(hit[2], hit[1])


def _stands_in(word: str, name: str, tokens: list[str]) -> bool:
    """Latin words must stand alone (`WALL` in `A-WALL-FULL`, not in `WALLPAPER`), Chinese ones may stand anywhere."""
    if not word.isascii():
        return word in name
    parts = word.split("_")
    return any(tokens[i : i + len(parts)] == parts for i in range(len(tokens) - len(parts) + 1))


def _annotated(base: Meaning, note: Meaning) -> Meaning:
    """What the words, dimensions or hatches of something are."""
    if note is not Meaning.TEXT:
        return note
    if base in {Meaning.DOORS, Meaning.WINDOWS, Meaning.OPENINGS}:
        return Meaning.OPENING_MARKS
    return {Meaning.AXES: Meaning.AXIS_LABELS, Meaning.ROOMS: Meaning.ROOM_NAMES}.get(
        base, base if base in _KEPT_WITH_WORDS else Meaning.TEXT
    )


_corrections: ContextVar[dict[str, Meaning]] = ContextVar("what people said of layers", default={})  # noqa: B039
_OTHERS = tuple(
    "阀门 闸门 门禁 门磁 门铃 门诊 部门 专门 门牌 门槛 门套 门头 防火门监控 窗帘 窗台板 窗套 "  # noqa: SIM905
    "墙纸 墙面 墙裙 墙砖 挂墙 墙洞 墙留洞 外墙保温 墙体保温 柱帽 "
    "门窗大样 门窗立面 门窗详图 墙身索引 轴流 轴测 水泵接合器 楼梯间正压 电梯厅 柱状图".split()
)

_ANNOTATIONS = {Meaning.TEXT, Meaning.DIMENSIONS, Meaning.HATCHES}
_KEPT_WITH_WORDS = {
    Meaning.FIRE_COMPARTMENTS,
    Meaning.PROTECTIVE_UNITS,
    Meaning.EVACUATION,
    Meaning.LEVELS,
    Meaning.FRAMES,
    Meaning.TITLES,
    Meaning.TABLES,
    Meaning.OPENING_MARKS,
    Meaning.AXIS_LABELS,
    Meaning.ROOM_NAMES,
    Meaning.NOT_PLOTTED,
}

_EXACT = {
    "0": Meaning.UNKNOWN,
    "DEFPOINTS": Meaning.NOT_PLOTTED,
    "WINDOW": Meaning.OPENINGS,  # 天正 draws doors there as well
    "WINDOW_TEXT": Meaning.OPENING_MARKS,
    "DOOR_FIRE_TEXT": Meaning.OPENING_MARKS,
    "AXIS": Meaning.AXIS_LABELS,  # 天正: bubbles and dimensions of axes; the axes themselves are on DOTE
    "SPACE": Meaning.ROOMS,
    "DIM_SYMB": Meaning.TEXT,
    "DIM_LEAD": Meaning.TEXT,
    "DIM_ELEV": Meaning.LEVELS,
    "DIM_IDEN": Meaning.TEXT,
    "3T_WOOD": Meaning.HATCHES,
    "3T_GLASS": Meaning.HATCHES,
    "3T_BAR": Meaning.RAILINGS,
    "PUB_WALL": Meaning.HATCHES,
    "SURFACE": Meaning.UNKNOWN,  # 天正: facing lines along walls
    "ROOF": Meaning.ROOF,
}

_DICTIONARY: dict[Meaning, str] = {
    Meaning.WALLS: "填充墙 砌体墙 砌块墙 WALL WALLS PARTITION PARTITIONS MURO MUROS "
    "墙 墙体 墙线 隔墙 砖墙 剪力墙 防火墙 内墙 外墙 临空墙 混凝土墙 密闭隔墙",
    Meaning.CURTAIN_WALLS: "CURTWALL CURTAIN_WALL A_CWMG 幕墙 玻璃幕墙",
    Meaning.DOORS: "DOOR DOORS DOOR_FIRE PUERTA PUERTAS 门 门扇 防火门 卷帘",
    Meaning.WINDOWS: "WINDOWS GLAZ WINDOW WIND 窗 窗户 外窗",
    Meaning.OPENINGS: "OPENING OPENINGS DOORSWINDOWS DOORS_WINDOWS DOOR_WINDOW 门窗 门窗洞口 洞口",
    Meaning.OPENING_MARKS: "WIN_TEXT 门窗编号 门编号 窗编号 门窗名称 门窗文字",
    Meaning.COLUMNS: "COLUMN COLUMNS COLS COL PILLAR 柱 柱子 框架柱 构造柱",
    Meaning.BEAMS: "BEAM BEAMS 梁 框架梁",
    Meaning.AXES: "DOTE AXIS AXES GRID GRIDS 轴线 轴网",
    Meaning.AXIS_LABELS: "AXIS_TEXT AXIS_NUM AXIS_BUBB GRID_IDEN 轴号 轴标 轴线编号",
    Meaning.STAIRS: "STAIR STAIRS STRS 楼梯 梯段 踏步 台阶",
    Meaning.RAILINGS: "HANDRAIL HRAL RAILING RAIL 栏杆 阳台栏杆 楼梯栏杆 扶手 楼梯扶手",
    Meaning.LIFTS: "EVTR LIFT LIFTS ELEVATOR 电梯",
    Meaning.BALCONIES: "BALCONY 阳台 BALC",
    Meaning.ROOMS: "SPACE ROOM ROOMS AREA 房间 房间轮廓 面积 使用面积 套内面积",
    Meaning.ROOM_NAMES: "ROOM_NAME ROOM_NAMES SPACE_TEXT AREA_IDEN ROOM_IDEN 房间名称 房间名 房名",
    Meaning.FURNITURE: "FURN FURNITURE FURNISHING MOBILIARIO 家具 家俱 布置",
    Meaning.SANITARY: "LVTRY SANR PFIX FIXT 洁具 卫生洁具 厨具 卫生间隔断",
    Meaning.ROOF: "ROOF ROOFS 屋面 屋顶 女儿墙",
    Meaning.TEXT: "TEXT TXT NOTE NOTES NOTA NAMES PUB_TEXT IDEN LEAD ANNO ANNTEXT "
    "文字 说明 标注 标注文字 编号 名称 符号 索引 引线",
    Meaning.DIMENSIONS: "DIM DIMS DIMENSION DIMENSIONS PUB_DIM COTE 尺寸 尺寸标注 三道尺寸",
    Meaning.LEVELS: "DIM_ELEV ELEV_TEXT NIVEL LEVL 标高",
    Meaning.HATCHES: "HATCH PATT PUB_HATCH FILL 填充 图案 剖面线",
    Meaning.FRAMES: "FRAME TTLB TITLE_BLOCK TITLEBLOCK BORDER SHEET PUB_FRAME TK 图框 图签 标题栏 会签栏 图幅",
    Meaning.TITLES: "PUB_TITLE TITLE TITL 图名",
    Meaning.TABLES: "PUB_TAB TABLE TABL SCHEDULE 表格 门窗表 柱表 墙柱表 梁表",
    Meaning.FIRE_COMPARTMENTS: "FIRE_ZONE FIRE_COMPARTMENT FIRE_COMP FIREZONE FIRE_SEPR "
    "防火分区 防火分区线 防火分区界线",
    Meaning.EVACUATION: "EVACUATION ESCAPE EGRESS 疏散 疏散路线 疏散距离 安全出口 疏散宽度",
    Meaning.FIRE_EQUIPMENT: "HYDT HYDRANT SPRN SPRINKLER FPROT 消火栓 消防栓 喷淋 喷头 灭火器 消防设备 火灾报警",
    Meaning.PROTECTIVE_UNITS: "PROTECTIVE_UNIT SHELTER_UNIT 防护单元 抗爆单元 人防分区 人防单元 掩蔽面积 人防范围",
    Meaning.PROTECTIVE_DOORS: "防护密闭门 密闭门 人防门 防爆门 封堵板 人防门窗",
    Meaning.AIR_TERMINATIONS: "THUN LTNG LIGHTNING AIR_TERM THUN_WIRE "
    "接闪 接闪带 接闪网 接闪器 接闪杆 避雷 避雷带 避雷网 避雷针 防雷",
    Meaning.DOWN_CONDUCTORS: "DOWN_COND DOWNLEAD THUN_DOWN 引下线 防雷引下线",
    Meaning.EARTHING: "GRND EARTH EARTHING GROUNDING GRND_WIRE 接地 接地体 接地极 接地线 接地网 防雷接地",
    Meaning.BONDING: "BOND BONDING MEB LEB 等电位 等电位联结",
    Meaning.FIRE_LANES: "FIRE_LANE FIRE_ROAD FIRELANE 消防车道 消防通道 消防道路 消防环路",
    Meaning.FIRE_SITES: "FIRE_SITE LADDER_SITE 消防登高 登高场地 登高面 登高操作场地 消防登高操作场地 消防救援场地 回车场",
    Meaning.RED_LINES: "REDLINE RED_LINE PROP PROPERTY_LINE SITE_LINE 红线 用地红线 建筑红线 建筑控制线 用地界线 用地范围",
    Meaning.BUILDINGS: "BLDG BUILDING BUILDINGS 建筑轮廓 建筑物 拟建建筑 现状建筑 建筑轮廓线 已建建筑",
    Meaning.ROADS: "ROAD ROADS 道路 车行道 路缘石 道路中心线 도로",
    Meaning.PARKING: "PRKG PARKING CAR 车位 停车位",
    Meaning.GREENERY: "PLNT PLANT PLANTS TREE TREES GREEN 绿化 绿地 树 乔木",
    Meaning.PIPES: "PIPE PIPES DUCT DUCTS HVAC VPIPE DRAI SPLY 管道 给水 排水 雨水 污水 风管 立管 暖通",
    Meaning.WIRES: "WIRE WIRES LITE LIGHT POWR POWER SOCKET TEL TRAY 桥架 线缆 照明 插座 配电 电气设备 弱电",
    Meaning.NOT_PLOTTED: "NPLT VPORT VIEWPORT NOPLOT DEFPOINTS DEMO DEMOLITION KEYPLAN 不打印 视口 辅助线 拆除",
}
_WORDS = {word: said for said, words in _DICTIONARY.items() for word in words.split()}
