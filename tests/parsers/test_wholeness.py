"""A file that ends in the middle is known by its end, whatever its kind of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from lianshen.parsers.format import Reading
from lianshen.parsers.media import DXF, PDF
from lianshen.parsers.reading import accounted
from lianshen.parsers.wholeness import is_cut_short
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem
from tests.hostile.mutants import SEEDS


@pytest.mark.parametrize(("form", "kind"), [("dxf", DXF), ("pdf", PDF)])
def test_a_whole_file_has_its_end_and_half_of_it_has_not(form: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    for whole in SEEDS[form]():
        path.write_bytes(whole)
        assert not is_cut_short(path, kind)
        path.write_bytes(whole[: len(whole) // 2])
        assert is_cut_short(path, kind)


@pytest.mark.parametrize(
    "end", [b"  0\r\nEOF\r\n\x1a", b"0\nEOF", b"  0\nEOF\n\n \nfrom an old mail program", b"  0\nENDSEC\n"]
)
def test_an_odd_end_is_an_end(end: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    path.write_bytes(b"  0\nSECTION\n  2\nENTITIES\n" + end)
    assert not is_cut_short(path, DXF)
    path.write_bytes(path.read_bytes().decode("ascii").encode("utf-16"))
    assert not is_cut_short(path, DXF)


def test_a_text_about_the_end_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.dxf"
    path.write_bytes(b"  0\nSECTION\n  2\nENTITIES\n  0\nTEXT\n  1\nEOF ENDSEC of this\n 10\n")
    assert is_cut_short(path, DXF)


def test_what_yields_no_sheet_always_says_that_it_was_not_read() -> None:
    repaired = Problem("mended", Loss.REPAIRED, _("x"), _("x"))
    assert [each.code for each in accounted(Reading(problems=(repaired,))).problems] == ["nothing-left", "mended"]
    lost = Problem("damaged", Loss.NOT_READ, _("x"), _("x"))
    assert accounted(Reading(problems=(lost,))).problems == (lost,)
