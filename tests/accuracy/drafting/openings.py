"""Doors and windows in the manner of a style: blocks, loose lines and arcs, or marks alone.

An opening's own coordinates: origin in the middle of the wall's opening, x along the wall, y to the side it opens to.
The leaf is drawn open at a right angle with the arc to the jamb it closes on, as Chinese practice draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin, tan
from random import Random

from ezdxf.layouts import BlockLayout

from tests.accuracy.drafting.pen import XY, Pen, local
from tests.accuracy.drafting.style import Style, fire_mark
from tests.accuracy.plan import Opening, Plan

TARCH = {
    "single": "$DorLib2D$00000001",
    "double": "$DorLib2D$00000002",
    "uneven": "$DorLib2D$00000225",
    "blast": "$DorLib2D$00000301",
    "sliding": "$DorLib2D$00000041",
    "shutter": "$DorLib2D$00000081",
    "plain": "$WINLIB2D$00000004",
    "high": "$WINLIB2D$00000039",
    "bay": "$WINLIB2D$00000012",
}
NAMES = {
    "tarch": TARCH,
    "plain": {"single": "DOOR-1", "double": "DOOR-2", "uneven": "DOOR-3", "blast": "BLAST",
              "sliding": "SLIDE", "shutter": "ROLLER",
              "plain": "WIN", "high": "WIN-H", "bay": "WIN-BAY"},
    "chinese": {"single": "单扇平开门", "double": "双扇平开门", "uneven": "子母门", "blast": "防护密闭门",
                "sliding": "推拉门", "shutter": "卷帘门",
                "plain": "平面窗", "high": "高窗", "bay": "凸窗"},
    "chaos": {"single": "A$C3F2B11", "double": "A$C71E0", "uneven": "1234", "blast": "77", "sliding": "xx2", "shutter": "A$C0D9",
              "plain": "aa", "high": "A$C55", "bay": "b-3"},
}  # fmt: skip


@dataclass(frozen=True)
class Stroke:
    """A line from a to b, or an arc round a with `radius` from `start` to `end` degrees."""

    a: XY
    b: XY = (0.0, 0.0)
    radius: float = 0.0
    start: float = 0.0
    end: float = 0.0
    dashed: bool = False


def mark_of(opening: Opening, style: Style, numbers: dict[tuple[str, float, float, str], int]) -> str:
    """The mark as this office writes it, with its size or with a running number."""
    if not opening.letters:
        return ""
    if style.marks_by_number:
        key = (opening.letters, opening.width, opening.height, opening.fire)
        count = numbers.setdefault(key, 1 + sum(k[0] == key[0] and k[3] == key[3] for k in numbers))
        return f"{opening.letters}{opening.fire}{count}"
    size = f"{round((opening.marked or opening.width) / 100):02d}{round(opening.height / 100):02d}"
    return (
        fire_mark(style.mark_form, opening.letters, opening.fire, size)
        if opening.fire
        else opening.letters + size + opening.suffix
    )


def draw_openings(pen: Pen, plan: Plan, rng: Random) -> None:
    """All doors and windows with their marks."""
    numbers: dict[tuple[str, float, float, str], int] = {}
    for opening in plan.openings:
        mark = mark_of(opening, pen.style, numbers) if pen.style.marks != "none" else ""
        opening.mark = "" if opening.letters == "DT" else mark
        _draw(pen, opening, rng)
        if opening.mark and (pen.style.marks in ("text", "both") or not _is_block(pen.style, opening)):
            _write_mark(pen, opening)


def _is_block(style: Style, opening: Opening) -> bool:
    how = style.windows if opening.what == "window" else style.doors
    return how not in ("loose", "polyline", "marks")


def _draw(pen: Pen, opening: Opening, rng: Random) -> None:
    style = pen.style
    if opening.what == "door" and style.doors == "marks" and opening.leaf not in ("sliding", "shutter"):
        return
    role = "window" if opening.what == "window" else "fire_door" if opening.fire else "door"
    if not _is_block(style, opening):
        _loosely(pen, role, opening)
        return
    way = "tarch" if opening.what == "window" and style.doors in ("corner", "sized") else style.doors
    way = "tarch" if not _is_block(style, Opening("door", (0, 0), 0, 0, 0, ("", ""))) else way
    _as_block(pen, role, opening, way)


def _loosely(pen: Pen, role: str, opening: Opening) -> None:
    to = local(opening.at, opening.angle, opening.side < 0)
    for stroke in strokes(opening, pen.style):
        a = tuple(to.apply(stroke.a))
        if not stroke.radius:
            pen.line(role, a, tuple(to.apply(stroke.b)), **({"linetype": "DASHED"} if stroke.dashed else {}))
            continue
        start, end = (-stroke.end, -stroke.start) if opening.side < 0 else (stroke.start, stroke.end)
        start, end = start + opening.angle, end + opening.angle
        if pen.style.doors == "polyline":
            first = (a[0] + stroke.radius * cos(radians(start)), a[1] + stroke.radius * sin(radians(start)))
            last = (a[0] + stroke.radius * cos(radians(end)), a[1] + stroke.radius * sin(radians(end)))
            pen.bulged(role, [(*first, tan(radians(end - start) / 4)), (*last, 0.0)])
        else:
            pen.arc(role, a, stroke.radius, start, end)


def _as_block(pen: Pen, role: str, opening: Opening, way: str) -> None:
    """An insert: unit blocks are scaled to the width and mirrored to the side, sized ones are drawn as they are."""
    style = pen.style
    names = NAMES[style.block_names]
    unit = way in ("tarch", "corner")
    tall = opening.thick if opening.what == "window" else opening.width
    shape = Opening(opening.what, (0, 0), 0, opening.width, opening.thick, opening.joins, leaf=opening.leaf)
    if unit and opening.what == "door":
        shape.thick = 0  # a unit block cannot know its wall
    name = names[opening.leaf]
    if not unit:
        name = (
            f"{name}-{opening.width:.0f}-{opening.thick:.0f}"
            if way == "sized"
            else f"*U{opening.width:.0f}{opening.leaf}"
        )
    scale = (1 / opening.width, 1 / tall) if unit else (1.0, 1.0)
    shift = 0.5 if way == "corner" else 0.0
    name = _define(pen, name, way, shape, scale, shift)
    mirror = -opening.hinge if opening.what == "door" else 1
    sx, sy = (opening.width, tall) if unit else (1.0, 1.0)
    at = tuple(local(opening.at, opening.angle).apply((-mirror * shift * opening.width, 0.0)))
    attributes = {"A": opening.mark} if style.marks in ("attribute", "both") and opening.mark else None
    pen.insert(role, name, at, mirror * sx, opening.side * sy, opening.angle, attributes, style.marks == "attribute")


def _define(pen: Pen, name: str, way: str, shape: Opening, scale: XY, shift: float) -> str:
    known: dict[str, str] = pen.doc.__dict__.setdefault("known_blocks", {})
    if name in known:
        return known[name]
    block = pen.doc.blocks.new_anonymous_block() if name.startswith("*") else pen.doc.blocks.new(name)
    known[name] = block.name
    for stroke in strokes(shape, pen.style):
        _into(block, stroke, scale, shift, pen.style.unit if way not in ("tarch", "corner") else 1.0)
    return block.name


def _into(block: BlockLayout, stroke: Stroke, scale: XY, shift: float, unit: float) -> None:
    (kx, ky), look = scale, {"layer": "0"}
    del unit

    def to(p: XY) -> XY:
        return p[0] * kx + shift, p[1] * ky

    if stroke.radius:
        block.add_arc(to(stroke.a), stroke.radius * kx, stroke.start, stroke.end, dxfattribs=look)
    else:
        more = {"linetype": "DASHED"} if stroke.dashed else {}
        block.add_line(to(stroke.a), to(stroke.b), dxfattribs={**look, **more})


def strokes(opening: Opening, style: Style) -> list[Stroke]:
    """What is drawn of an opening, hinged on the left, opening to +y."""
    half, w = opening.width / 2, opening.width
    if opening.what == "window":
        return _window(opening, style)
    y = opening.thick / 2 if style.hinge == "face" else 0.0
    flip = -1 if _is_mirrored(style, opening) else 1
    if opening.leaf == "single":
        made = _leaf(-half, y, w, 1, style)
    elif opening.leaf in ("double", "uneven"):
        first = w * (0.5 if opening.leaf == "double" else 0.72)
        made = _leaf(-half, y, first, 1, style) + _leaf(half, y, w - first, -1, style)
    elif opening.leaf == "blast":
        made = _blast(half, opening.thick / 2)
    elif opening.leaf == "sliding":
        made = _box(-half, -25, w * 0.52, 25) + _box(half - w * 0.52, 0, w * 0.52, 25)
    else:
        made = [Stroke((-half, d), (half, d), dashed=True) for d in (-20, 20)]
    return made if flip == 1 else [_flipped(stroke) for stroke in made]


def _is_mirrored(style: Style, opening: Opening) -> bool:
    """Loose doors have nobody to mirror them."""
    return not _is_block(style, opening) and opening.hinge > 0


def _flipped(s: Stroke) -> Stroke:
    return Stroke((-s.a[0], s.a[1]), (-s.b[0], s.b[1]), s.radius, 180 - s.end, 180 - s.start, s.dashed)


def _leaf(x: float, y: float, wide: float, way: int, style: Style) -> list[Stroke]:
    """One leaf hinged at (x, y), closing along x in the direction `way`."""
    turn = radians(style.ajar)
    tip = (x + way * wide * cos(turn), y + wide * sin(turn))
    if style.leaf == "box" and style.ajar == 90:
        thick = min(45.0, wide * 0.05)
        made = _box(x if way > 0 else x - thick, y, thick, wide)
    else:
        made = [Stroke((x, y), tip)]
    start, end = (0.0, style.ajar) if way > 0 else (180 - style.ajar, 180.0)
    return [*made, Stroke((x, y), radius=wide, start=start, end=end)]


def _blast(half: float, face: float) -> list[Stroke]:
    """A thick leaf before the face of the wall, wider than the opening, as protective doors are drawn."""
    wide, thick = 2 * half + 100, 150
    hinge = (-half - 50, face)
    return [*_box(hinge[0] - thick, face, thick, wide), Stroke(hinge, radius=wide, start=0, end=90)]


def _box(x: float, y: float, w: float, h: float) -> list[Stroke]:
    corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    return [Stroke(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]


def _window(opening: Opening, style: Style) -> list[Stroke]:
    half, deep = opening.width / 2, opening.thick / 2
    dashed = opening.leaf == "high"
    levels = {4: (-1, -0.3, 0.3, 1), 3: (-1, 0, 1), 2: (-0.25, 0.25)}[style.panes]
    made = [Stroke((-half, deep * n), (half, deep * n), dashed=dashed) for n in levels]
    if opening.leaf == "bay" and opening.thick:
        for out in (500, 560, 620):
            far, wide = deep + out, half + (out - 500)
            path = [(-wide, deep), (-wide, far), (wide, far), (wide, deep)]
            made += [Stroke(a, b) for a, b in pairwise(path)]
    return made


def _write_mark(pen: Pen, opening: Opening) -> None:
    """The mark beside the opening, read from below or from the right."""
    to = local(opening.at, opening.angle)
    side = -opening.side if opening.what == "door" else opening.side
    away = opening.thick / 2 + 2.0 * pen.k / pen.to_file.scale
    if opening.leaf == "bay":
        side = -opening.side
    at = tuple(to.apply((0.0, side * away)))
    turn = opening.angle % 180
    pen.text("mark", opening.mark, at, 2.2, turn=turn - 180 if turn > 95 else turn, wide=0.7)
