"""Pictures of what was read: the drawing grey, found green, missed red, wrong magenta."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np
import pymupdf
from PIL import Image, ImageDraw, ImageFont
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from lianshen.review.sheets import Affine
from tests.accuracy.found import Found
from tests.accuracy.score import Mark, Score
from tests.accuracy.truth import DrawingTruth, SheetTruth

COLOURS = {"found": (0, 150, 60), "missed": (220, 0, 0), "wrong": (220, 0, 220)}
WIDE, EDGE = 1800, 40


def save_pictures(truth: DrawingTruth, found: Found, score: Score, folder: Path) -> list[Path]:
    """One PNG for each sheet that shows something in its place; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for n, sheet in enumerate(truth.sheets):
        marks = [mark for mark in score.marks if mark.sheet == n]
        if sheet.to_file is not None and marks:
            path = folder / f"{truth.name}-{n + 1}.png"
            _picture(sheet, found, marks).save(path)
            written.append(path)
    return written


def _picture(sheet: SheetTruth, found: Found, marks: list[Mark]) -> Image.Image:
    assert sheet.to_file is not None
    to_metres = sheet.to_file.inverse()
    box = _box(mark.shape for mark in marks)
    k = (WIDE - 2 * EDGE) / max(box[2] - box[0], 1.0)
    tall = int((box[3] - box[1]) * k) + 2 * EDGE
    to_pixels = Affine(k, 0, 0, -k, EDGE - box[0] * k, tall - EDGE + box[1] * k)
    picture = Image.new("RGB", (WIDE, max(tall, 60)), "white")
    pen = ImageDraw.Draw(picture)
    for drawing in found.drawings:
        if drawing.sheet.source.name == sheet.file and _same_sheet(sheet, drawing.sheet.frame):
            ends = to_metres.then(to_pixels).apply(drawing.segments.reshape(-1, 2)).reshape(-1, 4)
            for line in ends[np.isfinite(ends).all(axis=1)].tolist():
                pen.line(line, fill=(190, 190, 190))
    font = _font(14)
    for mark in sorted(marks, key=lambda mark: mark.state != "found"):
        _draw(pen, mark, to_pixels, font)
    return picture


def _same_sheet(sheet: SheetTruth, frame: Polygon) -> bool:
    return sheet.frame is None or sheet.frame.intersects(frame)


def _box(shapes: Iterable[BaseGeometry]) -> tuple[float, float, float, float]:
    bounds = np.array([shape.bounds for shape in shapes])
    low, high = np.percentile(bounds[:, :2], 2, axis=0), np.percentile(bounds[:, 2:], 98, axis=0)
    return float(low[0]) - 3, float(low[1]) - 3, float(high[0]) + 3, float(high[1]) + 3


def _draw(pen: ImageDraw.ImageDraw, mark: Mark, to_pixels: Affine, font: ImageFont.FreeTypeFont) -> None:
    colour, shape = COLOURS[mark.state], mark.shape
    if isinstance(shape, Polygon):
        if not shape.is_empty:
            ring = [tuple(p) for p in to_pixels.apply(np.array(shape.exterior.coords)[:, :2]).tolist()]
            pen.line(ring, fill=colour, width=2 if mark.state == "found" else 4)
            at = to_pixels.apply((shape.representative_point().x, shape.representative_point().y))
            pen.text((float(at[0]), float(at[1])), mark.note, fill=colour, font=font, anchor="mm")
    elif isinstance(shape, Point):
        x, y = (float(v) for v in to_pixels.apply((shape.x, shape.y)))
        pen.ellipse((x - 7, y - 7, x + 7, y + 7), outline=colour, width=3)
        if mark.state != "found":
            pen.text((x + 9, y), mark.note, fill=colour, font=font, anchor="lm")


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(pymupdf.Font("cjk").buffer), size)
