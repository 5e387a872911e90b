"""Real drawings made by others: read, or refused with a reason; never a crash."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lianshen.parsers.format import Reading
from lianshen.parsers.reading import Limits, read_file
from lianshen.review.sheets import SourceFile

DRAWINGS = Path(__file__).parents[3] / "shared" / "drawings"


def real(path: str) -> Path:
    file = DRAWINGS / path
    assert file.exists(), f"{file} is missing: the real drawings belong beside the project, in ../shared/drawings"
    return file


def test_three_framed_plans_of_a_school_are_three_sheets() -> None:
    path = real("derived/mani_Link_floor.dxf")
    _source, reading = read_file(path, path.name)
    assert sorted(str(drawing.sheet.title) for drawing in reading.drawings) == [
        "一层平面图",
        "三层平面图",
        "二层平面图",
    ]
    for drawing in reading.drawings:
        assert (drawing.sheet.paper, drawing.sheet.scale) == ((841, 594), 100)
        assert sum(symbol.name.startswith("$DorLib2D$") for symbol in drawing.symbols) == 26
        assert sum(symbol.name.startswith("$WINLIB2D$00000004") for symbol in drawing.symbols) == 43
        assert sum(symbol.name.startswith("_FZH") for symbol in drawing.symbols) == 32
        assert {"19.68", "94.10", "128.14"} <= {word.text.removesuffix("m") for word in drawing.words}
    (outside,) = [problem for problem in reading.problems if problem.code == "outside-frames"]
    assert outside.count > 1_000  # the unframed copy


def test_a_drawing_all_in_blocks_is_not_empty() -> None:
    path = real("dxf/barc_plan_exported.dxf")
    _source, reading = read_file(path, path.name)
    assert len(reading.drawings[0].segments) > 3_000


def test_a_vector_pdf_with_its_letters_as_curves_says_so() -> None:
    path = real("derived/mani_Link_floor_vector.pdf")
    _source, reading = read_file(path, path.name)
    assert reading.drawings[0].sheet.paper == (1189, 841)
    assert len(reading.drawings[0].segments) > 100_000
    assert "text-as-curves" in codes(reading)


def test_a_scan_is_listed_and_not_read() -> None:
    path = real("derived/mani_Link_floor_scan.pdf")
    _source, reading = read_file(path, path.name)
    assert (len(reading.drawings), codes(reading)) == (1, {"scan"})


def test_hard_files_are_read_or_refused_with_a_reason() -> None:
    files = sorted(real("hard").iterdir())
    assert len(files) > 50
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(_read, files))
    for path, (_source, reading) in zip(files, results, strict=True):
        assert reading.drawings or reading.problems, path.name
        assert all(problem.message.zh and problem.remedy.zh for problem in reading.problems), path.name
    read = {path.name for path, (_source, reading) in zip(files, results, strict=True) if reading.drawings}
    assert {"ezdxf_bin_dxf_r12.dxf", "ezdxf_bin_dxf_r2000.dxf", "ezdxf_POLI-ALL210_12.DXF"} <= read


def _read(path: Path) -> tuple[SourceFile, Reading]:
    return read_file(path, path.name, Limits(cpu=20, wall=40))


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems}
