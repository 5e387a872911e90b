"""A storey plan: walls, openings and rooms are declared once, then drawn and measured from the same declaration."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import unary_union

from samples.draw.pen import Pen
from samples.draw.symbols import DOUBLE, SHUTTER, SINGLE, SLIDING, TARCH, WINDOW

SIZE = re.compile(r"(\d{2})(\d{2})")
TURN = {"N": 0.0, "S": 180.0, "W": 90.0, "E": 270.0}


@dataclass(frozen=True)
class Wall:
    """A straight wall by its centre line."""

    a: tuple[float, float]
    b: tuple[float, float]
    thick: float
    layer: str

    @property
    def shape(self) -> Polygon:
        """The wall's body, with square ends so that corners close."""
        return LineString([self.a, self.b]).buffer(self.thick / 2, cap_style="square")


@dataclass(frozen=True)
class Opening:
    """A door or window on a wall's centre line; `to` is the side it opens to."""

    kind: str
    mark: str
    at: tuple[float, float]
    to: str
    width: float
    thick: float
    flip: bool = False

    @property
    def along_x(self) -> bool:
        """Whether the wall runs along x."""
        return self.to in "NS"

    @property
    def gap(self) -> Polygon:
        """What is cut out of the wall."""
        half, deep = self.width / 2, self.thick / 2 + 1
        x, y = self.at
        return (
            box(x - half, y - deep, x + half, y + deep) if self.along_x else box(x - deep, y - half, x + deep, y + half)
        )


@dataclass
class Room:
    """A room: its name and a point in it; the boundary follows from the walls."""

    name: str
    at: tuple[float, float]
    key: str = ""
    note: str = ""
    show_area: bool = True
    boundary: Polygon | None = None


