"""Puts a sheet's picture together: the drawing in grey, what was seen in colours, the legend and what was not found.

What was read is filled and has a whole line, what was inferred is hatched and dashed, what sources dispute is dotted
in red; so a guess can be told from a reading at a glance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from lianshen.review.facts import Certainty
from lianshen.review.language import Text, _
from lianshen.review.picture.canvas import Path, Picture, Words, length_of
from lianshen.review.picture.shapes import hatching, outlines, pieces
from lianshen.review.report.picture.legend import legend
from lianshen.review.seen import Mark, Seen, Unplaced, named
from lianshen.review.sheets import Affine, Drawing, Problem

_GREY, _PALE = "#c3c7cc", "#a9aeb4"
_DISPUTED = "#ff0033"
_SMALLEST = 0.05  # millimetres of paper: shorter lines are a dot nobody sees
_CHORDS = 18


def picture_of(drawing: Drawing, seen: Seen, problems: Sequence[Problem]) -> Picture:
    """The sheet as the machine saw it; `problems` are those of this sheet or of its file."""
    sheet = drawing.sheet
    width, height = sheet.paper or (841.0, 594.0)
    flip = Affine(1, 0, 0, -1, 0, height)
    unit = max(width, height) / 400
    to_page = sheet.to_plan.inverse().then(sheet.to_paper).then(flip)
    title = _title(drawing)
    margin, deep = legend(title, seen, problems, (width + 2 * unit, 0.0), unit)
    parts = (
        *_ground(drawing, sheet.to_paper.then(flip)),
        *(part for mark in seen.marks for part in _shape(mark, to_page, unit)),
        *(part for lost in seen.unplaced for part in _nowhere(lost, to_page, unit)),
        *(part for mark in seen.marks for part in _label(mark, to_page, unit)),
        *margin,
    )
    return Picture(width + 122 * unit, max(height, deep), title.zh, parts)


def _title(drawing: Drawing) -> Text:
    sheet = drawing.sheet
    scale = f"1:{sheet.scale:g}" if sheet.scale else _("scale unknown")
    name = " ".join(part for part in (sheet.number, sheet.title) if part) or sheet.place
    return _(
        "{name} · {kind} · {scale} · {storeys} · {file}, {place}",
        name=name,
        kind=sheet.kind.value,
        scale=scale,
        storeys=" ".join(sheet.storeys) or "–",
        file=sheet.source.name,
        place=sheet.place,
    )


def _ground(drawing: Drawing, to_page: Affine) -> Iterator[Path | Words]:
    """The drawing itself, pale."""
    arcs = drawing.arcs
    angles = np.radians(arcs[:, 3:4] + (arcs[:, 4:5] - arcs[:, 3:4]) * np.linspace(0.0, 1.0, _CHORDS + 1))
    bent = arcs[:, None, :2] + arcs[:, 2:3, None] * np.stack((np.cos(angles), np.sin(angles)), axis=-1)
    lines = to_page.apply(drawing.segments.reshape(-1, 2, 2))
    lines = lines[np.linalg.norm(lines[:, 1] - lines[:, 0], axis=-1) >= _SMALLEST]
    yield Path((*lines, *to_page.apply(bent)), _GREY, 0.12)
    for word in drawing.words:
        x, y = to_page.apply(word.at).tolist()
        size = min(word.height * to_page.scale * 1.2, 40.0)
        if size > 0.3 and word.text.strip():
            yield Words(word.text, (x, y), size, _PALE, round(word.turn, 1))


def _shape(mark: Mark, to_page: Affine, unit: float) -> Iterator[Path]:
    style, told = mark.style, _told(mark)
    colour = _DISPUTED if mark.disputed else mark.colour
    guessed = mark.certainty is Certainty.INFERRED
    dash = (0.4 * unit, 0.5 * unit) if mark.disputed else (1.1 * unit, 0.7 * unit) if guessed else None
    width = style.width * unit / 2 * (1.6 if mark.certainty is Certainty.CONFIRMED else 1.0)
    for piece in pieces(mark.shape):
        lines = outlines(piece, to_page, 0.45 * unit)
        opacity = style.fill if isinstance(piece, Polygon) else 0.9 if isinstance(piece, Point) else 0.0
        if isinstance(piece, Polygon) and style.fill and guessed:
            yield Path(hatching(piece, to_page, 1.5 * unit), mark.colour, 0.1 * unit)
        fill = mark.colour if opacity and not guessed else None
        yield Path(lines, colour, width, fill, opacity, dash, isinstance(piece, Polygon | Point), told)


def _told(mark: Mark) -> str:
    known = [f"{one.title.zh} {one.title.en}: {one.value.zh} ({one.certainty.name.lower()})" for one in mark.known]
    keys = " ".join(mark.subjects[:3]) + (f" … ({len(mark.subjects)})" if len(mark.subjects) > 3 else "")
    return "\n".join((f"{mark.title.zh} {mark.title.en}", keys, *known))


def _nowhere(lost: Unplaced, to_page: Affine, unit: float) -> Iterator[Path]:
    """A ring round a name whose thing was not found."""
    if lost.at is not None:
        style = named("nowhere")
        for piece in pieces(lost.at.buffer(lost.at.length / 12 + 0.05)):
            lines = outlines(piece, to_page, unit)
            yield Path(lines, style.colour, style.width * unit / 2, closed=True, title=f"{lost.name}: {lost.key}")


def _label(mark: Mark, to_page: Affine, unit: float) -> Iterator[Path | Words]:
    words = [line for line in (*mark.label, "?" if mark.disputed else "") if line]
    if not words:
        return
    zone = isinstance(mark.shape, Polygon) and mark.style.over in (2, 4)
    lines = words if zone else [" ".join(words)]
    size = _size(mark.shape, lines, to_page, unit) if zone else 0.8 * unit
    x, y = _place(mark.shape, to_page, upper=mark.style.over == 4)
    for number, line in enumerate(lines):
        long = length_of(line, size)
        left = x - long / 2 if zone else x + 0.5 * unit
        foot = y + (number - (len(lines) - 1) / 2) * 1.25 * size + 0.35 * size
        box = np.array([(left, foot + 0.2 * size), (left + long, foot + 0.2 * size)])
        box = np.concatenate((box, box[::-1] - (0.0, 1.15 * size)))
        yield Path((box,), None, fill="#ffffff", opacity=0.6, closed=True)
        yield Words(line, (left, foot), size, mark.colour if mark.style.over > 4 else "#212529")


def _size(shape: BaseGeometry, lines: Sequence[str], to_page: Affine, unit: float) -> float:
    wide = (shape.bounds[2] - shape.bounds[0]) * to_page.scale
    longest = max(length_of(line, 1.0) for line in lines)
    return max(min(1.4 * unit, 0.9 * wide / longest), 0.55 * unit)


def _place(shape: BaseGeometry, to_page: Affine, upper: bool) -> tuple[float, float]:
    """Where a label stands: in the middle; a zone's in its upper part, where no room's label is in the way."""
    point = shape.centroid if shape.centroid.within(shape) else shape.representative_point()
    if shape.geom_type == "LineString":
        point = shape.interpolate(0.5, normalized=True)
    elif upper:
        x0, y0, x1, y1 = shape.bounds
        level = LineString([(x0, y1 - 0.14 * (y1 - y0)), (x1, y1 - 0.14 * (y1 - y0))])
        inside = max(pieces(shape.buffer(0).intersection(level)), key=lambda piece: piece.length, default=point)
        point = inside.centroid
    x, y = to_page.apply((point.x, point.y)).tolist()
    return x, y
