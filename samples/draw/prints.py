"""Prints one frame of a DXF document as a vector PDF page with real text and named layers."""

from __future__ import annotations

from pathlib import Path

import ezdxf.colors
import pymupdf
from ezdxf.disassemble import recursive_decompose

from samples.draw.frame import PAPERS, Frame

MM = 72 / 25.4
HEAVY = {"WALL": 0.5, "COLUMN": 0.5, "墙体": 0.5, "S-WALL": 0.5, "PUB_TITLE": 0.35}


def print_sheet(doc, frame: Frame, colour: bool = False) -> pymupdf.Document:
    """One page of the frame's paper size; everything whose place lies in the frame is drawn."""
    w, h = PAPERS[frame.paper]
    pdf = pymupdf.open()
    page = pdf.new_page(width=w * MM, height=h * MM)
    Printer(pdf, page, doc, frame, colour).run()
    return pdf


def save_pdf(pdf: pymupdf.Document, path: Path, title: str, fonts: bool = True) -> None:
    """Save with fixed identity: no dates, no random id."""
    pdf.set_metadata({"title": title, "producer": "Lianshen sample", "creator": "Lianshen sample"})
    if fonts:
        pdf.subset_fonts()
    pdf.save(path, garbage=3, deflate=True, no_new_id=True)
    pdf.close()


class Printer:
    """Draws entities of one frame on one page."""

    def __init__(self, pdf, page, doc, frame: Frame, colour: bool):
        self.pdf, self.page, self.doc, self.frame, self.colour = pdf, page, doc, frame, colour
        self.font = pymupdf.Font("cjk")
        self.ocgs: dict[str, int] = {}
        self.strokes: dict[tuple, list[list[pymupdf.Point]]] = {}

    def run(self) -> None:
        """Draw everything that lies in the frame."""
        for entity in recursive_decompose(self._inside()):
            draw = getattr(self, f"_{entity.dxftype().lower()}", None)
            if draw is not None and not entity.dxf.get("invisible", 0):
                draw(entity)
        for key, lines in self.strokes.items():
            self._paint(key, lines)

    def _inside(self):
        (x0, y0), (w, h) = self.frame.origin, self.frame.size
        for entity in self.doc.modelspace():
            x, y = place_of(entity)
            if x0 - 1e-6 <= x <= x0 + w + 1e-6 and y0 - 1e-6 <= y <= y0 + h + 1e-6:
                yield entity

    def at(self, p) -> pymupdf.Point:
        """Page point of a file point."""
        _, h = PAPERS[self.frame.paper]
        (x0, y0), k = self.frame.origin, self.frame.k
        return pymupdf.Point((p[0] - x0) / k * MM, (h - (p[1] - y0) / k) * MM)

    def _look(self, entity) -> tuple[int, tuple[float, float, float], float]:
        layer = entity.dxf.layer
        if layer not in self.ocgs:
            self.ocgs[layer] = self.pdf.add_ocg(layer)
        index = self.doc.layers.get(layer).color if layer in self.doc.layers else 7
        rgb = ezdxf.colors.aci2rgb(index).to_floats() if self.colour and index != 7 else (0.0, 0.0, 0.0)
        mm = max(entity.dxf.get("lineweight", -1) / 100, HEAVY.get(layer, 0.18))
        return self.ocgs[layer], rgb, mm * MM

    def _stroke(self, entity, points, closed: bool = False, fill: bool = False) -> None:
        if len(points) < 2:
            return
        ring = [*points, points[0]] if closed else points
        dashed = entity.dxf.layer in ("DOTE", "轴线", "S-AXIS", "E-AXIS") and not fill
        key = (*self._look(entity), dashed, fill)
        self.strokes.setdefault(key, []).append([self.at(p) for p in ring])

    def _paint(self, key: tuple, lines: list[list[pymupdf.Point]]) -> None:
        ocg, rgb, width, dashed, fill = key
        shape = self.page.new_shape()
        for points in lines:
            shape.draw_polyline(points)
        dashes = "[6 2 1 2] 0" if dashed else None
        shape.finish(color=rgb, width=width, closePath=False, fill=rgb if fill else None, oc=ocg, dashes=dashes)
        shape.commit()

    def _line(self, e) -> None:
        self._stroke(e, [e.dxf.start, e.dxf.end])

    def _lwpolyline(self, e) -> None:
        self._stroke(e, [(p[0], p[1]) for p in e.get_points("xy")], e.closed)

    def _arc(self, e) -> None:
        self._stroke(e, list(e.flattening(self.frame.k * 0.05)))

    _circle = _arc

    def _solid(self, e) -> None:
        self._stroke(e, [e.dxf.vtx0, e.dxf.vtx1, e.dxf.vtx3, e.dxf.vtx2], True, True)

    def _hatch(self, e) -> None:
        for path in e.paths:
            self._stroke(e, [(v[0], v[1]) for v in path.vertices], True, True)

    def _mtext(self, e) -> None:
        words = e.plain_text().strip()
        size = e.dxf.char_height
        self._write(e, words, e.dxf.insert, size, e.get_rotation(), 0.75, "centre")

    def _text(self, e) -> None:
        align, first, _ = e.get_placement()
        where = "left" if align.name == "LEFT" else align.name.lower()
        self._write(e, e.dxf.text, first, e.dxf.height, e.dxf.rotation, e.dxf.get("width", 0.75), where)

    _attrib = _text

    def _write(self, e, words: str, where, height: float, turn: float, width: float, align: str) -> None:
        if not words:
            return
        ocg, rgb, _ = self._look(e)
        size = height / self.frame.k * MM * 1.25
        long = self.font.text_length(words, size)
        dx = {"left": 0.0, "middle_left": 0.0, "middle_right": -long}.get(align, -long / 2)
        dy = 0.0 if align == "left" else size * 0.33
        pivot = self.at(where)
        writer = pymupdf.TextWriter(self.page.rect, color=rgb)
        writer.append((pivot.x + dx, pivot.y + dy), words, font=self.font, fontsize=size)
        matrix = pymupdf.Matrix(width, 0, 0, 1, 0, 0) * pymupdf.Matrix(turn)
        writer.write_text(self.page, morph=(pivot, matrix), oc=ocg)


def place_of(entity) -> tuple[float, float]:
    """One point of the entity by which it is told which frame it lies in."""
    kind = entity.dxftype()
    if kind == "LINE":
        return entity.dxf.start.x, entity.dxf.start.y
    if kind == "LWPOLYLINE":
        return entity[0][0], entity[0][1]
    if kind == "HATCH":
        return entity.paths[0].vertices[0][:2]
    if kind == "DIMENSION":
        return entity.dxf.defpoint.x, entity.dxf.defpoint.y
    at = entity.dxf.center if kind in ("CIRCLE", "ARC") else entity.dxf.insert
    return at.x, at.y
