"""The nouns of a design: what drawings can say about a building, its storeys, shelter, roof, structure and site.

Lengths m, areas m², angles degrees, resistance Ω.  Shapes lie in the plane metres of the sheet they are drawn on.
There are no default values: what nobody stated is unknown.
"""

from __future__ import annotations

from shapely import LineString, Point, Polygon

from lianshen.review.elements import Axis as Axis
from lianshen.review.elements import Column as Column
from lianshen.review.elements import Joint as Joint
from lianshen.review.elements import Lift as Lift
from lianshen.review.elements import MeshCell as MeshCell
from lianshen.review.elements import ParkingStall as ParkingStall
from lianshen.review.elements import Railing as Railing
from lianshen.review.elements import Ramp as Ramp
from lianshen.review.elements import Rod as Rod
from lianshen.review.elements import RoofObject as RoofObject
from lianshen.review.elements import SmokeZone as SmokeZone
from lianshen.review.elements import Stair as Stair
from lianshen.review.elements import Wall as Wall
from lianshen.review.elements import Window as Window
from lianshen.review.facts import Fact, Many, Parts, Subject
from lianshen.review.kinds import DoorKind as DoorKind
from lianshen.review.kinds import ExitKind as ExitKind
from lianshen.review.kinds import StairKind as StairKind
from lianshen.review.kinds import Use as Use
from lianshen.review.notes import Notes
from lianshen.review.records import FileRecord as FileRecord
from lianshen.review.records import IndexEntry as IndexEntry
from lianshen.review.records import SheetRecord as SheetRecord
from lianshen.review.site import FireLane as FireLane
from lianshen.review.site import RescueSite as RescueSite
from lianshen.review.site import Road as Road
from lianshen.review.site import Site as Site
from lianshen.review.site import SiteBuilding as SiteBuilding


class Room(Subject):
    """A room, corridor, lobby, shaft or balcony at its finished faces."""

    boundary = Fact[Polygon](Polygon, "房间边界")
    name = Fact[str](str, "房间名称")
    use = Fact[Use](Use, "房间用途")
    area = Fact[float](float, "使用面积", unit="m2", tolerance=0.05)
    stated_area = Fact[float](float, "标注面积", unit="m2", tolerance=0.05)
    clear_height = Fact[float](float, "室内净高", unit="m", tolerance=0.005)
    floor_level = Fact[float](float, "室内标高", unit="m", tolerance=0.002)
    occupants = Fact[int](int, "使用人数")
    fixtures = Many[str](str, "卫生洁具与家具")
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
    swept = Fact[Polygon](Polygon, "门扇扫过范围")
    joins = Many[str](str, "门两侧空间")
    swings_into = Fact[str](str, "开启方向")

    @property
    def storey(self) -> Storey:
        """The storey this door is on."""
        return self.nearest(Storey)


class DwellingDoor(Door):
    """The door by which a flat is entered (户门); `flat` is the flat it belongs to."""

    flat = Fact[str](str, "所属套型")


class Exit(Subject):
    """A safe exit of a storey or compartment: into a stair, to the outside, or to the next compartment."""

    at = Fact[Point](Point, "安全出口位置")
    kind = Fact[ExitKind](ExitKind, "安全出口形式")
    width = Fact[float](float, "安全出口宽度", unit="m", tolerance=0.005)
    stair = Fact[str](str, "通向的楼梯间")


class Compartment(Subject):
    """A fire compartment: outline, measured and stated area, whether sprinklers protect it, and its safe exits."""

    name = Fact[str](str, "防火分区名称")
    boundary = Fact[Polygon](Polygon, "防火分区边界")
    area = Fact[float](float, "防火分区建筑面积", unit="m2", tolerance=0.5)
    stated_area = Fact[float](float, "标注防火分区面积", unit="m2", tolerance=0.5)
    sprinkler = Fact[bool](bool, "自动灭火系统")
    use = Fact[Use](Use, "防火分区用途")
    occupants = Fact[int](int, "疏散人数")
    exits = Parts[Exit](Exit, "防火分区安全出口")


