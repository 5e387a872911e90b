"""Form check: what is handed in can be opened."""

from collections.abc import Callable

from lianshen.review.building import Design, FileRecord
from lianshen.rules import Answer, Clause, Law, Rule, Severity, _, asks, failed, fails, part, passed, passes, scene


def file(opened: bool | None) -> Callable[[], Design]:
    """A file that could be opened, or not."""
    return scene(files=[part(FileRecord, "图纸.dwg", opened=opened)])


class FileReadable(Rule[FileRecord]):
    """Every file that was handed in could be opened.

    A file that gave not one sheet was not reviewed at all; what was wrong with it stands in the list of what was not read.
    """

    code = "drafting/file-readable"
    clause = Clause("lianshen form check", "6")
    severity = Severity.GENERAL
    needs = (FileRecord.opened,)
    limits = ("unopened_files",)
    examples = (
        passes(file(True), "its sheets were read"),
        fails(file(False), "not one sheet came out of it"),
        asks(file(None), "nobody tried"),
    )

    def check(self, file: FileRecord, law: Law) -> Answer:
        law.limit("unopened_files")  # the finding takes its trust from what was looked up
        if file.opened:
            return passed(_("it was opened and its sheets were read"), file.mark())
        return failed(_("it could not be read and was not checked; hand it in again as DXF or PDF"), file.mark())
