"""A storey plan as it is built: spaces tile the plan, walls stand on their edges, openings are cut into walls.

Everything is in millimetres of the building; what a drawing shows and what is true of it both follow from here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import atan2, cos, degrees, radians, sin
from random import Random

from shapely import LineString, MultiPolygon, Point, Polygon, STRtree, box, unary_union
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from tests.accuracy.edges import XY, runs_of

OUT = "outside"


@dataclass
class Space:
    """A room, corridor, shaft or balcony: `shape` runs along the centre lines of its walls; `zone` is its flat."""

    key: str
    name: str
    use: str
    shape: Polygon
    zone: str = ""
    english: str = ""
    show_area: bool = True
    edge: str = "wall"  # what stands between it and the open air: wall, rail, curtain or nothing
    net: Polygon = field(default_factory=Polygon)
    furniture: bool = True

    @property
    def label_at(self) -> XY:
        """A place for its name: well inside."""
        at = self.net.centroid
        if not self.net.buffer(-200).contains(at):
            at = polylabel(self.net, 100)
        return at.x, at.y


@dataclass
class Wall:
    """A run of wall by its centre line, straight or an arc of short chords; `role` is outer, inner, shear, rail or curtain."""

    line: LineString
    thick: float
    role: str
    sides: tuple[str, str]

    @property
    def is_curved(self) -> bool:
        """Whether it is an arc; no opening is cut into one."""
        return len(self.line.coords) > 2

    @property
    def body(self) -> Polygon:
        """The wall with square ends, so that corners close."""
        return self.line.buffer(self.thick / 2, cap_style="square", join_style="mitre")


@dataclass
class Opening:
    """A door, window or bare passage on a wall's centre line; `angle` is the wall's, `side` the one a leaf opens to.

    `letters`, `width`, `height` and `fire` make its mark; `leaf` is single, double, uneven, sliding, shutter,
    folding, and for windows plain, bay or high; `side` is +1 on the left of the wall's direction.
    """

    what: str
    at: XY
    angle: float
    width: float
    thick: float
    joins: tuple[str, str]
    letters: str = ""
    height: float = 2100
    fire: str = ""
    kind: str = "ordinary"
    leaf: str = "single"
    side: int = 1
    hinge: int = 1
    suffix: str = ""
    mark: str = ""
    marked: float = 0  # the width its mark names, where that is another than is drawn

    @property
    def leaves(self) -> int:
        """How many leaves swing or slide."""
        return 1 if self.leaf in ("single", "shutter", "blast") else 2

    def gap(self, deeper: float = 1.0) -> Polygon:
        """What is cut out of the wall."""
        return LineString(self.ends).buffer(self.thick / 2 + deeper, cap_style="flat")

    @property
    def along(self) -> XY:
        """The unit vector along the wall."""
        return cos(radians(self.angle)), sin(radians(self.angle))

    @property
    def ends(self) -> tuple[XY, XY]:
        """The two jambs on the centre line."""
        (x, y), (u, v), half = self.at, self.along, self.width / 2
        return (x - u * half, y - v * half), (x + u * half, y + v * half)


@dataclass
class Stair:
    """A stairwell drawn in a space: two flights along `upright` (else along x), with their widths and treads."""

    space: str
    upright: bool = True
    tread: float = 280
    well: float = 100


@dataclass
class Zone:
    """A fire compartment or protective unit: the outline that is drawn, and what is written in it."""

    name: str
    shape: Polygon
    lines: tuple[str, ...] = ()
    stated_area: float | None = None
    sprinkler: bool | None = None


@dataclass
class Plan:
    """One storey."""

    rng: Random
    outer: float = 200
    inner: float = 200
    light: float = 100
    spaces: dict[str, Space] = field(default_factory=dict)
    walls: list[Wall] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    columns: list[Polygon] = field(default_factory=list)
    stairs: list[Stair] = field(default_factory=list)
    lifts: list[str] = field(default_factory=list)
    compartments: list[Zone] = field(default_factory=list)
    units: list[Zone] = field(default_factory=list)
    axes: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    thickness: dict[frozenset[str], float] = field(default_factory=dict)
    open_edges: set[frozenset[str]] = field(default_factory=set)
    remarks: list[tuple[str, XY]] = field(default_factory=list)

    def space(self, name: str, use: str, *rects: tuple[float, float, float, float], **more: object) -> Space:
        """Add a space made of rectangles (x0, y0, x1, y1)."""
        shape = unary_union([box(*rect) for rect in rects])
        return self.shaped(name, use, shape, **more)

    def shaped(self, name: str, use: str, shape: Polygon, **more: object) -> Space:
        """Add a space of any outline."""
        made = Space(f"s{len(self.spaces) + 1}", name, use, shape, **more)  # type: ignore[arg-type]
        self.spaces[made.key] = made
        return made

    def build(self) -> None:
        """Set walls on the edges of the spaces; call once, before any opening."""
        keys, shapes = list(self.spaces), [space.shape for space in self.spaces.values()]
        whole = unary_union(shapes)
        tree = STRtree(shapes)
        for i, key in enumerate(keys):
            for j in sorted(tree.query(shapes[i], predicate="intersects").tolist()):
                if j > i:
                    self._stand(shapes[i].boundary.intersection(shapes[j].boundary), (key, keys[j]))
            self._stand(shapes[i].boundary.intersection(whole.boundary), (key, OUT))

    def settle(self) -> None:
        """Measure every space inside walls and columns; call once, after the columns stand."""
        bodies = unary_union([wall.body for wall in self.walls] + self.columns)
        for space in self.spaces.values():
            left = space.shape.difference(bodies)
            parts = list(left.geoms) if isinstance(left, MultiPolygon) else [left]
            space.net = max(parts, key=lambda part: part.area)

    def door(self, a: str, b: str, letters: str = "M", width: float = 900, **more: object) -> Opening | None:
        """Cut a door between two spaces where there is room for it; None where there is none."""
        return self._cut("door", a, b, width, letters, more)

    def window(self, a: str, width: float, letters: str = "C", **more: object) -> Opening | None:
        """Cut a window into an outer wall of a space, or between two spaces with `b`."""
        more = {"height": 1500, "leaf": "plain", **more}
        return self._cut("window", a, str(more.pop("b", OUT)), width, letters, more)

    def edge(self, a: str, b: str) -> list[Wall]:
        """The walls between two spaces, the longest first."""
        found = [wall for wall in self.walls if set(wall.sides) == {a, b}]
        return sorted(found, key=lambda wall: -wall.line.length)

    def _stand(self, shared: BaseGeometry, sides: tuple[str, str]) -> None:
        if frozenset(sides) in self.open_edges:
            return
        role, thick = self._sort(sides)
        if not role:
            return
        for line in runs_of(shared):
            if line.length > 1:
                self.walls.append(Wall(line, thick, role, sides))

    def _sort(self, sides: tuple[str, str]) -> tuple[str, float]:
        stated = self.thickness.get(frozenset(sides))
        one = self.spaces[sides[0]]
        if sides[1] == OUT:
            if one.edge == "wall":
                return "outer", stated or self.outer
            return ("" if one.edge == "nothing" else one.edge), stated or 100
        two = self.spaces[sides[1]]
        if "rail" in (one.edge, two.edge) and one.edge == two.edge:
            return "rail", stated or 100
        if "rail" in (one.edge, two.edge):
            return "outer", stated or self.outer
        same = one.zone == two.zone and one.zone
        return "inner", stated or (self.light if same else self.inner)

    def _cut(self, what: str, a: str, b: str, width: float, letters: str, more: dict[str, object]) -> Opening | None:
        near = float(more.pop("near", -1))  # type: ignore[arg-type]
        into = more.pop("into", None)
        for wall in self.edge(a, b):
            if wall.is_curved:
                continue
            for _attempt in range(12):
                margin = 260 if what == "door" else 300
                room = wall.line.length - width - 2 * margin
                if room < 0:
                    break
                away = margin + width / 2 + (room * near if near >= 0 else self._where(room, what))
                near = -1
                opening = self._on(what, wall, away, width, letters, more)
                if self._free(opening):
                    if into is not None:
                        opening.side = self.side_of(opening, str(into))
                    self.openings.append(opening)
                    return opening
        return None

    def _where(self, room: float, what: str) -> float:
        """How far along: doors like the ends of walls, windows the middle."""
        if what == "window":
            return room * self.rng.choice((0.5, 0.5, 0.35, 0.65, self.rng.random()))
        return room * self.rng.choice((0.0, 0.0, 1.0, 1.0, 0.5, self.rng.random()))

    def _on(self, what: str, wall: Wall, away: float, width: float, letters: str, more: dict[str, object]) -> Opening:
        (x0, y0), (x1, y1) = wall.line.coords[0], wall.line.coords[-1]
        at = wall.line.interpolate(away)
        made = Opening(
            what, (at.x, at.y), degrees(atan2(y1 - y0, x1 - x0)), width, wall.thick, wall.sides, letters, **more
        )  # type: ignore[arg-type]
        made.side, made.hinge = self.rng.choice((1, -1)), self.rng.choice((1, -1))
        if made.leaf == "bay":
            made.side = self.side_of(made, OUT)
        return made

    def _free(self, opening: Opening) -> bool:
        place = LineString(opening.ends).buffer(opening.thick / 2 + 20, cap_style="flat").buffer(45)
        if any(place.intersects(other.gap(50)) for other in self.openings):
            return False
        if any(place.intersects(column) for column in self.columns):
            return False
        crossing = (w for w in self.walls if set(w.sides) != set(opening.joins))
        return not any(place.intersects(wall.body) for wall in crossing)

    def side_of(self, opening: Opening, key: str) -> int:
        """The side of an opening on which a space lies."""
        (x, y), (u, v) = opening.at, opening.along
        far = opening.thick / 2 + 60
        left = Point(x - v * far, y + u * far)
        inside = key != OUT and self.spaces[key].shape.contains(left)
        if key == OUT:
            inside = not any(space.shape.contains(left) for space in self.spaces.values())
        return 1 if inside else -1

    def beside(self, opening: Opening, side: int) -> str:
        """The key of the space on one side of an opening."""
        (x, y), (u, v) = opening.at, opening.along
        far = (opening.thick / 2 + 60) * side
        at = Point(x - v * far, y + u * far)
        return next((key for key in opening.joins if key != OUT and self.spaces[key].shape.contains(at)), OUT)
