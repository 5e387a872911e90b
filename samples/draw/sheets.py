"""Which sheets there are, in which file they lie, and how each is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from ezdxf import units
from ezdxf.document import Drawing

from samples.draw import basement, notes, roof, section, shelter, site, storeys, structure
from samples.draw.frame import PAPERS, Frame, draw_frame
from samples.draw.pen import TARCH_LAYERS, new_document
from samples.draw.plan import Plan
from samples.draw.symbols import CHINESE, TARCH, define_symbols
from samples.draw.tables import draw_table, index_rows, schedule_rows

GAP = 60.0  # millimetres of paper between frames
PLAN_PLACE = {"人防-02": (11500.0, 30000.0), "建施-03": (10500.0, 27500.0), "结施-02": (10500.0, 27500.0)}


@dataclass
class Submission:
    """All documents and frames of the sample, and the plans they were drawn from."""

    documents: dict[str, Drawing] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    plans: dict[str, Plan] = field(default_factory=dict)
    plan_origins: dict[int, tuple[float, float]] = field(default_factory=dict)

    def frame(self, title: str) -> Frame:
        """The DXF frame with this title."""
        return next(f for f in self.frames if f.title == title and f.file.endswith(".dxf"))


def draw_all() -> Submission:
    """Draw every DXF document."""
    made = Submission()
    made.plans = {"1F": storeys.ground(), "2F": storeys.second(), "3F": storeys.typical(), "-1F": basement.basement()}
    _site(made)
    _architecture(made)
    _structure(made)
    _shelter(made)
    _electrical(made)
    return made


def _open(
    made: Submission, name: str, layers: dict[str, int], style: str, blocks: dict[str, str], unit=units.MM
) -> Drawing:
    doc = new_document(layers, unit, style)
    define_symbols(doc, blocks)
    made.documents[name] = doc
    return doc


def _lay(made: Submission, doc: Drawing, frames: list[Frame]):
    """Place frames side by side; yield each with its pen at the plan's origin."""
    x = 0.0
    for frame in frames:
        frame.origin = (x, 0.0)
        corner = draw_frame(doc, frame)
        made.frames.append(frame)
        x += (PAPERS[frame.paper][0] + GAP) * frame.k
        yield frame, corner


def _at(made: Submission, frame: Frame, corner, dx: float, dy: float):
    made.plan_origins[id(frame)] = (frame.origin[0] + dx, frame.origin[1] + dy)
    return corner.moved(dx, dy)


def _site(made: Submission) -> None:
    doc = _open(made, "总图.dxf", site.COLOURS, "other", TARCH, units.M)
    frame = Frame("总图.dxf", 1, "总施-01", "总平面图", "site_plan", "总图", 500, k=0.5)
    for _, corner in _lay(made, doc, [frame]):
        site.draw_site(_at(made, frame, corner, 60.0, 45.0), "总平面图")


def _architecture(made: Submission) -> None:
    name = "建施.dxf"
    doc = _open(made, name, TARCH_LAYERS, "tarch", TARCH)
    typical = [f"{i}F" for i in range(3, 12)]
    frames = [
        Frame(name, 1, "建施-01", "图纸目录", "index", "建筑", 100, shown_scale="—"),
        Frame(name, 2, "建施-02", "建筑设计说明", "notes", "建筑", 100, shown_scale="—"),
        Frame(name, 3, "建施-03", "首层平面图", "floor_plan", "建筑", 100, storeys=["1F"]),
        Frame(name, 4, "建施-04", "二层平面图", "floor_plan", "建筑", 100, storeys=["2F"], shown_scale=""),
        Frame(name, 5, "建施-05", "标准层平面图 (3~11层)", "floor_plan", "建筑", 100, storeys=typical),
        Frame(name, 6, "建施-06", "1-1剖面图", "section", "建筑", 100),
        Frame(name, 7, "建施-07", "门窗表", "schedule", "建筑", 100, shown_scale="—"),
    ]
    for frame, corner in _lay(made, doc, frames):
        _draw_architecture(made, frame, corner)


