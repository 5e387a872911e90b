"""A DXF model space is cut into sheets: one for each frame, or all of it as one where there is no frame."""

from __future__ import annotations

import shapely

from lianshen.parsers.drawn import Box, Drawn
from lianshen.parsers.format import Reading
from lianshen.parsers.sheets.captions import STOREY_PLANS, storey_titles
from lianshen.parsers.sheets.captions import drawn_title as drawn_title
from lianshen.parsers.sheets.captions import title_scale as title_scale
from lianshen.parsers.sheets.cuts import Cut, find_cuts
from lianshen.parsers.sheets.doubts import (
    doubts,
    no_frame,
    no_unit,
    other_unit,
    outside_frames,
    several_plans,
    two_scales,
)
from lianshen.parsers.sheets.doubts import place_of as place_of
from lianshen.parsers.sheets.layouts import Layout, layout_sheets
from lianshen.parsers.sheets.measure import UNITS, Measure, measure_frame, plausible_unit
from lianshen.parsers.sheets.papers import SCALES, SIZES, matching
from lianshen.parsers.sheets.parted import plans_within
from lianshen.parsers.sheets.plans import split_plans
from lianshen.parsers.sheets.title_block import read_fields
from lianshen.parsers.sheets.titles import discipline_of, kind_of, scale_of, storeys_of
from lianshen.parsers.sheets.votes import equal_frames_agree
from lianshen.review.sheets import Affine, Drawing, Kind, Problem, Sheet, SourceFile

MOST_SHEETS = 500
NOT_TO_SCALE = {Kind.NOTES, Kind.INDEX, Kind.COVER, Kind.SCHEDULE}


def cut_into_sheets(source: SourceFile, drawn: Drawn, insunits: int, layouts: tuple[Layout, ...] = ()) -> Reading:
    """The sheets of one model space, or of the layouts that show it where it holds no frame; the rest is counted."""
    stated = UNITS.get(insunits)
    cuts = [cut for cut in find_cuts(drawn)[:MOST_SHEETS] if _is_sheet(cut, stated)]
    if not cuts and layouts:
        on_paper = layout_sheets(source, drawn, layouts, plausible_unit(drawn, 0.0, stated))
        if on_paper.drawings:
            return on_paper
    if not cuts:
        return _unframed(source, drawn, stated)
    drawings: list[Drawing] = []
    problems: list[Problem] = []
    measures = equal_frames_agree([cut.frame.size for cut in cuts], [_measured(cut, stated) for cut in cuts])
    for number, (cut, measure) in enumerate(zip(cuts, measures, strict=True), 1):
        sheet, trouble = _framed_sheet(source, cut, number, measure)
        inside, plans = drawn.chosen(cut.which), plans_within(sheet, cut.upright)
        drawings += [inside.chosen(which).on(part) for part, which in plans] or [inside.on(sheet)]
        problems += doubts(plans[0][0] if plans else sheet, measure, stated)
        problems += [] if plans else trouble
    left = drawn.left_by(cut.which for cut in cuts)
    if left.pieces():
        problems.append(outside_frames(left))
    return Reading(tuple(drawings), tuple(problems))


def sheet_id(source: SourceFile, number: int) -> str:
    """The same for the same file, whatever it is called: twelve signs of its hash and the sheet's number in it."""
    return f"{source.sha256[:12]}:{number}"


def _is_sheet(cut: Cut, stated: float | None) -> bool:
    """A frame of no paper's size, without fields and without a title, is just a rectangle."""
    fields = read_fields(cut.upright, cut.frame.symbol, cut.frame.box)
    if fields or drawn_title(cut.upright) is not None:
        return True
    return measure_frame(cut.upright, cut.frame.size, "", stated).sure


def _measured(cut: Cut, stated: float | None) -> Measure:
    fields = dict(read_fields(cut.upright, cut.frame.symbol, cut.frame.box))
    return measure_frame(cut.upright, cut.frame.size, fields.get("比例", ""), stated)