@dataclass
class Plan:
    """Everything on one storey, in millimetres from the crossing of axes 1 and A."""

    walls: list[Wall] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)
    columns: list[Polygon] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=lambda: TARCH)
    layers: dict[str, str] = field(default_factory=dict)

    def wall(self, x0: float, y0: float, x1: float, y1: float, thick: float = 200, layer: str = "WALL") -> None:
        """Add a wall by its centre line."""
        self.walls.append(Wall((x0, y0), (x1, y1), thick, layer))

    def door(
        self, mark: str, x: float, y: float, to: str, thick: float = 200, flip: bool = False, width: float = 0
    ) -> None:
        """Add a door; its width follows from the mark unless it is drawn wrongly on purpose."""
        wide = width or int(SIZE.search(mark)[1]) * 100
        if "TLM" in mark or mark.startswith("DT"):
            kind = SLIDING
        elif "JL" in mark:
            kind = SHUTTER
        else:
            kind = DOUBLE if wide >= 1500 and "FM1520" not in mark and "HM1520" not in mark else SINGLE
        self.openings.append(Opening(kind, mark, (x, y), to, wide, thick, flip))

    def window(self, mark: str, x: float, y: float, to: str = "N", thick: float = 200) -> None:
        """Add a window."""
        self.openings.append(Opening(WINDOW, mark, (x, y), to, int(SIZE.search(mark)[1]) * 100, thick))

    def room(self, name: str, x: float, y: float, key: str = "", note: str = "", show_area: bool = True) -> Room:
        """Name a room by a point in it."""
        made = Room(name, (x, y), key, note, show_area)
        self.rooms.append(made)
        return made

    def column(self, x: float, y: float, w: float, h: float) -> None:
        """Add a filled column or a limb of shear wall by its centre and size."""
        self.columns.append(box(x - w / 2, y - h / 2, x + w / 2, y + h / 2))

    def measure(self) -> None:
        """Find every room's boundary: the hole in the union of walls that its point lies in, less the columns."""
        bodies = unary_union([w.shape for w in self.walls])
        whole = MultiPolygon([bodies]) if isinstance(bodies, Polygon) else bodies
        holes = [Polygon(ring) for part in whole.geoms for ring in part.interiors]
        columns = unary_union(self.columns)
        for room in self.rooms:
            found = [h for h in holes if h.contains(Point(room.at))]
            if not found:
                raise ValueError(f"no walls close round {room.name} at {room.at}")
            space = min(found, key=lambda h: h.area).difference(columns).difference(bodies)
            parts = list(space.geoms) if isinstance(space, MultiPolygon) else [space]
            room.boundary = next(p for p in parts if p.buffer(1).contains(Point(room.at)))

    def draw(self, pen: Pen) -> None:
        """Draw walls broken at openings, columns, doors, windows and room names."""
        self._draw_walls(pen)
        for column in self.columns:
            pen.solid(self._layer("COLUMN"), list(column.exterior.coords)[:-1])
        for opening in self.openings:
            self._draw_opening(pen, opening)
        for room in self.rooms:
            self._draw_room(pen, room)

    def _layer(self, name: str) -> str:
        return self.layers.get(name, name)

    def _draw_walls(self, pen: Pen) -> None:
        gaps = unary_union([o.gap for o in self.openings])
        above = unary_union(self.columns)
        done = Polygon()
        for layer in dict.fromkeys(w.layer for w in self.walls):
            body = unary_union([w.shape for w in self.walls if w.layer == layer]).difference(done)
            done = done.union(body)
            shown = body.difference(gaps).difference(above)
            parts = list(shown.geoms) if isinstance(shown, MultiPolygon) else [shown]
            for part in sorted(parts, key=lambda p: p.bounds):
                for ring in (part.exterior, *part.interiors):
                    points = list(ring.simplify(0.5).coords)
                    for a, b in pairwise(points):
                        pen.line(self._layer(layer), a, b)

    def _draw_opening(self, pen: Pen, opening: Opening) -> None:
        half = opening.width / 2
        x, y = opening.at
        turn = TURN[opening.to]
        start = {"N": (x - half, y), "S": (x + half, y), "W": (x, y - half), "E": (x, y + half)}[opening.to]
        end = {"N": (x + half, y), "S": (x - half, y), "W": (x, y + half), "E": (x, y - half)}[opening.to]
        sx, sy = opening.width, opening.width
        if opening.kind == WINDOW:
            sy = opening.thick
        if opening.flip:
            start, sx = end, -sx
        layer = "WINDOW"
        if "FM" in opening.mark and opening.mark[0] in "FJ":
            layer = "DOOR_FIRE"
        elif opening.mark[0] in "HGB":
            layer = "人防门"
        scale = {"xscale": sx, "yscale": sy, "zscale": 1.0, "rotation": turn}
        pen.insert(self._layer(layer), self.names[opening.kind], start, **scale)
        self._draw_mark(pen, opening)

    def _draw_mark(self, pen: Pen, opening: Opening) -> None:
        x, y = opening.at
        away = opening.thick / 2 + 2.2 * pen.k
        side = 1 if opening.kind == WINDOW or opening.thick >= 500 else -1
        dx, dy = {"N": (0, 1), "S": (0, -1), "E": (1, 0), "W": (-1, 0)}[opening.to]
        at = (x + side * dx * away, y + side * dy * away)
        turn = 0 if opening.along_x else 90
        pen.text(self._layer("WINDOW_TEXT"), opening.mark, at, 2.2, turn=turn, width=0.65)

    def _draw_room(self, pen: Pen, room: Room) -> None:
        x, y = room.at
        wide = room.boundary.bounds[2] - room.boundary.bounds[0]
        mm = 3.0 if wide > 42 * pen.k else 2.5 if wide > 22 * pen.k else 2.2
        lines = [room.name]
        if room.show_area:
            lines.append(f"{room.boundary.area / 1e6:.2f}㎡")
        if room.note:
            lines.append(room.note)
        for i, words in enumerate(lines):
            pen.text(self._layer("SPACE"), words, (x, y - i * 1.5 * mm * pen.k), mm, width=0.7)
