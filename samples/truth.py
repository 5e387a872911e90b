"""What is truly drawn: sheets, rooms, doors, boundaries, and the planted faults with their twins."""

from __future__ import annotations

from pathlib import Path

import yaml

from samples.draw import basement, roof, section, site, storeys, structure
from samples.draw.plan import WINDOW, Plan
from samples.draw.sheets import Submission
from samples.faults import faults

STOREYS = {"-1F": ["-1F"], "1F": ["1F"], "2F": ["2F"], "3F": [f"{i}F" for i in range(3, 12)]}
SHEETS = {"-1F": "人防.dxf#2", "1F": "建施.dxf#3", "2F": "建施.dxf#4", "3F": "建施.dxf#5"}


def write_truth(made: Submission, path: Path) -> None:
    """Write truth.yaml."""
    words = yaml.safe_dump(truth(made), allow_unicode=True, sort_keys=False, width=160, default_flow_style=None)
    path.write_text(
        "# Made by `python -m samples.make OUTDIR --truth samples/truth.yaml`; do not edit.\n" + words, "utf-8"
    )


def truth(made: Submission) -> dict:
    """Everything that a recogniser could be asked about, in metres of each sheet's own plan."""
    return {
        "plane": "metres; plan = (file - plan_origin) * unit of the file; floor plans start at the crossing of axes 1 and A,"
        " the basement at the outer corner of its wall, the site plan at its local zero, the section at axis A and level 0",
        "sheets": [_sheet(made, frame) for frame in made.frames] + PDF_SHEETS,
        "storeys": {name: _storey(name, plan) for name, plan in made.plans.items()},
        "compartments": [
            _compartment(storey, name, *rest)
            for storey, drawn in {"-1F": basement.COMPARTMENTS, **storeys.COMPARTMENTS}.items()
            for name, rest in drawn.items()
        ],
        "protective_units": [_unit(name, *rest) for name, rest in basement.UNITS.items()],
        "roof": {
            "outline": [_m(p) for p in roof.OUTLINE],
            "air_terminations": [[_m(a), _m(b)] for a, b in roof.air_terminations()],
            "down_conductors": [_m(p) for p in roof.DOWN_CONDUCTORS],
        },
        "site": {
            "outline": [list(p) for p in site.TOWER],
            "fire_lanes": [{"words": w, "boundary": [list(p) for p in b], "width_m": v} for w, b, v in site.LANES],
            "rescue_sites": [[x, y, x + 15.0, y + 10.0] for x, y in site.RESCUE],
        },
        "section": {"levels": list(section.LEVELS), "outdoor": section.OUTDOOR, "parapet": section.PARAPET},
        "joints": [
            {"name": "axis 5", "width_m": structure.TOWER_JOINT[1] / 1000},
            {"name": "tower and wing", "width_m": structure.WING_JOINT[1] / 1000},
        ],
        "unreadable": [
            {"file": "天正原生.dxf", "why": "ACAD_PROXY_ENTITY without graphics", "count": 72},
            {"file": "结构扫描件.pdf", "why": "a page that is only an image"},
        ],
        "faults": faults(),
    }


PDF_SHEETS = [
    {
        "file": name,
        "place": 1,
        "number": number,
        "title": title,
        "kind": kind,
        "scale": scale,
        "storeys": storeys,
        "paper_mm": [841, 594],
        "same_as": twin,
    }
    for name, number, title, kind, scale, storeys, twin in (
        (
            "建施-05 标准层平面图.pdf",
            "建施-05",
            "标准层平面图 (3~11层)",
            "floor_plan",
            100,
            STOREYS["3F"],
            "建施.dxf#5",
        ),
        ("建筑设计说明.pdf", "建施-02", "建筑设计说明", "notes", None, [], "建施.dxf#2"),
    )
]


def _sheet(made: Submission, frame) -> dict:
    (x, y), (w, h) = frame.origin, frame.size
    shown = frame.values()["比例"]
    origin = made.plan_origins.get(id(frame))
    return {
        "file": frame.file,
        "place": frame.place,
        "number": frame.number,
        "title": frame.title,
        "kind": frame.kind,
        "discipline": frame.discipline,
        "scale": frame.scale if frame.kind not in ("index", "notes", "schedule") else None,
        "shown_scale": shown,
        "storeys": frame.storeys,
        "paper_mm": [round(w / frame.k), round(h / frame.k)],
        "frame": [x, y, x + w, y + h],
        "unit_m": 1.0 if frame.file == "总图.dxf" else 0.001,
        "plan_origin": list(origin) if origin else None,
        "frame_as": "loose lines" if frame.loose else "block with attributes",
    }


def _storey(name: str, plan: Plan) -> dict:
    rooms = [
        {
            "key": r.key,
            "name": r.name,
            "area_m2": round(r.boundary.area / 1e6, 2),
            "stated_area_m2": round(r.boundary.area / 1e6, 2) if r.show_area else None,
            "at": _m(r.at),
            "boundary": _ring(r.boundary.exterior),
            "columns_inside": [_ring(ring) for ring in r.boundary.interiors],
        }
        for r in plan.rooms
    ]
    openings = [
        {"mark": o.mark, "width_m": o.width / 1000, "at": _m(o.at), "opens_to": o.to}
        for o in plan.openings
        if o.kind != WINDOW
    ]
    windows = [{"mark": o.mark, "width_m": o.width / 1000, "at": _m(o.at)} for o in plan.openings if o.kind == WINDOW]
    columns = [_m((c.centroid.x, c.centroid.y)) for c in plan.columns]
    return {
        "storeys": STOREYS[name],
        "sheet": SHEETS[name],
        "rooms": rooms,
        "doors": openings,
        "windows": windows,
        "columns": columns,
    }


def _compartment(storey: str, name: str, outline, area: float, sprinkler: bool) -> dict:
    if len(outline) == 4 and isinstance(outline[0], int):
        x0, y0, x1, y1 = outline
        outline = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    ring = [_m(p) for p in outline]
    return {
        "storey": storey,
        "name": name,
        "boundary": ring,
        "area_m2": area,
        "stated_area_m2": area,
        "sprinkler": sprinkler,
    }


def _unit(name: str, boundary, area: float, shelter: float, persons: int) -> dict:
    ring = [_m(p) for p in boundary]
    return {
        "storey": "-1F",
        "name": name,
        "boundary": ring,
        "area_m2": area,
        "shelter_area_m2": shelter,
        "persons": persons,
    }


def _m(p) -> list[float]:
    return [round(p[0] / 1000, 3), round(p[1] / 1000, 3)]


def _ring(shape) -> list[list[float]]:
    return [_m(p) for p in shape.simplify(0.5).coords[:-1]]
