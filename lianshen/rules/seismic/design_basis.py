"""What the words of the seismic design basis mean: intensity with its acceleration, and the kind of structure.

设防烈度: the intensity a building is designed for, 6 to 9 degrees · 设计基本地震加速度: the acceleration that goes with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lianshen.review.building import Building

_INTENSITY = re.compile(
    r"(?<![\d.])(?P<degree>[5-9六七八九])\s*(?:度|(?=[（(])|$)"
    r"(?:[\s（(,，、;；]*(?:设计基本地震加速度(?:值)?[为:：]?)?\s*(?P<g>0?\.\d+)\s*g)?",
    re.I,
)
_DIGITS = {"六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True, slots=True)
class Intensity:
    """Degrees, and the acceleration in g where it is said."""

    degree: int
    acceleration: float | None

    @property
    def column(self) -> str:
        """The column of the tables: "6", "7", "7(0.15g)", "8(0.20g)", "9"; "8" alone where the acceleration is not said."""
        halved = {(7, 0.15): "7(0.15g)", (8, 0.2): "8(0.20g)", (8, 0.3): "8(0.30g)"}
        return halved.get((self.degree, self.acceleration or 0.0), str(self.degree))


def intensity_of(building: Building) -> Intensity | None:
    """The intensity the drawings state; None where their words do not say one."""
    said = _INTENSITY.search(building.seismic_intensity)
    if said is None:
        return None
    degree = _DIGITS.get(said["degree"]) or int(said["degree"])
    return Intensity(degree, float(said["g"]) if said["g"] else None)


_STRUCTURES = (  # the first that matches; the joined kinds before their parts
    ("supported_wall", r"部分框支|框支剪力墙|supported[-_]wall"),
    ("frame_core", r"框架\s*[-－—~]?\s*核心筒|frame[-_]core"),
    ("tube_in_tube", r"筒中筒|tube[-_]in[-_]tube"),
    ("slab_column_wall", r"板柱|slab[-_]column[-_]wall"),
    ("steel_frame", r"钢框架(?!\s*[-－—]?\s*(?:支撑|混凝土))|steel[-_]frame"),
    ("steel", r"钢结构|钢框架|\bsteel\b"),
    ("masonry", r"砌体|砖混|砖砌|底框|底部框架|masonry"),
    ("frame_wall", r"框架\s*[-－—~]?\s*(?:剪力墙|抗震墙)|框剪|frame[-_]wall"),
    ("wall", r"剪力墙|抗震墙|\bwall\b"),
    ("frame", r"框架|\bframe\b"),
)


def structure_of(building: Building) -> str | None:
    """The row of the tables for the structure the drawings state; None where their words are not among those we know."""
    words = building.structure
    return next((row for row, pattern in _STRUCTURES if re.search(pattern, words, re.I)), None)
