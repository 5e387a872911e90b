"""Form check: what is drawn lies in a frame."""

from collections.abc import Callable

from lianshen.review.building import Design, FileRecord
from lianshen.rules import Answer, Law, Rule, Severity, _, asks, exempts, fails, passes
from lianshen.rules.drafting.counting import cad_file, clause, counted, prints


def file(outside_frames: int | None) -> Callable[[], Design]:
    """A CAD file of which so much is wrong."""
    return cad_file(outside_frames=outside_frames)


class DrawnInFrames(Rule[FileRecord]):
    """Everything that is drawn lies in the frame of a sheet.

    What lies outside every frame belongs to no sheet and is not checked.
    """

    code = "drafting/drawn-in-frames"
    clause = clause("10")
    severity = Severity.ADVICE
    needs = (FileRecord.media, FileRecord.opened, FileRecord.outside_frames)
    limits = ("outside_frames",)
    examples = (
        passes(file(0), "nothing lies outside"),
        fails(file(1373), "an unframed copy of the plan"),
        asks(file(None), "nobody looked"),
        exempts(prints(), "a print has no such thing"),
    )

    def concerns(self, file: FileRecord, law: Law) -> bool:
        return file.opened and file.media != "application/pdf"

    def check(self, file: FileRecord, law: Law) -> Answer:
        wrong = _(
            "{number} lines and texts lie outside every frame and were not checked; move them into a frame or delete them",
            number=file.outside_frames,
        )
        return counted(file.outside_frames, law.limit("outside_frames"), wrong, file)
