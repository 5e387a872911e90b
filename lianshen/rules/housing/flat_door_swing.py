"""Housing: flat doors that open outwards."""

from shapely import Polygon, STRtree, box

from lianshen.review.building import Door, DwellingDoor, Storey
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_most, fails, part, passes, scene, square_metres
from lianshen.rules.stage import Part


def _doors(*swept: Polygon | None) -> list[Part]:
    doors = [part(DwellingDoor, f"M{n}", swept=leaf) for n, leaf in enumerate(swept, 1)]
    return [part(Storey, "3F", index=3, dwelling_doors=doors)]


class FlatDoorSwing(Rule[DwellingDoor]):
    """The leaf of a flat's door does not strike that of its neighbour.

    Leaves are what the arcs of the plan sweep.
    """

    code = "housing/flat-door-swing"
    clause = Clause("GB 50096-2011", "5.8.5")
    severity = Severity.GENERAL
    needs = (
        Door.swept,
        Storey.dwelling_doors,
    )
    limits = ("leaves_overlap",)
    examples = (
        passes(scene(storeys=_doors(box(0, 0, 1, 1), box(2, 0, 3, 1))), "a metre apart"),
        fails(scene(storeys=_doors(box(0, 0, 1, 1), box(0.6, 0.4, 1.6, 1.4))), "they strike each other"),
        asks(scene(storeys=_doors(box(0, 0, 1, 1), None)), "one arc was not read"),
    )

    def check(self, door: DwellingDoor, law: Law) -> Answer:
        others = [other.swept for other in door.nearest(Storey).dwelling_doors if other is not door]
        struck = [others[n].intersection(door.swept) for n in STRtree(others).query(door.swept)] if others else []
        worst = max((piece.area for piece in struck), default=0.0)
        return at_most(square_metres(round(worst, 3)), law.limit("leaves_overlap"), door.mark(door.swept))
