"""What may have been a wall is missed everywhere, what was only written beside it is not."""

from __future__ import annotations

from pathlib import Path

import ezdxf
import pytest

from lianshen.parsers.dxf.document import read_document
from lianshen.parsers.holes import leaves_hole
from lianshen.parsers.reading import source_of


@pytest.mark.parametrize("kind", ["TCH_WALL", "TCH_OPENING", "TCH_COLUMN", "AEC_DOOR", "ACAD_PROXY_ENTITY", "MPOLYGON"])
def test_a_shape_leaves_a_hole(kind: str) -> None:
    assert leaves_hole(kind)


@pytest.mark.parametrize("kind", ["TCH_TEXT", "TCH_DIMENSION2", "tch_arrow", "TCH_DRAWINGNAME", "RTEXT", "OLE2FRAME"])
def test_words_dimensions_and_pictures_leave_none(kind: str) -> None:
    assert not leaves_hole(kind)


@pytest.mark.parametrize(("kind", "exact"), [("TCH_WALL", False), ("TCH_TEXT", True)])
def test_a_dxf_that_lost_one_wall_is_not_measured(kind: str, exact: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    document = ezdxf.new("R2010", units=4)
    document.modelspace().add_line((0, 0), (9_000, 0), dxfattribs={"layer": "WALL"})
    document.saveas(path)
    lost = f"  0\n{kind}\n  5\nFFF0\n100\nAcDbEntity\n  8\nWALL\n  0\nENDSEC\n"
    head, entities, rest = path.read_text("utf-8").partition("ENTITIES\n")
    path.write_text(head + entities + rest.replace("  0\nENDSEC\n", lost, 1), "utf-8")
    reading = read_document(source_of(path, path.name), path)
    (drawing,) = reading.drawings
    assert drawing.exact is exact
    assert ("holes" in {problem.code for problem in reading.problems}) is not exact
    assert "tarch-proxy" in {problem.code for problem in reading.problems}
