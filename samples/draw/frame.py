"""Frames and title blocks: as a block with attributes, or as the loose lines of another institute."""

from __future__ import annotations

from dataclasses import dataclass, field

from samples.draw.pen import Pen

PAPERS = {"A0": (1189, 841), "A1": (841, 594), "A2": (594, 420)}
PROJECT = {
    "设计单位": "通州湾建筑设计院有限公司（虚构）",
    "建设单位": "通州湾翠湖置业有限公司（虚构）",
    "工程名称": "通州湾·翠湖花园",
    "项目名称": "5#楼",
    "设计号": "2026-018",
    "版次": "A",
    "日期": "2026.09",
    "审定": "周正言",
    "审核": "顾明远",
    "校对": "沈知秋",
    "设计": "陆青禾",
}
# Height of the row, then label and widths (label, value) in millimetres of paper; 180 mm in all.
ROWS: list[tuple[float, list[tuple[str, float, float]]]] = [
    (8, [("图幅", 16, 44), ("版次", 16, 44), ("日期", 16, 44)]),
    (8, [("设计", 16, 44), ("专业", 16, 44), ("比例", 16, 44)]),
    (8, [("校对", 16, 44), ("设计号", 16, 44), ("图号", 16, 44)]),
    (8, [("审核", 16, 44), ("审定", 16, 104)]),
    (12, [("图名", 16, 164)]),
    (9, [("工程名称", 24, 86), ("项目名称", 24, 46)]),
    (9, [("建设单位", 24, 156)]),
    (10, [("设计单位", 24, 156)]),
]
WIDTH = 180.0
HEIGHT = sum(height for height, _ in ROWS)


@dataclass
class Frame:
    """One sheet's frame, in the file it lies in."""

    file: str
    place: int
    number: str
    title: str
    kind: str
    discipline: str
    scale: int
    paper: str = "A1"
    shown_scale: str | None = None
    storeys: list[str] = field(default_factory=list)
    loose: bool = False
    origin: tuple[float, float] = (0.0, 0.0)
    k: float = 100.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in file units."""
        w, h = PAPERS[self.paper]
        return w * self.k, h * self.k

    def values(self) -> dict[str, str]:
        """What the title block says."""
        shown = f"1:{self.scale}" if self.shown_scale is None else self.shown_scale
        own = {"图名": self.title, "图号": self.number, "比例": shown, "专业": self.discipline, "图幅": self.paper}
        return {**PROJECT, **own}

    def pen(self, doc) -> Pen:
        """A pen whose origin is the frame's lower left corner."""
        return Pen(doc, self.k, self.origin)


def draw_frame(doc, frame: Frame) -> Pen:
    """Draw frame and title block; returns the pen at the frame's lower left corner."""
    pen = frame.pen(doc)
    if frame.loose:
        _draw_loose(pen, frame)
    else:
        name = f"{frame.paper}-TITLE"
        if name not in doc.blocks:
            _define(doc, name, frame.paper)
        made = pen.insert("PUB_TITLE", name, (0, 0), xscale=frame.k, yscale=frame.k, zscale=frame.k)
        made.add_auto_attribs(frame.values())
    return pen


def cells(paper: str):
    """Yield (label, x, y, label width, value width, height) of the title block in paper millimetres."""
    w, _ = PAPERS[paper]
    y = 10.0
    for height, row in ROWS:
        x = w - 10.0 - WIDTH
        for label, label_width, value_width in row:
            yield label, x, y, label_width, value_width, height
            x += label_width + value_width
        y += height


def borders(paper: str) -> list[tuple[float, float, float, float]]:
    """Outer edge and inner frame: binding edge 25, others 10 mm."""
    w, h = PAPERS[paper]
    return [(0, 0, w, h), (25, 10, w - 10, h - 10)]


def _define(doc, name: str, paper: str) -> None:
    block = doc.blocks.new(name)
    plain = {"layer": "PUB_TITLE"}
    for x0, y0, x1, y1 in borders(paper):
        block.add_lwpolyline([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], close=True, dxfattribs=plain)
    for label, x, y, lw, vw, h in cells(paper):
        for a, b in ((x, x + lw), (x + lw, x + lw + vw)):
            block.add_lwpolyline([(a, y), (b, y), (b, y + h), (a, y + h)], close=True, dxfattribs=plain)
        styled = {**plain, "style": "HZ", "width": 0.75}
        block.add_text(label, height=3.0, dxfattribs=styled).set_placement((x + 1.5, y + h / 2 - 1.5))
        attdef = block.add_attdef(label, (x + lw + 2, y + h / 2 - _tall(label) / 2), height=_tall(label))
        attdef.dxf.layer, attdef.dxf.style, attdef.dxf.width = "PUB_TITLE", "HZ", 0.75


def _tall(label: str) -> float:
    return {"图名": 5.0, "设计单位": 4.5}.get(label, 3.5)


def _draw_loose(pen: Pen, frame: Frame) -> None:
    k, values = frame.k, frame.values()
    for x0, y0, x1, y1 in borders(frame.paper):
        corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
            pen.line("图框", (a[0] * k, a[1] * k), (b[0] * k, b[1] * k))
    for label, x, y, lw, vw, h in cells(frame.paper):
        right, top = (x + lw + vw) * k, (y + h) * k
        pen.line("图框", (x * k, top), (right, top))
        pen.line("图框", (x * k, y * k), (x * k, top))
        pen.line("图框", ((x + lw) * k, y * k), ((x + lw) * k, top))
        middle = (y + h / 2) * k
        pen.text("图框文字", label, ((x + 1.5) * k, middle), 3.0, "middle-left")
        if values[label]:
            pen.text("图框文字", values[label], ((x + lw + 2) * k, middle), _tall(label), "middle-left")