class ShelterEntrance(Subject):
    """A mouth of a protective unit.  `doors` are its doors in order from outside to inside."""

    at = Fact[Point](Point, "出入口位置")
    name = Fact[str](str, "出入口名称")
    kind = Fact[str](str, "出入口类别")
    outdoor = Fact[bool](bool, "室外出入口")
    passage = Fact[Polygon](Polygon, "出入口通道")
    stair_width = Fact[float](float, "出入口楼梯净宽", unit="m", tolerance=0.005)
    doors = Parts[Door](Door, "出入口防护门")


class BlastUnit(Subject):
    """A blast-resistant unit (抗爆单元) within a protective unit."""

    name = Fact[str](str, "抗爆单元名称")
    boundary = Fact[Polygon](Polygon, "抗爆单元边界")
    stated_area = Fact[float](float, "标注抗爆单元建筑面积", unit="m2", tolerance=0.5)


class ProtectiveUnit(Subject):
    """A protective unit (防护单元) of a civil air defence shelter.  `links` holds keys of doors to other units."""

    name = Fact[str](str, "防护单元名称")
    boundary = Fact[Polygon](Polygon, "防护单元边界")
    area = Fact[float](float, "防护单元建筑面积", unit="m2", tolerance=0.5)
    stated_area = Fact[float](float, "标注防护单元建筑面积", unit="m2", tolerance=0.5)
    shelter_area = Fact[float](float, "掩蔽面积", unit="m2", tolerance=0.5)
    persons = Fact[int](int, "掩蔽人数")
    grade = Fact[str](str, "抗力级别")
    use = Fact[str](str, "战时功能")
    category = Fact[str](str, "防空地下室类别")
    storeys_above = Fact[int](int, "上部建筑层数")
    clear_height = Fact[float](float, "人防净高", unit="m", tolerance=0.005)
    roof_thickness = Fact[float](float, "顶板厚度", unit="m", tolerance=0.001)
    wall_thickness = Fact[float](float, "临空墙厚度", unit="m", tolerance=0.001)
    outer_wall_thickness = Fact[float](float, "外墙厚度", unit="m", tolerance=0.001)
    dividing_wall_thickness = Fact[float](float, "单元隔墙厚度", unit="m", tolerance=0.001)
    clean_air = Fact[float](float, "清洁式新风量", unit="m3/(h·p)", tolerance=0.05)
    filtered_air = Fact[float](float, "滤毒式新风量", unit="m3/(h·p)", tolerance=0.05)
    isolation_hours = Fact[float](float, "隔绝防护时间", unit="h", tolerance=0.05)
    drinking_water = Fact[float](float, "战时贮水量", unit="m3", tolerance=0.05)
    toilets = Fact[int](int, "战时厕所蹲位数")
    links = Many[str](str, "单元间连通口")
    blast_units = Parts[BlastUnit](BlastUnit, "抗爆单元")
    entrances = Parts[ShelterEntrance](ShelterEntrance, "防护单元出入口")


class Storey(Subject):
    """One storey; its label is "1F", "3F", "B1".  `index` counts from 1 above ground and from -1 below.

    `nameless` are the enclosed spaces to which no sheet writes a name: what they are for a person must say.
    """

    index = Fact[int](int, "楼层序号")
    level = Fact[float](float, "楼面标高", unit="m", tolerance=0.005)
    height = Fact[float](float, "层高", unit="m", tolerance=0.005)
    area = Fact[float](float, "楼层建筑面积", unit="m2", tolerance=0.5)
    depth = Fact[float](float, "埋深", unit="m", tolerance=0.05)
    slab_thickness = Fact[float](float, "楼板厚度", unit="m", tolerance=0.001)
    outline = Fact[Polygon](Polygon, "楼层外轮廓")
    corridor = Fact[Polygon](Polygon, "疏散走道")
    rooms = Parts[Room](Room, "房间")
    nameless = Many[Polygon](Polygon, "未注名称的空间")
    doors = Parts[Door](Door, "门")
    dwelling_doors = Parts[DwellingDoor](DwellingDoor, "户门")
    windows = Parts[Window](Window, "窗")
    exits = Parts[Exit](Exit, "安全出口")
    stairs = Parts[Stair](Stair, "楼梯")
    lifts = Parts[Lift](Lift, "电梯")
    columns = Parts[Column](Column, "柱")
    walls = Parts[Wall](Wall, "墙体")
    ramps = Parts[Ramp](Ramp, "坡道")
    stalls = Parts[ParkingStall](ParkingStall, "停车位")
    smoke_zones = Parts[SmokeZone](SmokeZone, "防烟分区")
    axes = Parts[Axis](Axis, "轴网")
    compartments = Parts[Compartment](Compartment, "防火分区")
    protective_units = Parts[ProtectiveUnit](ProtectiveUnit, "防护单元")

    @property
    def building(self) -> Building:
        """The building this storey belongs to."""
        return self.nearest(Building)


