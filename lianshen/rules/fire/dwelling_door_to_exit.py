"""Fire: from a dwelling door to the nearest safe exit."""

from dataclasses import replace

from lianshen.review.building import Building, Door, DwellingDoor, Exit, Storey
from lianshen.review.geometry import lies_between, shortest_walk
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, at_most, fails, metres, passes, plan, undecided
from lianshen.rules.fire.classes import is_high


class DwellingDoorToExit(Rule[DwellingDoor]):
    """The walk from a dwelling door to the nearest safe exit is not too long.

    It is walked inside the corridor, so a bend counts.  Less is allowed in a dead end, more where sprinklers protect the
    whole building.  Open galleries and open stairs, for which the code adds and takes away, are not told apart.
    """

    code = "fire/dwelling-door-to-exit"
    clause = Clause("GB 50016-2014 (2018)", "5.5.29")
    severity = Severity.GENERAL
    needs = (
        Door.at,
        Exit.at,
        Storey.corridor,
        Storey.exits,
        Building.fire_rating,
        Building.height_class,
        Building.height,
        Building.use,
        Building.sprinkler,
    )
    limits = ("dwelling_to_exit", "sprinklered_walk", "high_rise_above", "class_one_above", "walk_band")
    examples = (
        passes(plan("X.......d.................X"), "8 m, with an exit on either side"),
        fails(plan("d......................X"), "23 m in a dead end"),
        passes(plan("d......................X", sprinkler=True), "23 m in a dead end, with sprinklers"),
        fails(
            plan("""
            d.........
                     .
                     .
                     ..........X
            """),
            "a bend counts: 20.3 m walked, 19.2 m as the crow flies",
        ),
        passes(plan("d....................X", height_class="多层住宅"), "21 m in a dead end of a low building"),
        asks(plan("d.........."), "no safe exit was recognised"),
        asks(plan("d........X", fire_rating=None), "no sheet states the fire rating"),
        asks(plan("d......................X", sprinkler=None), "23 m, and no sheet says whether there are sprinklers"),
        asks(plan("d...................X"), "20 m in a dead end cannot be told from 20.05 m"),
    )

    def check(self, door: DwellingDoor, law: Law) -> Answer:
        storey, building = door.storey, door.storey.building
        exits = [exit.at for exit in storey.exits]
        walk = shortest_walk(storey.corridor, door.at, exits)
        if walk is None:
            return undecided(_("the corridor does not lead from this door to a safe exit"), storey.mark(door.at))
        place = "between" if lies_between(storey.corridor, door.at, exits) else "dead end"
        height = "high" if is_high(building, law) else "low"
        allowed = law.limit("dwelling_to_exit", height, building.fire_rating, place)
        if walk.length > allowed.number and building.sprinkler:
            allowed = replace(allowed, value=allowed.number * law.limit("sprinklered_walk").number)
        band = law.limit("walk_band").number
        return at_most(metres(walk.length), allowed, storey.mark(walk.line), band=band)
