"""A pen: draws on the model space of one DXF document, in the coordinates of one sheet's own plan."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import ezdxf
from ezdxf import units
from ezdxf.document import Drawing
from ezdxf.enums import TextEntityAlignment

Point = tuple[float, float]

ALIGN = {
    "left": TextEntityAlignment.LEFT,
    "centre": TextEntityAlignment.MIDDLE_CENTER,
    "middle-left": TextEntityAlignment.MIDDLE_LEFT,
    "right": TextEntityAlignment.MIDDLE_RIGHT,
}

TARCH_LAYERS = {
    "WALL": 9,
    "WINDOW": 4,
    "WINDOW_TEXT": 7,
    "DOOR_FIRE": 30,
    "COLUMN": 9,
    "DOTE": 1,
    "AXIS": 3,
    "AXIS_TEXT": 7,
    "STAIR": 2,
    "EVTR": 4,
    "BALCONY": 6,
    "SPACE": 7,
    "SURFACE": 8,
    "PUB_TEXT": 7,
    "PUB_DIM": 3,
    "PUB_HATCH": 8,
    "PUB_TAB": 7,
    "PUB_TITLE": 7,
    "DIM_ELEV": 3,
    "DIM_SYMB": 3,
    "DIM_LEAD": 3,
    "防火分区": 1,
}


def new_document(layers: dict[str, int], insunits: int = units.MM, style: str = "tarch") -> Drawing:
    """An empty R2010 document with named layers and the text style of one kind of institute."""
    doc = ezdxf.new("R2010", setup=["linetypes"])
    doc.header["$INSUNITS"] = insunits
    doc.header["$MEASUREMENT"] = 1
    doc.header["$DWGCODEPAGE"] = "ANSI_936"
    for name, colour in layers.items():
        layer = doc.layers.add(name, color=colour)
        if name in ("DOTE", "轴线"):
            layer.dxf.linetype = "CENTER"
    if style == "tarch":
        made = doc.styles.add("HZ", font="tssdeng.shx")
        made.dxf.bigfont = "gbcbig.shx"
    else:
        made = doc.styles.add("HZ", font="simsun.ttf")
    made.dxf.width = 0.75
    return doc


def dxf_text(doc: Drawing) -> str:
    """The document as DXF text; classes are put in order first, for ezdxf takes them from a set."""
    doc.classes.add_required_classes(doc.dxfversion)
    ordered = sorted(doc.classes.classes.items())
    doc.classes.classes.clear()
    doc.classes.classes.update(ordered)
    out = io.StringIO()
    doc.write(out)
    return out.getvalue().replace("\r\n", "\n")


class Pen:
    """Draws in plan coordinates (file units, from the plan's origin); heights of text are millimetres of paper."""

    def __init__(self, doc: Drawing, k: float, origin: Point = (0.0, 0.0)):
        self.doc, self.k, self.origin = doc, k, origin
        self.msp = doc.modelspace()

    def moved(self, dx: float, dy: float) -> Pen:
        """The same pen with another origin, given in this pen's coordinates."""
        return Pen(self.doc, self.k, (self.origin[0] + dx, self.origin[1] + dy))

    def xy(self, p: Sequence[float]) -> Point:
        """File coordinates of a plan point."""
        return (round(self.origin[0] + p[0], 4), round(self.origin[1] + p[1], 4))

    def line(self, layer: str, a: Sequence[float], b: Sequence[float], **more) -> None:
        """One LINE."""
        self.msp.add_line(self.xy(a), self.xy(b), dxfattribs={"layer": layer, **more})

    def poly(self, layer: str, points: Iterable[Sequence[float]], close: bool = True, **more) -> None:
        """One LWPOLYLINE."""
        made = [self.xy(p) for p in points]
        self.msp.add_lwpolyline(made, close=close, dxfattribs={"layer": layer, **more})

    def rect(self, layer: str, x0: float, y0: float, x1: float, y1: float, **more) -> None:
        """A rectangle as a closed LWPOLYLINE."""
        self.poly(layer, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], **more)

    def circle(self, layer: str, at: Sequence[float], radius: float, **more) -> None:
        """One CIRCLE."""
        self.msp.add_circle(self.xy(at), radius, dxfattribs={"layer": layer, **more})

    def arc(self, layer: str, at: Sequence[float], radius: float, start: float, end: float) -> None:
        """One ARC, anticlockwise in degrees."""
        self.msp.add_arc(self.xy(at), radius, start, end, dxfattribs={"layer": layer})

    def solid(self, layer: str, points: Iterable[Sequence[float]]) -> None:
        """A filled area: a solid HATCH with its outline."""
        made = [self.xy(p) for p in points]
        hatch = self.msp.add_hatch(color=256, dxfattribs={"layer": layer})
        hatch.paths.add_polyline_path(made, is_closed=True)
        self.msp.add_lwpolyline(made, close=True, dxfattribs={"layer": layer})

    def text(
        self,
        layer: str,
        words: str,
        at: Sequence[float],
        mm: float = 3.5,
        align: str = "centre",
        turn: float = 0.0,
        width: float = 0.75,
    ) -> None:
        """One TEXT; `mm` is its height on paper."""
        made = self.msp.add_text(
            words,
            height=mm * self.k,
            rotation=turn,
            dxfattribs={"layer": layer, "style": "HZ", "width": width},
        )
        made.set_placement(self.xy(at), align=ALIGN[align])

    def insert(self, layer: str, block: str, at: Sequence[float], **more):
        """One INSERT; returns it so that attributes can be added."""
        return self.msp.add_blockref(block, self.xy(at), dxfattribs={"layer": layer, **more})
