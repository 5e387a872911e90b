"""Renditions beside those of another renderer (ezdxf with PyMuPDF): the share of each one's ink that the other has too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import ezdxf.recover
import numpy as np
import numpy.typing as npt
import pymupdf
from ezdxf.addons.drawing import Frontend, RenderContext
from ezdxf.addons.drawing import layout as pages
from ezdxf.addons.drawing.config import BackgroundPolicy, ColorPolicy, Configuration, TextPolicy
from ezdxf.addons.drawing.pymupdf import PyMuPdfBackend
from ezdxf.math import BoundingBox2d

from lianshen.parsers.dxf.document import read_document
from lianshen.parsers.reading import source_of
from lianshen.parsers.rendition import render
from lianshen.review.sheets import Drawing

NEAR_MM = 0.5
_DPI = 101.6  # four points of the picture to a millimetre
_WHITE = 250
Ink = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fidelity:
    """`drawn`: the share of the other's ink that lies near ours; `true`: the share of ours that lies near the other's."""

    drawn: float
    true: float


def fidelity(path: Path, with_words: bool = False) -> Fidelity:
    """The first sheet of a DXF file beside the same piece of it by the other renderer, which may know no Chinese."""
    drawing = read_document(source_of(path, path.name), path).drawings[0]
    drawing = drawing if with_words else replace(drawing, words=())
    ours, theirs = ink(render(drawing, None)), ink(by_another(path, drawing, with_words))
    rows, columns = (min(pair) for pair in zip(ours.shape, theirs.shape, strict=True))
    ours, theirs = ours[:rows, :columns], theirs[:rows, :columns]
    return Fidelity(_share(theirs, near(ours)), _share(ours, near(theirs)))


def by_another(path: Path, drawing: Drawing, with_words: bool) -> bytes:
    """The sheet as a PDF by ezdxf, everything on hidden layers shown as we do; the sheet must not be turned."""
    document, _auditor = ezdxf.recover.readfile(path)
    for layer in document.layers:
        layer.on()
        layer.thaw()
    backend = PyMuPdfBackend()
    on_white = Configuration(
        background_policy=BackgroundPolicy.WHITE,
        color_policy=ColorPolicy.COLOR,
        text_policy=TextPolicy.FILLING if with_words else TextPolicy.IGNORE,
    )
    Frontend(RenderContext(document), backend, config=on_white).draw_layout(document.modelspace())
    width, height = drawing.sheet.paper or (841.0, 594.0)
    x0, y0, x1, y1 = drawing.sheet.frame.bounds
    page = pages.Page(width, height, pages.Units.mm, pages.Margins.all(0))
    box = BoundingBox2d([(x0, y0), (x1, y1)])
    return bytes(backend.get_pdf_bytes(page, settings=pages.Settings(fit_page=True), render_box=box))


def ink(pdf: bytes) -> Ink:
    """Where a page is not white."""
    with pymupdf.open("pdf", pdf) as document:
        picture = document[0].get_pixmap(dpi=round(_DPI), colorspace=pymupdf.csGRAY, alpha=False)
    shades = np.frombuffer(picture.samples, np.uint8).reshape(picture.height, picture.stride)[:, : picture.width]
    return shades < _WHITE


def near(dark: Ink) -> Ink:
    """What lies within half a millimetre of ink."""
    reach = round(NEAR_MM * _DPI / 25.4)
    wide = dark.copy()
    for axis in (0, 1):
        once = wide.copy()
        for step in range(1, reach + 1):
            for way in (step, -step):
                wide |= np.roll(once, way, axis=axis)
    return wide


def _share(some: Ink, others: Ink) -> float:
    return float((some & others).sum() / max(some.sum(), 1))
