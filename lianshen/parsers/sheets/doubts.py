"""What is doubtful about a sheet's unit, scale and place, each with its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.sheets.measure import Measure
from lianshen.review.language import Text, _
from lianshen.review.sheets import Loss, Problem, Sheet

_PLAN_IN_FRAME = re.compile(r"frame (\d+) plan (\d+)")


def place_of(sheet: Sheet) -> Text:
    """Where the sheet lies in its file, for people."""
    framed = _PLAN_IN_FRAME.fullmatch(sheet.place)
    if framed is not None:
        return _("frame {frame}, plan {plan}", frame=framed[1], plan=framed[2])
    what, _space, number = sheet.place.rpartition(" ")
    if what == "frame":
        return _("frame {number}", number=number)
    if what == "page":
        return _("page {number}", number=number)
    if what == "plan":
        return _("plan {number}", number=number)
    kind, _space, name = sheet.place.partition(" ")
    return _("layout {name}", name=name) if kind == "layout" else _("model space")


def doubts(sheet: Sheet, measure: Measure, stated: float | None) -> Iterator[Problem]:
    """What does not agree about a framed sheet."""
    if stated is not None and measure.unit != stated:
        yield other_unit(sheet, measure.unit)
    if measure.denied is not None:
        yield denied_scale(sheet, measure.denied)
    elif not measure.sure:
        yield _unsure(sheet)
    elif not measure.stated and sheet.scale is not None:
        yield _worked_out(sheet)


def other_unit(sheet: Sheet, unit: float) -> Problem:
    """The header names another unit than the drawing was made in."""
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


def no_unit(sheet: Sheet, unit: float) -> Problem:
    """Neither the header nor anything drawn says the unit."""
    return Problem(
        "units",
        Loss.PART_LOST,
        _(
            "The file does not say in what unit it is drawn, and no frame shows it; {mm} mm were taken.",
            mm=f"{unit:g}",
        ),
        _("Set the drawing's unit (UNITS, INSUNITS) to what it is drawn in."),
        sheet=sheet.id,
    )


def no_frame(sheet: Sheet) -> Problem:
    """The whole model space is one sheet."""
    return Problem(
        "no-frame",
        Loss.REPAIRED,
        _("No sheet frame was found; the whole model space was read as one sheet."),
        _("Draw every sheet in a frame of a standard paper size with a title block."),
        sheet=sheet.id,
    )


def several_plans(sheet: Sheet) -> Problem:
    """Plans of several storeys on one sheet: what is drawn cannot be told apart."""
    return Problem(
        "several-plans",
        Loss.PART_LOST,
        _("{place} shows plans of several storeys; they were not told apart.", place=place_of(sheet)),
        _("Draw the plan of each storey in a frame of its own."),
        sheet=sheet.id,
    )


def views_left_out(sheet: Sheet, count: int) -> Problem:
    """Views of other scales on one layout."""
    return Problem(
        "views",
        Loss.PART_LOST,
        _("{place} has {count} views of other scales, which were not read.", place=place_of(sheet), count=count),
        _("Give views of other scales a layout of their own, or draw them in model space in a frame."),
        sheet=sheet.id,
        count=count,
    )


def outside_frames(left: Drawn) -> Problem:
    """What lies in no sheet."""
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


def two_scales(sheet: Sheet, written: float, under: float) -> Problem:
    """The title block and the title under the drawing name two scales."""
    return Problem(
        "scale",
        Loss.REPAIRED,
        _(
            "{place} states 1:{written} in its title block and 1:{under} beside its title; 1:{scale} was taken.",
            place=place_of(sheet),
            written=f"{written:g}",
            under=f"{under:g}",
            scale=f"{sheet.scale:g}",
        ),
        _("State the same scale in the title block and beside the title of the drawing."),
        sheet=sheet.id,
    )


def _worked_out(sheet: Sheet) -> Problem:
    return Problem(
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


def denied_scale(sheet: Sheet, written: float) -> Problem:
    """The written scale is not the drawn one."""
    return Problem(
        "scale",
        Loss.REPAIRED,
        _(
            "{place} states 1:{written}, but its dimensions and its frame show 1:{scale}, which was taken.",
            place=place_of(sheet),
            written=f"{written:g}",
            scale=f"{sheet.scale:g}",
        ),
        _("State the scale the sheet is really drawn at."),
        sheet=sheet.id,
    )


def _unsure(sheet: Sheet) -> Problem:
    return Problem(
        "scale",
        Loss.PART_LOST,
        _("The scale of {place} is not certain: frame, title block and letters do not agree.", place=place_of(sheet)),
        _("State the scale in the title block and draw the frame at that scale."),
        sheet=sheet.id,
    )
