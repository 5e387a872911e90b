"""Fire: the doors of boiler, transformer and generator rooms."""

from lianshen.review.building import Building, Design, Door, DoorKind, Room, Storey
from lianshen.review.findings import Verdict
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, exempts, fails, passes, undecided
from lianshen.rules.fire.plant_room_door import door_of
from lianshen.rules.fire.plant_rooms import GENERATOR, TRANSFORMERS, fire_door, leads_outside, names_beside


class GeneratorRoomDoor(Rule[Door]):
    """The door between a boiler, transformer or generator room and the building is a class A fire door.

    Rooms are told by their names.  Whether the transformers of an electrical room hold oil no name tells: there a lesser
    door asks.
    """

    code = "fire/generator-room-door"
    clause = Clause("GB 55037-2022", "4.1.4")
    severity = Severity.MANDATORY
    needs = (Door.joins, Door.kind, Door.fire_class, Door.at, Storey.rooms, Room.name)
    through = (Design.buildings, Building.storeys, Storey.doors)
    limits = ("generator_room_door",)
    examples = (
        passes(door_of("柴油发电机房"), "a generator room behind a class A fire door"),
        fails(door_of("柴油发电机房", fire_class="B"), "a generator room behind a class B fire door"),
        fails(door_of("锅炉房", kind=DoorKind.ORDINARY), "a boiler room behind an ordinary door"),
        asks(door_of("柴油发电机房", kind=None), "no sheet states what kind of door it is"),
        asks(door_of("变配电室", fire_class="B"), "no sheet says whether its transformers hold oil"),
        exempts(door_of("消防水泵房", kind=DoorKind.ORDINARY), "another plant room"),
    )

    def concerns(self, door: Door, law: Law) -> bool:
        reached = (GENERATOR.search(name) or TRANSFORMERS.search(name) for name in names_beside(door))
        return any(reached) and not leads_outside(door)

    def check(self, door: Door, law: Law) -> Answer:
        answer = fire_door(door, law.limit("generator_room_door"), door.mark(door.at))
        if answer.verdict is Verdict.FAIL and not any(GENERATOR.search(name) for name in names_beside(door)):
            return undecided(
                _("a class A fire door is demanded if the transformers in this room hold oil"), *answer.evidence
            )
        return answer
