"""Files, sheets and drawings as they were handed in, and what could not be read of them.

Three planes and no fourth: file units (as drawn), metres of the building, millimetres of paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np
import numpy.typing as npt
from shapely import Polygon

from lianshen.review.language import Text

Floats = npt.NDArray[np.float64]
Ids = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as uploaded; the hash is its identity."""

    sha256: str
    name: str
    media_type: str
    size_bytes: int


class Loss(StrEnum):
    """What a problem cost: nothing after repair, a part, or the whole sheet or file."""

    REPAIRED = "repaired"
    PART_LOST = "part lost"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, why, and what the applicant can do; `sheet` is None where it concerns the whole file."""

    code: str
    loss: Loss
    message: Text
    remedy: Text
    sheet: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Affine:
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, points: npt.ArrayLike) -> Floats:
        """Map points of shape (…, 2)."""
        xy = np.asarray(points, dtype=np.float64)
        return np.stack(
            (self.a * xy[..., 0] + self.c * xy[..., 1] + self.e, self.b * xy[..., 0] + self.d * xy[..., 1] + self.f),
            axis=-1,
        )

    @property
    def scale(self) -> float:
        """How much longer a length becomes."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)

    def inverse(self) -> Affine:
        """The way back; ZeroDivisionError where there is none."""
        det = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Affine(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    def then(self, after: Affine) -> Affine:
        """This map first, `after` second."""
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    @classmethod
    def placed(cls, scale: float, turn: float = 0.0, origin: tuple[float, float] = (0.0, 0.0)) -> Affine:
        """Shift `origin` to zero, turn by `turn` degrees against the clock, then enlarge by `scale`."""
        a, b = scale * cos(radians(turn)), scale * sin(radians(turn))
        return cls(a, b, -b, a, -(a * origin[0] - b * origin[1]), -(b * origin[0] + a * origin[1]))

    def numbers(self) -> list[float]:
        """[a, b, c, d, e, f], the order of the documents."""
        return [self.a, self.b, self.c, self.d, self.e, self.f]


class Kind(StrEnum):
    """What a sheet shows."""

    FLOOR_PLAN = "floor_plan"
    ROOF_PLAN = "roof_plan"
    SITE_PLAN = "site_plan"
    SECTION = "section"
    ELEVATION = "elevation"
    SCHEDULE = "schedule"
    NOTES = "notes"
    DETAIL = "detail"
    FIRE_COMPARTMENT_PLAN = "fire_compartment_plan"
    SHELTER_PLAN = "shelter_plan"
    LIGHTNING_PLAN = "lightning_plan"
    EARTHING_PLAN = "earthing_plan"
    COVER = "cover"
    INDEX = "index"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Signatures:
    """The electronic signatures in a file, not validated: how many, and how many last bytes none of them covers."""

    count: int
    uncovered: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the set.  `frame` is its outline in file units; `storeys` are labels such as "3F"; None is unknown.

    `fields` are the title block's own words by its own labels (图名, 图号, 比例 …), an empty field as "".
    `signatures` are those of the file it came in; None where nobody looked.
    """

    id: str
    source: SourceFile
    place: str
    number: str | None
    title: str | None
    discipline: str | None
    kind: Kind
    scale: float | None
    storeys: tuple[str, ...]
    paper: tuple[float, float] | None
    frame: Polygon
    to_plan: Affine
    to_paper: Affine
    fields: tuple[tuple[str, str], ...] = ()
    signatures: Signatures | None = None


@dataclass(frozen=True, slots=True)
class HatchLine:
    """One family of parallel lines of a hatch: degrees, a point of the first, the step to the next, dashes (gaps < 0)."""

    turn: float
    at: tuple[float, float]
    step: tuple[float, float]
    dashes: tuple[float, ...] = ()

    def moved(self, by: Affine) -> HatchLine:
        """The same lines shifted, turned, enlarged or mirrored."""
        (x, y), (dx, dy) = self.at, self.step
        along = (
            (by.a * cos(radians(self.turn)) + by.c * sin(radians(self.turn))),
            (by.b * cos(radians(self.turn)) + by.d * sin(radians(self.turn))),
        )
        at, longer = by.apply((x, y)), hypot(*along)
        return HatchLine(
            degrees(atan2(along[1], along[0])),
            (float(at[0]), float(at[1])),
            (by.a * dx + by.c * dy, by.b * dx + by.d * dy),
            tuple(part * longer for part in self.dashes),
        )


@dataclass(frozen=True, slots=True)
class Pen:
    """How a thing is drawn: red, green, blue of 255; millimetres of paper; `band`, dashes and hatch in file units.

    A fill's outline is not drawn; `hatch` None is solid, without lines it is one nobody knows.
    """

    colour: tuple[int, int, int]
    width: float
    band: float = 0.0
    dashes: tuple[float, ...] = ()
    is_fill: bool = False
    hatch: tuple[HatchLine, ...] | None = None

    def moved(self, by: Affine) -> Pen:
        """The pen for what was moved."""
        hatch = None if self.hatch is None else tuple(line.moved(by) for line in self.hatch)
        dashes = tuple(part * by.scale for part in self.dashes)
        return Pen(self.colour, self.width, self.band * by.scale, dashes, self.is_fill, hatch)


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text: `at` its lower left corner, lengths in file units, `turn` in degrees against the clock.

    `slant` is what its letters lean to the right, in degrees; `pen` a number into the drawing's pens, -1 unknown;
    `rise` how much higher its first line stands than its last, where it wraps to its width.
    """

    text: str
    at: tuple[float, float]
    height: float
    width: float
    turn: float
    layer: str
    pen: int = -1
    slant: float = 0.0
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A block reference: name, insertion point, scale, turn in degrees, layer, attributes, `box` its extent."""

    name: str
    at: tuple[float, float]
    scale: tuple[float, float]
    turn: float
    layer: str
    attributes: tuple[tuple[str, str], ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on one sheet, in file units, nothing interpreted.

    `segments` (n, 4) x1 y1 x2 y2, blocks exploded, curves flattened; `arcs` (n, 5) cx cy r start end apart, in degrees
    against the clock (a circle is 0 to 360).  `*_layer` index `layers`; `*_symbol` index `symbols`, -1 outside any block.
    `rings` are closed polylines and fills as (m, 2) arrays, which also stand in `segments`; `ring_filled` tells fills,
    and the rings of one fill have the same `ring_hatch`.  A layer stands in `layers` once for each pen it is drawn with;
    `pens` are as many as `layers`, or none where nobody knows.
    """

    sheet: Sheet
    layers: tuple[str, ...] = ()
    segments: Floats = field(default_factory=lambda: np.empty((0, 4)))
    segment_layer: Ids = field(default_factory=lambda: np.empty(0, np.int32))
    segment_symbol: Ids = field(default_factory=lambda: np.empty(0, np.int32))
    arcs: Floats = field(default_factory=lambda: np.empty((0, 5)))
    arc_layer: Ids = field(default_factory=lambda: np.empty(0, np.int32))
    arc_symbol: Ids = field(default_factory=lambda: np.empty(0, np.int32))
    rings: tuple[Floats, ...] = ()
    ring_layer: Ids = field(default_factory=lambda: np.empty(0, np.int32))
    ring_filled: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))
    words: Sequence[Word] = ()
    symbols: Sequence[Symbol] = ()
    pens: tuple[Pen, ...] = ()
    ring_hatch: Ids = field(default_factory=lambda: np.empty(0, np.int32))
    exact: bool = True  # False where lines were worked out from a picture


@dataclass(frozen=True, slots=True)
class LayerMeaning:
    """What a layer of a file was taken for, how surely (`read`, `inferred` or `confirmed`), why, and what lies on it."""

    name: str
    meaning: str
    certainty: str
    reason: Text
    lines: int = 0
    fills: int = 0
    texts: int = 0
    blocks: int = 0

    @property
    def things(self) -> int:
        """How much lies on it."""
        return self.lines + self.fills + self.texts + self.blocks


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file of a submission, the sheets that lie in it and what could not be read of it; `layers` None: not kept."""

    source: SourceFile
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    layers: tuple[LayerMeaning, ...] | None = None
