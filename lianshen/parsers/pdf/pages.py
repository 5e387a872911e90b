"""One PDF file from its bytes to drawings: every page is a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import shapely

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.format import Reading
from lianshen.parsers.pdf.strokes import Strokes
from lianshen.parsers.pdf.words import page_words
from lianshen.parsers.sheets.model_space import NOT_TO_SCALE, drawn_title, place_of, sheet_id, title_scale
from lianshen.parsers.sheets.papers import matching
from lianshen.parsers.sheets.title_block import read_fields
from lianshen.parsers.sheets.titles import discipline_of, kind_of, scale_of, storeys_of
from lianshen.review.language import Text, _
from lianshen.review.sheets import Affine, Drawing, Loss, Problem, Sheet, SourceFile

MM = 25.4 / 72
MOST_PAGES = 1_000
LONGEST_SIDE = 5_100.0  # mm
BROKEN = (RuntimeError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, pymupdf.mupdf.FzErrorBase)
_FEW_STROKES, _FEW_WORDS = 60, 12
_MOST_PAGE = 0.5
_SOME_PAGE = 0.15


def read_pages(source: SourceFile, path: Path) -> Reading:
    """A drawing for every page; problems for those that could not be read."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    with pymupdf.open(path, filetype="pdf") as document:
        if document.needs_pass:
            return Reading(problems=(_locked(),))
        problems = [_mended()] if document.is_repaired else []
        drawings = []
        for number in range(min(document.page_count, MOST_PAGES)):
            drawing, trouble = _page(source, document, number)
            drawings += [drawing] if drawing is not None else []
            problems += trouble
        if document.page_count > MOST_PAGES:
            problems.append(_too_many(document.page_count))
        if not document.page_count:
            problems.append(_no_pages())
    return Reading(tuple(drawings), tuple(problems))


def _page(source: SourceFile, document: Any, number: int) -> tuple[Drawing | None, list[Problem]]:
    try:
        page = document[number]
        page.remove_rotation()
        width, height = page.rect.width * MM, page.rect.height * MM
        if not (1.0 < width < LONGEST_SIDE and 1.0 < height < LONGEST_SIDE):
            return None, [_odd_size(number + 1)]
        drawn = _drawn(page)
        covered = _covered_by_pictures(page)
    except BROKEN as trouble:
        if "malloc" in str(trouble) or "memory" in str(trouble):
            raise MemoryError from trouble
        return None, [_broken_page(number + 1)]
    sheet = _sheet(source, drawn, page, number + 1)
    few = drawn.pieces() - len(drawn.words) < _FEW_STROKES and len(drawn.words) < _FEW_WORDS
    if covered > _MOST_PAGE and few:
        return Drawn().on(sheet, exact=False), [_scan(sheet)]
    return drawn.on(sheet), _doubts(sheet, drawn, covered)


def _drawn(page: Any) -> Drawn:
    strokes = Strokes(page.rect.height)
    for path in page.get_cdrawings():
        strokes.add(path)
    return strokes.drawn(page_words(page))


def _covered_by_pictures(page: Any) -> float:
    """The share of the page under pictures."""
    area = sum(
        (pymupdf.Rect(picture["bbox"]) & page.rect).get_area() for picture in page.get_image_info() if picture["bbox"]
    )
    return float(area / page.rect.get_area())


def _sheet(source: SourceFile, drawn: Drawn, page: Any, number: int) -> Sheet:
    """The page as a sheet.  Without a stated scale `to_plan` gives metres of paper, and `scale` is None."""
    width, height = page.rect.width, page.rect.height
    fields = read_fields(drawn, None, (0.0, 0.0, width, height))
    by_label = dict(fields)
    title = by_label.get("图名") or drawn_title(drawn)
    scale = scale_of(by_label.get("比例", "")) or title_scale(drawn)
    paper = matching(width * MM, height * MM)
    return Sheet(
        id=sheet_id(source, number),
        source=source,
        place=f"page {number}",
        number=by_label.get("图号") or None,
        title=title,
        discipline=discipline_of(by_label.get("图号"), by_label.get("专业"), title),
        kind=kind_of(title),
        scale=scale,
        storeys=storeys_of(title),
        paper=(paper.width, paper.height) if paper else (width * MM, height * MM),
        frame=shapely.box(0.0, 0.0, width, height),
        to_plan=Affine.placed(MM * (scale or 1.0) / 1000.0),
        to_paper=Affine.placed(MM),
        fields=fields,
    )