def _framed_sheet(source: SourceFile, cut: Cut, number: int, measure: Measure) -> tuple[Sheet, list[Problem]]:
    """The sheet in one frame by its title block and the titles under its plans."""
    fields = read_fields(cut.upright, cut.frame.symbol, cut.frame.box)
    by_label = dict(fields)
    title = by_label.get("图名") or drawn_title(cut.upright)
    width, height = cut.frame.size
    factor = measure.unit / measure.scale if measure.scale else 1.0
    paper = matching(width * factor, height * factor, 0.015)
    paper_mm = (paper.width, paper.height) if paper else (width * factor, height * factor)
    kind = kind_of(title)
    several = kind in STOREY_PLANS and len(storey_titles(cut.upright)) > 1
    sheet = Sheet(
        id=sheet_id(source, number),
        source=source,
        place=f"frame {number}",
        number=by_label.get("图号") or None,
        title=title,
        discipline=discipline_of(by_label.get("图号"), by_label.get("专业"), title),
        kind=kind,
        scale=measure.scale if measure.stated or kind not in NOT_TO_SCALE else None,
        storeys=() if several else storeys_of(title),
        paper=paper_mm,
        frame=cut.outline,
        to_plan=Affine.placed(measure.unit / 1000.0, -cut.turn, cut.origin),
        to_paper=Affine.placed(paper_mm[0] / width, -cut.turn, cut.origin),
        fields=fields,
    )
    return sheet, [*_disagreeing(sheet, cut, measure), *([several_plans(sheet)] if several else [])]


def _disagreeing(sheet: Sheet, cut: Cut, measure: Measure) -> list[Problem]:
    """Title block and title under the drawing with two scales; where dimensions deny one, that is said already."""
    written, under = scale_of(dict(sheet.fields).get("比例", "")), title_scale(cut.upright)
    if measure.denied is not None or sheet.scale is None or written is None or under in {None, written}:
        return []
    return [two_scales(sheet, written, under)] if under is not None else []


def _unframed(source: SourceFile, drawn: Drawn, stated: float | None) -> Reading:
    """One sheet for each plan with a title of its own under it, else all of the model space as one."""
    plans = split_plans(drawn)
    if not plans:
        sheet, problems = _loose_sheet(source, drawn, drawn.extent(), 1, "model space", stated)
        return Reading((drawn.on(sheet),), tuple(problems))
    drawings, problems = [], []
    for number, box in enumerate(plans, 1):
        inside = drawn.inside(box)
        sheet, trouble = _loose_sheet(source, inside, box, number, f"plan {number}", stated)
        drawings.append(inside.on(sheet))
        problems += trouble
    left = drawn.left_by(drawn.lying_in(box) for box in plans)
    if left.pieces():
        problems.append(outside_frames(left))
    return Reading(tuple(drawings), tuple(problems))


def _loose_sheet(
    source: SourceFile, drawn: Drawn, extent: Box, number: int, place: str, stated: float | None
) -> tuple[Sheet, list[Problem]]:
    """A sheet without a frame, on the smallest usual paper and scale that hold it."""
    box = _with_margin(extent)
    width, height = box[2] - box[0], box[3] - box[1]
    unit = plausible_unit(drawn, max(width, height), stated)
    said = title_scale(drawn)
    scale = said or _fitting_scale(width * unit, height * unit)
    title = drawn_title(drawn)
    kind = kind_of(title)
    several = kind in {*STOREY_PLANS, Kind.OTHER} and len(storey_titles(drawn)) > 1
    sheet = Sheet(
        id=sheet_id(source, number),
        source=source,
        place=place,
        number=None,
        title=title,
        discipline=discipline_of(None, None, title),
        kind=kind,
        scale=said,
        storeys=() if several else storeys_of(title),
        paper=(width * unit / scale, height * unit / scale),
        frame=shapely.box(*box),
        to_plan=Affine.placed(unit / 1000.0, origin=box[:2]),
        to_paper=Affine.placed(unit / scale, origin=box[:2]),
    )
    problems = [no_frame(sheet)]
    if several:
        problems.append(several_plans(sheet))
    if stated is not None and unit != stated:
        problems.append(other_unit(sheet, unit))
    elif stated is None:
        problems.append(no_unit(sheet, unit))
    return sheet, problems


def _with_margin(box: Box) -> Box:
    margin = 0.03 * max(box[2] - box[0], box[3] - box[1], 1e-6)
    return box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin


def _fitting_scale(width: float, height: float) -> float:
    _name, long, short = SIZES[8]  # A1
    needed = max(max(width, height) / long, min(width, height) / short)
    return next((scale for scale in SCALES if scale >= needed), needed)
