"""Form check: attached drawings come along."""

from collections.abc import Callable

from lianshen.review.building import Design, FileRecord
from lianshen.rules import Answer, Law, Rule, Severity, _, asks, exempts, fails, passes
from lianshen.rules.drafting.counting import cad_file, clause, counted, prints


def file(missing_drawings: int | None) -> Callable[[], Design]:
    """A CAD file of which so much is wrong."""
    return cad_file(missing_drawings=missing_drawings)


class DrawingsAttached(Rule[FileRecord]):
    """Every attached drawing (xref) is in the file.

    What an attached drawing shows is not checked where it is missing.
    """

    code = "drafting/drawings-attached"
    clause = clause("7")
    severity = Severity.GENERAL
    needs = (FileRecord.media, FileRecord.opened, FileRecord.missing_drawings)
    limits = ("missing_drawings",)
    examples = (
        passes(file(0), "everything is bound"),
        fails(file(3), "3 attached drawings are missing"),
        asks(file(None), "nobody looked"),
        exempts(prints(), "a print has no such thing"),
    )

    def concerns(self, file: FileRecord, law: Law) -> bool:
        return file.opened and file.media != "application/pdf"

    def check(self, file: FileRecord, law: Law) -> Answer:
        wrong = _(
            "{number} attached drawings are missing; bind them (XREF, BIND) and hand the file in again",
            number=file.missing_drawings,
        )
        return counted(file.missing_drawings, law.limit("missing_drawings"), wrong, file)
