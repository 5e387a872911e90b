"""Prints frames of a DXF as pages of a vector PDF: lines by ezdxf's own drawing add-on, words as real text.

Nothing of the product's own rendition is used: the pages are as foreign as another office's plot.
"""

from __future__ import annotations

from math import ceil, cos, radians, sin
from pathlib import Path

import pymupdf
from ezdxf.addons.drawing import Frontend, RenderContext, layout
from ezdxf.addons.drawing import pymupdf as backend
from ezdxf.addons.drawing.config import BackgroundPolicy, ColorPolicy, Configuration, TextPolicy
from ezdxf.disassemble import recursive_decompose
from ezdxf.document import Drawing
from ezdxf.math import BoundingBox2d

POINTS = 72 / 25.4
Frame = tuple[float, float, float, float, float]  # x, y, paper width and height, file units per millimetre of paper


def print_frame(doc: Drawing, frames: list[Frame], path: Path, with_layers: bool) -> None:
    """One page for each frame."""
    font = pymupdf.Font("cjk")
    whole = pymupdf.open("pdf", _lines(doc, frames[0], with_layers))
    _write_words(whole[0], doc, frames[0], font)
    for frame in frames[1:]:  # a page that is added to another file loses its layers
        lines = pymupdf.open("pdf", _lines(doc, frame, with_layers=False))
        _write_words(lines[0], doc, frame, font)
        whole.insert_pdf(lines)
    whole.subset_fonts()
    whole.save(path, garbage=3, deflate=True)


def _lines(doc: Drawing, frame: Frame, with_layers: bool) -> bytes:
    x, y, w, h, k = frame
    out = backend.PyMuPdfBackend()
    config = Configuration(
        background_policy=BackgroundPolicy.WHITE, color_policy=ColorPolicy.BLACK, text_policy=TextPolicy.IGNORE
    )
    Frontend(RenderContext(doc), out, config=config).draw_layout(
        doc.modelspace(), filter_func=lambda e: _is_in(e, frame) and e.dxftype() not in ("TEXT", "MTEXT", "ATTRIB")
    )
    settings = layout.Settings(fit_page=True, output_layers=with_layers)
    w, h = (
        page_points(mm) / POINTS for mm in (w, h)
    )  # the add-on cuts pages to whole points and would shrink the plan
    page = layout.Page(w + 1e-6, h + 1e-6, layout.Units.mm, margins=layout.Margins.all(0))
    box = BoundingBox2d([(x, y), (x + w * k, y + h * k)])
    return out.get_pdf_bytes(page, settings=settings, render_box=box)


def page_points(mm: float) -> int:
    """The page's side in whole points, at least as long as the paper."""
    return ceil(mm * POINTS)


def _is_in(entity: object, frame: Frame) -> bool:
    x, y, w, h, k = frame
    px, py = _place(entity)
    return x - k <= px <= x + (w + 1) * k and y - k <= py <= y + (h + 1) * k


def _place(e: object) -> tuple[float, float]:
    kind, d = e.dxftype(), e.dxf  # type: ignore[attr-defined]
    if kind == "LINE":
        return d.start.x, d.start.y
    if kind == "LWPOLYLINE":
        return e[0][0], e[0][1]  # type: ignore[index]
    if kind == "HATCH":
        at = e.paths[0].vertices[0]  # type: ignore[attr-defined]
        return at[0], at[1]
    if kind == "DIMENSION":
        return d.defpoint.x, d.defpoint.y
    if kind in ("SOLID", "TRACE"):
        return d.vtx0.x, d.vtx0.y
    at = d.center if kind in ("CIRCLE", "ARC") else d.insert
    return at.x, at.y


def _write_words(page: pymupdf.Page, doc: Drawing, frame: Frame, font: pymupdf.Font) -> None:
    inside = (e for e in doc.modelspace() if _is_in(e, frame))
    for entity in recursive_decompose(inside):
        kind = entity.dxftype()
        if kind == "MTEXT":
            _write_lines(page, entity, frame, font)
        elif kind in ("TEXT", "ATTRIB") and not (kind == "ATTRIB" and entity.is_invisible):
            align, first, second = entity.get_placement()
            name = align.name.lower()
            at = second if name.startswith("middle_right") else first
            _write(
                page,
                entity.dxf.text,
                at,
                entity.dxf.height,
                entity.dxf.rotation,
                entity.dxf.get("width", 1.0),
                name,
                frame,
                font,
            )


def _write_lines(page: pymupdf.Page, entity, frame: Frame, font: pymupdf.Font) -> None:
    lines, size, turn = entity.plain_text(split=True), entity.dxf.char_height, entity.get_rotation()
    for n, words in enumerate(lines):
        down = (n - (len(lines) - 1) / 2) * size * 1.6
        at = (entity.dxf.insert.x + down * sin(radians(turn)), entity.dxf.insert.y - down * cos(radians(turn)))
        _write(page, words, at, size, turn, 0.8, "middle_center", frame, font)


def _write(page, words, at, height, turn, wide, align, frame: Frame, font) -> None:
    x, y, _w, h, k = frame
    size = height / k * POINTS * 1.3
    words = words.replace("%%p", "±").replace("%%d", "°")
    long = font.text_length(words, size)
    if not words.strip():
        return
    dx = {"left": 0.0, "middle_left": 0.0, "right": -long}.get(align, -long / 2)
    dy = 0.0 if align in ("left", "right") else size * 0.3
    pivot = pymupdf.Point((at[0] - x) / k * POINTS, page_points(h) - (at[1] - y) / k * POINTS)
    writer = pymupdf.TextWriter(page.rect)
    writer.append((pivot.x + dx, pivot.y + dy), words, font=font, fontsize=size)
    writer.write_text(page, morph=(pivot, pymupdf.Matrix(wide, 0, 0, 1, 0, 0) * pymupdf.Matrix(turn)))
