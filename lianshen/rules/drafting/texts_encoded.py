"""Form check: texts are in the code page the file states."""

from collections.abc import Callable

from lianshen.review.building import Design, FileRecord
from lianshen.rules import Answer, Law, Rule, Severity, _, asks, exempts, fails, passes
from lianshen.rules.drafting.counting import cad_file, clause, counted, prints


def file(foreign_texts: int | None) -> Callable[[], Design]:
    """A CAD file of which so much is wrong."""
    return cad_file(foreign_texts=foreign_texts)


class TextsEncoded(Rule[FileRecord]):
    """Texts are written in the code page that the file states.

    What was repaired here may be garbled in another program.
    """

    code = "drafting/texts-encoded"
    clause = clause("12")
    severity = Severity.ADVICE
    needs = (FileRecord.media, FileRecord.opened, FileRecord.foreign_texts)
    limits = ("foreign_texts",)
    examples = (
        passes(file(0), "the code page is right"),
        fails(file(1), "GBK texts in a file that states another code page"),
        asks(file(None), "nobody looked"),
        exempts(prints(), "a print has no such thing"),
    )

    def concerns(self, file: FileRecord, law: Law) -> bool:
        return file.opened and file.media != "application/pdf"

    def check(self, file: FileRecord, law: Law) -> Answer:
        wrong = _(
            "the texts are in another code page than the file states and were repaired; save it as DXF 2007 or later"
        )
        return counted(file.foreign_texts, law.limit("foreign_texts"), wrong, file)
