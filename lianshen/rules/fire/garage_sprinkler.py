"""Fire: where a garage needs sprinklers."""

from collections.abc import Callable

from shapely import box

from lianshen.review.building import Building, Compartment, Design, ParkingStall, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
)
from lianshen.rules.fire.areas import is_garage, sprinklered


def cars(number: int | None, sprinkler: bool | None, *, use: Use = Use.GARAGE, index: int = -1) -> Callable[[], Design]:
    """A garage with so many stalls."""
    stalls = None if number is None else [part(ParkingStall, f"P{n}") for n in range(number)]
    zone = part(Compartment, "FZ1", use=use, sprinkler=sprinkler, boundary=box(0, 0, 60, 40))
    return scene(storeys=[part(Storey, "S", index=index, stalls=stalls, compartments=[zone])], sprinkler=False)


class GarageSprinkler(Rule[Building]):
    """An underground garage for more than a few cars has sprinklers.

    The stalls drawn below ground are counted; compartments that the sheets call garages must all have sprinklers.  Garages
    above ground, mechanical garages and car lifts are not looked at.
    """

    code = "fire/garage-sprinkler"
    clause = Clause("GB 55037-2022", "8.1.10")
    severity = Severity.MANDATORY
    needs = (
        Building.storeys,
        Storey.index,
        Storey.compartments,
        Storey.stalls,
        Compartment.use,
        Compartment.sprinkler,
        Building.sprinkler,
    )
    limits = ("garage_cars",)
    examples = (
        passes(cars(30, True), "30 cars, with sprinklers"),
        fails(cars(30, False), "30 cars, without"),
        asks(cars(None, False), "without sprinklers, and nobody counted the cars"),
        exempts(cars(8, False), "eight cars"),
        exempts(cars(30, False, use=Use.STORAGE), "no garage"),
        exempts(cars(30, False, index=1), "not below ground"),
        fails(cars(30, None), "what is said of the whole building counts where nothing else is"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        zones = _garages(building)
        if not zones or all(sprinklered(zone) for zone in zones):
            return bool(zones)
        below = [storey for storey in building.storeys if storey.index < 0]
        return sum(len(storey.stalls) for storey in below) > law.limit("garage_cars").number

    def check(self, building: Building, law: Law) -> Answer:
        law.limit("garage_cars")
        bare = [zone for zone in _garages(building) if not sprinklered(zone)]
        if not bare:
            return passed(_("every garage below ground has sprinklers"), building.mark())
        return failed(_("a garage below ground has no sprinklers"), *(zone.mark() for zone in bare))


def _garages(building: Building) -> list[Compartment]:
    below = [storey for storey in building.storeys if storey.index < 0]
    return [zone for storey in below for zone in storey.compartments if is_garage(zone)]
