"""How large a fire compartment is, by its outline and by its own words, and where in the building it lies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lianshen.review.building import Building, Compartment, Storey, Use
from lianshen.rules import Answer, Evidence, Law, Quantity, _, at_most, square_metres, undecided
from lianshen.rules.fire.classes import is_high
from lianshen.rules.law import Limit


@dataclass(frozen=True, slots=True)
class Extent:
    """A compartment's area with the place to look at; `stated` where the sheet also writes a number."""

    area: Quantity
    stated: Quantity | None
    evidence: Evidence

    def differs(self, share: float) -> bool:
        """Whether outline and words cannot both be right."""
        return self.stated is not None and abs(self.stated.value - self.area.value) > share * self.area.value


def extent_of(compartment: Compartment) -> Extent:
    """The area inside the outline; where no outline was recognised, the number on the sheet."""
    stated = None
    if compartment.knows(Compartment.stated_area):
        stated = square_metres(compartment.stated_area)
    if stated is not None and not compartment.knows(Compartment.boundary):
        return Extent(stated, stated, compartment.mark())
    outline = compartment.boundary
    return Extent(square_metres(float(outline.area)), stated, compartment.mark(outline))


def position_of(compartment: Compartment, law: Law) -> str:
    """Basement, or above ground in a high-rise or a low building."""
    storey = compartment.nearest(Storey)
    if storey.index < 0:
        return "basement"
    return "high" if is_high(storey.building, law) else "low"


def sprinklered(compartment: Compartment) -> bool:
    """Whether sprinklers protect it: by its own words, else by those about the whole building."""
    if compartment.knows(Compartment.sprinkler):
        return compartment.sprinkler
    return compartment.nearest(Building).sprinkler


def compared(extent: Extent, allowed: Limit, law: Law, compartment: Compartment, factor: str) -> Answer:
    """The area against the limit, raised by `factor` where sprinklers allow it; a contradiction asks."""
    share = law.limit("area_band").number
    if extent.differs(share):
        return undecided(
            _("the sheet states {stated}, its outline encloses {measured}", stated=extent.stated, measured=extent.area),
            extent.evidence,
        )
    if extent.area.value > allowed.number and sprinklered(compartment):
        allowed = replace(allowed, value=allowed.number * law.limit(factor).number)
    band = 0.0 if extent.stated else share * extent.area.value
    return at_most(extent.stated or extent.area, allowed, extent.evidence, band=band)


def is_garage(compartment: Compartment) -> bool:
    """Whether it is a garage.  Below ground its use must be known, above ground only what says so is one."""
    if compartment.nearest(Storey).index < 0:
        return compartment.use is Use.GARAGE
    return compartment.knows(Compartment.use) and compartment.use is Use.GARAGE
