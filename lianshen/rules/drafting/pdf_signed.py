"""Form check: a PDF carries an electronic signature.

Glossary: the signed PDF (签名版) is the legal copy of a sheet, the CAD file its working copy; both side by side are usual.
"""

from collections.abc import Callable
from typing import Any

from lianshen.review.building import Design, FileRecord
from lianshen.rules import (
    Answer,
    Law,
    Rule,
    Severity,
    _,
    asks,
    exempts,
    failed,
    fails,
    part,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.drafting.counting import cad_file, clause

PDF = "application/pdf"


def file(**facts: Any) -> Callable[[], Design]:
    """A PDF that opened, with what is known of its signatures."""
    return scene(files=[part(FileRecord, "图纸.pdf", media=PDF, opened=True, **facts)])


class PdfSigned(Rule[FileRecord]):
    """A PDF carries an electronic signature that reaches to the end of the file.

    Whose signature it is and whether its certificate holds is not judged here; nothing is said against a working copy
    in CAD beside it.
    """

    code = "drafting/pdf-signed"
    clause = clause("13")
    severity = Severity.ADVICE
    needs = (FileRecord.media, FileRecord.opened, FileRecord.signed, FileRecord.added_after_signing)
    limits = ("added_after_signing",)
    examples = (
        passes(file(signed=True, added_after_signing=0), "signed, and nothing was added since"),
        fails(file(signed=False), "a print without a signature"),
        asks(file(signed=True, added_after_signing=2048), "something was added after signing: a stamp, or a change"),
        asks(file(), "nobody looked"),
        exempts(cad_file(), "a CAD file is the working copy"),
    )

    def concerns(self, file: FileRecord, law: Law) -> bool:
        return file.opened and file.media == PDF

    def check(self, file: FileRecord, law: Law) -> Answer:
        allowed = law.limit("added_after_signing")
        if not file.signed:
            return failed(_("it carries no electronic signature; sign the PDF that is the legal copy"), file.mark())
        if file.added_after_signing > allowed.number:
            return undecided(
                _(
                    "{count} bytes were added after the last signature; open the file in a program that validates "
                    "signatures and see what they are",
                    count=file.added_after_signing,
                ),
                file.mark(),
            )
        return passed(
            _("it is signed to the end of the file; whether the signature is valid was not judged here"), file.mark()
        )
