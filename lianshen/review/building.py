"""The nouns of a design: what drawings can say about a building, its storeys, shelter, roof, structure and site.

Lengths m, areas m², angles degrees, resistance Ω.  Shapes lie in the plane metres of the sheet they are drawn on.
There are no default values: what nobody stated is unknown.
"""

from __future__ import annotations

from shapely import LineString, Point, Polygon

from lianshen.review.facts import Fact, Many, Parts, Subject
from lianshen.review.kinds import DoorKind as DoorKind
from lianshen.review.kinds import ExitKind as ExitKind
from lianshen.review.kinds import Use as Use
from lianshen.review.notes import Notes


class Axis(Subject):
    """A grid line with the label in its bubble, which is the subject's label."""

    line = Fact[LineString](LineString, "轴线")


class Column(Subject):
    """A column in plan."""

    boundary = Fact[Polygon](Polygon, "柱")


class Room(Subject):
    """A room, corridor, lobby, shaft or balcony at its finished faces."""

    boundary = Fact[Polygon](Polygon, "房间边界")
    name = Fact[str](str, "房间名称")
    use = Fact[Use](Use, "房间用途")
    area = Fact[float](float, "使用面积", unit="m2", tolerance=0.05)
    stated_area = Fact[float](float, "标注面积", unit="m2", tolerance=0.05)
    flat = Fact[str](str, "所属套型")


class Door(Subject):
    """A door in a wall.  `joins` and `swings_into` hold room keys, or "outside"."""

    at = Fact[Point](Point, "门位置")
    opening = Fact[LineString](LineString, "门洞")
    number = Fact[str](str, "门编号")  # what the trade calls the door mark, such as FM甲1221
    width = Fact[float](float, "门洞宽度", unit="m", tolerance=0.005)
    marked_width = Fact[float](float, "编号所示门洞宽度", unit="m", tolerance=0.005)
    height = Fact[float](float, "门洞高度", unit="m", tolerance=0.005)
    kind = Fact[DoorKind](DoorKind, "门的类别")
    fire_class = Fact[str](str, "防火门等级")
    leaves = Fact[int](int, "门扇数")
    joins = Many[str](str, "门两侧空间")
    swings_into = Fact[str](str, "开启方向")

    @property
    def storey(self) -> Storey:
        """The storey this door is on."""
        return self.nearest(Storey)


class DwellingDoor(Door):
    """The door by which a flat is entered (户门); `flat` is the flat it belongs to."""

    flat = Fact[str](str, "所属套型")


class Window(Subject):
    """A window in a wall."""

    at = Fact[Point](Point, "窗位置")
    number = Fact[str](str, "窗编号")
    width = Fact[float](float, "窗洞宽度", unit="m", tolerance=0.005)
    height = Fact[float](float, "窗洞高度", unit="m", tolerance=0.005)


class Exit(Subject):
    """A safe exit of a storey or compartment: into a stair, to the outside, or to the next compartment."""

    at = Fact[Point](Point, "安全出口位置")
    kind = Fact[ExitKind](ExitKind, "安全出口形式")
    width = Fact[float](float, "安全出口宽度", unit="m", tolerance=0.005)


class Stair(Subject):
    """A stairwell."""

    boundary = Fact[Polygon](Polygon, "楼梯间")
    flight_width = Fact[float](float, "梯段宽度", unit="m", tolerance=0.005)


class Lift(Subject):
    """A lift shaft."""

    boundary = Fact[Polygon](Polygon, "电梯井")


class Compartment(Subject):
    """A fire compartment: outline, measured and stated area, whether sprinklers protect it, and its safe exits."""

    name = Fact[str](str, "防火分区名称")
    boundary = Fact[Polygon](Polygon, "防火分区边界")
    area = Fact[float](float, "防火分区建筑面积", unit="m2", tolerance=0.5)
    stated_area = Fact[float](float, "标注防火分区面积", unit="m2", tolerance=0.5)
    sprinkler = Fact[bool](bool, "自动灭火系统")
    use = Fact[Use](Use, "防火分区用途")
    exits = Parts[Exit](Exit, "防火分区安全出口")


class ShelterEntrance(Subject):
    """A mouth of a protective unit.  `doors` are its doors in order from outside to inside."""

    at = Fact[Point](Point, "出入口位置")
    kind = Fact[str](str, "出入口类别")
    doors = Parts[Door](Door, "出入口防护门")


class ProtectiveUnit(Subject):
    """A protective unit (防护单元) of a civil air defence shelter."""

    name = Fact[str](str, "防护单元名称")
    boundary = Fact[Polygon](Polygon, "防护单元边界")
    area = Fact[float](float, "防护单元建筑面积", unit="m2", tolerance=0.5)
    stated_area = Fact[float](float, "标注防护单元建筑面积", unit="m2", tolerance=0.5)
    shelter_area = Fact[float](float, "掩蔽面积", unit="m2", tolerance=0.5)
    persons = Fact[int](int, "掩蔽人数")
    grade = Fact[str](str, "抗力级别")
    use = Fact[str](str, "战时功能")
    entrances = Parts[ShelterEntrance](ShelterEntrance, "防护单元出入口")


