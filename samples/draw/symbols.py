"""Unit blocks of doors, windows, axis bubbles and level marks; inserts are scaled to size."""

from __future__ import annotations

from ezdxf.document import Drawing

SINGLE, DOUBLE, SLIDING, SHUTTER, WINDOW = "single", "double", "sliding", "shutter", "window"
TARCH = {
    SINGLE: "$DorLib2D$00000001",
    DOUBLE: "$DorLib2D$00000011",
    SLIDING: "$DorLib2D$00000041",
    SHUTTER: "$DorLib2D$00000081",
    WINDOW: "$WinLib2D$00000001",
}
CHINESE = {SINGLE: "门-单扇", DOUBLE: "门-双扇", SLIDING: "门-推拉", SHUTTER: "门-卷帘", WINDOW: "窗-平面"}


def define_symbols(doc: Drawing, names: dict[str, str]) -> None:
    """Define the unit blocks: the opening lies on the x axis from 0 to 1, leaves open to +y."""
    zero = {"layer": "0"}
    block = doc.blocks.new(names[SINGLE])
    block.add_line((0, 0), (0, 1), dxfattribs=zero)
    block.add_arc((0, 0), 1, 0, 90, dxfattribs=zero)
    block = doc.blocks.new(names[DOUBLE])
    block.add_line((0, 0), (0, 0.5), dxfattribs=zero)
    block.add_arc((0, 0), 0.5, 0, 90, dxfattribs=zero)
    block.add_line((1, 0), (1, 0.5), dxfattribs=zero)
    block.add_arc((1, 0), 0.5, 90, 180, dxfattribs=zero)
    block = doc.blocks.new(names[SLIDING])
    for x0, x1, y0, y1 in ((0, 0.52, -0.025, 0), (0.48, 1, 0, 0.025)):
        block.add_lwpolyline([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], close=True, dxfattribs=zero)
    block = doc.blocks.new(names[SHUTTER])
    for y in (-0.02, 0.02):
        block.add_line((0, y), (1, y), dxfattribs={**zero, "linetype": "DASHED"})
    block = doc.blocks.new(names[WINDOW])
    for y in (-0.5, -0.17, 0.17, 0.5):
        block.add_line((0, y), (1, y), dxfattribs=zero)
    _define_bubble(doc)
    _define_level(doc)


def _define_bubble(doc: Drawing) -> None:
    block = doc.blocks.new("_AXISO")
    block.add_circle((0, 0), 4.0, dxfattribs={"layer": "0"})
    label = block.add_attdef("A", (0, 0), height=4.0, dxfattribs={"layer": "0", "style": "HZ"})
    label.set_placement((0, 0), align=_middle())


def _define_level(doc: Drawing) -> None:
    block = doc.blocks.new("BG-LEVEL")
    block.add_lwpolyline([(0, 0), (-3, 3), (3, 3)], close=True, dxfattribs={"layer": "0"})
    block.add_line((3, 3), (15, 3), dxfattribs={"layer": "0"})
    label = block.add_attdef("BG", (1, 4), height=3.0, dxfattribs={"layer": "0", "style": "HZ", "width": 0.75})
    label.set_placement((3.5, 4))


def _middle():
    from ezdxf.enums import TextEntityAlignment

    return TextEntityAlignment.MIDDLE_CENTER
