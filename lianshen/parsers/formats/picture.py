"""Pictures and archives where a drawing was expected: refused, with the way out."""

from __future__ import annotations

from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import PICTURES, ZIP
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem, SourceFile


class Picture:
    """A scan or a photograph."""

    name = "picture"

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """By the picture formats' first bytes."""
        return source.media_type in PICTURES.values()

    def read(self, source: SourceFile, path: Path) -> Reading:
        """Nothing: a picture holds no lines."""
        return Reading(
            problems=(
                Problem(
                    "wrong-type",
                    Loss.NOT_READ,
                    _("This is a picture; it holds no lines and no words that can be checked."),
                    _("Hand in the drawing it was made from, as DXF or as a PDF printed from CAD."),
                ),
            )
        )


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
