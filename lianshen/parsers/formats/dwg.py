"""DWG: recognised and refused with the way out, until a converter stands."""

from __future__ import annotations

from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.media import DWG
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem, SourceFile


class Dwg:
    """AutoCAD's own format."""

    name = "DWG"

    def accepts(self, source: SourceFile, head: bytes) -> bool:
        """By the version mark at the beginning."""
        return source.media_type == DWG

    def read(self, source: SourceFile, path: Path) -> Reading:
        """Nothing yet, and said so."""
        return Reading(
            problems=(
                Problem(
                    "dwg",
                    Loss.NOT_READ,
                    _("DWG files are not read yet; nothing in this one was checked."),
                    _(
                        "Save the drawing as DXF (SAVEAS; 天正 drawings first as 天正3 by TSAVEAS 整图导出) or print it to PDF."
                    ),
                ),
            )
        )
