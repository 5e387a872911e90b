"""Housing: the floor slabs."""

from lianshen.review.building import Building, Storey, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    asks,
    at_least,
    exempts,
    fails,
    metres,
    part,
    passes,
    scene,
)


class SlabThickness(Rule[Storey]):
    """The floor slab of a dwelling storey is thick enough.

    The thickness is the one the notes or sections state.
    """

    code = "housing/slab-thickness"
    clause = Clause("GB 55038-2025", "5.0.4")
    severity = Severity.MANDATORY
    needs = (
        Storey.slab_thickness,
        Building.use,
    )
    limits = ("slab_thickness",)
    examples = (
        passes(scene(use=Use.RESIDENTIAL, storeys=[part(Storey, "3F", slab_thickness=0.12)]), "120 mm"),
        fails(scene(use=Use.RESIDENTIAL, storeys=[part(Storey, "3F", slab_thickness=0.09)]), "90 mm"),
        asks(scene(use=Use.RESIDENTIAL, storeys=[part(Storey, "3F")]), "no sheet states it"),
        exempts(scene(use=Use.PUBLIC, storeys=[part(Storey, "3F", slab_thickness=0.09)]), "no housing"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        return storey.building.use is Use.RESIDENTIAL

    def check(self, storey: Storey, law: Law) -> Answer:
        return at_least(
            metres(storey.slab_thickness), law.limit("slab_thickness"), storey.mark(), about=Storey.slab_thickness
        )
