"""What is read in columns is what ezdxf alone reads: on every real drawing, on the bench's, on odd entities."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ezdxf
import pytest
from ezdxf.disassemble import recursive_decompose
from ezdxf.document import Drawing as Document

from lianshen.parsers.dxf.document import read_loaded
from lianshen.parsers.dxf.loading import load, load_whole
from lianshen.parsers.reading import source_of
from samples.make import make
from tests.bench.dxf_drawing import write
from tests.parsers.dxf import readings

REAL = [
    f"{folder}/{path.name}"
    for folder in ("dxf", "derived", "hard")
    for path in sorted((readings.DRAWINGS / folder).iterdir() if readings.DRAWINGS.exists() else [])
    if path.suffix.lower() == ".dxf"
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    make(folder)
    return folder


def test_the_real_drawings_are_there() -> None:
    assert len(REAL) > 25, f"{readings.DRAWINGS} is missing: the real drawings belong beside the project"


@pytest.mark.parametrize("name", REAL)
def test_real_drawings_are_read_the_same_both_ways(name: str) -> None:
    check_same(readings.DRAWINGS / name)


@pytest.mark.parametrize("name", ["人防", "建施", "总图", "电施", "结施"])
def test_the_sample_is_read_the_same_both_ways(name: str, sample: Path) -> None:
    check_same(sample / f"{name}.dxf")


def test_the_drawing_of_the_bench_is_read_the_same_both_ways(tmp_path: Path) -> None:
    write(tmp_path / "a.dxf", 3_000)
    loaded, _problems = load(tmp_path / "a.dxf")
    assert loaded is not None
    assert loaded.bulk is not None
    assert loaded.bulk.count >= 3_000
    check_same(tmp_path / "a.dxf")


@pytest.mark.parametrize("name", ["dxf/barc_plan_exported.dxf", "derived/mani_Link_floor.dxf", "dxf/sky_floorplan.dxf"])
def test_blocks_are_unfolded_as_ezdxf_explodes_them(name: str) -> None:
    path = readings.DRAWINGS / name
    loaded, _problems = load(path)
    assert loaded is not None
    drawn, _losses = readings.drawn_of(loaded)
    ours = [("line", *row[2:]) for row in readings.lines(drawn)]
    theirs = [
        ("line", line.dxf.start.x, line.dxf.start.y, line.dxf.end.x, line.dxf.end.y)
        for placed in ezdxf.readfile(path).modelspace().query("LINE INSERT")
        for line in recursive_decompose([placed])
        if line.dxftype() == "LINE" and not line.dxf.invisible
    ]
    assert len(theirs) > 300
    assert readings.strangers(theirs, ours) == []


def odd_bulges(document: Document) -> None:
    space = document.modelspace()
    space.add_lwpolyline([(0, 0, 1), (2_000, 0, -0.4), (2_000, 900, 0)], format="xyb", close=True)
    space.add_lwpolyline([(0, 0, 0.3), (0, 0, 0.5), (900, 0, 0), (0, 0, 0)], format="xyb")
    space.add_lwpolyline([(0, 0), (5, 0), (5, 5), (0, 0)], close=True)
    space.add_lwpolyline([(0, 0), (5, 0)], close=True)
    space.add_lwpolyline([(0, 0)])
    space.add_lwpolyline([(0, 0, 1e-9), (5, 0, 1e9), (9, 9, 0)], format="xyb")


def seen_from_below(document: Document) -> None:
    space = document.modelspace()
    down = {"extrusion": (0, 0, -1)}
    space.add_circle((5, 5), 3, dxfattribs=down)
    space.add_arc((5, 5), 3, 10, 80, dxfattribs=down)
    space.add_lwpolyline([(0, 0), (5, 0), (5, 5)], dxfattribs=down)
    space.add_text("二层平面图", height=3, dxfattribs={**down, "insert": (7, 7)})
    document.blocks.new("B").add_line((1, 2), (3, 4))
    space.add_blockref("B", (5, 5), dxfattribs={**down, "rotation": 30, "xscale": 2})


def mirrored_and_squeezed(document: Document) -> None:
    inner = document.blocks.new("INNER", base_point=(1, 2))
    inner.add_arc((3, 4), 5, 350, 40)
    inner.add_text("北", height=2, dxfattribs={"rotation": 20})
    inner.add_lwpolyline([(0, 0, 0.7), (9, 0), (9, 9)], format="xyb", close=True)
    outer = document.blocks.new("OUTER")
    for scale in ((1, 1), (-1, 1), (1, -2), (3, 1)):
        outer.add_blockref("inner", (4, 5), dxfattribs={"xscale": scale[0], "yscale": scale[1], "rotation": 25})
    grid = {"row_count": 2, "column_count": 3, "row_spacing": 50, "column_spacing": 60, "rotation": 15, "xscale": -2}
    document.modelspace().add_blockref("OUTER", (100, 100), dxfattribs={**grid, "layer": "家具"})
    document.modelspace().add_blockref("MISSING", (0, 0))
    document.modelspace().add_line((0, 0), (1, 1), dxfattribs={"invisible": 1})


def hatches_of_every_kind(document: Document) -> None:
    space = document.modelspace()
    space.add_hatch().paths.add_polyline_path([(0, 0), (9, 0), (9, 9)], is_closed=True)
    space.add_hatch().paths.add_polyline_path([(0, 0), (9, 0), (9, 9)], is_closed=False)
    space.add_hatch().paths.add_polyline_path([(0, 0, 0.5), (9, 0, 0), (9, 9, 0)], is_closed=True)
    space.add_hatch().paths.add_polyline_path([(0, 0), (9, 0), (9, 9), (0, 0)], is_closed=True)
    both = space.add_hatch()
    both.paths.add_polyline_path([(0, 0), (90, 0), (90, 90), (0, 90)], is_closed=True, flags=1)
    both.paths.add_polyline_path([(10, 10), (20, 10), (20, 20)], is_closed=True, flags=16)
    both.set_pattern_fill("ANSI31", scale=0.5)
    edges = space.add_hatch().paths.add_edge_path()
    edges.add_arc((0, 0), 5, 0, 360)


@pytest.mark.parametrize("version", ["R2000", "R2018"])
@pytest.mark.parametrize("draw", [odd_bulges, seen_from_below, mirrored_and_squeezed, hatches_of_every_kind])
def test_odd_entities_are_read_the_same_both_ways(
    draw: Callable[[Document], None], version: str, tmp_path: Path
) -> None:
    document = ezdxf.new(version)
    document.modelspace().add_line((0, 0), (8_000, 0))
    draw(document)
    document.saveas(tmp_path / "a.dxf")
    check_same(tmp_path / "a.dxf")


@pytest.mark.parametrize("broken", ["abc", "", "nan", "1e400", "-1e300", "1_0", "--5"])
def test_a_number_that_is_none_is_judged_by_ezdxf(broken: str, tmp_path: Path) -> None:
    document = ezdxf.new("R2010")
    document.modelspace().add_line((0, 0), (8_000, 0))
    document.modelspace().add_line((111.5, 0), (9, 9))
    document.saveas(tmp_path / "good.dxf")
    (tmp_path / "a.dxf").write_text((tmp_path / "good.dxf").read_text("utf-8").replace("111.5", broken), "utf-8")
    check_same(tmp_path / "a.dxf")


def test_a_binary_file_is_read_as_its_text_twin_is(tmp_path: Path) -> None:
    write(tmp_path / "text.dxf", 300)
    ezdxf.readfile(tmp_path / "text.dxf").saveas(tmp_path / "binary.dxf", fmt="bin")
    assert (tmp_path / "binary.dxf").read_bytes().startswith(b"AutoCAD Binary DXF")
    (text, _problems), (binary, problems) = load(tmp_path / "text.dxf"), load(tmp_path / "binary.dxf")
    assert text is not None
    assert binary is not None
    assert problems == []
    (one, _lost), (other, lost) = readings.drawn_of(text), readings.drawn_of(binary)
    for rows in (readings.lines, readings.arcs, readings.rings, readings.words, readings.symbols):
        assert len(rows(one)) > 10
        assert readings.strangers(rows(one), rows(other)) == []
        assert readings.strangers(rows(other), rows(one)) == []
    assert not lost.undrawn


def check_same(path: Path) -> None:
    """Geometry, words, symbols, losses and problems."""
    (quick, quick_problems), (slow, slow_problems) = load(path), load_whole(path)
    if quick is None or slow is None:
        assert (quick, quick_problems) == (slow, slow_problems)
        return
    (one, one_lost), (other, other_lost) = readings.drawn_of(quick), readings.drawn_of(slow)
    for rows in (readings.lines, readings.arcs, readings.rings, readings.words, readings.symbols):
        some, others = rows(one), rows(other)
        assert readings.strangers(some, others) == []
        assert readings.strangers(others, some) == []
    assert one_lost == other_lost
    source = source_of(path, path.name)
    mine, theirs = read_loaded(source, quick, quick_problems), read_loaded(source, slow, slow_problems)
    assert sorted(map(repr, mine.problems)) == sorted(map(repr, theirs.problems))
