"""A sheet with a title block, drawn and then scanned as offices do: a little turned, a little grey."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pymupdf
from PIL import Image

A3 = (1190.55, 841.89)
TITLE_BLOCK = (("图名", "二层平面图"), ("图号", "建施-05"), ("比例", "1:100"))
_LEFT, _FOOT, _LABEL, _VALUE, _ROW = 840.0, 800.0, 60.0, 250.0, 36.0


def sheet() -> pymupdf.Page:
    """An A3 sheet: frame, title block lower right, two rooms."""
    page = pymupdf.open().new_page(width=A3[0], height=A3[1])
    page.draw_rect((71, 28, 1162, 814), width=2)
    for row, (label, value) in enumerate(TITLE_BLOCK):
        top = _FOOT - (row + 1) * _ROW
        page.draw_rect((_LEFT, top, _LEFT + _LABEL, top + _ROW), width=1)
        page.draw_rect((_LEFT + _LABEL, top, _LEFT + _LABEL + _VALUE, top + _ROW), width=1)
        write(page, (_LEFT + 10, top + 25), label, 16)
        write(page, (_LEFT + _LABEL + 20, top + 25), value, 18)
    page.draw_rect((200, 200, 500, 500), width=3)
    page.draw_rect((500, 200, 800, 500), width=3)
    write(page, (320, 350), "会议室", 20)
    write(page, (620, 350), "办公室", 20)
    write(page, (470, 380), "6000", 16, turn=90)
    return page


def write(page: pymupdf.Page, at: tuple[float, float], words: str, size: float, turn: int = 0) -> None:
    writer = pymupdf.TextWriter(page.rect)
    writer.append(at, words, font=pymupdf.Font("cjk"), fontsize=size)
    writer.write_text(page, morph=(pymupdf.Point(at), pymupdf.Matrix(turn)))


def scanned(page: pymupdf.Page, turned: float = 0.0, dpi: int = 110) -> Image.Image:
    """The page as a grey picture on paper that is not quite white, turned against the clock by `turned` degrees."""
    pixmap = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    picture = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples).point(lambda grey: 25 + grey * 0.85)
    return picture.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=241)


def saved(picture: Image.Image, path: Path, dpi: int = 110) -> Path:
    """As a picture, or as a PDF of one page where the name says so."""
    if path.suffix != ".pdf":
        picture.save(path, dpi=(dpi, dpi))
        return path
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=80)
    with pymupdf.open() as document:
        page = document.new_page(width=picture.width * 72 / dpi, height=picture.height * 72 / dpi)
        page.insert_image(page.rect, stream=packed.getvalue())
        document.save(path)
    return path
