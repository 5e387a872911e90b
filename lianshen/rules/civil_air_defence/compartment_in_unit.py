"""Civil air defence: fire compartments keep to the protective units."""

from collections.abc import Callable

from shapely import Polygon

from lianshen.review.building import Compartment, Design, ProtectiveUnit, Storey
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Quantity,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    exempts,
    fails,
    part,
    passes,
    scene,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import rectangle


def _zones(compartment: Polygon | None, *units: Polygon) -> Callable[[], Design]:
    zone = part(Compartment, "防火分区1", boundary=compartment, exits=[])
    shelter = [part(ProtectiveUnit, f"防护单元{n}", boundary=unit, entrances=[]) for n, unit in enumerate(units, 1)]
    return scene(storeys=[part(Storey, "-1F", index=-1, compartments=[zone], protective_units=shelter)])


PAIR = (rectangle(40, 40), rectangle(40, 40, 40.3))


class CompartmentInUnit(Rule[Compartment]):
    """A fire compartment of a shelter does not reach over the wall between two protective units.

    Measured is the share of the compartment in the unit where its smaller part lies.
    """

    code = "civil_air_defence/compartment-in-unit"
    clause = Clause("GB 50098-2009", "4.1.1")
    severity = Severity.ADVICE
    needs = (Compartment.boundary, Storey.index, Storey.protective_units, ProtectiveUnit.boundary)
    limits = ("compartment_share_beyond", "compartment_share_band")
    examples = (
        passes(_zones(rectangle(40, 25), *PAIR), "within one unit"),
        fails(_zones(rectangle(60, 25), *PAIR), "a third of it lies in the next unit"),
        asks(_zones(rectangle(42, 25), *PAIR), "the lines of two sheets do not fit to a hand's breadth"),
        exempts(_zones(rectangle(40, 25)), "no shelter"),
        asks(_zones(None, *PAIR), "its outline was not read"),
    )

    def concerns(self, zone: Compartment, law: Law) -> bool:
        storey = zone.nearest(Storey)
        return storey.index < 0 and bool(storey.protective_units)

    def check(self, zone: Compartment, law: Law) -> Answer:
        units = zone.nearest(Storey).protective_units
        if any(unit.sheet != zone.sheet for unit in units):
            return undecided(
                _("compartments and units are drawn on different sheets, which cannot be laid over each other"),
                zone.mark(zone.boundary),
            )
        shares = sorted(unit.boundary.intersection(zone.boundary).area / zone.boundary.area for unit in units)
        beyond = shares[-2] if len(shares) > 1 else 0.0
        band = law.limit("compartment_share_band").number
        return at_most(Quantity(beyond), law.limit("compartment_share_beyond"), zone.mark(zone.boundary), band=band)
