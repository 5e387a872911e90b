"""`lianshen read --debug DIR`: every sheet as a picture of what the machine saw on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lianshen.review.report.picture import as_png, as_svg, picture_of
from lianshen.review.seen import Seen, seen_on
from lianshen.review.sheets import Drawing, Problem
from lianshen.web.precheck import Reading, Told, file_name

FORMATS = ("svg", "png", "both")


def write_pictures(reading: Reading, folder: Path, formats: str, told: Told) -> None:
    """One SVG, one PNG or both per sheet, named as the annotated sheets are."""
    folder.mkdir(parents=True, exist_ok=True)
    seen = seen_on(reading.design)
    names: set[str] = set()
    for done, (drawing, _path) in enumerate(reading.drawings):
        name = file_name(drawing, names)
        told(name, done, len(reading.drawings))
        picture = picture_of(drawing, seen.get(drawing.sheet.id, Seen()), tuple(_problems(reading, drawing)))
        if formats != "png":
            (folder / f"{name}.svg").write_bytes(as_svg(picture))
        if formats != "svg":
            (folder / f"{name}.png").write_bytes(as_png(picture))
    told("", len(reading.drawings), len(reading.drawings))


def _problems(reading: Reading, drawing: Drawing) -> Iterator[Problem]:
    """Those of the sheet, and those of its file as a whole."""
    for one in reading.files:
        if one.source.sha256 == drawing.sheet.source.sha256:
            yield from (problem for problem in one.problems if problem.sheet in (None, drawing.sheet.id))