class Roof(Subject):
    """A roof as the lightning-protection plan draws it."""

    outline = Fact[Polygon](Polygon, "屋面轮廓")
    level = Fact[float](float, "屋面标高", unit="m", tolerance=0.005)
    air_terminations = Many[LineString](LineString, "接闪带")
    mesh = Parts[MeshCell](MeshCell, "接闪网格")
    rods = Parts[Rod](Rod, "接闪杆")
    objects = Parts[RoofObject](RoofObject, "屋面设备")
    down_conductors = Many[Point](Point, "引下线")

    @property
    def building(self) -> Building:
        """The building this roof covers."""
        return self.nearest(Building)


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
    alarm = Fact[bool](bool, "火灾自动报警系统")
    gross_area = Fact[float](float, "总建筑面积", unit="m2", tolerance=0.5)
    footprint_area = Fact[float](float, "建筑占地面积", unit="m2", tolerance=0.5)
    volume = Fact[float](float, "建筑体积", unit="m3", tolerance=1.0)
    dwellings = Fact[int](int, "总户数")
    accessible_dwellings = Fact[int](int, "无障碍住房套数")
    lifts = Fact[int](int, "电梯台数")
    hazard_class = Fact[str](str, "火灾危险性类别")
    outline = Fact[Polygon](Polygon, "建筑外轮廓")
    structure = Fact[str](str, "结构类型")
    seismic_intensity = Fact[str](str, "抗震设防烈度")
    seismic_category = Fact[str](str, "抗震设防类别")
    seismic_grade = Fact[str](str, "抗震等级")
    site_class = Fact[str](str, "建筑场地类别")
    lightning_class = Fact[int](int, "防雷类别")
    lightning_strikes = Fact[float](float, "年预计雷击次数", unit="1/a", tolerance=0.002)
    thunder_days = Fact[float](float, "年平均雷暴日", unit="d", tolerance=0.1)
    strike_factor = Fact[float](float, "校正系数k", tolerance=0.005)
    soil_resistivity = Fact[float](float, "土壤电阻率", unit="ohm·m", tolerance=0.5)
    information_level = Fact[str](str, "电子信息系统雷电防护等级")
    shelter_area = Fact[float](float, "人防建筑面积", unit="m2", tolerance=0.5)
    required_shelter_area = Fact[float](float, "应建人防面积", unit="m2", tolerance=0.5)
    earth_resistance = Fact[float](float, "接地电阻", unit="ohm", tolerance=0.01)
    notes = Fact[Notes](Notes, "设计说明")
    storeys = Parts[Storey](Storey, "楼层")
    roofs = Parts[Roof](Roof, "屋面防雷平面")
    joints = Parts[Joint](Joint, "抗震缝")
    railings = Parts[Railing](Railing, "栏杆")


class Design(Subject):
    """Everything one submission says: the root of all subjects."""

    buildings = Parts[Building](Building, "建筑")
    site = Parts[Site](Site, "总平面")
    sheets = Parts[SheetRecord](SheetRecord, "图纸")
    index = Parts[IndexEntry](IndexEntry, "图纸目录")
    files = Parts[FileRecord](FileRecord, "文件")
