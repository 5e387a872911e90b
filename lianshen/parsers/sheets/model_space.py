"""A DXF model space is cut into sheets: one for each frame, or all of it as one where there is no frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log
from statistics import median

import shapely

from lianshen.parsers.drawn import Box, Drawn
from lianshen.parsers.format import Reading
from lianshen.parsers.sheets.frames import Frame, find_frames
from lianshen.parsers.sheets.papers import SCALES, SIZES, candidates, matching
from lianshen.parsers.sheets.title_block import read_fields
from lianshen.parsers.sheets.titles import discipline_of, is_title, kind_of, plain, scale_of, storeys_of
from lianshen.review.language import Text, _
from lianshen.review.sheets import Affine, Drawing, Kind, Loss, Problem, Sheet, SourceFile, Word

MOST_SHEETS = 500
NOT_TO_SCALE = {Kind.NOTES, Kind.INDEX, Kind.COVER, Kind.SCHEDULE}
_UNITS = {1: 25.4, 2: 304.8, 4: 1.0, 5: 10.0, 6: 1000.0, 14: 100.0}  # $INSUNITS → millimetres
_USUAL_UNITS = (1.0, 1000.0, 10.0, 25.4, 304.8)
_LETTERS_MM = 3.0  # the usual height of letters on paper
_FEW_PIECES = 100
_BUILDINGS_MM = (2_000.0, 3_000_000.0)


@dataclass(frozen=True, slots=True)
class Measure:
    """Millimetres of building per file unit, and millimetres of building per millimetre of paper where known."""

    unit: float
    scale: float | None
    sure: bool = True
    stated: bool = True


def cut_into_sheets(source: SourceFile, drawn: Drawn, insunits: int) -> Reading:
    """The sheets of one model space; what lies in no frame is counted and named."""
    stated = _UNITS.get(insunits)
    found = [(drawn.inside(frame.box), frame) for frame in find_frames(drawn)[:MOST_SHEETS]]
    found = [(inside, frame) for inside, frame in found if _is_sheet(inside, frame, stated)]
    if not found:
        return _whole(source, drawn, stated)
    drawings, problems = [], []
    for number, (inside, frame) in enumerate(found, 1):
        drawing, trouble = _sheet(source, inside, frame, number, stated)
        drawings.append(drawing)
        problems += trouble
    left = drawn.outside(frame.box for _, frame in found)
    if left.pieces():
        problems.append(_outside(left))
    return Reading(tuple(drawings), tuple(problems))


def _is_sheet(inside: Drawn, frame: Frame, stated: float | None) -> bool:
    """A frame of no paper's size, without fields and without a title, is just a rectangle."""
    fields = read_fields(inside, frame.symbol, frame.box)
    written = dict(fields).get("比例", "")
    return bool(fields) or drawn_title(inside) is not None or _measured(inside, frame, written, stated).sure


def _sheet(
    source: SourceFile, inside: Drawn, frame: Frame, number: int, stated: float | None
) -> tuple[Drawing, list[Problem]]:
    fields = read_fields(inside, frame.symbol, frame.box)
    by_label = dict(fields)
    title = by_label.get("图名") or drawn_title(inside)
    measure = _measured(inside, frame, by_label.get("比例", ""), stated)
    width, height = frame.size
    factor = measure.unit / measure.scale if measure.scale else 1.0
    paper = matching(width * factor, height * factor, 0.015)
    paper_mm = (paper.width, paper.height) if paper else (width * factor, height * factor)
    kind = kind_of(title)
    sheet = Sheet(
        id=sheet_id(source, number),
        source=source,
        place=f"frame {number}",
        number=by_label.get("图号") or None,
        title=title,
        discipline=discipline_of(by_label.get("图号"), by_label.get("专业"), title),
        kind=kind,
        scale=measure.scale if measure.stated or kind not in NOT_TO_SCALE else None,
        storeys=storeys_of(title),
        paper=paper_mm,
        frame=shapely.box(*frame.box),
        to_plan=Affine.placed(measure.unit / 1000.0, origin=frame.box[:2]),
        to_paper=Affine.placed(paper_mm[0] / width, origin=frame.box[:2]),
        fields=fields,
    )
    return inside.on(sheet), list(_doubts(sheet, measure, stated))