class Storey(Subject):
    """One storey; its label is "1F", "3F", "B1".  `index` counts from 1 above ground and from -1 below."""

    index = Fact[int](int, "楼层序号")
    level = Fact[float](float, "楼面标高", unit="m", tolerance=0.005)
    height = Fact[float](float, "层高", unit="m", tolerance=0.005)
    outline = Fact[Polygon](Polygon, "楼层外轮廓")
    corridor = Fact[Polygon](Polygon, "疏散走道")
    rooms = Parts[Room](Room, "房间")
    doors = Parts[Door](Door, "门")
    dwelling_doors = Parts[DwellingDoor](DwellingDoor, "户门")
    windows = Parts[Window](Window, "窗")
    exits = Parts[Exit](Exit, "安全出口")
    stairs = Parts[Stair](Stair, "楼梯")
    lifts = Parts[Lift](Lift, "电梯")
    columns = Parts[Column](Column, "柱")
    axes = Parts[Axis](Axis, "轴网")
    compartments = Parts[Compartment](Compartment, "防火分区")
    protective_units = Parts[ProtectiveUnit](ProtectiveUnit, "防护单元")

    @property
    def building(self) -> Building:
        """The building this storey belongs to."""
        return self.nearest(Building)


class MeshCell(Subject):
    """One cell of the air-termination mesh on a roof, as the lines enclose it."""

    boundary = Fact[Polygon](Polygon, "接闪网格")


class Roof(Subject):
    """A roof as the lightning-protection plan draws it."""

    outline = Fact[Polygon](Polygon, "屋面轮廓")
    air_terminations = Many[LineString](LineString, "接闪带")
    mesh = Parts[MeshCell](MeshCell, "接闪网格")
    down_conductors = Many[Point](Point, "引下线")

    @property
    def building(self) -> Building:
        """The building this roof covers."""
        return self.nearest(Building)


class Joint(Subject):
    """A movement joint (抗震缝, 沉降缝, 伸缩缝) between two parts of a building."""

    line = Fact[LineString](LineString, "缝位置")
    width = Fact[float](float, "缝宽", unit="m", tolerance=0.001)
    stated_width = Fact[float](float, "标注缝宽", unit="m", tolerance=0.001)


class Building(Subject):
    """One building; its label is "B1", "B2" …"""

    name = Fact[str](str, "工程名称")
    city = Fact[str](str, "建设地点")
    use = Fact[Use](Use, "建筑用途")
    height = Fact[float](float, "建筑高度", unit="m", tolerance=0.05)
    height_class = Fact[str](str, "建筑分类")
    storeys_above = Fact[int](int, "地上层数")
    storeys_below = Fact[int](int, "地下层数")
    fire_rating = Fact[str](str, "耐火等级")
    sprinkler = Fact[bool](bool, "自动喷水灭火系统")
    outline = Fact[Polygon](Polygon, "建筑外轮廓")
    structure = Fact[str](str, "结构类型")
    seismic_intensity = Fact[str](str, "抗震设防烈度")
    lightning_class = Fact[int](int, "防雷类别")
    lightning_strikes = Fact[float](float, "年预计雷击次数", unit="1/a", tolerance=0.002)
    thunder_days = Fact[float](float, "年平均雷暴日", unit="d", tolerance=0.1)
    earth_resistance = Fact[float](float, "接地电阻", unit="ohm", tolerance=0.01)
    notes = Fact[Notes](Notes, "设计说明")
    storeys = Parts[Storey](Storey, "楼层")
    roofs = Parts[Roof](Roof, "屋面防雷平面")
    joints = Parts[Joint](Joint, "抗震缝")


class FireLane(Subject):
    """A fire lane (消防车道) on the site plan."""

    boundary = Fact[Polygon](Polygon, "消防车道")
    stated_width = Fact[float](float, "标注车道宽度", unit="m", tolerance=0.005)


class RescueSite(Subject):
    """An operating site for aerial ladders (消防车登高操作场地)."""

    boundary = Fact[Polygon](Polygon, "登高操作场地")


class Site(Subject):
    """The site plan."""

    red_line = Fact[Polygon](Polygon, "用地红线")
    outlines = Many[Polygon](Polygon, "总平面建筑轮廓")
    fire_lanes = Parts[FireLane](FireLane, "消防车道")
    rescue_sites = Parts[RescueSite](RescueSite, "登高操作场地")


class SheetRecord(Subject):
    """What a sheet's own title block and frame say, for the form check."""

    file = Fact[str](str, "文件名")
    number = Fact[str](str, "图号")
    title = Fact[str](str, "图名")
    discipline = Fact[str](str, "专业")
    stated_scale = Fact[str](str, "比例")
    measured_scale = Fact[float](float, "图面比例")
    unreadable = Fact[int](int, "无法读取的对象数")
    empty_fields = Many[str](str, "图签空缺栏目")


class FileRecord(Subject):
    """A file as handed in, for the form check; the counts are of CAD files that opened."""

    media = Fact[str](str, "文件类型")
    opened = Fact[bool](bool, "文件可读取")
    missing_drawings = Fact[int](int, "缺失的外部参照数")
    missing_fonts = Fact[int](int, "缺失的字体数")
    doubtful_units = Fact[int](int, "单位有误的图纸数")
    outside_frames = Fact[int](int, "图框外的图元数")
    unframed_sheets = Fact[int](int, "没有图框的图纸数")
    foreign_texts = Fact[int](int, "字符编码有误的次数")
    signed = Fact[bool](bool, "电子签名")


class IndexEntry(Subject):
    """One row of the drawing index (图纸目录)."""

    number = Fact[str](str, "目录图号")
    title = Fact[str](str, "目录图名")


class Design(Subject):
    """Everything one submission says: the root of all subjects."""

    buildings = Parts[Building](Building, "建筑")
    site = Parts[Site](Site, "总平面")
    sheets = Parts[SheetRecord](SheetRecord, "图纸")
    index = Parts[IndexEntry](IndexEntry, "图纸目录")
    files = Parts[FileRecord](FileRecord, "文件")
