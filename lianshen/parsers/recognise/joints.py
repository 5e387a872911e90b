"""Movement joints: two parallel lines with a width written beside them.

Glossary: *joint* (抗震缝, 变形缝, 沉降缝, 伸缩缝) is the gap between two parts of a building; its *width*
(缝宽) is from line to line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from shapely import LineString

from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.rooms import number_names
from lianshen.parsers.recognise.runs import join_runs
from lianshen.review.building import Building, Joint
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Floats

_LAYER = re.compile(r"抗震缝|防震缝|变形缝|沉降缝|伸缩缝|JOINT", re.IGNORECASE)
_STATED = re.compile(r"缝宽?\s*(?:为|:|=)?\s*(?P<n>\d+)\s*(?:mm)?")
_WIDEST, _SHORTEST = 0.8, 2.0
_MOST = 60  # lines of movement joints on one sheet
_NEAR = 2.5  # metres between a joint and the words about it


@dataclass(frozen=True, slots=True)
class Gap:
    """A joint as drawn: its middle line, its width, and what is written beside it."""

    line: LineString
    width: float
    word: Said | None
    stated: float | None


def find_joints(plane: Plane) -> tuple[Gap, ...]:
    """Pairs of parallel lines on layers of joints, each line in one pair, the narrowest pairs first."""
    named = [n for n, layer in enumerate(plane.drawing.layers) if _LAYER.search(layer)]
    pieces = plane.segments[np.isin(plane.drawing.segment_layer, named)]
    runs = join_runs(pieces, 0.6, _SHORTEST) if len(pieces) else pieces
    if len(runs) > _MOST:
        return ()  # paving, panels: joints of another kind
    pairs = []
    for n in range(len(runs)):
        for m in range(n + 1, len(runs)):  # a handful of joints, never all lines of a sheet
            apart = _apart(runs[n], runs[m])
            if apart is not None and 0.01 <= apart <= _WIDEST:
                pairs.append((apart, n, m))
    used: set[int] = set()
    gaps = []
    for apart, n, m in sorted(pairs):
        if not {n, m} & used:
            used |= {n, m}
            gaps.append(_gap(plane, runs[n], runs[m], apart))
    return tuple(gaps)


def state_joints(building: Building, plane: Plane, gaps: tuple[Gap, ...]) -> None:
    """State the joints one sheet shows."""
    if not gaps:
        return
    middles = [gap.line.interpolate(0.5, normalized=True) for gap in gaps]
    labels = number_names([("抗震缝", middle.x, middle.y) for middle in middles])
    joints = []
    sure = Certainty.READ if plane.drawing.exact else Certainty.INFERRED
    for gap, label in zip(gaps, labels, strict=True):
        joint = Joint(label, building, sheet=plane.sheet)
        place = Evidence(plane.sheet, gap.line)
        joint.state(Joint.line, gap.line, sure, place)
        joint.state(Joint.width, round(gap.width, 4), sure, place)
        if gap.stated is not None and gap.word is not None:
            joint.state(Joint.stated_width, gap.stated, Certainty.READ, plane.evidence(gap.word))
        joints.append(joint)
    building.state(Building.joints, tuple(joints), sure, Evidence(plane.sheet))


def _apart(one: Floats, other: Floats) -> float | None:
    """How far apart two lines lie that run side by side for most of their length."""
    along = (one[2:] - one[:2]) / np.hypot(*(one[2:] - one[:2]))
    across = np.array([-along[1], along[0]])
    aside = (other.reshape(2, 2) - one[:2]) @ across
    if abs(aside[0] - aside[1]) > 0.005:
        return None
    own, its = np.sort(one.reshape(2, 2) @ along), np.sort(other.reshape(2, 2) @ along)
    shared = min(own[1], its[1]) - max(own[0], its[0])
    return float(abs(aside.mean())) if shared > 0.8 * max(own[1] - own[0], its[1] - its[0]) else None


def _gap(plane: Plane, one: Floats, other: Floats, apart: float) -> Gap:
    same_way = float((one[2:] - one[:2]) @ (other[2:] - other[:2])) > 0
    turned = other if same_way else other[[2, 3, 0, 1]]
    middle = (one + turned) / 2
    line = LineString([middle[:2], middle[2:]])
    beside = [
        (float(line.distance(word.at)), float(found["n"]) / 1000, word)
        for word in plane.words
        if (found := _STATED.search(word.plain)) and line.distance(word.at) < _NEAR
    ]
    if not beside:
        return Gap(line, apart, None, None)
    _distance, stated, word = min(beside, key=lambda entry: entry[0])
    return Gap(line, apart, word, stated)
