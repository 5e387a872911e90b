"""Fire: how large rooms of entertainment are."""

from shapely import box

from lianshen.review.building import Building, Design, Room, Storey, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_most, exempts, fails, passes, square_metres
from lianshen.rules.fire.placed import GROUND, on_storey, rooms_for


class EntertainmentRoomArea(Rule[Storey]):
    """A room of a place of entertainment is small in the basement and high up.

    It is the area inside the drawn outline of each such room, in the basement and from the storey of the clause upward.  How
    many people it holds is not looked at.
    """

    code = "fire/entertainment-room-area"
    clause = Clause("GB 55037-2022", "4.3.7")
    severity = Severity.MANDATORY
    needs = (Storey.rooms, Storey.index, Room.use, Room.name, Room.boundary)
    through = (Design.buildings, Building.storeys)
    limits = ("entertainment_room_area", "high_up_from", "room_area_band")
    examples = (
        passes(on_storey(5, "歌舞厅", Use.ENTERTAINMENT, boundary=box(0, 0, 15, 12)), "180 m² on the fifth storey"),
        fails(on_storey(5, "歌舞厅", Use.ENTERTAINMENT, boundary=box(0, 0, 20, 12)), "240 m² on the fifth storey"),
        fails(on_storey(-1, "歌舞厅", None, boundary=box(0, 0, 20, 12)), "240 m² in the basement"),
        asks(
            on_storey(5, "歌舞厅", Use.ENTERTAINMENT, boundary=box(0, 0, 20, 10)),
            "200 m² cannot be told from a little more",
        ),
        asks(on_storey(5, "歌舞厅", Use.ENTERTAINMENT, boundary=None), "the room's outline was not recognised"),
        exempts(on_storey(5, "会议室", Use.OFFICE, boundary=box(0, 0, 20, 12)), "another room"),
        exempts(on_storey(3, "歌舞厅", Use.ENTERTAINMENT, boundary=box(0, 0, 20, 12)), "240 m² on the third storey"),
    )

    def concerns(self, storey: Storey, law: Law) -> bool:
        if GROUND <= storey.index < law.limit("high_up_from").number:
            return False
        return bool(rooms_for(storey, Use.ENTERTAINMENT))

    def check(self, storey: Storey, law: Law) -> Answer:
        largest = max(rooms_for(storey, Use.ENTERTAINMENT), key=lambda room: room.boundary.area)
        area, limit = float(largest.boundary.area), law.limit("entertainment_room_area")
        band = law.limit("room_area_band").number * area
        return at_most(square_metres(area), limit, largest.mark(largest.boundary), band=band)
