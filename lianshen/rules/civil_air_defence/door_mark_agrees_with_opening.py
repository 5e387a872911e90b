"""Civil air defence: the mark of a protective door says what is drawn."""

from dataclasses import replace

from lianshen.review.building import Door, DoorKind, Storey
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, at_most, exempts, fails, metres, passes
from lianshen.rules.civil_air_defence.examples import basement, door, protective
from lianshen.rules.civil_air_defence.shelter import SHIELDING

READ_TO = 0.005  # an opening between two jambs is read to the fact's own tolerance


class DoorMarkAgreesWithOpening(Rule[Door]):
    """The opening of a protective or airtight door is as wide as its mark says.

    HFM1220 is 1.2 m wide.  Doors of other kinds, such as fire doors, are not looked at here.
    """

    code = "civil_air_defence/door-mark-agrees-with-opening"
    clause = Clause("RFJ防护设备图集/07FJ03 命名惯例", "人防门编号")
    severity = Severity.GENERAL
    needs = (Door.kind, Door.width, Door.marked_width, Door.at, Storey.protective_units)
    limits = ("mark_width_difference",)
    examples = (
        passes(basement([], [protective(marked_width=1.2, width=1.21)]), "1.21 m drawn for 1.2 m"),
        fails(basement([], [protective(marked_width=1.2, width=1.0)]), "drawn 0.2 m too narrow"),
        exempts(basement([], [door("FM乙1221", DoorKind.FIRE, 0, 0, marked_width=1.2, width=1.0)]), "a fire door"),
        exempts(
            basement([], [door("D1", None, 0, 0, width=1.0)]), "a door without a mark, and no shelter on the storey"
        ),
        asks(basement([], [protective(marked_width=1.2)]), "the opening was not read"),
        asks(basement([], [protective(marked_width=1.2, width=1.222)]), "too near to tell"),
    )

    def concerns(self, door: Door, law: Law) -> bool:
        if not door.knows(Door.kind) and not _in_a_shelter_storey(door):
            return False
        return door.kind in SHIELDING

    def check(self, door: Door, law: Law) -> Answer:
        place = door.mark(door.at if door.knows(Door.at) else None)
        drawn, marked = metres(door.width), metres(door.marked_width)
        difference = metres(abs(drawn.value - marked.value))
        answer = at_most(difference, law.limit("mark_width_difference"), place, band=READ_TO)
        return replace(
            answer, reason=_("the opening is {drawn} wide, the mark says {marked}", drawn=drawn, marked=marked)
        )


def _in_a_shelter_storey(door: Door) -> bool:
    """Only there may a door that nobody named be a protective one.

    A storey nobody searched for shelters is already asked about once, as a whole: not again for each of its doors.
    """
    return door.storey.knows(Storey.protective_units) and bool(door.storey.protective_units)