def _draw_architecture(made: Submission, frame: Frame, corner) -> None:
    plan = {"首层平面图": "1F", "二层平面图": "2F", "标准层平面图 (3~11层)": "3F"}.get(frame.title)
    level = {"1F": "±0.000", "2F": "3.900", "3F": "6.900~30.800"}.get(plan, "")
    if plan:
        dx, dy = PLAN_PLACE.get(frame.number, (10500.0, 24500.0))
        storeys.draw_storey(_at(made, frame, corner, dx, dy), made.plans[plan], frame.title, level)
    elif frame.kind == "index":
        corner.text("PUB_TITLE", "图 纸 目 录", (30000, 54500), 8)
        draw_table(corner, (6000, 52500), [20, 50, 180, 30, 60], index_rows(), 12)
    elif frame.kind == "notes":
        notes.draw_notes(corner, notes.ARCHITECTURE, (5000, 55500))
    elif frame.kind == "section":
        section.draw_section(_at(made, frame, corner, 30000, 18000))
    else:
        _schedule(made, corner)


def _schedule(made: Submission, corner) -> None:
    plans = [(made.plans["1F"], 1), (made.plans["2F"], 1), (made.plans["3F"], 9), (made.plans["-1F"], 1)]
    corner.text("PUB_TITLE", "门 窗 表", (22000, 55500), 8)
    widths = [32, 46, 34, 34, 24, 50]
    draw_table(corner, (5000, 53500), widths, schedule_rows(plans, doors=True), 9)
    draw_table(corner, (34000, 53500), widths, schedule_rows(plans, doors=False), 9)


def _structure(made: Submission) -> None:
    name = "结施.dxf"
    doc = _open(made, name, structure.COLOURS, "other", CHINESE)
    frames = [
        Frame(name, 1, "结施-01", "结构设计说明", "notes", "结构", 100, shown_scale="—", loose=True),
        Frame(name, 2, "结施-02", "结构平面布置图", "floor_plan", "结构", 100, loose=True),
    ]
    for frame, corner in _lay(made, doc, frames):
        if frame.kind == "notes":
            notes.draw_notes(corner, notes.STRUCTURE, (5000, 55000), "S-TEXT", 4.5, 11)
        else:
            structure.draw_structure(_at(made, frame, corner, *PLAN_PLACE[frame.number]), frame.title)


def _shelter(made: Submission) -> None:
    name = "人防.dxf"
    doc = _open(made, name, basement.COLOURS, "other", CHINESE)
    frames = [
        Frame(name, 1, "人防-01", "人防设计说明", "notes", "人防", 150, shown_scale="—", loose=True, k=150),
        Frame(
            name, 2, "人防-01", "地下一层平面图(人防)", "shelter_plan", "人防", 150, storeys=["-1F"], loose=True, k=150
        ),
    ]
    for frame, corner in _lay(made, doc, frames):
        if frame.kind == "notes":
            notes.draw_notes(corner, notes.SHELTER, (7500, 82000), "文字", 4.5, 11)
        else:
            shelter.draw_shelter_plan(_at(made, frame, corner, *PLAN_PLACE["人防-02"]), made.plans["-1F"], frame.title)


def _electrical(made: Submission) -> None:
    name = "电施.dxf"
    doc = _open(made, name, roof.COLOURS, "other", TARCH)
    frames = [
        Frame(name, 1, "电施-01", "防雷接地说明", "notes", "电气", 100, "A2", shown_scale="—"),
        Frame(name, 2, "电施-02", "屋顶防雷平面图", "lightning_plan", "电气", 100, storeys=["RF"]),
    ]
    for frame, corner in _lay(made, doc, frames):
        if frame.kind == "notes":
            notes.draw_notes(corner, notes.LIGHTNING, (4500, 38500), "E-TEXT", 4.5, 11)
        else:
            roof.draw_roof(_at(made, frame, corner, 10500, 26500), frame.title)
