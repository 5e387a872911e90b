"""Fire: the doors of plant rooms."""

from collections.abc import Callable

from shapely import Point

from lianshen.review.building import Building, Design, Door, DoorKind, Room, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, part, passes, scene
from lianshen.rules.fire.plant_rooms import GENERATOR, fire_door, kind_of_plant, leads_outside, names_beside


def door_of(
    name: str, kind: DoorKind | None = DoorKind.FIRE, fire_class: str | None = "A", beyond: str = "B1/B1/R2"
) -> Callable[[], Design]:
    """A basement with a room of this name, and one door between it and the corridor or the open air."""
    rooms = [
        part(Room, "R1", name=name, use=Use.PLANT),
        part(Room, "R2", name="走道", use=Use.CORRIDOR),
    ]
    door = part(Door, "M1", at=Point(3, 0), joins=("B1/B1/R1", beyond), kind=kind, fire_class=fire_class)
    return scene(storeys=[part(Storey, "B1", rooms=rooms, doors=[door])])


class PlantRoomDoor(Rule[Door]):
    """The door between a plant room and the rest of the building is a fire door of the class its room demands.

    Rooms are told by their names: ventilation and electrical rooms, then pump rooms, fire control rooms and other plant.
    Boiler, transformer and generator rooms have a clause of their own.
    """

    code = "fire/plant-room-door"
    clause = Clause("GB 50016-2014 (2018)", "6.2.7")
    severity = Severity.GENERAL
    needs = (Door.joins, Door.kind, Door.fire_class, Door.at, Storey.rooms, Room.name)
    through = (Design.buildings, Building.storeys, Storey.doors)
    limits = ("plant_room_door",)
    examples = (
        passes(door_of("排烟机房"), "a ventilation room behind a class A fire door"),
        fails(door_of("变配电室", fire_class="B"), "an electrical room behind a class B fire door"),
        passes(door_of("消防水泵房", fire_class="B"), "a pump room behind a class B fire door"),
        passes(door_of("消防水泵房"), "better than demanded"),
        fails(door_of("消防水泵房", kind=DoorKind.ORDINARY, fire_class=None), "a pump room behind an ordinary door"),
        fails(door_of("进风机房", kind=DoorKind.PROTECTIVE, fire_class=None), "a protective door is no fire door"),
        asks(door_of("排烟机房", fire_class=None), "a fire door of which no sheet states the class"),
        asks(door_of("排烟机房", kind=DoorKind.UNKNOWN), "nobody can tell what kind of door it is"),
        exempts(door_of("储藏室"), "no plant room"),
        exempts(door_of("变配电室", kind=DoorKind.ORDINARY, beyond="outside"), "it leads outside"),
    )

    def concerns(self, door: Door, law: Law) -> bool:
        return self._kind(door) is not None and not leads_outside(door)

    def check(self, door: Door, law: Law) -> Answer:
        return fire_door(door, law.limit("plant_room_door", self._kind(door)), door.mark(door.at))

    def _kind(self, door: Door) -> str | None:
        """The strictest kind of plant room on either side."""
        names = names_beside(door)
        kinds = {kind_of_plant(name) for name in names if not GENERATOR.search(name)}
        return next((kind for kind in ("ventilation", "electrical", "plant") if kind in kinds), None)
