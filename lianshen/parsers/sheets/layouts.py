"""Layouts with views of the model space: each is a sheet on paper, through whose windows the model is seen.

A sheet of a layout has the layout's own coordinates.  Where its views are of several scales, only
those of the largest one's scale are read: what is seen in the others would be measured wrongly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees

import numpy as np
import shapely

from lianshen.parsers.drawn import Box, Chosen, Drawn
from lianshen.parsers.format import Reading
from lianshen.parsers.sheets.captions import drawn_title
from lianshen.parsers.sheets.cuts import Cut, find_cuts
from lianshen.parsers.sheets.dimensions import measured_units
from lianshen.parsers.sheets.doubts import denied_scale, outside_frames, views_left_out
from lianshen.parsers.sheets.papers import Paper, matching
from lianshen.parsers.sheets.title_block import read_fields
from lianshen.parsers.sheets.titles import discipline_of, kind_of, scale_of, storeys_of
from lianshen.review.sheets import Affine, Drawing, Problem, Sheet, SourceFile

_SAME = 1e-3


@dataclass(frozen=True, slots=True)
class View:
    """A window of a layout: its box on the paper, and the way from the model space to the paper."""

    box: Box
    to_paper: Affine


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout with what is drawn on the paper itself and its views."""

    name: str
    own: Drawn
    views: tuple[View, ...]


def layout_sheets(source: SourceFile, model: Drawn, layouts: Sequence[Layout], unit: float) -> Reading:
    """A sheet for every layout with a view and the frame of a paper; `unit` is what the file states, in millimetres.

    What no view shows is counted; where that is most of the model space, the layouts are not what was meant as sheets.
    """
    drawings: list[Drawing] = []
    problems: list[Problem] = []
    seen: list[Chosen] = []
    for layout in layouts:
        views = sorted(layout.views, key=lambda view: -_area(view.box))
        found = _frame(layout, views[0])
        if found is None:
            continue
        like = [view for view in views if _alike(view, views[0])]
        seen += [_chosen(model, view) for view in views]
        drawn = _joined([layout.own, *(_seen_through(model, view) for view in like)])
        sheet, trouble = _sheet(source, layout.name, drawn, found, views[0], unit, len(drawings) + 1)
        drawings.append(drawn.on(sheet))
        problems += trouble
        if len(like) < len(views):
            problems.append(views_left_out(sheet, len(views) - len(like)))
    left = model.left_by(seen)
    if left.pieces() > 0.5 * model.pieces():
        return Reading()
    return Reading(tuple(drawings), (*problems, outside_frames(left)) if left.pieces() else tuple(problems))


def _frame(layout: Layout, main: View) -> tuple[Cut, Paper, float] | None:
    """The frame around the main view that is a paper, and how many millimetres one unit of the layout is."""
    middle = shapely.box(*main.box).centroid
    for cut in sorted(find_cuts(layout.own), key=lambda cut: -cut.outline.area):
        width, height = cut.frame.size
        for mm in (1.0, 25.4):
            paper = matching(width * mm, height * mm, 0.015)
            if paper is not None and cut.outline.contains(middle):
                return cut, paper, mm
    return None


def _sheet(
    source: SourceFile, name: str, drawn: Drawn, found: tuple[Cut, Paper, float], main: View, unit: float, number: int
) -> tuple[Sheet, list[Problem]]:
    cut, paper, mm = found
    upright = drawn.turned(-cut.turn) if cut.turn else drawn
    fields = read_fields(upright.inside(cut.frame.box), cut.frame.symbol, cut.frame.box)
    by_label = dict(fields)
    title = by_label.get("图名") or drawn_title(drawn)
    measured = measured_units(drawn.words, drawn.segments)
    building = measured[0].unit if measured else unit / main.to_paper.scale  # millimetres for one unit of the layout
    scale = building / mm
    turn = degrees(atan2(main.to_paper.b, main.to_paper.a))
    sheet = Sheet(
        id=f"{source.sha256[:12]}:{number}",
        source=source,
        place=f"layout {name}",
        number=by_label.get("图号") or None,
        title=title,
        discipline=discipline_of(by_label.get("图号"), by_label.get("专业"), title),
        kind=kind_of(title),
        scale=round(scale, 3),
        storeys=storeys_of(title),
        paper=(paper.width, paper.height),
        frame=cut.outline,
        to_plan=Affine.placed(building / 1000.0, -turn, main.box[:2]),
        to_paper=Affine.placed(paper.width / cut.frame.size[0], -cut.turn, cut.origin),
        fields=fields,
    )
    written = scale_of(by_label.get("比例", ""))
    wrong = written is not None and abs(written - scale) > 0.02 * scale
    return sheet, [denied_scale(sheet, written)] if wrong and written is not None else []


def _alike(view: View, main: View) -> bool:
    """Whether two views are of one scale and one turn."""
    near = _SAME * main.to_paper.scale
    return abs(view.to_paper.a - main.to_paper.a) <= near and abs(view.to_paper.b - main.to_paper.b) <= near


def _seen_through(model: Drawn, view: View) -> Drawn:
    return model.chosen(_chosen(model, view)).moved(view.to_paper)


def _chosen(model: Drawn, view: View) -> Chosen:
    return model.moved(view.to_paper).lying_in(view.box)


def _joined(parts: Sequence[Drawn]) -> Drawn:
    """Several parts of one file as one; the symbols' numbers run on."""
    starts = np.cumsum([0, *(len(part.symbols) for part in parts)])
    hatches = np.cumsum([0, *(part.ring_hatch.max(initial=-1) + 1 for part in parts)]).astype(np.int32)
    segment_symbol = [_shifted(part.segment_symbol, start) for part, start in zip(parts, starts, strict=False)]
    arc_symbol = [_shifted(part.arc_symbol, start) for part, start in zip(parts, starts, strict=False)]
    return replace(
        parts[0],
        layers=max((part.layers for part in parts), key=len),  # all of one file: the longer list continues the shorter
        pens=max((part.pens for part in parts), key=len),
        segments=np.concatenate([part.segments for part in parts]),
        segment_layer=np.concatenate([part.segment_layer for part in parts]),
        segment_symbol=np.concatenate(segment_symbol),
        arcs=np.concatenate([part.arcs for part in parts]),
        arc_layer=np.concatenate([part.arc_layer for part in parts]),
        arc_symbol=np.concatenate(arc_symbol),
        rings=tuple(ring for part in parts for ring in part.rings),
        ring_layer=np.concatenate([part.ring_layer for part in parts]),
        ring_filled=np.concatenate([part.ring_filled for part in parts]),
        ring_hatch=np.concatenate([part.ring_hatch + start for part, start in zip(parts, hatches, strict=False)]),
        words=tuple(word for part in parts for word in part.words),
        symbols=tuple(symbol for part in parts for symbol in part.symbols),
    )


def _shifted(numbers: np.ndarray, start: int) -> np.ndarray:
    return np.where(numbers < 0, numbers, numbers + start).astype(np.int32)


def _area(box: Box) -> float:
    return float(shapely.box(*box).area)
