"""Frames and title blocks in paper millimetres: a strip on the right or a block in the corner, as blocks or loose."""

from __future__ import annotations

from ezdxf.enums import TextEntityAlignment

from tests.accuracy.drafting.pen import XY, Pen

PAPERS = {
    "A3": (420, 297),
    "A2": (594, 420),
    "A1": (841, 594),
    "A1+": (1051, 594),
    "A0": (1189, 841),
    "A0+": (1486, 841),
}
STRIP, BLOCK = 60.0, (180.0, 60.0)
OFFICE = (("工程名称", "滨江新城三期"), ("子项名称", "8#楼"), ("建设单位", "滨江置业有限公司"), ("设计单位", "江海建筑设计院"),
          ("专业", "建筑"), ("日期", "2026.08"), ("设计", "林一"), ("校对", "陈二"), ("审核", "王三"))  # fmt: skip


def room_on(paper: str, strip: bool) -> tuple[float, float, float, float]:
    """Where a plan may lie on the paper: x0, y0, width, height."""
    w, h = PAPERS[paper]
    if strip:
        return 27, 12, w - 25 - 10 - STRIP - 4, h - 24
    return 27, 12 + BLOCK[1], w - 39, h - 24 - BLOCK[1]


def draw_frame(pen: Pen, paper: str, title: str, number: str, scale: str) -> None:
    """`pen` maps paper millimetres here: its building is the paper."""
    style = pen.style
    w, h = PAPERS[paper]
    titles, numbers, scales = style.labels
    rows = [*OFFICE[:4], (titles, title), (numbers, number), (scales, scale), *OFFICE[4:]]
    place = _strip(w, h, rows) if style.title_block == "strip" else _corner(w, rows)
    if style.title_parts == "block":
        _as_block(pen, paper, place, (w, h))
        return
    _borders(pen, w, h)
    for label, words, (x0, y0, x1, y1) in place:
        pen.chain("frame", [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], close=True)
        _entries(pen, label, words, (x0, y0, x1, y1))


def _borders(pen: Pen, w: float, h: float) -> None:
    for x0, y0, x1, y1 in ((0, 0, w, h), (25, 10, w - 10, h - 10)):
        if pen.style.title_parts == "loose":
            pen.chain("frame", [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], close=True)
        else:
            pen.poly("frame", [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], close=True)


Cell = tuple[str, str, tuple[float, float, float, float]]


def _strip(w: float, h: float, rows: list[tuple[str, str]]) -> list[Cell]:
    """Cells one above the other along the right edge, label above value."""
    tall = (h - 20) / max(len(rows) + 3, 14)
    x0, x1 = w - 10 - STRIP, w - 10
    return [
        (label, words, (x0, 10 + n * tall, x1, 10 + (n + 1) * tall)) for n, (label, words) in enumerate(reversed(rows))
    ]


def _corner(w: float, rows: list[tuple[str, str]]) -> list[Cell]:
    """Cells in two columns in the lower right corner."""
    x0, y0 = w - 10 - BLOCK[0], 10.0
    wide, tall = BLOCK[0] / 2, BLOCK[1] / ((len(rows) + 1) // 2)
    made = []
    for n, (label, words) in enumerate(rows):
        x, y = x0 + (n % 2) * wide, y0 + (n // 2) * tall
        made.append((label, words, (x, y, x + wide, y + tall)))
    return made


def _entries(pen: Pen, label: str, words: str, cell: tuple[float, float, float, float]) -> None:
    (x, y), (vx, vy) = _anchors(pen, cell)
    pen.text("frame", label, (x, y), 2.5, "middle left")
    if pen.style.title_parts == "mtext":
        pen.mtext("frame", [words], (vx + 20, vy), 3.5)
    else:
        pen.text("frame", words, (vx, vy), 3.5, "middle left", wide=0.7)


def _anchors(pen: Pen, cell: tuple[float, float, float, float]) -> tuple[XY, XY]:
    x0, y0, _x1, y1 = cell
    if pen.style.title_block == "strip":
        return (x0 + 1.5, y1 - 3), (x0 + 3, (y0 + y1) / 2 - 3)
    return (x0 + 1.5, (y0 + y1) / 2), (x0 + 22, (y0 + y1) / 2)


def _as_block(pen: Pen, paper: str, place: list[Cell], size: XY) -> None:
    name = f"TK_{paper}_{pen.style.title_block}"
    doc, (w, h) = pen.doc, size
    if name not in doc.blocks:
        block = doc.blocks.new(name)
        for x0, y0, x1, y1 in ((0, 0, w, h), (25, 10, w - 10, h - 10), *(cell for _l, _v, cell in place)):
            block.add_lwpolyline([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], close=True, dxfattribs={"layer": "0"})
        for label, _words, cell in place:
            at, value = _anchors(pen, cell)
            made = block.add_text(label, height=2.5, dxfattribs={"layer": "0", "style": "HZ", "width": 0.75})
            made.set_placement(at, align=TextEntityAlignment.MIDDLE_LEFT)
            attdef = block.add_attdef(label, value, height=3.5, dxfattribs={"style": "HZ", "width": 0.7})
            attdef.set_placement(value, align=TextEntityAlignment.MIDDLE_LEFT)
    insert = pen.space.add_blockref(name, pen.at((0, 0)), dxfattribs={
        "layer": pen.style.layer("frame"), "xscale": pen.k, "yscale": pen.k, "zscale": pen.k})  # fmt: skip
    insert.add_auto_attribs({label: words for label, words, _cell in place})
