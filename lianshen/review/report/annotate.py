"""Sheets with the opinion drawn on them as real PDF annotations.

A sheet's rendition is a one-page PDF in millimetres of paper; marks come in metres of the plan and are taken there by the
sheet's own two maps.  FreeText drops Chinese characters, so words stand in `/Contents` and the number is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pymupdf
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from lianshen.review.findings import Severity
from lianshen.review.projects import Department
from lianshen.review.report.assemble import Row
from lianshen.review.report.said import sheet_name
from lianshen.review.sheets import Affine, Sheet

POINTS_PER_MM = 72 / 25.4
_PADDING_MM = 3.0
_COLOURS = {
    Department.HOUSING: (0.05, 0.35, 0.75),
    Department.FIRE: (0.83, 0.10, 0.12),
    Department.CIVIL_AIR_DEFENCE: (0.35, 0.40, 0.05),
    Department.METEOROLOGY: (0.45, 0.15, 0.65),
    Department.SEISMIC: (0.75, 0.40, 0.00),
    Department.ACCEPTANCE: (0.35, 0.35, 0.35),
}


def annotate(rendition: bytes, sheet: Sheet, rows: Sequence[Row], language: str) -> bytes:
    """The sheet with a cloud, a number and the words of every row that points at it.

    Rows without a place stand as notes in the margin.
    """
    with pymupdf.open(stream=rendition, filetype="pdf") as document:
        page = document[0]
        to_page = _to_page(sheet, page)
        unplaced = [row for row in rows if not _marked(page, row, sheet, to_page, language)]
        for number, row in enumerate(unplaced):
            _note(page, row, pymupdf.Point(14, 20 + 1.8 * _type_size(page) * number), language)
        _legend(page, rows, language)
        document.set_toc([[1, sheet_name(sheet, language) or sheet.id, 1]])
        document.subset_fonts()
        return bytes(document.tobytes(garbage=3, deflate=True))


def joined(sheets: Iterable[tuple[str, bytes]]) -> bytes:
    """Annotated sheets, each with its name, as one document with a bookmark per sheet."""
    with pymupdf.open() as whole:
        contents = []
        for name, page in sheets:
            with pymupdf.open(stream=page, filetype="pdf") as one:
                whole.insert_pdf(one, annots=True)
            contents.append([1, name, len(whole)])
        whole.set_toc(contents)
        return bytes(whole.tobytes(garbage=3, deflate=True)) if contents else b""


def _to_page(sheet: Sheet, page: pymupdf.Page) -> Affine:
    """From metres of the plan to points of the page, y down."""
    to_points = Affine(POINTS_PER_MM, 0, 0, -POINTS_PER_MM, 0, page.rect.height)
    return sheet.to_plan.inverse().then(sheet.to_paper).then(to_points)


def _marked(page: pymupdf.Page, row: Row, sheet: Sheet, to_page: Affine, language: str) -> bool:
    placed = [e for e in row.evidence if e.sheet == sheet.id and e.shape is not None and not e.shape.is_empty]
    for evidence in placed:
        assert evidence.shape is not None
        if evidence.quote is None:  # a line round words would only hide them
            _trace(page, evidence.shape, to_page, row)
        _cloud(page, evidence.shape, to_page, row, language)
    return bool(placed)


def _cloud(page: pymupdf.Page, shape: BaseGeometry, to_page: Affine, row: Row, language: str) -> None:
    x0, y0, x1, y1 = shape.bounds
    corners = to_page.apply([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    box = pymupdf.Rect(*corners.min(axis=0), *corners.max(axis=0))
    box = _grown(box, _PADDING_MM * POINTS_PER_MM) & _grown(page.rect, -2)
    if box.is_empty:
        return
    cloud = page.add_polygon_annot([box.tl, box.tr, box.br, box.bl])
    cloud.set_colors(stroke=_COLOURS[row.department])
    cloud.set_border(width=1.4, clouds=2)
    _words(cloud, row, language)
    cloud.update()
    page.parent.xref_set_key(cloud.xref, "IT", "/PolygonCloud")
    size = _type_size(page)
    beside = size * (row.number % 4)  # numbers of several departments at one corner stand side by side
    _number(page, row, pymupdf.Point(box.x0 + beside, max(box.y0 - 0.3 * size, size)))


def _grown(box: pymupdf.Rect, by: float) -> pymupdf.Rect:
    return pymupdf.Rect(box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by)


def _type_size(page: pymupdf.Page) -> float:
    """Letters that can be read when the whole sheet is looked at: 10 pt on A4, twice that on A2, and so on."""
    return float((10 * max(page.rect.width, page.rect.height) / 842) ** 0.9)


def _trace(page: pymupdf.Page, shape: BaseGeometry, to_page: Affine, row: Row) -> None:
    """The measured walk or gap itself, or the outline of a zone."""
    if isinstance(shape, Point):
        return
    rings = [shape] if isinstance(shape, LineString) else [shape.exterior] if isinstance(shape, Polygon) else []
    for ring in rings:
        line = page.add_polyline_annot([pymupdf.Point(x, y) for x, y in to_page.apply(ring.coords[:])])
        line.set_colors(stroke=_COLOURS[row.department])
        line.set_border(width=1.0, dashes=[4, 3] if isinstance(shape, Polygon) else None)
        line.set_opacity(0.7)
        line.set_info(title=row.department.text.zh, content=str(row.number))
        line.update()


def _note(page: pymupdf.Page, row: Row, at: pymupdf.Point, language: str) -> None:
    note = page.add_text_annot(at, "", icon="Note")
    note.set_colors(stroke=_COLOURS[row.department])
    _words(note, row, language)
    note.update()
    _number(page, row, pymupdf.Point(at.x + 24, at.y + 14))


def _words(annotation: pymupdf.Annot, row: Row, language: str) -> None:
    lines = [f"{row.number}. {row.title[language]}", row.reason[language], row.clause, *(w[language] for w in row.said)]
    annotation.set_info(
        title=row.department.text[language],
        subject=row.severity.value,
        content="\n".join(line for line in lines if line),
    )


def _number(page: pymupdf.Page, row: Row, at: pymupdf.Point) -> None:
    size = _type_size(page) * (1.2 if row.severity is Severity.MANDATORY else 1.0)
    page.insert_text(at, str(row.number), fontsize=size, fontname="hebo", color=_COLOURS[row.department])


def _legend(page: pymupdf.Page, rows: Sequence[Row], language: str) -> None:
    departments = [department for department in Department if any(row.department is department for row in rows)]
    font = pymupdf.Font("cjk")
    size = _type_size(page)
    for line, department in enumerate(departments):
        writer = pymupdf.TextWriter(page.rect, color=_COLOURS[department])
        numbers = ", ".join(str(row.number) for row in rows if row.department is department)
        writer.append(
            (60 + size, (2 + 1.5 * line) * size), f"■ {department.text[language]}  {numbers}", font=font, fontsize=size
        )
        writer.write_text(page)
