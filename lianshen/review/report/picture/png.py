"""A picture as PNG, drawn on a page of PDF: the only fonts at hand for Chinese are those of MuPDF."""

from __future__ import annotations

from collections import defaultdict
from math import cos, radians, sin

import pymupdf

from lianshen.review.picture.canvas import Path, Picture, Words

_POINTS = 72 / 25.4
_DPI = 150.0
_WIDEST = 7000.0  # pixels; larger pictures are hard to open
_MANY = 2_000  # lines of one path that are written as they are, without the bookkeeping of a shape


def as_png(picture: Picture) -> bytes:
    """The picture at 150 dots per inch, fewer where it would become wider than 7000."""
    with pymupdf.open() as document:
        page = document.new_page(width=picture.width * _POINTS, height=picture.height * _POINTS)
        shape = page.new_shape()
        for path in (part for part in picture.parts if isinstance(part, Path) and len(part.lines) > _MANY):
            pymupdf.TOOLS._insert_contents(page, _plain(path, page.rect.height), True)
        for path in (part for part in picture.parts if isinstance(part, Path) and len(part.lines) <= _MANY):
            _draw(shape, path)
        shape.commit()
        _write(page, [part for part in picture.parts if isinstance(part, Words)])
        dpi = min(_DPI, _WIDEST * 25.4 / max(picture.width, picture.height))
        return bytes(page.get_pixmap(dpi=round(dpi), alpha=False).tobytes("png"))


def _plain(path: Path, height: float) -> bytes:
    """Thousands of lines as page content: the drawing itself, below all that was seen."""
    colour = " ".join(f"{part:.2f}" for part in _rgb(path.colour or "#000000"))
    parts = [f"q {colour} RG {path.width * _POINTS:.2f} w"]
    for line in path.lines:
        corners = [f"{x * _POINTS:.2f} {height - y * _POINTS:.2f}" for x, y in line.tolist()]
        parts.append(f"{corners[0]} m " + " ".join(f"{corner} l" for corner in corners[1:]) + " S")
    return ("\n".join(parts) + " Q\n").encode("ascii")


def _draw(shape: pymupdf.Shape, path: Path) -> None:
    for line in path.lines:
        shape.draw_polyline([pymupdf.Point(x * _POINTS, y * _POINTS) for x, y in line.tolist()])
    dashes = f"[{path.dash[0] * _POINTS:.2f} {path.dash[1] * _POINTS:.2f}] 0" if path.dash else None
    shape.finish(
        width=path.width * _POINTS if path.colour else 0,
        color=_rgb(path.colour) if path.colour else None,
        fill=_rgb(path.fill) if path.fill else None,
        fill_opacity=path.opacity,
        even_odd=True,
        closePath=path.closed,
        dashes=dashes,
    )


def _write(page: pymupdf.Page, words: list[Words]) -> None:
    """Words of one colour and turn with one writer: written level, then all turned about the upper left corner."""
    font = pymupdf.Font("cjk")
    groups: dict[tuple[str, float], list[Words]] = defaultdict(list)
    for one in words:
        groups[one.colour, round(one.turn, 1)].append(one)
    for (colour, turn), group in groups.items():
        writer = pymupdf.TextWriter(page.rect, color=_rgb(colour))
        c, s = cos(radians(turn)), sin(radians(turn))
        for one in group:
            x, y = one.at[0] * _POINTS, one.at[1] * _POINTS
            writer.append((x * c - y * s, x * s + y * c), one.text, font=font, fontsize=one.size * _POINTS)
        writer.write_text(page, morph=(pymupdf.Point(0, 0), pymupdf.Matrix(turn)))


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue
