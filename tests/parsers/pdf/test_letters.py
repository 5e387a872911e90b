"""Writing that is drawn as lines beside text is told from hatches, symbols and stairs, and is not passed over."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from lianshen.parsers.drawn import OCR, Drawn
from lianshen.parsers.format import Reading
from lianshen.parsers.pdf.letters import rows_of_letters
from lianshen.parsers.reading import Limits, read_file
from lianshen.review.sheets import Floats, Loss, Word

# Letters by the corners of their strokes, six high and four wide.
LETTERS = {
    "A": ["0,0 2,6 4,0", "0.7,2 3.3,2"],
    "B": ["0,0 0,6 3,6 4,5 4,4 3,3 0,3", "3,3 4,2 4,1 3,0 0,0"],
    "C": ["4,5 3,6 1,6 0,5 0,1 1,0 3,0 4,1"],
    "D": ["0,0 0,6 2.5,6 4,4.5 4,1.5 2.5,0 0,0"],
    "E": ["4,6 0,6 0,0 4,0", "0,3 3,3"],
    "I": ["2,0 2,6", "0.4,6 3.6,6", "0.4,0 3.6,0"],
    "K": ["0,0 0,6", "4,6 0,2.5", "1.2,3.5 4,0"],
    "L": ["0,6 0,0 4,0"],
    "N": ["0,0 0,6 4,0 4,6"],
    "O": ["1,0 0,1 0,5 1,6 3,6 4,5 4,1 3,0 1,0"],
    "R": ["0,0 0,6 3,6 4,5 4,4 3,3 0,3", "2,3 4,0"],
    "S": ["4,5 3,6 1,6 0,5 0,4 1,3 3,3 4,2 4,1 3,0 1,0 0,1"],
    "T": ["0,6 4,6", "2,6 2,0"],
}
NOTES = ("STAIR", "LOBBI", "ROOK TILES", "CONCRETE SLAB", "DOOR", "NORTE SIDE")


def test_rows_of_letters_are_found_where_they_stand() -> None:
    rows = rows_of_letters(page_of(notes()))
    assert len(rows) == sum(len(note.split()) for note in NOTES)
    assert np.allclose((rows[:, 3] - rows[:, 1]), 12.0, atol=0.1)


def test_upright_rows_are_found_as_well() -> None:
    level = notes()
    upright = np.stack((-level[:, 1], level[:, 0], -level[:, 3], level[:, 2]), axis=1)
    assert len(rows_of_letters(page_of(upright))) == len(rows_of_letters(page_of(level)))


def test_what_a_word_already_says_is_not_said_again() -> None:
    words = tuple(Word(note, (100.0, 100.0 + 50 * n), 12.0, 20.0 * len(note), 0.0, "0") for n, note in enumerate(NOTES))
    assert len(rows_of_letters(page_of(notes(), words))) == 0


def test_a_single_mark_is_no_writing() -> None:
    assert len(rows_of_letters(page_of(written("ABC", 100, 100)))) == 0


@pytest.mark.parametrize("form", ["hatch", "stairs", "zigzag", "triangles", "chairs", "dashes", "bricks"])
def test_hatches_and_symbols_are_no_letters(form: str) -> None:
    assert len(rows_of_letters(page_of(OTHERS[form]()))) == 0


def test_a_heap_of_figures_is_passed_by_and_the_writing_beside_it_is_found() -> None:
    """Compared with one another these would be nine hundred million pairs."""
    places = np.random.default_rng(5).uniform(600, 640, (30_000, 2))
    heap = np.concatenate((places, places + np.random.default_rng(6).uniform(-30, 30, (30_000, 2))), axis=1)
    rows = rows_of_letters(page_of(np.concatenate((heap, notes()))))
    assert len(rows) == sum(len(note.split()) for note in NOTES)


def test_a_page_with_text_and_letters_drawn_as_lines_says_so(tmp_path: Path) -> None:
    reading = read_page(tmp_path, Limits(ocr=0))
    (problem,) = [each for each in reading.problems if each.code == "text-as-curves"]
    assert (problem.loss, problem.count) == (Loss.PART_LOST, 9)
    assert "TrueType" in problem.remedy.en
    assert [word.text for word in reading.drawings[0].words] == ["NOTES 1:100"]


def test_they_are_read_from_their_picture_and_no_word_is_doubled(tmp_path: Path) -> None:
    words = read_page(tmp_path, Limits()).drawings[0].words
    assert [word.text for word in words if word.layer != OCR] == ["NOTES 1:100"]
    read = " ".join(word.text for word in words if word.layer == OCR)
    assert {"STAIR", "DOOR", "CONCRETE"} <= set(read.split())
    assert "NOTES" not in read


def read_page(folder: Path, limits: Limits) -> Reading:
    with pymupdf.open() as document:
        page = document.new_page(width=842, height=595)
        page.insert_text((500, 500), "NOTES 1:100", fontsize=14)
        for x1, y1, x2, y2 in notes().tolist():
            page.draw_line((x1, 595 - y1), (x2, 595 - y2), width=1)
        document.save(folder / "mixed.pdf")
    return read_file(folder / "mixed.pdf", "mixed.pdf", limits)[1]


def page_of(lines: Floats, words: tuple[Word, ...] = ()) -> Drawn:
    return Drawn(segments=lines, words=words)


def notes() -> Floats:
    return np.concatenate([written(note, 100.0, 100.0 + 50 * n) for n, note in enumerate(NOTES)])


def written(text: str, x: float, y: float, size: float = 2.0) -> Floats:
    """`text` in strokes six times `size` high."""
    lines = []
    for place, letter in enumerate(text):
        for stroke in LETTERS.get(letter, ()):
            points = np.array([[float(n) for n in corner.split(",")] for corner in stroke.split()])
            points = points * size + (x + 6 * size * place, y)
            lines.append(np.concatenate((points[:-1], points[1:]), axis=1))
    return np.concatenate(lines)


def hatch() -> Floats:
    """Slanted lines through a wall of eight points."""
    x = np.arange(0.0, 600.0, 3.0)
    return np.stack((x, x * 0 + 100, x + 8, x * 0 + 108), axis=1)


def stairs() -> Floats:
    """Treads between two strings."""
    x = np.arange(0.0, 300.0, 8.0)
    treads = np.stack((x, x * 0 + 100, x, x * 0 + 134), axis=1)
    return np.concatenate((treads, [[0, 100, 300, 100], [0, 134, 300, 134]]))


def zigzag() -> Floats:
    """Insulation: up and down in pieces that do not touch."""
    x = np.arange(0.0, 600.0, 8.0)
    up = np.stack((x, x * 0 + 100, x + 3, x * 0 + 110), axis=1)
    down = np.stack((x + 4, x * 0 + 110, x + 7, x * 0 + 100), axis=1)
    return np.concatenate((up, down))


def triangles() -> Floats:
    """The aggregate of concrete between two lines: small triangles of any size, anywhere."""
    chance = np.random.default_rng(3)
    middles = np.stack((chance.uniform(0, 800, 400), chance.uniform(100, 130, 400)), axis=1)
    corners = middles[:, None] + chance.uniform(-3, 3, (400, 3, 2))
    return np.concatenate((corners, np.roll(corners, -1, axis=1)), axis=2).reshape(-1, 4)


def chairs() -> Floats:
    """One symbol again and again, in a row."""
    return np.concatenate([written("R", 100.0 + 14 * n, 100.0) for n in range(40)])


def dashes() -> Floats:
    """A dashed line with dots."""
    x = np.arange(0.0, 900.0, 12.0)
    return np.concatenate(
        (np.stack((x, x * 0, x + 8, x * 0), axis=1), np.stack((x + 10, x * 0, x + 10.3, x * 0), axis=1))
    )


def bricks() -> Floats:
    """Courses with joints set off."""
    x, y = (grid.ravel() for grid in np.meshgrid(np.arange(0.0, 600.0, 12.0), np.arange(0.0, 60.0, 6.0)))
    x = x + y % 12
    joints = np.stack((x, y, x, y + 6), axis=1)
    return np.concatenate((joints, np.stack((x, y, x + 12, y), axis=1)))


OTHERS = {each.__name__: each for each in (hatch, stairs, zigzag, triangles, chairs, dashes, bricks)}
