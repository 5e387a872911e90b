"""The nouns of a site plan: neighbours, roads, fire lanes, rescue sites.  Lengths m, areas m², slopes as a ratio."""

from __future__ import annotations

from shapely import LineString, Point, Polygon

from lianshen.review.facts import Fact, Many, Parts, Subject


class FireLane(Subject):
    """A fire lane (消防车道) on the site plan; `inner_radius` is that of its tightest bend, at the kerb."""

    boundary = Fact[Polygon](Polygon, "消防车道")
    line = Fact[LineString](LineString, "消防车道中心线")
    stated_width = Fact[float](float, "标注车道宽度", unit="m", tolerance=0.005)
    slope = Fact[float](float, "车道坡度", tolerance=0.0005)
    clear_height = Fact[float](float, "车道净空高度", unit="m", tolerance=0.005)
    inner_radius = Fact[float](float, "车道内转弯半径", unit="m", tolerance=0.05)
    dead_end = Fact[bool](bool, "尽头式车道")
    turning_area = Fact[Polygon](Polygon, "回车场")


class RescueSite(Subject):
    """An operating site for aerial ladders (消防车登高操作场地)."""

    boundary = Fact[Polygon](Polygon, "登高操作场地")
    stated_length = Fact[float](float, "标注场地长度", unit="m", tolerance=0.005)
    stated_width = Fact[float](float, "标注场地宽度", unit="m", tolerance=0.005)
    slope = Fact[float](float, "场地坡度", tolerance=0.0005)


class Road(Subject):
    """A road on the site plan."""

    name = Fact[str](str, "道路名称")
    boundary = Fact[Polygon](Polygon, "道路")
    stated_width = Fact[float](float, "标注道路宽度", unit="m", tolerance=0.005)


class SiteBuilding(Subject):
    """A building on the site plan, existing or to be built; `ours` tells those of this submission."""

    outline = Fact[Polygon](Polygon, "总平面建筑轮廓")
    name = Fact[str](str, "建筑名称")
    height = Fact[float](float, "建筑高度", unit="m", tolerance=0.05)
    storeys_above = Fact[int](int, "地上层数")
    fire_rating = Fact[str](str, "耐火等级")
    use = Fact[str](str, "建筑用途")
    ours = Fact[bool](bool, "本次送审")


class Site(Subject):
    """The site plan; `outlines` are all buildings' outlines, `buildings` those that carry a name, height or storeys."""

    red_line = Fact[Polygon](Polygon, "用地红线")
    outlines = Many[Polygon](Polygon, "总平面建筑轮廓")
    entrances = Many[Point](Point, "基地出入口")
    buildings = Parts[SiteBuilding](SiteBuilding, "总平面建筑")
    fire_lanes = Parts[FireLane](FireLane, "消防车道")
    rescue_sites = Parts[RescueSite](RescueSite, "登高操作场地")
    roads = Parts[Road](Road, "道路")