def sheet_id(source: SourceFile, number: int) -> str:
    """The same for the same file, whatever it is called: twelve signs of its hash and the sheet's number in it."""
    return f"{source.sha256[:12]}:{number}"


def place_of(sheet: Sheet) -> Text:
    """Where the sheet lies in its file, for people."""
    what, _space, number = sheet.place.rpartition(" ")
    if what == "frame":
        return _("frame {number}", number=number)
    return _("page {number}", number=number) if what == "page" else _("model space")


def _measured(inside: Drawn, frame: Frame, written: str, stated: float | None) -> Measure:
    """Unit and scale that make the frame a real paper; the stated unit gives way to the frame, never the scale."""
    scale = scale_of(written) or title_scale(inside)
    width, height = frame.size
    if scale is not None:
        units = [unit for unit in (stated, *_USUAL_UNITS, scale) if unit]
        for unit in units:
            if matching(width * unit / scale, height * unit / scale):
                return Measure(unit, scale)
        for unit in units:
            if 180 <= max(width, height) * unit / scale <= 3_000:
                return Measure(unit, scale)
        return Measure(stated or 1.0, scale, sure=False)
    letters = median(word.height for word in inside.words) if inside.words else 0.0
    for unit in [unit for unit in (stated, *_USUAL_UNITS) if unit]:
        fits = [factor for _, factor in candidates(width * unit, height * unit)]
        if fits:
            return Measure(unit, min(fits, key=lambda factor: _illegible(letters * unit / factor)), stated=False)
    return Measure(stated or 1.0, None, sure=False)


def _illegible(height: float) -> float:
    """How far letters of `height` mm on paper are from the usual 3 mm, twice as high being as far as half."""
    return abs(log(height / _LETTERS_MM)) if height > 0 else 0.0


def drawn_title(inside: Drawn) -> str | None:
    """The title written under the drawing, the one in the largest letters; None where there is none."""
    titles = [word for word in inside.words if is_title(word.text)]
    if not titles:
        return None
    largest = max(word.height for word in titles)
    first = [word for word in titles if word.height >= 0.95 * largest]
    return first[0].text.strip() if len({plain(word.text) for word in first}) == 1 else None


def title_scale(inside: Drawn) -> float | None:
    """The scale written beside the title under the drawing; None where several drawings say several scales."""
    said = [(word, scale_of(word.text)) for word in inside.words if ":" in word.text or ":" in word.text]
    scales = [(word, scale) for word, scale in said if scale is not None and len(word.text) <= 40]
    titles = [word for word in inside.words if is_title(word.text)]
    beside = {scale for word, scale in scales for title in titles if word is title or _are_beside(title, word)}
    return beside.pop() if len(beside) == 1 else None


def _are_beside(title: Word, scale: Word) -> bool:
    across = scale.at[0] - (title.at[0] + title.width)
    return abs(scale.at[1] - title.at[1]) <= 1.5 * title.height and -title.width <= across <= 12 * title.height


def _doubts(sheet: Sheet, measure: Measure, stated: float | None) -> Iterator[Problem]:
    if stated is not None and measure.unit != stated:
        yield _unit_problem(sheet, measure.unit)
    if not measure.stated and sheet.scale is not None:
        yield Problem(
            "scale",
            Loss.REPAIRED,
            _(
                "{place} states no single scale; 1:{scale} follows from its frame.",
                place=place_of(sheet),
                scale=f"{sheet.scale:g}",
            ),
            _("State the scale in the title block (比例) and beside the title of the plan, or hand in the DXF."),
            sheet=sheet.id,
        )
    if not measure.sure:
        yield Problem(
            "scale",
            Loss.PART_LOST,
            _(
                "The scale of {place} is not certain: frame, title block and letters do not agree.",
                place=place_of(sheet),
            ),
            _("State the scale in the title block and draw the frame at that scale."),
            sheet=sheet.id,
        )


