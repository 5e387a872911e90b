"""Two files that cannot be read on purpose: a native TArch drawing of proxies, and a scan."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from samples.draw.frame import Frame
from samples.draw.pen import dxf_text, new_document
from samples.draw.prints import print_sheet, save_pdf

CLASSES = (("TCH_WALL", 24), ("TCH_OPENING", 18), ("TCH_SPACE", 8), ("TCH_COLUMN", 12), ("TCH_AXIS_LABEL", 10))


def write_native(path: Path) -> None:
    """A drawing whose content is custom objects without proxy graphics."""
    doc = new_document({"WALL": 9, "WINDOW": 4, "SPACE": 7, "COLUMN": 9, "AXIS": 3})
    doc.modelspace().add_text("T20天正建筑", height=300, dxfattribs={"layer": "AXIS", "style": "HZ"})
    text = _with_classes(dxf_text(doc))
    owner = doc.modelspace().block_record_handle
    start = text.index("  2\nENTITIES\n") + len("  2\nENTITIES\n")
    text = text[:start] + _entities(owner) + text[start:]
    text = text.replace("$HANDSEED\n  5\n", "$HANDSEED\n  5\nFFFFF\n999\n", 1)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


def _with_classes(text: str) -> str:
    head = "  2\nCLASSES\n"
    rows = []
    for name, count in CLASSES:
        rows += ["  0", "CLASS", "  1", name, "  2", f"TchDb{name[4:].title()}", "  3", "Tangent TCH_KERNAL"]
        rows += [" 90", "1025", " 91", str(count), "280", "1", "281", "1"]
    start = text.index(head) + len(head)
    return text[:start] + "\n".join(rows) + "\n" + text[start:]


def _entities(owner: str) -> str:
    rows, handle = [], 0xF0000
    for number, (name, count) in enumerate(CLASSES):
        layer = {"TCH_OPENING": "WINDOW", "TCH_AXIS_LABEL": "AXIS"}.get(name, name[4:])
        for _ in range(count):
            handle += 1
            rows += ["  0", "ACAD_PROXY_ENTITY", "  5", f"{handle:X}", "330", owner, "100", "AcDbEntity", "  8", layer]
            rows += ["100", "AcDbProxyEntity", " 90", "498", " 91", str(500 + number), " 95", "1703963", " 70", "0"]
            rows += [" 92", "0", " 93", "32", "310", "00000000", " 94", "0"]
    return "\n".join(rows) + "\n"


def write_scan(doc, frame: Frame, path: Path) -> None:
    """A page that is only a grey picture of a sheet, a little askew."""
    printed = print_sheet(doc, frame)
    sheet = printed[0]
    matrix = pymupdf.Matrix(90 / 72, 90 / 72).prerotate(0.4)
    picture = sheet.get_pixmap(matrix=matrix, colorspace=pymupdf.csGRAY)
    pdf = pymupdf.open()
    page = pdf.new_page(width=sheet.rect.width, height=sheet.rect.height)
    page.insert_image(page.rect, stream=picture.tobytes("jpeg", jpg_quality=60), keep_proportion=False)
    save_pdf(pdf, path, "scan", fonts=False)
    printed.close()