def _doubts(sheet: Sheet, drawn: Drawn, covered: float) -> list[Problem]:
    problems = []
    if drawn.is_empty:
        return [_about(sheet, "blank-page", Loss.REPAIRED, _("{place} is blank.", place=place_of(sheet)), _drop_it())]
    if covered > _SOME_PAGE:
        problems.append(_about(sheet, "picture", Loss.PART_LOST, _pictures(sheet), _print_again()))
    if not drawn.words:
        problems.append(_about(sheet, "text-as-curves", Loss.PART_LOST, _curves(sheet), _print_with_text()))
    if sheet.scale is None and sheet.kind not in NOT_TO_SCALE:
        problems.append(_about(sheet, "no-scale", Loss.PART_LOST, _scaleless(sheet), _state_scale()))
    return problems


def _about(sheet: Sheet, code: str, loss: Loss, message: Text, remedy: Text) -> Problem:
    return Problem(code, loss, message, remedy, sheet=sheet.id)


def _pictures(sheet: Sheet) -> Text:
    return _("{place} holds pictures; what they show was not read.", place=place_of(sheet))


def _curves(sheet: Sheet) -> Text:
    return _(
        "{place} has no text: its letters are drawn as lines, so no mark and no note was read.", place=place_of(sheet)
    )


def _scaleless(sheet: Sheet) -> Text:
    return _("{place} states no single scale, so nothing on it can be measured.", place=place_of(sheet))


def _drop_it() -> Text:
    return _("Leave the page out, or print the sheet anew if something should be on it.")


def _print_again() -> Text:
    return _("Print the sheet from CAD as a vector PDF, or hand in the DXF.")


def _print_with_text() -> Text:
    return _("Print with TrueType fonts and text as text, or hand in the DXF.")


def _state_scale() -> Text:
    return _("State the scale in the title block (比例) and beside the title of the plan, or hand in the DXF.")


def _scan(sheet: Sheet) -> Problem:
    return _about(
        sheet,
        "scan",
        Loss.NOT_READ,
        _("{place} is a scan: it holds no lines and no words that can be checked.", place=place_of(sheet)),
        _print_again(),
    )


def _broken_page(number: int) -> Problem:
    return Problem(
        "damaged", Loss.NOT_READ, _("Page {number} is damaged and could not be read.", number=number), _print_again()
    )


def _odd_size(number: int) -> Problem:
    return Problem(
        "page-size",
        Loss.NOT_READ,
        _("Page {number} has the size of no paper and was not read.", number=number),
        _print_again(),
    )


def _mended() -> Problem:
    return Problem(
        "mended",
        Loss.REPAIRED,
        _("The PDF was damaged; it was repaired as far as possible, parts may be missing."),
        _("Compare the sheet shown here with your own, or print it again."),
    )


def _locked() -> Problem:
    return Problem(
        "password",
        Loss.NOT_READ,
        _("The file is protected by a password and cannot be read."),
        _("Remove the password and hand the file in again."),
    )


def _too_many(count: int) -> Problem:
    return Problem(
        "too-many-pages",
        Loss.PART_LOST,
        _("The file has {count} pages; only the first {most} were read.", count=count, most=MOST_PAGES),
        _("Split the file, for example one per discipline."),
        count=count - MOST_PAGES,
    )


def _no_pages() -> Problem:
    return Problem(
        "nothing-drawn",
        Loss.NOT_READ,
        _("The PDF has no pages: there are no sheets."),
        _("Print the drawing again and hand in the new file."),
    )
