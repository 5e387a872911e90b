"""Form check: all that is drawn can be read."""

from collections.abc import Callable

from lianshen.review.building import Design, SheetRecord
from lianshen.review.evidence import Bound
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_most,
    count,
    failed,
    fails,
    part,
    passes,
    scene,
)


def sheet(unreadable: int | None) -> Callable[[], Design]:
    """A sheet with so many objects that cannot be read."""
    return scene(sheets=[part(SheetRecord, "S1", unreadable=unreadable)])


class SheetReadable(Rule[SheetRecord]):
    """A sheet holds nothing that cannot be read, such as custom objects without graphics.

    What cannot be read was not checked: the applicant should export the drawing anew.
    """

    code = "drafting/sheet-readable"
    clause = Clause("lianshen form check", "3")
    severity = Severity.GENERAL
    needs = (SheetRecord.unreadable,)
    limits = ("unreadable_objects",)
    examples = (
        passes(sheet(0), "everything was read"),
        fails(sheet(12), "12 objects were not read"),
        asks(sheet(None), "the sheet could not be opened"),
    )

    def check(self, sheet: SheetRecord, law: Law) -> Answer:
        unread, allowed = sheet.unreadable, law.limit("unreadable_objects")
        if unread > allowed.number:
            reason = _("{number} objects cannot be read and were not checked; export the drawing anew", number=unread)
            return failed(reason, sheet.mark(), demand=Bound("<=", allowed.number, allowed.unit))
        return at_most(count(unread), allowed, sheet.mark())
