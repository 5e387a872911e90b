"""Clutter: what is drawn on a plan and is certainly no wall, by how it is drawn.

Glossary: *chords* are the pieces of a curve; a *symbol* (图块) of a few metres is a door, a window or furniture; *sash lines*
are three or more lines of one length within a wall's thickness; *treads* (踏步) follow one another by a step; *dashes* are
equal pieces with equal gaps; an *axis* ends in a bubble; a *dimension line* has its number over it.
"""

from __future__ import annotations

import re

import numpy as np
import shapely
from shapely import STRtree

from lianshen.parsers.recognise.plane import Bools, Plane
from lianshen.parsers.recognise.shapes import lines_of, points_of
from lianshen.parsers.recognise.strips import Numbers, find_runs
from lianshen.parsers.recognise.swings import find_chains
from lianshen.review.sheets import Floats

_SYMBOL = 6.5  # metres: larger ones hold whole plans
_CURVE = 8.0  # metres of radius
_ALIGNED = 0.015
_SASH = (0.02, 0.21, 0.45)  # metres between two sash lines, and of all of them
_STEP = (0.2, 0.4)
_NUMBER = re.compile(r"[ΦφR]?\d{2,6}(?:\.\d+)?|\d+\.\d{2,3}")
_LONG, _OVERSHOOT = 1.5, 0.1
_TICK = (0.05, 0.01)  # metres, and share of a dimension, by which its ends may be missed
_BUBBLE = (0.15, 1.2)  # metres of radius


def without_clutter(plane: Plane, on: Bools) -> Floats:
    """The segments `on` that may be walls, (n, 4)."""
    keep = on & ~_in_symbols(plane) & ~_curved(plane)
    lines = plane.segments[keep]
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    lines = lines[length > 0.02]
    if not len(lines):
        return lines
    lines = lines[~_aligned(lines)]
    lines = lines[~on_axes(plane, lines)]
    lines = lines[~_dimensions(plane, lines)]
    lines = lines[~_crossing(lines)]
    return lines[~_leaves(plane, lines)]


def _in_symbols(plane: Plane) -> Bools:
    """Segments of block references no larger than an opening or a piece of furniture."""
    owner = plane.drawing.segment_symbol
    inside = np.zeros(len(owner), dtype=bool)
    if not (owner >= 0).any():
        return inside
    count = int(owner.max()) + 1
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    mine = owner >= 0
    for at in (slice(0, 2), slice(2, 4)):
        np.minimum.at(low, owner[mine], plane.segments[mine, at])
        np.maximum.at(high, owner[mine], plane.segments[mine, at])
    size = (high - low).max(axis=1)
    inside[mine] = size[owner[mine]] <= _SYMBOL
    return inside


def _curved(plane: Plane) -> Bools:
    """The straight pieces that arcs and circles were broken into."""
    curved = np.zeros(len(plane.segments), dtype=bool)
    arcs = plane.drawing.arcs
    scale = plane.drawing.sheet.to_plan.scale
    arcs = arcs[arcs[:, 2] * scale < _CURVE]
    if len(arcs):
        centres = plane.drawing.sheet.to_plan.apply(arcs[:, :2])
        reach = arcs[:, 2] * scale
        near, arc = STRtree(points_of(centres)).query(
            lines_of(plane.segments), predicate="dwithin", distance=float(reach.max())
        )
        off = [np.abs(np.hypot(*(plane.segments[near, at] - centres[arc]).T) - reach[arc]) for at in _ENDS]
        short = np.hypot(*(plane.segments[near, 2:] - plane.segments[near, :2]).T) < 0.7 * reach[arc]
        curved[near[(np.maximum(*off) < 0.002 + 0.002 * reach[arc]) & short]] = True
    for first, last in find_chains(plane.segments):
        curved[first:last] = True
    return curved


_ENDS = (slice(0, 2), slice(2, 4))


