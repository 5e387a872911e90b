"""Form check: the drawing's unit is what it is drawn in."""

from collections.abc import Callable

from lianshen.review.building import Design, FileRecord
from lianshen.rules import Answer, Law, Rule, Severity, _, asks, exempts, fails, passes
from lianshen.rules.drafting.counting import cad_file, clause, counted, prints


def file(doubtful_units: int | None) -> Callable[[], Design]:
    """A CAD file of which so much is wrong."""
    return cad_file(doubtful_units=doubtful_units)


class UnitRight(Rule[FileRecord]):
    """A file states the unit it is drawn in.

    Where it does not, the unit was taken from dimensions and frames, and lengths stand or fall with it.
    """

    code = "drafting/unit-right"
    clause = clause("9")
    severity = Severity.ADVICE
    needs = (FileRecord.media, FileRecord.opened, FileRecord.doubtful_units)
    limits = ("doubtful_units",)
    examples = (
        passes(file(0), "the unit agrees"),
        fails(file(2), "2 sheets drawn in metres in a file of millimetres"),
        asks(file(None), "nobody looked"),
        exempts(prints(), "a print has no such thing"),
    )

    def concerns(self, file: FileRecord, law: Law) -> bool:
        return file.opened and file.media != "application/pdf"

    def check(self, file: FileRecord, law: Law) -> Answer:
        wrong = _(
            "on {number} sheets the unit is wrong or not stated; set it (UNITS) to what was drawn in",
            number=file.doubtful_units,
        )
        return counted(file.doubtful_units, law.limit("doubtful_units"), wrong, file)
