"""Form check: texts are in fonts that everybody has."""

from collections.abc import Callable

from lianshen.review.building import Design, FileRecord
from lianshen.rules import Answer, Law, Rule, Severity, _, asks, exempts, fails, passes
from lianshen.rules.drafting.counting import cad_file, clause, counted, prints


def file(missing_fonts: int | None) -> Callable[[], Design]:
    """A CAD file of which so much is wrong."""
    return cad_file(missing_fonts=missing_fonts)


class FontsKnown(Rule[FileRecord]):
    """Texts are in fonts that every CAD program has.

    A text in a font of an office's own is shown in another one here, and its private signs may be lost.
    """

    code = "drafting/fonts-known"
    clause = clause("8")
    severity = Severity.ADVICE
    needs = (FileRecord.media, FileRecord.opened, FileRecord.missing_fonts)
    limits = ("missing_fonts",)
    examples = (
        passes(file(0), "only common fonts"),
        fails(file(2), "2 fonts of an office's own"),
        asks(file(None), "nobody looked"),
        exempts(prints(), "a print has no such thing"),
    )

    def concerns(self, file: FileRecord, law: Law) -> bool:
        return file.opened and file.media != "application/pdf"

    def check(self, file: FileRecord, law: Law) -> Answer:
        wrong = _(
            "{number} fonts are not at hand; use common fonts or write the texts in TrueType",
            number=file.missing_fonts,
        )
        return counted(file.missing_fonts, law.limit("missing_fonts"), wrong, file)
