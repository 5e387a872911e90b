"""What is drawn in a DXF arrives as drawn: blocks, bulges, mirrors, texts of every spelling, lost things counted."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import ezdxf
import numpy as np
import pytest
from ezdxf.document import Drawing as Document
from ezdxf.enums import TextEntityAlignment

from lianshen.parsers.dxf.document import read_document
from lianshen.parsers.dxf.words import code_page
from lianshen.parsers.format import Reading
from lianshen.parsers.reading import read_file, source_of
from lianshen.review.sheets import Drawing, Loss
from samples.draw.odd import write_native

Draw = Callable[[Document], object]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    def reading_of(draw: Draw, version: str = "R2010") -> Reading:
        document = ezdxf.new(version, units=4)
        draw(document)
        document.saveas(tmp_path / "a.dxf")
        return read_document(source_of(tmp_path / "a.dxf", "a.dxf"), tmp_path / "a.dxf")

    return reading_of


def test_lines_and_closed_polylines(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.modelspace().add_line((0, 0), (9_000, 0), dxfattribs={"layer": "墙体"})
        document.modelspace().add_lwpolyline([(0, 0), (4_000, 0), (4_000, 3_000)], close=True)

    drawing = only(read(draw))
    assert len(drawing.segments) == 4
    assert drawing.layers[drawing.segment_layer[0]] == "墙体"
    assert drawing.rings[0].tolist() == [[0, 0], [4_000, 0], [4_000, 3_000]]
    assert drawing.ring_filled.tolist() == [False]


def test_a_bulge_is_an_arc_when_open_and_part_of_the_ring_when_closed(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.modelspace().add_lwpolyline([(0, 0, 1.0), (2_000, 0, 0)], format="xyb")
        document.modelspace().add_lwpolyline([(0, 0, 1.0), (2_000, 0, 1.0)], format="xyb", close=True)

    drawing = only(read(draw))
    assert np.allclose(drawing.arcs, [[1_000, 0, 1_000, 180, 360]])
    assert np.allclose(np.hypot(*(drawing.rings[0] - (1_000, 0)).T), 1_000)


def test_a_block_is_unfolded_with_its_layer_its_place_and_its_attributes(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        block = document.blocks.new("M1")
        block.add_line((0, 0), (1, 0))  # layer 0: that of the placing
        block.add_line((0, 0), (0, 1), dxfattribs={"layer": "GLASS"})
        block.add_arc((0, 0), 1, 0, 90)
        placed = document.modelspace().add_blockref(
            "M1", (5_000, 0), dxfattribs={"layer": "DOOR", "xscale": 900, "yscale": 900, "rotation": 90}
        )
        placed.add_attrib("MARK", "FM乙1221", (5_000, 200)).dxf.height = 300

    drawing = only(read(draw))
    assert np.allclose(drawing.segments, [[5_000, 0, 5_000, 900], [5_000, 0, 4_100, 0]])
    assert [drawing.layers[number] for number in drawing.segment_layer] == ["DOOR", "GLASS"]
    assert np.allclose(drawing.arcs, [[5_000, 0, 900, 90, 180]])
    assert drawing.segment_symbol.tolist() == [0, 0]
    symbol = drawing.symbols[0]
    assert (symbol.name, symbol.layer, symbol.attributes) == ("M1", "DOOR", (("MARK", "FM乙1221"),))
    assert np.allclose((*symbol.at, symbol.turn), (5_000, 0, 90))
    assert np.allclose(symbol.box, (4_100, -900, 5_900, 900))
    assert [word.text for word in drawing.words] == ["FM乙1221"]


def test_a_mirrored_door_swings_the_other_way(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.blocks.new("M1").add_arc((0, 0), 1, 0, 90)
        document.modelspace().add_blockref("M1", (0, 0), dxfattribs={"xscale": -900, "yscale": 900})

    assert np.allclose(only(read(draw)).arcs, [[0, 0, 900, 90, 180]])


def test_an_arc_squeezed_by_its_block_becomes_lines(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.blocks.new("O").add_circle((0, 0), 1)
        document.modelspace().add_blockref("O", (0, 0), dxfattribs={"xscale": 9_000, "yscale": 3_000})

    drawing = only(read(draw))
    assert len(drawing.arcs) == 0
    assert np.allclose(drawing.segments[:, :2].max(axis=0), (9_000, 3_000))


def test_an_array_of_placings_is_as_many_symbols(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.blocks.new("C").add_line((0, 0), (1, 0))
        grid = {"row_count": 2, "column_count": 3, "row_spacing": 50, "column_spacing": 10, "rotation": 90}
        document.modelspace().add_blockref("C", (0, 0), dxfattribs=grid)

    drawing = only(read(draw))
    at = sorted((round(symbol.at[0], 6) + 0.0, round(symbol.at[1], 6) + 0.0) for symbol in drawing.symbols)
    assert at == [(-50, 0), (-50, 10), (-50, 20), (0, 0), (0, 10), (0, 20)]


def test_hatches_and_solids_are_filled_rings(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        hatch = document.modelspace().add_hatch()
        hatch.paths.add_polyline_path([(0, 0), (500, 0), (500, 500), (0, 500)], is_closed=True)
        document.modelspace().add_solid([(0, 0), (9_000, 0), (0, 600), (9_000, 600)])

    drawing = only(read(draw))
    assert drawing.ring_filled.tolist() == [True, True]
    assert {float(np.ptp(ring, axis=0).prod()) for ring in drawing.rings} == {250_000, 5_400_000}


def test_a_dimension_gives_its_words(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.modelspace().add_linear_dim((0, 1_000), (0, 0), (3_600, 0), dxfattribs={"layer": "PUB_DIM"}).render()

    drawing = only(read(draw))
    assert "3600" in {word.text for word in drawing.words}
    assert drawing.symbols == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\U+5EFA\U+65BD-05", "建施-05"),
        (r"\M+5BDA8\M+5CAA9", "建施"),
        ("%%p0.000", "±0.000"),
        ("45%%d", "45°"),
        ("%%c12@200", "Ø12@200"),
        ("%%132 16@150", "Φ 16@150"),
        ("%%u二层平面图", "二层平面图"),
        ("100%%%", "100%"),
    ],
)
def test_texts_are_read_as_they_are_meant(read: Callable[..., Reading], written: str, meant: str) -> None:
    def draw(document: Document) -> None:
        document.modelspace().add_text(written, height=300)
        document.modelspace().add_line((0, 0), (9_000, 0))

    assert [word.text for word in only(read(draw)).words] == [meant]


def test_a_text_stands_where_its_alignment_puts_it(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        text = document.modelspace().add_text("卫生间", height=300)
        text.set_placement((6_000, 3_000), align=TextEntityAlignment.MIDDLE_CENTER)

    word = only(read(draw)).words[0]
    assert np.allclose((word.at[0] + word.width / 2, word.at[1] + word.height / 2), (6_000, 3_000))


def test_every_paragraph_of_a_block_of_text_is_a_word_below_the_last(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.modelspace().add_mtext("{\\fSimSun;设计说明}\\P耐火等级一级", dxfattribs={"char_height": 300})

    first, second = only(read(draw)).words
    assert (first.text, second.text) == ("设计说明", "耐火等级一级")
    assert first.at[1] - second.at[1] == pytest.approx(500)


SIMPLIFIED = ("二层平面图", "安全出口", "防火分区", "设计说明")
TRADITIONAL = ("二層平面圖", "安全出口", "防火區劃", "設計說明")


@pytest.mark.parametrize(
    ("header", "encoding", "said"),
    [
        ("ANSI_1252", "gbk", SIMPLIFIED),
        ("ANSI_1252", "utf-8", SIMPLIFIED),
        ("ANSI_936", "utf-8", SIMPLIFIED),
        ("ANSI_950", "gbk", SIMPLIFIED),
        ("ANSI_950", "utf-8", TRADITIONAL),
        ("ANSI_936", "cp950", TRADITIONAL),
        ("ANSI_1252", "cp950", TRADITIONAL),
        (None, "cp950", TRADITIONAL),
        (None, "utf-8", SIMPLIFIED),
    ],
)
def test_a_header_that_lies_about_its_code_page_is_found_out(
    header: str | None, encoding: str, said: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "a.dxf").write_bytes(lying(header, encoding, said))
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    assert {word.text for word in only(reading).words} == set(said)
    (problem,) = [problem for problem in reading.problems if problem.code == "encoding"]
    assert problem.loss is Loss.REPAIRED
    assert {"gbk": "GBK", "utf-8": "UTF-8", "cp950": "Big5"}[encoding] in problem.message.zh


@pytest.mark.parametrize(
    ("header", "encoding", "said"), [("ANSI_936", "gbk", SIMPLIFIED), ("ANSI_950", "cp950", TRADITIONAL)]
)
def test_a_header_that_says_the_truth_is_believed(
    header: str, encoding: str, said: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "a.dxf").write_bytes(lying(header, encoding, said))
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    assert {word.text for word in only(reading).words} == set(said)
    assert "encoding" not in {problem.code for problem in reading.problems}


def lying(header: str | None, encoding: str, said: tuple[str, ...]) -> bytes:
    """A drawing whose texts, the last in a block of text with a line break, are in `encoding` whatever the header says."""
    document = ezdxf.new("R2000", units=4)
    out = io.StringIO()
    for place in range(len(said) - 1):
        document.modelspace().add_text(f"WORD{place}", height=300).set_placement((0, 1_000 * place))
    document.modelspace().add_mtext(f"WORD{len(said) - 1}\\PWORD0", dxfattribs={"char_height": 300})
    document.write(out)
    raw = out.getvalue().encode("cp1252")
    code_page_tags = b"  9\n$DWGCODEPAGE\n  3\nANSI_1252\n"
    assert code_page_tags in raw
    named = code_page_tags.replace(b"ANSI_1252", header.encode()) if header else b""
    raw = raw.replace(code_page_tags, named)
    for place, words in enumerate(said):
        raw = raw.replace(f"WORD{place}".encode(), words.encode(encoding))
    return raw


def test_attached_drawings_that_are_missing_are_named_by_their_paths(tmp_path: Path) -> None:
    document = ezdxf.new("R2010", units=4)
    document.modelspace().add_line((0, 0), (9_000, 0))
    for name, path in (("底图", "..\\建筑\\一层底图.dwg"), ("轴网", "D:\\图\\轴网.dwg")):
        document.add_xref_def(path, name)
        document.modelspace().add_blockref(name, (0, 0))
    document.saveas(tmp_path / "a.dxf")
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    (problem,) = [problem for problem in reading.problems if problem.code == "xref"]
    assert (problem.count, problem.loss) == (2, Loss.PART_LOST)
    assert "..\\建筑\\一层底图.dwg" in problem.message.zh
    assert "D:\\图\\轴网.dwg" in problem.message.zh


def test_honest_accents_and_honest_korean_are_left_alone() -> None:
    assert not code_page("cp1252", ["façade", "Größe", "è", "température"]).wrong
    assert not code_page("cp949", ["도로", "기준점", "콘크리트"]).wrong
    assert not code_page("utf-8", ["二层平面图", "安全出口"]).wrong
    as_big5 = [words.encode("gbk").decode("cp950", "surrogateescape") for words in ("二层平面图", "安全出口")]
    assert code_page("cp950", as_big5).wrong


def test_custom_objects_without_a_picture_are_counted_and_told_how_to_export(tmp_path: Path) -> None:
    write_native(tmp_path / "a.dxf")
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    (problem,) = [problem for problem in reading.problems if problem.code == "tarch-proxy"]
    assert (problem.count, problem.loss) == (72, Loss.NOT_READ)
    assert "TCH_WALL × 24" in problem.message.en
    assert "TSAVEAS" in problem.remedy.zh


def test_layers_that_are_off_and_layouts_not_read_are_named(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.layers.add("旧").off()
        document.modelspace().add_line((0, 0), (9_000, 0), dxfattribs={"layer": "旧"})
        document.layout("Layout1").add_line((0, 0), (100, 0))

    reading = read(draw)
    assert {"layers-off", "paper-space"} <= {problem.code for problem in reading.problems}
    assert len(only(reading).segments) == 1


def test_a_drawing_only_in_a_layout_is_read_from_there(read: Callable[..., Reading]) -> None:
    def draw(document: Document) -> None:
        document.layout("Layout1").add_line((0, 0), (8_000, 0))

    assert only(read(draw)).segments.tolist() == [[0, 0, 8_000, 0]]


@pytest.mark.parametrize("version", ["R12", "R2000", "R2018"])
def test_every_version_reads_the_same(read: Callable[..., Reading], version: str) -> None:
    drawing = only(read(lambda document: document.modelspace().add_circle((1_000, 2_000), 3_000), version))
    assert drawing.arcs.tolist() == [[1_000, 2_000, 3_000, 0, 360]]


def test_the_binary_kind_reads_the_same(tmp_path: Path) -> None:
    document = ezdxf.new("R2010", units=4)
    document.modelspace().add_text("二层平面图", height=300)
    document.saveas(tmp_path / "a.dxf", fmt="bin")
    source, reading = read_file(tmp_path / "a.dxf", "a.dxf")
    assert (source.media_type, only(reading).words[0].text) == ("image/vnd.dxf", "二层平面图")


def only(reading: Reading) -> Drawing:
    (drawing,) = reading.drawings
    return drawing
