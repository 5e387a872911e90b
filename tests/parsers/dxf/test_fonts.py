"""Fonts that only one office has are named; common ones and TrueType are not."""

from __future__ import annotations

import ezdxf

from lianshen.parsers.dxf.fonts import missing_fonts


def test_a_font_of_an_offices_own_is_named_once() -> None:
    document = ezdxf.new("R2010")
    document.styles.new("A", dxfattribs={"font": "gbenor.shx", "bigfont": "gbcbig.shx"})
    document.styles.new("B", dxfattribs={"font": "C:\\fonts\\OURS.SHX", "bigfont": "hzours.shx"})
    document.styles.new("C", dxfattribs={"font": "ours.shx"})
    document.styles.new("D", dxfattribs={"font": "simsun.ttc"})
    (problem,) = missing_fonts(document)
    assert (problem.code, problem.count) == ("fonts", 2)
    assert "hzours, ours" in problem.message.en


def test_common_fonts_are_no_problem() -> None:
    assert list(missing_fonts(ezdxf.new("R2010"))) == []
