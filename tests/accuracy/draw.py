"""Draws one building program in one style: the files as an office would hand them in, and what is true of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import ezdxf
from ezdxf.document import Drawing
from shapely import Polygon

from lianshen.review.sheets import Affine
from tests.accuracy.drafting.frames import PAPERS, draw_frame, room_on
from tests.accuracy.drafting.pen import Pen
from tests.accuracy.drafting.style import Style
from tests.accuracy.prints import print_frame
from tests.accuracy.programs.sets import PROGRAMS
from tests.accuracy.sheets import Leaf, Truths
from tests.accuracy.truth import DrawingTruth, SheetTruth

MARGIN = (42.0, 46.0, 14.0, 24.0)  # paper millimetres left, below, right and above a plan for axes, dimensions, caption


@dataclass(frozen=True)
class Framed:
    """A leaf on its paper: `k` file units for a millimetre of paper, `origin` the frame's lower left corner."""

    leaf: Leaf
    paper: str
    scale: int
    k: float
    origin: tuple[float, float]


def draw(program: str, style: Style, seed: int, folder: Path) -> DrawingTruth:
    """Write the files of one drawing into `folder`."""
    rng = Random(f"{program}/{style.name}/{seed}")
    made = PROGRAMS[program](rng)
    drawn = draw_set(f"{style.name}-{program}-{seed}", program, made.leaves, style, rng, folder)
    return replace(drawn, facts=made.facts, levels=made.levels)


def draw_set(
    name: str, program: str, all_leaves: Sequence[Leaf], style: Style, rng: Random, folder: Path
) -> DrawingTruth:
    """Write these sheets as one office hands them in: in one file or in many."""
    groups = [[leaf] for leaf in all_leaves] if style.frames == "files" else [list(all_leaves)]
    files: list[Path] = []
    sheets: list[SheetTruth] = []
    for n, leaves in enumerate(groups, 1):
        stem = folder / (f"{name}-{n}" if len(groups) > 1 else name)
        paths, truths = _write(leaves, style, rng, stem)
        files += paths
        sheets += truths
    return DrawingTruth(name, style.name, program, tuple(files), tuple(sheets))


def _write(leaves: list[Leaf], style: Style, rng: Random, stem: Path) -> tuple[list[Path], list[SheetTruth]]:
    doc = _document(style)
    path = stem.with_suffix(".dxf")
    pdf = style.output.startswith("pdf")
    framed = _placed(leaves, style)
    if style.frames == "layouts" and not pdf:
        sheets = [_on_layout(doc, one, style, rng, path.name) for one in framed]
        doc.layouts.delete("Layout1") if "Layout1" in doc.layouts.names() else None
    else:
        sheets = [_in_model(doc, one, style, rng, path.name) for one in framed]
    if not pdf:
        doc.saveas(path)
        return [path], sheets
    return _printed(doc, framed, sheets, style, stem)


def _printed(
    doc: Drawing, framed: list[Framed], sheets: list[SheetTruth], style: Style, stem: Path
) -> tuple[list[Path], list[SheetTruth]]:
    """A page each, in one file; in a file of its own where the page has layers, which pages lose when they are joined."""
    boxes = [(*one.origin, *PAPERS[one.paper], one.k) for one in framed]
    layered = style.output == "pdf with layers"
    ends = [f"-p{n}.pdf" for n in range(1, len(boxes) + 1)] if layered and len(boxes) > 1 else [".pdf"]
    paths = [stem.with_name(stem.name + end) for end in ends]
    for n, path in enumerate(paths):
        print_frame(doc, boxes[n : n + 1] if len(paths) > 1 else boxes, path, layered)
    made = []
    for n, (one, sheet) in enumerate(zip(framed, sheets, strict=True)):
        points = Affine.placed(72 / 25.4 / one.k, 0.0, one.origin)
        path, page = (paths[n], 1) if len(paths) > 1 else (paths[0], n + 1)
        made.append(_changed(sheet, path.name, f"page {page}", points))
    return paths, made


def _changed(sheet: SheetTruth, file: str, place: str, then: Affine) -> SheetTruth:
    frame = None if sheet.frame is None else Polygon(then.apply(list(sheet.frame.exterior.coords)))
    to_file = None if sheet.to_file is None else sheet.to_file.then(then)
    return replace(sheet, file=file, place=place, frame=frame, to_file=to_file)


def _document(style: Style) -> Drawing:
    doc = ezdxf.new(style.version, setup=["linetypes"])
    if style.version == "R2000":  # before Unicode: the code page of a Chinese office
        doc.header["$DWGCODEPAGE"] = "ANSI_936"
        doc.encoding = "cp936"
    doc.styles.add("HZ", font="txt.shx").dxf.bigfont = "gbcbig.shx"
    doc.header["$INSUNITS"] = 6 if style.unit < 1 else 4
    doc.header["$LTSCALE"] = 100 * style.unit
    return doc


def _placed(leaves: list[Leaf], style: Style) -> list[Framed]:
    """Paper and scale for each, side by side with uneven gaps."""
    x, y = style.far, style.far * 0.7
    made = []
    for leaf in leaves:
        paper, scale = _paper(leaf, style)
        k = scale * style.unit
        made.append(Framed(leaf, paper, scale, k, (x, y)))
        x += (PAPERS[paper][0] + 37.5) * k
    return made