def on_axes(plane: Plane, lines: Floats) -> Bools:
    """Lines that end at a circle with a word in it and point at its middle, and what lies in one line with them."""
    arcs = plane.drawing.arcs
    radius = arcs[:, 2] * plane.drawing.sheet.to_plan.scale
    keep = (arcs[:, 4] - arcs[:, 3] > 350) & (radius > _BUBBLE[0]) & (radius < _BUBBLE[1])
    none = np.zeros(len(lines), dtype=bool)
    if not keep.any() or not plane.words:
        return none
    centres, radius = plane.drawing.sheet.to_plan.apply(arcs[keep, :2]), radius[keep]
    spoken, _word = STRtree(points_of(np.array([[word.at.x, word.at.y] for word in plane.words]))).query(
        points_of(centres), predicate="dwithin", distance=0.5 * radius
    )
    bubbles = np.unique(spoken)
    if not len(bubbles):
        return none
    centres, radius = centres[bubbles], radius[bubbles]
    run = lines[:, 2:] - lines[:, :2]
    unit = run / np.hypot(*run.T)[:, None]
    axes = []
    for at in _ENDS:
        end, bubble = STRtree(points_of(centres)).query(
            points_of(lines[:, at]), predicate="dwithin", distance=1.3 * float(radius.max())
        )
        spoke = centres[bubble] - lines[end, at]
        aside = np.abs(spoke[:, 0] * unit[end, 1] - spoke[:, 1] * unit[end, 0])
        hits = (np.abs(np.hypot(*spoke.T) - radius[bubble]) < 0.3 * radius[bubble]) & (aside < 0.15 * radius[bubble])
        axes += [(centres[b], unit[e]) for e, b in zip(end[hits], bubble[hits], strict=True)]
    for centre, way in axes:
        off = lines.reshape(-1, 2, 2) - centre
        none |= (np.abs(off[..., 0] * way[1] - off[..., 1] * way[0]) < 0.004).all(axis=1)
    return none


def _dimensions(plane: Plane, lines: Floats) -> Bools:
    """Lines along which a number stands, at half whose value lines end or cross to both sides: dimensions."""
    found = np.zeros(len(lines), dtype=bool)
    numbers = [word for word in plane.words if _NUMBER.fullmatch(word.plain)]
    if not numbers:
        return found
    reach = np.array([1.5 * word.height for word in numbers])
    said = np.array([float(re.sub(r"[ΦφR]", "", word.plain)) for word in numbers])
    said = np.where(["." in word.plain for word in numbers], said, said / 1000)
    word, line = STRtree(lines_of(lines)).query([w.at for w in numbers], predicate="dwithin", distance=reach)
    run = lines[line, 2:] - lines[line, :2]
    unit = run / np.hypot(*run.T)[:, None]
    turn = np.radians(np.array([w.turn for w in numbers])[word])
    parallel = np.abs(unit[:, 0] * np.sin(turn) - unit[:, 1] * np.cos(turn)) < 0.04
    word, line, unit = word[parallel], line[parallel], unit[parallel]
    at = np.array([[w.at.x, w.at.y] for w in numbers])[word]
    foot = lines[line, :2] + ((at - lines[line, :2]) * unit).sum(axis=1)[:, None] * unit
    ends = STRtree(points_of(lines.reshape(-1, 2)))
    marked = np.ones(len(word), dtype=bool)
    for side in (-0.5, 0.5):
        stop = points_of(foot + side * said[word, None] * unit)
        near = ends.query(stop, predicate="dwithin", distance=_TICK[0] + _TICK[1] * said[word])[0]
        marked &= np.isin(np.arange(len(word)), near)
    found[line[marked]] = True
    return found


def _crossing(lines: Floats) -> Bools:
    """Long lines that cross others and end in nothing: axes without bubbles, beams, lines of dimensions."""
    runs = find_runs(lines)
    of = np.arange(len(runs.way))
    ends = np.concatenate((runs.places(runs.low, runs.off, of), runs.places(runs.high, runs.off, of)), axis=1)
    long = np.flatnonzero(runs.high - runs.low > _LONG)
    tree = STRtree(lines_of(ends))
    n, m = tree.query(lines_of(ends[long]), predicate="crosses")
    n = long[n]
    place = shapely.get_coordinates(shapely.intersection(lines_of(ends[n]), lines_of(ends[m])))
    inside = [np.hypot(*(place - ends[k, at]).T) > _OVERSHOOT for k in (n, m) for at in _ENDS]
    crossings = np.bincount(n[np.logical_and.reduce(inside)], minlength=len(ends))
    loose = np.ones(len(ends), dtype=bool)
    for at in _ENDS:
        end, other = tree.query(points_of(ends[:, at]), predicate="dwithin", distance=_OVERSHOOT)
        loose[end[end != other]] = False
    axes = np.flatnonzero((crossings >= 2) & loose)
    drawn = STRtree(lines_of(lines)).query(shapely.buffer(lines_of(ends[axes]), 0.003), predicate="contains")[1]
    return np.isin(np.arange(len(lines)), drawn)


