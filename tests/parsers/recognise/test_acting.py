"""Layers whose names say nothing, or lie, are taken for what is drawn on them, and what rests on that is only inferred."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lianshen.parsers.layer_codes import meant_by_code
from lianshen.parsers.layers import Meaning, corrected
from lianshen.parsers.plan_reading import read_plan
from lianshen.parsers.recognise.acting import sighted
from lianshen.parsers.recognise.plane import Plane
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Drawing, Symbol
from tests.parsers.recognise.hand import flats

_NAMELESS = {"WALL": "L7", "WINDOW": "新图层2"}


def test_nameless_layers_of_walls_and_doors_are_used_and_inferred() -> None:
    plane = sighted(renamed(flats().drawing(), _NAMELESS))
    assert plane.seen == {"L7": Meaning.WALLS, "新图层2": Meaning.DOORS}
    named, seen = read_plan(Plane(flats().drawing()), ground=False), read_plan(plane, ground=False)
    assert (named.sure, seen.sure) == (Certainty.READ, Certainty.INFERRED)
    assert areas(seen) == areas(named)
    assert len(seen.ways) == len(named.ways) > 3


def test_layers_whose_names_agree_with_what_is_drawn_stay_read() -> None:
    assert sighted(flats().drawing()).seen == {}


def test_lines_beside_walls_are_no_walls_where_a_layer_is_named_so() -> None:
    drawing = flats().drawing()
    beside = renamed(drawing, {"WALL": "ff"})
    both = replace(
        drawing,
        layers=(*drawing.layers, "ff"),
        segments=np.concatenate((drawing.segments, drawing.segments + 20.0)),
        segment_layer=np.concatenate((drawing.segment_layer, np.full(len(drawing.segments), len(drawing.layers)))),
        segment_symbol=np.concatenate((drawing.segment_symbol, drawing.segment_symbol)),
    )
    assert sighted(beside).seen["ff"] is Meaning.WALLS
    assert "ff" not in sighted(both).seen


def test_two_layers_like_walls_are_both_left_alone() -> None:
    drawing = renamed(flats().drawing(), _NAMELESS)
    doubled = replace(
        drawing,
        layers=(*drawing.layers, "L8"),
        segments=np.concatenate((drawing.segments, drawing.segments + 20.0)),
        segment_layer=np.concatenate((drawing.segment_layer, np.full(len(drawing.segments), len(drawing.layers)))),
        segment_symbol=np.concatenate((drawing.segment_symbol, drawing.segment_symbol)),
    )
    assert Meaning.WALLS not in sighted(doubled).seen.values()


def test_a_name_that_lies_is_not_believed() -> None:
    sofas = furnished("WALL")
    assert sighted(sofas).seen == {"WALL": Meaning.FURNITURE}
    assert not sighted(sofas).has(Meaning.WALLS)
    assert sighted(sofas).sure is Certainty.INFERRED


def test_a_person_stands_above_what_is_seen() -> None:
    with corrected({"WALL": Meaning.WALLS}):
        assert sighted(furnished("WALL")).seen == {}


def test_a_scan_has_no_layers_to_look_at() -> None:
    assert sighted(renamed(flats().drawing(exact=False), _NAMELESS)).seen == {}


@pytest.mark.parametrize(
    ("layer", "meant"),
    [
        ("A-22----E-", Meaning.WALLS),
        ("xref|A-3210--E-N01", Meaning.OPENINGS),
        ("A-22----T-", Meaning.TEXT),
        ("S-------G-", Meaning.AXES),
        ("A-99----E-", None),
        ("A-WALL----", None),
        ("A-22", None),
        ("B-101", None),
    ],
)
def test_names_by_iso_13567(layer: str, meant: Meaning | None) -> None:
    found = meant_by_code(layer)
    assert (found[0] if found else None) is meant


def test_what_an_element_code_says_is_inferred() -> None:
    plane = sighted(renamed(flats().drawing(), {"WALL": "A-21----E-", "WINDOW": "A-32----E-"}))
    assert set(plane.seen.values()) <= {Meaning.WALLS, Meaning.OPENINGS, Meaning.DOORS}
    assert plane.has(Meaning.WALLS)
    assert plane.sure is Certainty.INFERRED


def renamed(drawing: Drawing, names: dict[str, str]) -> Drawing:
    return replace(drawing, layers=tuple(names.get(layer, layer) for layer in drawing.layers))


def areas(plan: object) -> list[float]:
    return sorted(round(float(space.face.area), 2) for space in plan.spaces if space.name)  # type: ignore[attr-defined]


def furnished(layer: str) -> Drawing:
    """A layer on which nothing but four sofas is drawn."""
    drawing = flats().drawing()
    lines = np.array([(x, y, x + 900.0, y) for x in (0, 3000, 6000, 9000) for y in (0, 200, 500, 900)], float)
    return replace(
        drawing,
        layers=(layer,),
        segments=lines,
        segment_layer=np.zeros(len(lines), np.int32),
        segment_symbol=np.repeat(np.arange(4, dtype=np.int32), 4),
        arcs=np.empty((0, 5)),
        arc_layer=np.empty(0, np.int32),
        arc_symbol=np.empty(0, np.int32),
        words=(),
        symbols=tuple(
            Symbol("沙发-3", (x, 0.0), (1.0, 1.0), 0.0, layer, (), (x, 0.0, x + 900.0, 900.0))
            for x in (0.0, 3000.0, 6000.0, 9000.0)
        ),
    )
