"""Civil air defence: neighbouring units are joined."""

from collections.abc import Callable

from shapely import Polygon

from lianshen.review.building import Design, ProtectiveUnit, Storey
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, exempts, failed, fails, part, passed, passes
from lianshen.rules.civil_air_defence.examples import basement, rectangle
from lianshen.rules.civil_air_defence.neighbours import neighbours

LINKED = ("-1F/HFM1020-7",)


def _pair(second: Polygon | None, first: tuple[str, ...] | None, other: tuple[str, ...] | None) -> Callable[[], Design]:
    one = part(ProtectiveUnit, "防护单元1", boundary=rectangle(40, 40), links=first)
    two = part(ProtectiveUnit, "防护单元2", boundary=second, links=other)
    return basement([one, two], doors=[])


class UnitsLinked(Rule[ProtectiveUnit]):
    """Protective units that lie side by side are joined by at least one opening with doors.

    Neighbours are units whose boundaries run along each other, no farther apart than a wall is thick.
    """

    code = "civil_air_defence/units-linked"
    clause = Clause("GB 50038-2005", "3.2.10")
    severity = Severity.GENERAL
    needs = (Storey.protective_units, ProtectiveUnit.boundary, ProtectiveUnit.links)
    limits = ("links_between_units", "shared_wall", "shared_length")
    examples = (
        passes(_pair(rectangle(40, 40, 40.3), LINKED, LINKED), "a link through the wall between them"),
        fails(_pair(rectangle(40, 40, 40.3), (), ()), "a wall without a link"),
        fails(_pair(rectangle(40, 40, 40.3), ("-1F/HFM1020-9",), LINKED), "each has a link, but not to the other"),
        exempts(_pair(rectangle(40, 40, 60.0), (), ()), "twenty metres apart"),
        exempts(_pair(rectangle(40, 40, 40.3, 39.9), (), ()), "they touch at a corner only"),
        asks(_pair(rectangle(40, 40, 40.3), None, None), "nobody looked for links"),
        asks(_pair(None, (), ()), "one boundary was not read"),
    )

    def concerns(self, unit: ProtectiveUnit, law: Law) -> bool:
        return bool(neighbours(unit, law))

    def check(self, unit: ProtectiveUnit, law: Law) -> Answer:
        wanted = law.limit("links_between_units").number
        for other, wall in neighbours(unit, law):
            shared = set(unit.links) & set(other.links)
            if len(shared) < wanted:
                names = {"unit": unit.label, "other": other.label}
                return failed(_("no link between {unit} and {other} was found", **names), unit.mark(wall))
        return passed(_("a link leads to every neighbouring unit"), unit.mark(unit.boundary))