def _leaves(plane: Plane, lines: Floats) -> Bools:
    """Lines from the middle of an arc to one of its ends: door leaves."""
    found = np.zeros(len(lines), dtype=bool)
    centres, starts, ends = plane.curves()
    reach = np.hypot(*(starts - centres).T)
    keep = (reach > 0.25) & (reach < 3.6)
    if not keep.any():
        return found
    centres, starts, ends = centres[keep], starts[keep], ends[keep]
    both = np.concatenate((lines, lines[:, [2, 3, 0, 1]]))
    at, line = STRtree(points_of(both[:, :2])).query(points_of(centres), predicate="dwithin", distance=0.06)
    for tips in (starts, ends):
        hit = np.hypot(*(both[line, 2:] - tips[at]).T) < 0.06
        found[line[hit] % len(lines)] = True
    return found


def find_sashes(lines: Floats) -> list[Floats]:
    """Groups of sash lines: three or more side by side that begin and end alike, within a wall's thickness."""
    return [lines[members] for members in _alike(lines) if not _is_flight(lines[members])]


def _is_flight(lines: Floats) -> bool:
    unit = (lines[0, 2:] - lines[0, :2]) / np.hypot(*(lines[0, 2:] - lines[0, :2]))
    return bool(np.ptp(lines[:, :2] @ [-unit[1], unit[0]]) > _SASH[2] + 0.01)


def _aligned(lines: Floats) -> Bools:
    """Sash lines and treads."""
    found = np.zeros(len(lines), dtype=bool)
    for members in _alike(lines):
        found[members] = True
    return found


def _alike(lines: Floats) -> list[list[int]]:
    """Chains of lines side by side that begin and end alike: sashes and flights."""
    run = lines[:, 2:] - lines[:, :2]
    length = np.hypot(*run.T)
    flip = (run[:, 0] < -1e-9) | ((np.abs(run[:, 0]) <= 1e-9) & (run[:, 1] < 0))
    run = np.where(flip[:, None], -run, run) / length[:, None]
    start = np.where(flip[:, None], lines[:, 2:], lines[:, :2])
    one, other = STRtree(points_of(start)).query(points_of(start), predicate="dwithin", distance=_SASH[2])
    apart = start[other] - start[one]
    ahead = (apart * run[one]).sum(axis=1)
    aside = apart[:, 1] * run[one, 0] - apart[:, 0] * run[one, 1]
    alike = (np.abs(ahead) < _ALIGNED) & (np.abs(length[one] - length[other]) < _ALIGNED) & (length[one] > 0.28)
    alike &= (np.abs(run[one, 0] * run[other, 1] - run[one, 1] * run[other, 0]) < 0.01) & (aside > _SASH[0])
    return _neighbours(one[alike], other[alike], aside[alike])


def _neighbours(one: Numbers, other: Numbers, aside: Floats) -> list[list[int]]:
    """Chains of three or more sash lines, or of four or more treads."""
    order = np.lexsort((aside, one))
    one, other, aside = one[order], other[order], aside[order]
    first = np.concatenate(([True], one[1:] != one[:-1])) if len(one) else np.empty(0, bool)
    following = {int(a): (int(b), float(d)) for a, b, d in zip(one[first], other[first], aside[first], strict=True)}
    heads = set(following) - {b for b, _d in following.values()}
    chains = []
    for head in heads:
        members, steps = [head], []
        while members[-1] in following and following[members[-1]][0] not in members:
            nearest, step = following[members[-1]]
            members.append(nearest)
            steps.append(step)
        chains += _sashes(members, steps)
    return chains


def _sashes(members: list[int], steps: list[float]) -> list[list[int]]:
    found, first = [], 0
    for n in range(len(steps) + 1):
        if n == len(steps) or steps[n] > _SASH[1]:
            if n - first >= 2 and sum(steps[first:n]) <= _SASH[2]:
                found.append(members[first : n + 1])
            first = n + 1
    treads = [n for n, step in enumerate(steps) if _STEP[0] <= step <= _STEP[1]]
    if len(treads) >= 3 and len(treads) >= 0.7 * len(steps):
        found.append(members)
    return found
