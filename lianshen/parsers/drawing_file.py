"""A drawing as bytes and back, exactly: NumPy's npz without pickle, so that foreign bytes can never run.

Numbers lie in columns and what is said in one list, everything said once; words and symbols are built when looked at.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from lianshen.parsers.late import Late
from lianshen.review.sheets import (
    Affine,
    Drawing,
    Floats,
    HatchLine,
    Ids,
    Kind,
    Pen,
    Sheet,
    Signatures,
    SourceFile,
    Symbol,
    Word,
)

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
    "ring_hatch",
)
_QUICK = 1  # a third of the time of the usual level for a tenth more bytes
_Row = dict[str, Any]
_Columns = dict[str, npt.NDArray[Any]]
_HatchRow = tuple[float, list[float], list[float], list[float]]


def pack(drawing: Drawing) -> bytes:
    """`drawing` as the bytes of an npz file: its columns as arrays, the rest as JSON."""
    said: dict[str, int] = {}
    columns: _Columns = {name: getattr(drawing, name) for name in _COLUMNS}
    columns["ring_points"] = np.concatenate([np.empty((0, 2)), *drawing.rings])
    columns["ring_lengths"] = np.array([len(ring) for ring in drawing.rings], np.int64)
    columns |= _word_columns(drawing.words, said) | _symbol_columns(drawing.symbols, said)
    rest = {
        "sheet": sheet_row(drawing.sheet),
        "layers": drawing.layers,
        "pens": [_pen_row(pen) for pen in drawing.pens],
        "said": list(said),
        "exact": drawing.exact,
    }
    columns["rest"] = np.frombuffer(json.dumps(rest).encode("ascii"), np.uint8)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as members:
        for name, column in columns.items():
            with members.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, column, allow_pickle=False)
    return packed.getvalue()


def unpack(packed: bytes) -> Drawing:
    """The drawing in `packed`; ValueError where it unpacks to more than `MOST_BYTES`."""
    with zipfile.ZipFile(io.BytesIO(packed)) as members:
        if sum(member.file_size for member in members.infolist()) > MOST_BYTES:
            raise ValueError("unpacks to more than a drawing can be")
    with np.load(io.BytesIO(packed), allow_pickle=False) as columns:
        rest = json.loads(columns["rest"].tobytes())
        if rest["pens"] and len(rest["pens"]) != len(rest["layers"]):
            raise ValueError("pens of layers that are not there")
        return Drawing(
            sheet=sheet_from(rest["sheet"]),
            layers=tuple(rest["layers"]),
            rings=_rings(columns["ring_points"], columns["ring_lengths"]),
            words=_words(columns["word_said"], columns["word_numbers"], columns["word_pen"], rest["said"]),
            symbols=_symbols(
                columns["symbol_said"], columns["symbol_numbers"], columns["attribute_said"], rest["said"]
            ),
            exact=rest["exact"],
            pens=tuple(_pen(*row) for row in rest["pens"]),
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
        "signatures": sheet.signatures and [sheet.signatures.count, sheet.signatures.uncovered],
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
        signatures=None if row["signatures"] is None else Signatures(*row["signatures"]),
    )


def _rings(points: Floats, lengths: npt.NDArray[np.int64]) -> tuple[Floats, ...]:
    ends = np.cumsum(lengths).tolist()
    return tuple(points[begin:end] for begin, end in zip([0, *ends[:-1]], ends, strict=True)) if ends else ()


def _word_columns(words: Sequence[Word], said: dict[str, int]) -> _Columns:
    return {
        "word_said": _table(((_number(said, w.text), _number(said, w.layer)) for w in words), np.int32, 2),
        "word_numbers": _table(((*w.at, w.height, w.width, w.turn, w.slant, w.rise) for w in words), np.float64, 7),
        "word_pen": np.fromiter((w.pen for w in words), np.int32),
    }


def _pen_row(pen: Pen) -> list[Any]:
    hatch = pen.hatch and [(line.turn, line.at, line.step, line.dashes) for line in pen.hatch]
    return [pen.colour, pen.width, pen.band, pen.dashes, pen.is_fill, hatch]


def _pen(
    colour: list[int], width: float, band: float, dashes: list[float], is_fill: bool, hatch: list[_HatchRow] | None
) -> Pen:
    lines = None if hatch is None else tuple(_hatch_line(*row) for row in hatch)
    return Pen((colour[0], colour[1], colour[2]), width, band, tuple(dashes), is_fill, lines)


def _hatch_line(turn: float, at: list[float], step: list[float], dashes: list[float]) -> HatchLine:
    return HatchLine(turn, (at[0], at[1]), (step[0], step[1]), tuple(dashes))


def _symbol_columns(symbols: Sequence[Symbol], said: dict[str, int]) -> _Columns:
    pairs = ((n, tag, words) for n, symbol in enumerate(symbols) for tag, words in symbol.attributes)
    return {
        "symbol_said": _table(((_number(said, s.name), _number(said, s.layer)) for s in symbols), np.int32, 2),
        "symbol_numbers": _table(((*s.at, *s.scale, s.turn, *s.box) for s in symbols), np.float64, 9),
        "attribute_said": _table(((n, _number(said, t), _number(said, w)) for n, t, w in pairs), np.int32, 3),
    }


def _number(said: dict[str, int], words: str) -> int:
    return said.setdefault(words, len(said))


def _table(rows: Iterable[tuple[float, ...]], kind: type[np.generic], width: int) -> npt.NDArray[Any]:
    return np.fromiter(chain.from_iterable(rows), kind).reshape(-1, width)


def _words(named: npt.NDArray[np.int32], numbers: Floats, pens: Ids, said: list[str]) -> Late[Word]:
    _check(named, numbers, said)
    _check(named, pens, said)

    def build() -> Iterator[Word]:
        rows = zip(named.tolist(), numbers.tolist(), pens.tolist(), strict=True)
        for (text, layer), (x, y, height, width, turn, slant, rise), pen in rows:
            yield Word(said[text], (x, y), height, width, turn, said[layer], pen, slant, rise)

    return Late(len(named), build)


def _symbols(
    named: npt.NDArray[np.int32], numbers: Floats, attributes: npt.NDArray[np.int32], said: list[str]
) -> Late[Symbol]:
    _check(named, numbers, said)
    _check(attributes[:, 1:], attributes, said)

    def build() -> Iterator[Symbol]:
        pairs: dict[int, list[tuple[str, str]]] = {}
        for number, tag, words in attributes.tolist():
            pairs.setdefault(number, []).append((said[tag], said[words]))
        rows = zip(named.tolist(), numbers.tolist(), strict=True)
        for number, ((name, layer), (x, y, across, up, turn, *box)) in enumerate(rows):
            own = tuple(pairs.get(number, ()))
            x0, y0, x1, y1 = box
            yield Symbol(said[name], (x, y), (across, up), turn, said[layer], own, (x0, y0, x1, y1))

    return Late(len(named), build)


def _check(named: npt.NDArray[np.int32], numbers: npt.NDArray[Any], said: list[str]) -> None:
    """Foreign numbers are looked at before anyone relies on them; ValueError where they lead nowhere."""
    if len(named) != len(numbers) or named.min(initial=0) < 0 or named.max(initial=-1) >= len(said):
        raise ValueError("words that are not there")
