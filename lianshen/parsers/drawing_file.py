"""A drawing as bytes and back, exactly: NumPy's npz without pickle, so that foreign bytes can never run."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from lianshen.review.sheets import Affine, Drawing, Floats, Kind, Sheet, SourceFile, Symbol, Word

MOST_BYTES = 2_000_000_000
_COLUMNS = (
    "segments",
    "segment_layer",
    "segment_symbol",
    "arcs",
    "arc_layer",
    "arc_symbol",
    "ring_layer",
    "ring_filled",
)
_Row = dict[str, Any]


def pack(drawing: Drawing) -> bytes:
    """`drawing` as the bytes of an npz file: its columns as arrays, the rest as JSON."""
    rest = {
        "sheet": sheet_row(drawing.sheet),
        "layers": drawing.layers,
        "words": [(w.text, w.at, w.height, w.width, w.turn, w.layer) for w in drawing.words],
        "symbols": [(s.name, s.at, s.scale, s.turn, s.layer, s.attributes, s.box) for s in drawing.symbols],
        "exact": drawing.exact,
    }
    columns: dict[str, npt.NDArray[Any]] = {name: getattr(drawing, name) for name in _COLUMNS}
    columns["ring_points"] = np.concatenate([np.empty((0, 2)), *drawing.rings])
    columns["ring_lengths"] = np.array([len(ring) for ring in drawing.rings], np.int64)
    columns["rest"] = np.frombuffer(json.dumps(rest).encode("ascii"), np.uint8)
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **columns)
    return packed.getvalue()


def unpack(packed: bytes) -> Drawing:
    """The drawing in `packed`; ValueError where it unpacks to more than `MOST_BYTES`."""
    with zipfile.ZipFile(io.BytesIO(packed)) as members:
        if sum(member.file_size for member in members.infolist()) > MOST_BYTES:
            raise ValueError("unpacks to more than a drawing can be")
    with np.load(io.BytesIO(packed), allow_pickle=False) as columns:
        rest = json.loads(columns["rest"].tobytes())
        return Drawing(
            sheet=sheet_from(rest["sheet"]),
            layers=tuple(rest["layers"]),
            rings=_rings(columns["ring_points"], columns["ring_lengths"]),
            words=tuple(_word(*row) for row in rest["words"]),
            symbols=tuple(_symbol(*row) for row in rest["symbols"]),
            exact=rest["exact"],
            **{name: columns[name] for name in _COLUMNS},
        )


def sheet_row(sheet: Sheet) -> _Row:
    """A sheet as plain JSON."""
    source = sheet.source
    return {
        "id": sheet.id,
        "source": [source.sha256, source.name, source.media_type, source.size_bytes],
        "place": sheet.place,
        "number": sheet.number,
        "title": sheet.title,
        "discipline": sheet.discipline,
        "kind": sheet.kind.value,
        "scale": sheet.scale,
        "storeys": sheet.storeys,
        "paper": sheet.paper,
        "frame": shapely.to_wkb(sheet.frame, hex=True),
        "to_plan": sheet.to_plan.numbers(),
        "to_paper": sheet.to_paper.numbers(),
        "fields": sheet.fields,
    }


def sheet_from(row: _Row) -> Sheet:
    """The sheet that `sheet_row` wrote down."""
    return Sheet(
        id=row["id"],
        source=SourceFile(*row["source"]),
        place=row["place"],
        number=row["number"],
        title=row["title"],
        discipline=row["discipline"],
        kind=Kind(row["kind"]),
        scale=row["scale"],
        storeys=tuple(row["storeys"]),
        paper=None if row["paper"] is None else (row["paper"][0], row["paper"][1]),
        frame=shapely.Polygon(shapely.from_wkb(row["frame"])),
        to_plan=Affine(*row["to_plan"]),
        to_paper=Affine(*row["to_paper"]),
        fields=tuple((label, words) for label, words in row["fields"]),
    )


def _rings(points: Floats, lengths: npt.NDArray[np.int64]) -> tuple[Floats, ...]:
    return tuple(np.split(points, np.cumsum(lengths)[:-1])) if len(lengths) else ()


def _word(text: str, at: list[float], height: float, width: float, turn: float, layer: str) -> Word:
    return Word(text, (at[0], at[1]), height, width, turn, layer)


def _symbol(
    name: str,
    at: list[float],
    scale: list[float],
    turn: float,
    layer: str,
    attributes: list[list[str]],
    box: list[float],
) -> Symbol:
    pairs = tuple((tag, words) for tag, words in attributes)
    return Symbol(name, (at[0], at[1]), (scale[0], scale[1]), turn, layer, pairs, (box[0], box[1], box[2], box[3]))
