"""A pen: takes millimetres of the building, writes entities of one style into a DXF space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians, sin

from ezdxf.document import Drawing
from ezdxf.entities import Insert
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts import BaseLayout

from lianshen.review.sheets import Affine
from tests.accuracy.drafting.style import Style

XY = tuple[float, float]
ALIGN = {
    "left": TextEntityAlignment.LEFT,
    "middle": TextEntityAlignment.MIDDLE_CENTER,
    "middle left": TextEntityAlignment.MIDDLE_LEFT,
    "right": TextEntityAlignment.RIGHT,
}


class Pen:
    """`to_file` maps building millimetres to file units, `k` is file units for one millimetre of paper."""

    def __init__(self, doc: Drawing, space: BaseLayout, style: Style, to_file: Affine, turn: float, k: float) -> None:
        self.doc, self.space, self.style = doc, space, style
        self.to_file, self.turn, self.k = to_file, turn, k

    def at(self, point: XY) -> XY:
        """The place in the file."""
        x, y = self.to_file.apply(point)
        return float(x), float(y)

    def _look(self, role: str, more: dict[str, object]) -> dict[str, object]:
        layer = self.style.layer(role)
        if layer not in self.doc.layers:
            self.doc.layers.add(layer, color=1 + sum(map(ord, layer)) % 7)
        return {"layer": layer, **more}

    def line(self, role: str, a: XY, b: XY, **more: object) -> None:
        """A LINE."""
        self.space.add_line(self.at(a), self.at(b), dxfattribs=self._look(role, more))

    def poly(self, role: str, points: Iterable[XY], close: bool = False, **more: object) -> None:
        """An LWPOLYLINE."""
        self.space.add_lwpolyline([self.at(p) for p in points], close=close, dxfattribs=self._look(role, more))

    def chain(self, role: str, points: Sequence[XY], close: bool = False, **more: object) -> None:
        """The same as single lines."""
        ends = [*points[1:], points[0]] if close else points[1:]
        for a, b in zip(points, ends, strict=False):
            self.line(role, a, b, **more)

    def bulged(self, role: str, points: Sequence[tuple[float, float, float]]) -> None:
        """An LWPOLYLINE with bulges."""
        self.space.add_lwpolyline(
            [(*self.at((x, y)), bulge) for x, y, bulge in points], format="xyb", dxfattribs=self._look(role, {})
        )

    def arc(self, role: str, centre: XY, radius: float, start: float, end: float) -> None:
        """An ARC, against the clock."""
        size = radius * self.to_file.scale
        self.space.add_arc(self.at(centre), size, start + self.turn, end + self.turn, dxfattribs=self._look(role, {}))

    def circle(self, role: str, centre: XY, radius: float) -> None:
        """A CIRCLE."""
        self.space.add_circle(self.at(centre), radius * self.to_file.scale, dxfattribs=self._look(role, {}))

    def fill(self, role: str, rings: Sequence[Sequence[XY]], pattern: str = "SOLID", scale: float = 1.0) -> None:
        """A HATCH with its holes."""
        hatch = self.space.add_hatch(dxfattribs=self._look(role, {}))
        if pattern != "SOLID":
            hatch.set_pattern_fill(pattern, scale=scale * self.k, angle=0)
        for n, ring in enumerate(rings):
            hatch.paths.add_polyline_path([self.at(p) for p in ring], is_closed=True, flags=1 if n == 0 else 16)

    def solid(self, role: str, corners: Sequence[XY]) -> None:
        """A SOLID of four corners in order."""
        a, b, c, d = (self.at(p) for p in corners)
        self.space.add_solid([a, b, d, c], dxfattribs=self._look(role, {}))

    def text(
        self, role: str, words: str, at: XY, mm: float, align: str = "middle", turn: float = 0.0, wide: float = 0.75
    ) -> None:
        """A TEXT `mm` high on paper, turned with the building where the style does so."""
        turned = turn + (self.turn if self.style.text_turns or turn else 0.0)
        made = self.space.add_text(
            self._written(words),
            height=mm * self.k,
            rotation=_readable(turned),
            dxfattribs=self._look(role, {"style": "HZ", "width": wide}),
        )
        made.set_placement(self.at(at), align=ALIGN[align])

    def mtext(self, role: str, lines: Sequence[str], at: XY, mm: float, turn: float = 0.0) -> None:
        """An MTEXT with formatting codes as CAD writes them."""
        turned = turn + (self.turn if self.style.text_turns or turn else 0.0)
        words = "\\P".join("{\\fSimSun|b0|i0|c134|p2;" + self._written(line) + "}" for line in lines)
        made = self.space.add_mtext(words, dxfattribs=self._look(role, {"style": "HZ", "char_height": mm * self.k}))
        made.set_location(self.at(at), rotation=_readable(turned), attachment_point=5)

    def _written(self, words: str) -> str:
        """As CAD saves letters that the code page of an old file lacks."""
        if self.style.version != "R2000":
            return words
        return "".join(c if _in_code_page(c) else f"\\U+{ord(c):04X}" for c in words)

    def dimension(self, role: str, a: XY, b: XY, turn: float) -> None:
        """A linear DIMENSION between two points, measured in millimetres."""
        made = self.space.add_linear_dim(
            base=self.at(a), p1=self.at(a), p2=self.at(b), angle=turn + self.turn, dxfattribs=self._look(role, {}),
            override={"dimtxt": 2.2 * self.k, "dimlfac": 1 / self.style.unit, "dimdec": 0, "dimexo": self.k, "dimtxsty": "HZ",
                      "dimexe": self.k, "dimtsz": self.k, "dimgap": 0.6 * self.k, "dimtad": 1, "dimscale": 1, "dimrnd": 1},
        )  # fmt: skip
        made.render()

    def insert(
        self,
        role: str,
        name: str,
        at: XY,
        sx: float,
        sy: float,
        turn: float,
        attributes: dict[str, str] | None = None,
        shown: bool = True,
        tall: float = 2.5,
    ) -> Insert:
        """An INSERT; `sx`, `sy` in building millimetres for a unit of the block."""
        k = self.to_file.scale
        made = self.space.add_blockref(
            name,
            self.at(at),
            dxfattribs=self._look(
                role, {"xscale": sx * k, "yscale": sy * k, "zscale": abs(sx) * k, "rotation": turn + self.turn}
            ),
        )
        for tag, words in (attributes or {}).items():
            attrib = made.add_attrib(tag, words, self.at(at), dxfattribs={
                "height": tall * self.k, "style": "HZ", "layer": self.style.layer("mark"), "rotation": _readable(self.turn)})  # fmt: skip  # noqa: E501
            attrib.is_invisible = not shown
        return made


def local(at: XY, angle: float, flip_y: bool = False) -> Affine:
    """From a thing's own coordinates to the building's."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return Affine(c, s, s, -c, *at) if flip_y else Affine(c, s, -s, c, *at)


def _in_code_page(letter: str) -> bool:
    try:
        letter.encode("cp936")
    except UnicodeEncodeError:
        return False
    return True


def _readable(turn: float) -> float:
    """Text never stands on its head."""
    turn %= 360
    return turn - 180 if 95 < turn <= 275 else turn
