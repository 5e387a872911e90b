"""Archives where one drawing was expected: refused, with the way out."""

from __future__ import annotations

from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import ZIP
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem, SourceFile


class Archive:
    """An archive that came where one file was expected."""

    name = "archive"

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """By the archive's first bytes."""
        return source.media_type == ZIP

    def read(self, source: SourceFile, path: Path) -> Reading:
        """Nothing: archives are opened when they are taken in, not here."""
        return Reading(
            problems=(
                Problem(
                    "wrong-type",
                    Loss.NOT_READ,
                    _("This is an archive or an office paper, not a drawing."),
                    _("Hand in the drawings themselves as DXF or PDF."),
                ),
            )
        )
