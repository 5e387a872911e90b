"""Seismic: the intensity a building is designed for is stated, and makes sense."""

from lianshen.review.building import Building
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
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.seismic.design_basis import intensity_of


class IntensityStated(Rule[Building]):
    """The drawings state the intensity, with the acceleration that belongs to it, and all of them the same.

    Whether it is the right one for the place is written in the zoning map, which this pack does not hold: that remains for a
    person.
    """

    code = "seismic/intensity-stated"
    clause = Clause("GB 55002-2021", "2.3.1")
    severity = Severity.MANDATORY
    needs = (Building.seismic_intensity,)
    limits = ("lowest_intensity", "acceleration")
    examples = (
        passes(scene(seismic_intensity="7度(0.10g)"), "7 degrees with 0.10 g"),
        passes(scene(seismic_intensity="8度，设计基本地震加速度值为0.30g"), "8 degrees with 0.30 g"),
        fails(scene(seismic_intensity="7度(0.20g)"), "0.20 g belongs to 8 degrees"),
        fails(scene(seismic_intensity="5度"), "no building is designed for less than 6 degrees"),
        asks(scene(seismic_intensity="7度"), "the acceleration is missing"),
        asks(scene(seismic_intensity="详见结构说明"), "the words say no intensity"),
        asks(scene(), "no sheet states it"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        said, stated = building.seismic_intensity, intensity_of(building)
        place = building.mark(quote=said)
        if stated is None:
            return undecided(_("“{words}” says no intensity", words=said), place)
        lowest = law.limit("lowest_intensity").number
        if stated.degree < lowest:
            return failed(_("an intensity below {lowest} degrees is stated", lowest=f"{lowest:g}"), place)
        if stated.acceleration is None:
            return undecided(
                _("the acceleration that goes with {degree} degrees is not stated", degree=stated.degree), place
            )
        fitting = {law.limit("acceleration", stated.degree, rank).number for rank in ("low", "high")}
        parts = {"acceleration": f"{stated.acceleration:g} g", "degree": stated.degree}
        if stated.acceleration in fitting:
            return passed(_("{acceleration} goes with {degree} degrees", **parts), place)
        return failed(_("{acceleration} does not go with {degree} degrees", **parts), place)