def _unit_problem(sheet: Sheet, unit: float) -> Problem:
    return Problem(
        "units",
        Loss.REPAIRED,
        _(
            "{place} states another unit than its size shows; one unit was taken as {mm} mm.",
            place=place_of(sheet),
            mm=unit,
        ),
        _("Set the drawing's unit (UNITS, INSUNITS) to what it is drawn in."),
        sheet=sheet.id,
    )


def _outside(left: Drawn) -> Problem:
    return Problem(
        "outside-frames",
        Loss.PART_LOST,
        _(
            "{lines} lines and {words} texts lie outside every frame and were not read.",
            lines=len(left.segments) + len(left.arcs),
            words=len(left.words),
        ),
        _("Move what belongs to a sheet into its frame and delete the rest."),
        count=left.pieces(),
    )


def _whole(source: SourceFile, drawn: Drawn, stated: float | None) -> Reading:
    """All of the model space as one sheet, on the smallest usual paper and scale that hold it."""
    box = _with_margin(drawn.extent())
    width, height = box[2] - box[0], box[3] - box[1]
    unit = _plausible_unit(max(width, height), stated, drawn.pieces())
    said = title_scale(drawn)
    scale = said or _fitting_scale(width * unit, height * unit)
    title = drawn_title(drawn)
    sheet = Sheet(
        id=sheet_id(source, 1),
        source=source,
        place="model space",
        number=None,
        title=title,
        discipline=discipline_of(None, None, title),
        kind=kind_of(title),
        scale=said,
        storeys=storeys_of(title),
        paper=(width * unit / scale, height * unit / scale),
        frame=shapely.box(*box),
        to_plan=Affine.placed(unit / 1000.0, origin=box[:2]),
        to_paper=Affine.placed(unit / scale, origin=box[:2]),
    )
    problems = [_no_frame(sheet)]
    if stated is not None and unit != stated:
        problems.append(_unit_problem(sheet, unit))
    elif stated is None:
        problems.append(replace(_unit_problem(sheet, unit), loss=Loss.PART_LOST, message=_unitless(unit)))
    return Reading((drawn.on(sheet),), tuple(problems))


def _unitless(unit: float) -> Text:
    return _(
        "The file does not say in what unit it is drawn, and no frame shows it; {mm} mm were taken.", mm=f"{unit:g}"
    )


def _with_margin(box: Box) -> Box:
    margin = 0.03 * max(box[2] - box[0], box[3] - box[1], 1e-6)
    return box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin


def _plausible_unit(size: float, stated: float | None, pieces: int) -> float:
    """The stated unit where the extent is a building's or a site's in it, else the first unit in which it is one.

    A handful of lines is no building: there the stated unit stands.
    """
    if stated is not None and pieces < _FEW_PIECES:
        return stated
    units = [unit for unit in (stated, *_USUAL_UNITS) if unit]
    return next((unit for unit in units if _BUILDINGS_MM[0] <= size * unit <= _BUILDINGS_MM[1]), stated or 1.0)


def _fitting_scale(width: float, height: float) -> float:
    _name, long, short = SIZES[8]  # A1
    needed = max(max(width, height) / long, min(width, height) / short)
    return next((scale for scale in SCALES if scale >= needed), needed)


def _no_frame(sheet: Sheet) -> Problem:
    return Problem(
        "no-frame",
        Loss.REPAIRED,
        _("No sheet frame was found; the whole model space was read as one sheet."),
        _("Draw every sheet in a frame of a standard paper size with a title block."),
        sheet=sheet.id,
    )
