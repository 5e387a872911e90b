"""Meteorology: what stands on a roof is protected."""

from collections.abc import Callable
from math import sqrt
from typing import Any

from shapely import LineString, Point, Polygon, box, union_all

from lianshen.review.building import Building, Design, Rod, Roof, RoofObject
from lianshen.review.lightning import sides
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    failed,
    fails,
    metres,
    part,
    passed,
    passes,
    undecided,
)
from lianshen.rules.meteorology.examples import roof

STRIP = (LineString([(0, 0), (48, 0)]),)


def _stands(
    boundary: Polygon, height: float | None, *rods: tuple[float, float, float], **more: Any
) -> Callable[[], Design]:
    thing = part(RoofObject, "冷却塔", name="冷却塔", boundary=boundary, height=height)
    tips = [part(Rod, f"杆{n}", at=Point(x, y), height=tall) for n, (x, y, tall) in enumerate(rods, 1)]
    return roof(more.pop("lightning_class", 3), air_terminations=STRIP, objects=[thing], rods=tips)


class RoofObjectProtected(Rule[RoofObject]):
    """An object on a roof is joined to the air termination, or stands under the protection of a rod, or is too small to need it.

    Joined is what a strip touches or comes close to.  Under one rod's protection lies what the rolling sphere cannot reach:
    within rx = √(h(2r−h)) − √(x(2r−x)) of a rod h high, for an object x high; several rods are taken one by one.
    Whether it is of metal is not drawn, so the smaller of the two exemptions counts.
    """

    code = "meteorology/roof-object-protected"
    clause = Clause("GB 50057-2010", "4.3.2、4.5.7")
    severity = Severity.GENERAL
    needs = (
        RoofObject.boundary,
        RoofObject.height,
        Roof.air_terminations,
        Roof.rods,
        Rod.at,
        Rod.height,
        Building.lightning_class,
    )
    limits = ("object_height", "object_area", "object_length", "object_reach", "sphere_radius", "zone_band")
    examples = (
        passes(_stands(box(10, 0, 13, 3), 2.0), "a strip runs past its foot"),
        passes(_stands(box(10, 8, 10.8, 8.8), 0.25), "small and low"),
        passes(_stands(box(10, 8, 12, 10), 1.5, (13, 9, 4.0)), "under a rod of 4 m"),
        fails(_stands(box(10, 8, 12, 10), 1.5), "no strip, no rod"),
        fails(_stands(box(10, 8, 12, 10), 3.0, (40, 9, 4.0)), "the rod stands too far away"),
        asks(_stands(box(10, 8, 12, 10), None), "nobody states its height"),
        asks(_stands(box(10, 8, 12, 10), 1.5, (13, 9, 4.0), lightning_class=None), "nobody states the class"),
    )

    def check(self, thing: RoofObject, law: Law) -> Answer:
        above, place = thing.nearest(Roof), thing.mark(thing.boundary)
        if thing.boundary.distance(union_all(above.air_terminations)) <= law.limit("object_reach").number:
            return passed(_("the air termination is joined to it"), place)
        high = thing.height
        small = high <= law.limit("object_height").number and thing.boundary.area <= law.limit("object_area").number
        if small and sides(thing.boundary)[0] <= law.limit("object_length").number:
            return passed(_("too small to need protection"), place)
        if not above.rods:
            return failed(_("neither a strip nor a rod protects it"), place)
        radius = law.limit("sphere_radius", above.building.lightning_class).number
        spare = max(_reach(rod.height, high, radius) - thing.boundary.hausdorff_distance(rod.at) for rod in above.rods)
        band = law.limit("zone_band").number
        if abs(spare) < band:
            return undecided(_("it stands at the very edge of a rod's protection"), place)
        if spare > 0:
            return passed(_("it stands {spare} inside the protection of a rod", spare=metres(round(spare, 2))), place)
        return failed(_("it reaches {beyond} out of the rods' protection", beyond=metres(round(-spare, 2))), place)


def _reach(rod: float, thing: float, radius: float) -> float:
    """How far from a rod a thing of this height is protected; GB 50057 annex D, one rod, a rod above r counts as r."""
    rod = min(rod, radius)
    return sqrt(rod * (2 * radius - rod)) - sqrt(thing * (2 * radius - thing)) if thing < rod else -radius