def _paper(leaf: Leaf, style: Style) -> tuple[str, int]:
    if leaf.box is None:
        return leaf.paper or "A2", leaf.scale or 100
    scales = (leaf.scale,) if leaf.scale else style.scales
    for scale in scales:
        for paper in PAPERS:
            if paper != "A3" and _fits(leaf, paper, scale, style):
                return paper, scale
    raise ValueError(f"{leaf.title} fits no paper")


def _size(leaf: Leaf, style: Style) -> tuple[float, float]:
    """Of its box in building millimetres, turned as the style turns plans."""
    assert leaf.box is not None
    x0, y0, x1, y1 = leaf.box
    corners = Affine.placed(1.0, _turn(leaf, style)).apply([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    return float(corners[:, 0].max() - corners[:, 0].min()), float(corners[:, 1].max() - corners[:, 1].min())


def _turn(leaf: Leaf, style: Style) -> float:
    """Plans may lie turned on their paper; sections stand."""
    return 0.0 if leaf.kind == "section" else style.turn


def _fits(leaf: Leaf, paper: str, scale: int, style: Style) -> bool:
    _x, _y, w, h = room_on(paper, style.title_block == "strip")
    wide, tall = _size(leaf, style)
    left, below, right, above = MARGIN
    return wide / scale + left + right <= w and tall / scale + below + above <= h


def _in_model(doc: Drawing, one: Framed, style: Style, rng: Random, file: str) -> SheetTruth:
    space = doc.modelspace()
    paper = Affine(one.k, 0, 0, one.k, *one.origin)
    truths, to_file = _fill(doc, space, one, style, rng, paper)
    draw_frame(Pen(doc, space, style, paper, 0.0, one.k), one.paper, one.leaf.title, one.leaf.number, _scale_words(one))
    return _sheet(one, file, None, paper, to_file, truths)


def _fill(doc, space, one: Framed, style: Style, rng: Random, paper: Affine) -> tuple[Truths, Affine | None]:
    """Draw the leaf where the paper lies in the file."""
    leaf = one.leaf
    if leaf.box is None:
        return leaf.draw(Pen(doc, space, style, paper, 0.0, one.k), rng), None
    turn = _turn(leaf, style)
    turned = Affine.placed(style.unit, turn)
    x0, y0, x1, y1 = leaf.box
    middle = turned.apply(((x0 + x1) / 2, (y0 + y1) / 2))
    rx, ry, w, h = room_on(one.paper, style.title_block == "strip")
    left, below, right, above = MARGIN
    aim = paper.apply((rx + left + (w - left - right) / 2, ry + below + (h - below - above) / 2))
    to_file = turned.then(Affine(1, 0, 0, 1, float(aim[0] - middle[0]), float(aim[1] - middle[1])))
    truths = leaf.draw(Pen(doc, space, style, to_file, turn, one.k), rng)
    _caption(Pen(doc, space, style, paper, 0.0, one.k), one, style, (rx + w / 2, ry + 10))
    return truths, to_file


def _caption(pen: Pen, one: Framed, style: Style, at: tuple[float, float]) -> None:
    words = style.caption.format(title=one.leaf.title, scale="").strip()
    pen.text("title", words, at, 6.0)
    half = 3.2 * len(words)
    if "{scale}" in style.caption and one.leaf.kind != "site_plan":
        pen.text("title", f"1:{one.scale}", (at[0] + half + 14, at[1] - 1), 4.0)
    for down in (5.0, 6.2):
        pen.line("title", (at[0] - half, at[1] - down), (at[0] + half, at[1] - down))


def _scale_words(one: Framed) -> str:
    return f"1:{one.scale}" if one.leaf.box is not None else "-"


def _on_layout(doc: Drawing, one: Framed, style: Style, rng: Random, file: str) -> SheetTruth:
    """The plan in model space, the frame and a view of it on a layout of its own."""
    name = f"{one.leaf.number} {one.leaf.title}"[:80].replace("/", "-")
    layout = doc.layouts.new(name)
    w, h = PAPERS[one.paper]
    paper = Affine(one.k, 0, 0, one.k, *one.origin)
    truths, to_file = _fill(doc, doc.modelspace(), one, style, rng, paper)
    layout.page_setup(size=(w, h), margins=(0, 0, 0, 0), units="mm")
    view = layout.add_viewport(
        center=(w / 2, h / 2), size=(w, h),
        view_center_point=tuple(paper.apply((w / 2, h / 2))), view_height=h * one.k, status=2,
    )  # fmt: skip
    view.dxf.layer = "VPORT"
    draw_frame(
        Pen(doc, layout, style, Affine(), 0.0, 1.0), one.paper, one.leaf.title, one.leaf.number, _scale_words(one)
    )
    if to_file is not None:
        to_file = to_file.then(paper.inverse())
    return _sheet(one, file, name, Affine(), to_file, truths)


def _sheet(
    one: Framed, file: str, place: str | None, paper: Affine, to_file: Affine | None, truths: Truths
) -> SheetTruth:
    w, h = PAPERS[one.paper]
    leaf = one.leaf
    metres = None if to_file is None else Affine(1000, 0, 0, 1000).then(to_file)
    frame = Polygon(paper.apply([(0, 0), (w, 0), (w, h), (0, h)]))
    scale = float(one.scale) if leaf.box is not None else None
    return SheetTruth(file, leaf.title, leaf.number, scale, leaf.kind, leaf.storeys, place, frame, metres, **truths)
