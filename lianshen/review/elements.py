"""The parts of a storey, roof or structure that contain no others.  Lengths m, areas m², slopes as a ratio."""

from __future__ import annotations

from shapely import LineString, Point, Polygon

from lianshen.review.facts import Fact, Many, Subject
from lianshen.review.kinds import StairKind


class Axis(Subject):
    """A grid line with the label in its bubble, which is the subject's label."""

    line = Fact[LineString](LineString, "轴线")


class Column(Subject):
    """A column in plan."""

    boundary = Fact[Polygon](Polygon, "柱")


class Wall(Subject):
    """A run of wall in plan; `fire_wall` where a sheet calls it 防火墙 or a compartment ends at it."""

    boundary = Fact[Polygon](Polygon, "墙体")
    thickness = Fact[float](float, "墙厚", unit="m", tolerance=0.002)
    material = Fact[str](str, "墙体材料")
    load_bearing = Fact[bool](bool, "承重墙")
    fire_wall = Fact[bool](bool, "防火墙")


class Window(Subject):
    """A window in a wall.  `joins` holds room keys, or "outside"."""

    at = Fact[Point](Point, "窗位置")
    opening = Fact[LineString](LineString, "窗洞")
    number = Fact[str](str, "窗编号")
    width = Fact[float](float, "窗洞宽度", unit="m", tolerance=0.005)
    marked_width = Fact[float](float, "编号所示窗洞宽度", unit="m", tolerance=0.005)
    height = Fact[float](float, "窗洞高度", unit="m", tolerance=0.005)
    sill = Fact[float](float, "窗台高度", unit="m", tolerance=0.005)
    openable_area = Fact[float](float, "可开启面积", unit="m2", tolerance=0.01)
    fire_class = Fact[str](str, "防火窗等级")
    joins = Many[str](str, "窗两侧空间")


class Stair(Subject):
    """A stairwell.  `risers` lists the risers of each flight that is drawn; `kind` is as the plan shows or names it."""

    boundary = Fact[Polygon](Polygon, "楼梯间")
    name = Fact[str](str, "楼梯编号")
    kind = Fact[StairKind](StairKind, "楼梯间形式")
    flight_width = Fact[float](float, "梯段宽度", unit="m", tolerance=0.005)
    landing_depth = Fact[float](float, "平台宽度", unit="m", tolerance=0.005)
    well_width = Fact[float](float, "梯井净宽", unit="m", tolerance=0.005)
    tread = Fact[float](float, "踏步宽度", unit="m", tolerance=0.001)
    riser = Fact[float](float, "踏步高度", unit="m", tolerance=0.001)
    risers = Many[int](int, "梯段踏步级数")
    reaches_roof = Fact[bool](bool, "楼梯通至屋面")


class Lift(Subject):
    """A lift shaft; a lift that takes stretchers or the fire brigade is one that a sheet names so."""

    boundary = Fact[Polygon](Polygon, "电梯井")
    name = Fact[str](str, "电梯编号")
    fire_lift = Fact[bool](bool, "消防电梯")
    stretcher = Fact[bool](bool, "担架电梯")
    accessible = Fact[bool](bool, "无障碍电梯")


class Ramp(Subject):
    """A ramp in plan; `kind` is "vehicle" or "wheelchair"."""

    boundary = Fact[Polygon](Polygon, "坡道")
    kind = Fact[str](str, "坡道类别")
    width = Fact[float](float, "坡道净宽", unit="m", tolerance=0.005)
    slope = Fact[float](float, "坡道坡度", tolerance=0.0005)
    rise = Fact[float](float, "坡道高差", unit="m", tolerance=0.005)
    lanes = Fact[int](int, "坡道车道数")


class ParkingStall(Subject):
    """A parking stall (停车位)."""

    boundary = Fact[Polygon](Polygon, "停车位")
    accessible = Fact[bool](bool, "无障碍停车位")


class Railing(Subject):
    """A railing or parapet whose height a sheet states; `place` is the word beside it, such as 阳台 or 上人屋面."""

    place = Fact[str](str, "栏杆位置")
    height = Fact[float](float, "栏杆高度", unit="m", tolerance=0.005)
    bar_gap = Fact[float](float, "栏杆净距", unit="m", tolerance=0.001)


class SmokeZone(Subject):
    """A smoke zone (防烟分区)."""

    name = Fact[str](str, "防烟分区名称")
    boundary = Fact[Polygon](Polygon, "防烟分区边界")
    stated_area = Fact[float](float, "标注防烟分区面积", unit="m2", tolerance=0.5)


class MeshCell(Subject):
    """One cell of the air-termination mesh on a roof, as the lines enclose it."""

    boundary = Fact[Polygon](Polygon, "接闪网格")


class Rod(Subject):
    """An air-termination rod (接闪杆); `height` is that of its tip above the roof it stands on."""

    at = Fact[Point](Point, "接闪杆位置")
    height = Fact[float](float, "接闪杆高度", unit="m", tolerance=0.05)


class RoofObject(Subject):
    """An object that stands on a roof; `height` is that of its top above the roof."""

    name = Fact[str](str, "屋面设备名称")
    boundary = Fact[Polygon](Polygon, "屋面设备")
    height = Fact[float](float, "屋面设备高度", unit="m", tolerance=0.05)


class Joint(Subject):
    """A movement joint (抗震缝, 沉降缝, 伸缩缝) between two parts of a building."""

    line = Fact[LineString](LineString, "缝位置")
    width = Fact[float](float, "缝宽", unit="m", tolerance=0.001)
    stated_width = Fact[float](float, "标注缝宽", unit="m", tolerance=0.001)
