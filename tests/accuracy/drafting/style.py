"""A drafting style: everything in which two offices draw the same building differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ROLES = (
    "wall", "shear", "rail", "column", "door", "fire_door", "window", "mark", "room", "area", "axis", "axis_text",
    "dim", "furniture", "sanitary", "stair", "lift", "hatch", "frame", "title", "text", "level", "beam", "finish",
    "insulation", "zone", "unit", "lightning", "down", "site", "lane", "red", "table",
)  # fmt: skip


@dataclass(frozen=True)
class Style:
    """One office's way.  Lengths are millimetres of the building, `unit` is file units for one of them."""

    name: str
    layers: Mapping[str, str] = field(default_factory=dict)
    unit: float = 1.0
    turn: float = 0.0
    version: str = "R2010"
    walls: str = "outline"  # outline, polyline, hatched, hatch only
    wall_faults: frozenset[str] = frozenset()  # gaps, overshoots, doubled, pieces
    through: str = ""  # wall lines run on through: "", windows, all
    columns: str = "solid"  # solid, outline, hatch; block
    columns_cut: bool = True
    doors: str = "tarch"  # tarch, corner, sized, anonymous, loose, polyline, marks
    leaf: str = "box"  # box, line
    hinge: str = "centre"  # centre, face
    ajar: float = 90.0
    windows: str = "block"  # block, loose
    panes: int = 4
    block_names: str = "tarch"  # tarch, plain, chinese, chaos
    marks: str = "text"  # text, attribute, both, none
    mark_form: str = "FM乙1221"
    marks_by_number: bool = False
    words: str = "text"  # text, mtext, attribute
    names: str = "plain"  # plain, spaced, split, english
    area: str = "{:.2f}㎡"  # "" where areas are not written
    text_turns: bool = True
    clutter: frozenset[str] = frozenset()
    frames: str = "model"  # model, layouts, files
    title_block: str = "corner"  # corner, strip
    title_parts: str = "block"  # block, loose, mtext
    labels: tuple[str, str, str] = ("图名", "图号", "比例")
    caption: str = "{title} {scale}"
    scales: tuple[int, ...] = (100, 150, 200)
    output: str = "dxf"  # dxf, pdf, pdf with layers
    far: float = 0.0  # how far from the origin the drawing lies

    def layer(self, role: str) -> str:
        """The layer on which this office draws `role`."""
        return self.layers.get(role, self.layers.get("*", "0"))


def fire_mark(form: str, letters: str, fire: str, size: str) -> str:
    """A fire door's mark as one office writes it."""
    latin = {"甲": "A", "乙": "B", "丙": "C"}[fire]
    return {
        "FM乙1221": f"{letters}{fire}{size}",
        "FM1221乙": f"{letters}{size}{fire}",
        "FM1221(乙)": f"{letters}{size}({fire})",
        "FMB1221": f"{letters}{latin}{size}",
        "乙FM1221": f"{fire}{letters}{size}",
        "FM-乙-1221": f"{letters}-{fire}-{size}",
    }[form]
