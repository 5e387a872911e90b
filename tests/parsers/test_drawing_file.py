"""A drawing packed and unpacked is the same drawing, to the last bit."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from lianshen.parsers import drawing_file
from lianshen.parsers.drawing_file import pack, unpack
from lianshen.review.sheets import Affine, Drawing, HatchLine, Kind, Pen, Sheet, SourceFile, Symbol, Word

numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)
words = st.text(max_size=30)
points = st.tuples(numbers, numbers)
maps = st.builds(Affine, numbers, numbers, numbers, numbers, numbers, numbers)
frames = st.tuples(st.integers(-999, 999), st.integers(1, 999)).map(lambda p: shapely.box(p[0], p[0], p[0] + p[1], 1e4))
counts = st.integers(-1, 99)
dashes = st.lists(numbers, max_size=3).map(tuple)
hatches = st.none() | st.lists(st.builds(HatchLine, numbers, points, points, dashes), max_size=2).map(tuple)
pens = st.builds(Pen, st.tuples(counts, counts, counts), numbers, numbers, dashes, st.booleans(), hatches)
pairs = st.lists(st.tuples(words, words), max_size=4).map(tuple)
sheets = st.builds(
    Sheet,
    id=words,
    source=st.builds(SourceFile, words, words, words, st.integers(0, 10**12)),
    place=words,
    number=st.none() | words,
    title=st.none() | words,
    discipline=st.none() | words,
    kind=st.sampled_from(Kind),
    scale=st.none() | numbers,
    storeys=st.lists(words, max_size=3).map(tuple),
    paper=st.none() | points,
    frame=frames,
    to_plan=maps,
    to_paper=maps,
    fields=pairs,
)


def rows(width: int) -> st.SearchStrategy[object]:
    return arrays.arrays(np.float64, st.tuples(st.integers(0, 6), st.just(width)), elements=numbers)


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    segments, arcs = draw(rows(4)), draw(rows(5))
    layers = draw(st.lists(words, max_size=4).map(tuple))
    rings = tuple(ring for ring in draw(st.lists(rows(2), max_size=3)) if len(ring))
    return Drawing(
        sheet=draw(sheets),
        layers=layers,
        segments=segments,
        segment_layer=np.arange(len(segments), dtype=np.int32),
        segment_symbol=np.full(len(segments), -1, np.int32),
        arcs=arcs,
        arc_layer=np.arange(len(arcs), dtype=np.int32),
        arc_symbol=np.full(len(arcs), -1, np.int32),
        rings=rings,
        ring_layer=np.zeros(len(rings), np.int32),
        ring_filled=np.ones(len(rings), np.bool_),
        ring_hatch=np.arange(len(rings), dtype=np.int32),
        pens=tuple(draw(pens) for _layer in layers) if draw(st.booleans()) else (),
        words=tuple(
            draw(
                st.lists(
                    st.builds(Word, words, points, numbers, numbers, numbers, words, counts, numbers, numbers),
                    max_size=3,
                )
            )
        ),
        symbols=tuple(
            draw(
                st.lists(
                    st.builds(Symbol, words, points, points, numbers, words, pairs, st.tuples(*[numbers] * 4)),
                    max_size=3,
                )
            )
        ),
        exact=draw(st.booleans()),
    )


SHEET = Sheet(
    *("a:1", SourceFile("a", "a.dxf", "image/vnd.dxf", 1), "frame 1", None, None, None, Kind.OTHER, None, (), None),
    frame=shapely.box(0, 0, 1, 1),
    to_plan=Affine(),
    to_paper=Affine(),
)


@given(drawings())
def test_there_and_back_is_the_same(drawing: Drawing) -> None:
    back = unpack(pack(drawing))
    for field in fields(Drawing):
        before, after = getattr(drawing, field.name), getattr(back, field.name)
        if field.name == "rings":
            assert len(before) == len(after)
            assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))
        elif isinstance(before, np.ndarray):
            assert before.dtype == after.dtype
            assert np.array_equal(before, after)
        else:
            assert before == after


@given(drawings())
def test_nothing_in_it_is_pickled(drawing: Drawing) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(drawing))) as members:
        for member in members.namelist():
            assert b"|O" not in members.read(member)[:128]


def test_one_that_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_file, "MOST_BYTES", 1_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr("segments.npy", bytes(2_000))
    with pytest.raises(ValueError, match="more than a drawing"):
        unpack(bomb.getvalue())


def test_words_that_are_not_in_the_list_are_refused() -> None:
    drawing = Drawing(sheet=SHEET, words=(Word("卧室", (0.0, 0.0), 3.0, 6.0, 0.0, "0"),))
    packed = io.BytesIO(pack(drawing))
    with np.load(packed) as members:
        columns = {name: members[name] for name in members.files}
    columns["word_said"] = columns["word_said"] + 7
    forged = io.BytesIO()
    np.savez(forged, **columns)
    with pytest.raises(ValueError, match="not there"):
        unpack(forged.getvalue())
