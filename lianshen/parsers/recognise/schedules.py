"""Schedules of doors and windows: what each row says of a mark, stated on every opening that carries it.

Glossary: *schedule* (门窗表) lists marks (设计编号) with the size of the opening (洞口尺寸, width × height) and sometimes the
height of the sill (窗台高); its columns are known by their headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lianshen.parsers.recognise.marks import read_mark
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.writing import lines_of_words
from lianshen.review.building import Building, Door, Storey, Window
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Kind

_COLUMNS = (
    ("mark", re.compile(r"(?:设计|门窗|门|窗)?(?:编号|型号)")),
    ("size", re.compile(r"(?:洞口|门窗)?尺寸.*|宽[x×*]高.*")),
    ("width", re.compile(r"(?:洞口)?宽度?(?:\(?W\)?)?(?:\(mm\))?")),
    ("height", re.compile(r"(?:洞口)?高度?(?:\(?H\)?)?(?:\(mm\))?")),
    ("sill", re.compile(r"窗台高度?(?:\(mm\))?|离地高度?(?:\(mm\))?")),
)
_SIZE = re.compile(r"(\d{3,5})\s*[x×X*]\s*(\d{3,5})")
_NUMBER = re.compile(r"\d{2,5}")
_BELOW = 80.0  # letter heights under its headings that a table reaches
_BUILT = (0.3, 12.0)  # metres


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its mark and the sizes it gives, in metres, with the words."""

    mark: str
    width: float | None
    height: float | None
    sill: float | None
    words: tuple[Said, ...]


def find_schedule(plane: Plane) -> tuple[Row, ...]:
    """The rows of all door and window schedules on one sheet; a mark with two rows that differ has none."""
    said = [word for word in plane.words if word.plain and abs(word.turn) < 1.0]
    rows: dict[str, Row] = {}
    doubtful: set[str] = set()
    for heads in _headings(said):
        for row in _rows(said, heads):
            other = rows.setdefault(row.mark, row)
            if (other.width, other.height, other.sill) != (row.width, row.height, row.sill):
                doubtful.add(row.mark)
    return tuple(row for mark, row in rows.items() if mark not in doubtful)


def state_schedules(building: Building, planes: Iterable[Plane]) -> None:
    """State the rows on every door and window of their mark; what a mark or a drawing says otherwise stays beside it."""
    storeys = [storey for said in building.statements(Building.storeys) for storey in said.value]
    for plane in planes:
        if plane.drawing.sheet.kind in (Kind.SCHEDULE, Kind.NOTES, Kind.INDEX):
            for row in find_schedule(plane):
                for storey in storeys:
                    _state_row(storey, row, plane.words_sure, plane.evidence(*row.words))


def _state_row(storey: Storey, row: Row, sure: Certainty, quoted: Evidence) -> None:
    listed = (storey.statements(Storey.doors), storey.statements(Storey.dwelling_doors))
    doors: list[Door | Window] = [door for statements in listed for said in statements for door in said.value]
    windows = [window for said in storey.statements(Storey.windows) for window in said.value]
    for opening in [*doors, *windows]:
        kind = Window if isinstance(opening, Window) else Door
        if all(said.value != row.mark for said in opening.statements(kind.number)) or not opening.knows(kind.number):
            continue
        for fact, value in ((kind.marked_width, row.width), (kind.height, row.height)):
            if value is not None:
                opening.state(fact, value, sure, quoted)
        if row.sill is not None and isinstance(opening, Window):
            opening.state(Window.sill, row.sill, sure, quoted)


def _headings(said: Sequence[Said]) -> list[dict[str, tuple[Said, tuple[float, float]]]]:
    """The headings of each table, with the reach of their columns to left and right."""
    found = []
    for line in lines_of_words(said, gap=60.0):
        heads = {}
        for n, word in enumerate(line):
            plain = word.plain.replace(" ", "")
            name = next((name for name, pattern in _COLUMNS if pattern.fullmatch(plain)), None)
            if name and name not in heads:
                left = (line[n - 1].at.x + word.at.x) / 2 if n else word.at.x - 20 * word.height
                right = (line[n + 1].at.x + word.at.x) / 2 if n + 1 < len(line) else word.at.x + 20 * word.height
                heads[name] = (word, (left, right))
        if "mark" in heads and ("size" in heads or {"width", "height"} & set(heads)):
            found.append(heads)
    return found


def _rows(said: Sequence[Said], heads: dict[str, tuple[Said, tuple[float, float]]]) -> list[Row]:
    head, (left, right) = heads["mark"]
    lowest = head.at.y - _BELOW * head.height
    below = [word for word in said if lowest < word.at.y < head.at.y]
    rows = []
    for word in below:
        mark = read_mark(word.plain) if left < word.at.x < right else None
        if mark is not None:
            side = [other for other in below if abs(other.at.y - word.at.y) < 0.6 * word.height and other is not word]
            cells = {name: _cell(side, reach) for name, (_head, reach) in heads.items() if name != "mark"}
            rows.append(_row(mark.number, word, cells))
    return [row for row in rows if (row.width, row.height, row.sill) != (None, None, None)]


def _cell(side: Sequence[Said], reach: tuple[float, float]) -> Said | None:
    inside = [word for word in side if reach[0] < word.at.x < reach[1]]
    return inside[0] if len(inside) == 1 else None


def _row(mark: str, word: Said, cells: dict[str, Said | None]) -> Row:
    size = cells.get("size")
    both = _SIZE.fullmatch(size.plain.replace(" ", "")) if size else None
    width, height = (int(both[1]) / 1000, int(both[2]) / 1000) if both else (None, None)
    width, height = width or _metres(cells.get("width")), height or _metres(cells.get("height"))
    used = tuple(cell for cell in cells.values() if cell is not None)
    return Row(mark, _built(width), _built(height), _metres(cells.get("sill")), (word, *used))


def _metres(cell: Said | None) -> float | None:
    return int(cell.plain) / 1000 if cell is not None and _NUMBER.fullmatch(cell.plain) else None


def _built(size: float | None) -> float | None:
    return size if size is not None and _BUILT[0] <= size <= _BUILT[1] else None
