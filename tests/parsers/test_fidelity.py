"""Real drawings look as another renderer shows them, to half a millimetre of paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lianshen.parsers.dxf.document import read_document
from lianshen.parsers.reading import source_of
from lianshen.parsers.rendition import render
from tests.drawings.collection import real
from tests.fidelity import fidelity, ink, near


@pytest.mark.parametrize(
    "path",
    [
        "dxf/barc_plan.dxf",
        "dxf/kor_sample01_EPSG5174.dxf",
        "dxf/sky_Ceco.NET-Architecture-Tm-53.dxf",
        "dxf/mlv_block-color.dxf",
    ],
)
def test_lines_lie_where_another_renderer_draws_them(path: str) -> None:
    measured = fidelity(real(path))
    assert measured.drawn > 0.97
    assert measured.true > 0.97


def test_latin_words_cover_most_of_what_another_font_does() -> None:
    measured = fidelity(real("dxf/evil_roof_actual.dxf"), with_words=True)
    assert measured.drawn > 0.7
    assert measured.true > 0.7


def test_a_drawing_shifted_by_two_millimetres_would_not_pass() -> None:
    path = real("dxf/barc_plan.dxf")
    drawing = read_document(source_of(path, path.name), path).drawings[0]
    shifted = replace(drawing, segments=drawing.segments + 2 / drawing.sheet.to_paper.scale)
    right, wrong = ink(render(drawing, None)), ink(render(shifted, None))
    assert (right & near(wrong)).sum() / right.sum() < 0.8
