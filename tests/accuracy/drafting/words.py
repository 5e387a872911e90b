"""Room names and areas as an office writes them: texts, multi-line texts, tags with attributes, words apart."""

from __future__ import annotations

from random import Random

from ezdxf.entities import Insert

from tests.accuracy.drafting.pen import Pen
from tests.accuracy.plan import Plan, Space


def draw_names(pen: Pen, plan: Plan, rng: Random) -> dict[str, float]:
    """Write all names; returns the areas that were written, by key."""
    written: dict[str, float] = {}
    for space in plan.spaces.values():
        if not space.name:
            continue
        area = pen.style.area.format(space.net.area / 1e6) if pen.style.area and space.show_area else ""
        if area:
            written[space.key] = round(space.net.area / 1e6, 2 if ".2f" in pen.style.area else 1)
        _write(pen, space, area, rng)
    return written


def _write(pen: Pen, space: Space, area: str, rng: Random) -> None:
    style, k = pen.style, pen.k / pen.to_file.scale
    x, y = space.label_at
    x0, _y0, x1, _y1 = space.net.bounds
    mm = 3.0 if x1 - x0 > 30 * k else 2.5 if x1 - x0 > 16 * k else 1.8
    name = space.name
    if style.words == "mtext":
        lines = [
            name,
            *([space.english] if style.names == "english" and space.english else []),
            *([area] if area else []),
        ]
        pen.mtext("room", lines, (x, y), mm)
        return
    if style.words == "attribute":
        _tag(pen)
        made = pen.insert("room", "ROOM-TAG", (x, y), k, k, 0.0)
        _attributes(pen, made, {"NAME": (name, 0.0, mm), "AREA": (area, -1.6 * mm, 0.8 * mm)}, (x, y), k)
        return
    up = (1.5 * mm * k) if style.names == "english" and space.english else 0.0
    if style.names == "split" and 2 <= len(name) <= 3 and name.isalpha() and rng.random() < 0.7:
        wide = mm * k * 1.5
        for n, letter in enumerate(name):
            pen.text("room", letter, (x + (n - (len(name) - 1) / 2) * wide, y), mm)
    else:
        shown = " ".join(name) if style.names == "spaced" and len(name) == 2 else name
        pen.text("room", shown, (x, y), mm)
    if up:
        pen.text("room", space.english, (x, y - up), 0.7 * mm)
    if area:
        pen.text("area", area, (x, y - up - 1.55 * mm * k), 0.85 * mm)


def _tag(pen: Pen) -> None:
    if "ROOM-TAG" not in pen.doc.blocks:
        block = pen.doc.blocks.new("ROOM-TAG")
        block.add_attdef("NAME", (0, 0), height=3)
        block.add_attdef("AREA", (0, -4), height=2.5)


def _attributes(
    pen: Pen, made: Insert, said: dict[str, tuple[str, float, float]], at: tuple[float, float], k: float
) -> None:
    for tag, (words, down, mm) in said.items():
        if words:
            turn = pen.turn if pen.style.text_turns else 0.0
            made.add_attrib(tag, words, pen.at((at[0] - len(words) * mm * k * 0.4, at[1] + down * k)), dxfattribs={
                "height": mm * pen.k, "style": "HZ", "layer": pen.style.layer("room"), "rotation": turn, "width": 0.75})  # fmt: skip  # noqa: E501
