"""A DWG before 2007 may say its texts are Western while they are not; what its readers wrote is then put right."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from lianshen.parsers.dxf.words import CodePage, code_page
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem

_WESTERN = "cp1252"
_SAMPLE = 20_000


def before_unicode(dwg: Path) -> bool:
    """Whether the DWG is older than R2007 (AC1021): from then on its texts are Unicode, and no header can lie about them."""
    with dwg.open("rb") as stream:
        return stream.read(6) < b"AC1021"


def mend(path: Path) -> CodePage | None:
    """Write the UTF-8 DXF at `path` anew with its Chinese letters, if it turns out that it has them; how they were meant."""
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        foreign = list(islice((line.rstrip("\r\n") for line in lines if not line.isascii()), _SAMPLE))
    page = code_page(_WESTERN, foreign)
    if not page.wrong:
        return None
    mended = path.with_suffix(".mended")
    with (
        path.open(encoding="utf-8", errors="replace", newline="\n") as lines,
        mended.open("w", encoding="utf-8", newline="\n") as out,
    ):
        out.writelines(line if line.isascii() else page.letters(line.rstrip("\r\n")) + "\n" for line in lines)
    mended.replace(path)
    return page


def mended_problem(page: CodePage) -> Problem:
    """That the texts were put right."""
    return Problem(
        "encoding",
        Loss.REPAIRED,
        _(
            "The file says its texts are {stated}, but they are {found}; they were read as {found}.",
            stated=page.stated,
            found=page.name,
        ),
        _("Save it as DXF 2007 or later, which is always UTF-8."),
    )
