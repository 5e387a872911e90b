"""Ruled lines of a straight picture: good enough to find the frame and the cells of the title block, no more."""

from __future__ import annotations

import cv2
import numpy as np

from lianshen.parsers.scan.picture import Grey, Picture
from lianshen.review.sheets import Floats

_SHORTEST_MM, _THICKEST_MM, _GAP_MM = 5.0, 1.5, 1.5
_SLOPE = 0.002  # what setting straight leaves over


def ruled_lines(picture: Picture) -> Floats:
    """Level and upright lines longer than 5 mm, (n, 4) in points of the straight page."""
    ink = picture.ink()
    level = _level(ink, picture)
    upright = _level(np.ascontiguousarray(ink.T), picture)[:, [1, 0, 3, 2]]
    pixels = np.concatenate((level, upright)) + 0.5
    return picture.to_points.apply(pixels.reshape(-1, 2, 2)).reshape(-1, 4)


def _level(ink: Grey, picture: Picture) -> Floats:
    """Long thin runs of ink along the rows, in pixels, those that follow each other on one row as one."""
    gap, least = picture.pixels(_GAP_MM), max(15, picture.pixels(_SHORTEST_MM))
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    _count, _labels, stats, _middles = cv2.connectedComponentsWithStats(runs, connectivity=8)
    boxes = np.asarray(stats[1:], np.float64)
    thin = boxes[:, 3] <= max(3, picture.pixels(_THICKEST_MM)) + _SLOPE * boxes[:, 2]
    boxes = boxes[thin & (boxes[:, 2] >= least)]
    rows = np.column_stack((boxes[:, 0], boxes[:, 1] + (boxes[:, 3] - 1) / 2, boxes[:, 0] + boxes[:, 2] - 1))
    joined = _joined(rows, float(gap))
    return np.column_stack((joined[:, 0], joined[:, 1], joined[:, 2], joined[:, 1]))


def _joined(rows: Floats, gap: float) -> Floats:
    """Pieces (start, height, end) that lie on one line with small gaps between them become one piece."""
    kept: list[list[float]] = []
    for start, height, end in rows[np.lexsort((rows[:, 0], np.round(rows[:, 1] / 3)))].tolist():
        last = kept[-1] if kept else None
        if last is not None and abs(height - last[1]) <= 3.0 and -gap <= start - last[2] <= gap:
            weight = (end - start) / max(end - last[0], 1.0)
            last[1], last[2] = last[1] * (1 - weight) + height * weight, max(end, last[2])
        else:
            kept.append([start, height, end])
    return np.array(kept, np.float64).reshape(-1, 3)
