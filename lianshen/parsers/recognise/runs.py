"""Runs: short collinear pieces drawn as one line, joined again.

Glossary: a *run* is what pieces of one direction on one straight line make when gaps no wider than `gap` are bridged; dashes,
and lines broken at symbols, so become whole.
"""

from __future__ import annotations

import numpy as np

from lianshen.review.sheets import Floats

_TURN = 0.5  # degrees within which pieces have one direction
_ASIDE = 0.02  # metres within which they lie on one line


def join_runs(pieces: Floats, gap: float, shortest: float) -> Floats:
    """The runs longer than `shortest`, (n, 4), in metres."""
    length = np.hypot(pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1])
    pieces = pieces[length > 1e-6]
    if not len(pieces):
        return np.empty((0, 4))
    turn = np.degrees(np.arctan2(pieces[:, 3] - pieces[:, 1], pieces[:, 2] - pieces[:, 0])) % 180.0
    turn = np.where(turn > 180.0 - _TURN, turn - 180.0, turn)
    order = np.argsort(turn, kind="stable")
    breaks = np.flatnonzero(np.diff(turn[order]) > _TURN) + 1
    runs = [run for group in np.split(order, breaks) for run in _parallel(pieces[group], turn[group], gap)]
    kept = [run for run in runs if np.hypot(run[2] - run[0], run[3] - run[1]) >= shortest]
    return np.array(kept).reshape(-1, 4)


def _parallel(pieces: Floats, turn: Floats, gap: float) -> list[Floats]:
    mean = np.radians(float(np.median(turn)))
    along = np.array([np.cos(mean), np.sin(mean)])
    ends = pieces.reshape(-1, 2, 2)
    aside = (ends @ np.array([-along[1], along[0]])).mean(axis=1)
    order = np.argsort(aside, kind="stable")
    breaks = np.flatnonzero(np.diff(aside[order]) > _ASIDE) + 1
    return [run for line in np.split(order, breaks) for run in _bridged(ends[line], along, gap)]


def _bridged(ends: Floats, along: Floats, gap: float) -> list[Floats]:
    places = np.sort(ends @ along, axis=1)
    order = np.argsort(places[:, 0], kind="stable")
    points = ends.reshape(-1, 2)
    flat = points @ along
    start, stop = float(places[order[0], 0]), float(places[order[0], 1])
    spans = []
    for n in order[1:]:
        if places[n, 0] > stop + gap:
            spans.append((start, stop))
            start = float(places[n, 0])
            stop = float(places[n, 1])
        stop = max(stop, float(places[n, 1]))
    spans.append((start, stop))
    return [
        np.concatenate((points[np.argmin(np.abs(flat - low))], points[np.argmin(np.abs(flat - high))]))
        for low, high in spans
    ]
