"""Form check: sheets have frames."""

from collections.abc import Callable

from lianshen.review.building import Design, FileRecord
from lianshen.rules import Answer, Law, Rule, Severity, _, asks, exempts, fails, passes
from lianshen.rules.drafting.counting import cad_file, clause, counted, prints


def file(unframed_sheets: int | None) -> Callable[[], Design]:
    """A CAD file of which so much is wrong."""
    return cad_file(unframed_sheets=unframed_sheets)


class SheetsFramed(Rule[FileRecord]):
    """Every sheet has a frame of a standard paper size.

    Without a frame a sheet has no title block, no number and no certain scale.
    """

    code = "drafting/sheets-framed"
    clause = clause("11")
    severity = Severity.GENERAL
    needs = (FileRecord.media, FileRecord.opened, FileRecord.unframed_sheets)
    limits = ("unframed_sheets",)
    examples = (
        passes(file(0), "all have frames"),
        fails(file(1), "a bare model space"),
        asks(file(None), "nobody looked"),
        exempts(prints(), "a print has no such thing"),
    )

    def concerns(self, file: FileRecord, law: Law) -> bool:
        return file.opened and file.media != "application/pdf"

    def check(self, file: FileRecord, law: Law) -> Answer:
        wrong = _(
            "{number} sheets have no frame; draw each in a frame of a standard size with a title block",
            number=file.unframed_sheets,
        )
        return counted(file.unframed_sheets, law.limit("unframed_sheets"), wrong, file)
