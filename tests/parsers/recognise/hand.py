"""A hand that draws small plans in millimetres, for the recognisers' tests."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from math import cos, radians, sin

import numpy as np
from shapely import LineString, Polygon, box, get_parts, union_all

from lianshen.review.sheets import Affine, Drawing, Kind, Sheet, SourceFile, Word

Spot = tuple[float, float]


@dataclass
class Hand:
    """Draws walls, doors, words and closed lines; `drawing` hands over the sheet, turned by `turn` degrees."""

    lines: list[tuple[str, Spot, Spot]] = field(default_factory=list)
    arcs: list[tuple[str, Spot, float, float, float]] = field(default_factory=list)
    rings: list[tuple[str, list[Spot]]] = field(default_factory=list)
    words: list[tuple[str, str, Spot, float, float]] = field(default_factory=list)
    bodies: list[Polygon] = field(default_factory=list)
    gaps: list[Polygon] = field(default_factory=list)

    def wall(self, *spots: Spot, thick: float = 200) -> None:
        """Walls along centre lines from spot to spot."""
        self.bodies += [LineString(ends).buffer(thick / 2, cap_style="square") for ends in itertools.pairwise(spots)]

    def door(
        self, mark: str, at: Spot, width: float, turn: float = 0, layer: str = "WINDOW", thick: float = 200
    ) -> None:
        """A single leaf hinged at its left end; unturned it stands in a wall along x and swings up."""
        along, up = (cos(radians(turn)), sin(radians(turn))), (-sin(radians(turn)), cos(radians(turn)))
        hinge = (at[0] - along[0] * width / 2, at[1] - along[1] * width / 2)
        tip = (hinge[0] + up[0] * width, hinge[1] + up[1] * width)
        self.gaps.append(_box(at, along, width, thick + 2))
        self.line(layer, hinge, tip)
        self.arcs.append((layer, hinge, width, turn, turn + 90))
        self.word(mark, (at[0] - up[0] * 350, at[1] - up[1] * 350), layer="WINDOW_TEXT", height=220, turn=turn)

    def window(self, mark: str, at: Spot, width: float, thick: float = 200) -> None:
        """Four lines in a gap of a wall along x."""
        self.gaps.append(_box(at, (1.0, 0.0), width, thick + 2))
        for n in range(4):
            y = at[1] + thick * (n / 3 - 0.5)
            self.line("WINDOW", (at[0] - width / 2, y), (at[0] + width / 2, y))
        self.word(mark, (at[0], at[1] - 350), layer="WINDOW_TEXT", height=220)

    def line(self, layer: str, a: Spot, b: Spot) -> None:
        """One line."""
        self.lines.append((layer, a, b))

    def ring(self, layer: str, *spots: Spot) -> None:
        """One closed polyline."""
        self.rings.append((layer, list(spots)))

    def rectangle(self, layer: str, x0: float, y0: float, x1: float, y1: float) -> None:
        """A closed rectangle."""
        self.ring(layer, (x0, y0), (x1, y0), (x1, y1), (x0, y1))

    def word(self, text: str, at: Spot, layer: str = "SPACE", height: float = 300, turn: float = 0) -> None:
        """A word whose middle is `at`."""
        self.words.append((text, layer, at, height, turn))

    def drawing(
        self,
        kind: Kind = Kind.FLOOR_PLAN,
        storeys: tuple[str, ...] = ("3F",),
        *,
        turn: float = 0.0,
        number: str = "建施-05",
        title: str = "平面图",
        media: str = "image/vnd.dxf",
        exact: bool = True,
        fields: tuple[tuple[str, str], ...] = (),
        unit: float = 0.001,
    ) -> Drawing:
        """The sheet; to_plan makes metres of millimetres and leaves the turning in."""
        turned = Affine.placed(1.0, turn)
        lines = [*self.lines, *_edges(self.bodies, self.gaps)]
        for layer, spots in self.rings:
            lines += [(layer, a, b) for a, b in zip(spots, [*spots[1:], spots[0]], strict=True)]
        names = tuple(sorted({entry[0] for entry in (*lines, *self.arcs)}))
        ids = {name: n for n, name in enumerate(names)}
        source = SourceFile(f"sha-{media}", "plan.dxf", media, 1)
        sheet = Sheet(
            f"{number}@{media}", source, "frame 1", number, title, "architecture", kind, 100.0, storeys, (841.0, 594.0),
            box(0, 0, 1, 1), Affine.placed(unit), Affine.placed(0.01), fields,
        )  # fmt: skip
        segments = np.array([(*a, *b) for _layer, a, b in lines], dtype=float).reshape(-1, 2, 2)
        arcs = [(*turned.apply(np.array(at)), r, start + turn, end + turn) for _layer, at, r, start, end in self.arcs]
        return Drawing(
            sheet,
            layers=names,
            segments=turned.apply(segments).reshape(-1, 4),
            segment_layer=np.array([ids[layer] for layer, _a, _b in lines], np.int32),
            segment_symbol=np.full(len(lines), -1, np.int32),
            arcs=np.array(arcs, dtype=float).reshape(-1, 5),
            arc_layer=np.array([ids[entry[0]] for entry in self.arcs], np.int32),
            arc_symbol=np.full(len(self.arcs), -1, np.int32),
            rings=tuple(turned.apply(np.array(spots, dtype=float)) for _layer, spots in self.rings),
            ring_layer=np.array([ids[layer] for layer, _spots in self.rings], np.int32),
            ring_filled=np.zeros(len(self.rings), np.bool_),
            words=tuple(_word(turned, turn, *entry) for entry in self.words),
            symbols=(),
            exact=exact,
        )


def flats() -> Hand:
    """A corridor 1.4 m wide with two flats of two rooms, a lobby with a stair behind it, and a shaft."""
    hand = Hand()
    hand.wall((0, 0), (18000, 0), (18000, 10000), (0, 10000), (0, 0))
    hand.wall((0, 6000), (18000, 6000))
    hand.wall((0, 7600), (18000, 7600))
    hand.wall((9000, 0), (9000, 6000))
    hand.wall((0, 3000), (18000, 3000), thick=100)
    hand.wall((4000, 7600), (4000, 10000))
    hand.wall((10000, 7600), (10000, 10000))
    for x, name in ((0, "主卧"), (9000, "次卧")):
        hand.word("起居室", (x + 4500, 4600))
        hand.word(name, (x + 4500, 1600))
        hand.word("24.64㎡", (x + 4500, 1100))
        hand.door("FM乙1021", (x + 2000, 6000), 1000)
        hand.door("M0921", (x + 6000, 3000), 900, thick=100)
    hand.word("走廊", (9000, 6800))
    hand.word("楼梯间", (2000, 9000))
    hand.word("前室", (7000, 9000))
    hand.word("水井", (14000, 9000))
    hand.door("FM乙1221", (8000, 7600), 1200)
    hand.door("FM乙1221", (4000, 8800), 1200, turn=90)
    return hand


def _box(at: Spot, along: Spot, width: float, thick: float) -> Polygon:
    x, y, half, deep = along[0], along[1], width / 2, thick / 2
    return Polygon(
        [
            (at[0] + i * x * half - j * y * deep, at[1] + i * y * half + j * x * deep)
            for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
    )


def _edges(bodies: list[Polygon], gaps: list[Polygon]) -> list[tuple[str, Spot, Spot]]:
    shown = union_all(bodies).difference(union_all(gaps))
    rings = [ring for part in get_parts(shown) for ring in (part.exterior, *part.interiors)]
    return [
        ("WALL", a[:2], b[:2])
        for ring in rings
        for a, b in zip(ring.simplify(0.5).coords, list(ring.simplify(0.5).coords)[1:], strict=False)
    ]


def _word(turned: Affine, turn: float, text: str, layer: str, at: Spot, height: float, own: float) -> Word:
    width = height * 0.7 * len(text)
    half = Affine.placed(1.0, own).apply(np.array([-width / 2, -height / 2]))
    x, y = turned.apply(np.array([at[0] + half[0], at[1] + half[1]]))
    return Word(text, (float(x), float(y)), height, width, own + turn, layer)
