"""Layers are judged by name and by what lies on them; a person's word stands above both."""

from __future__ import annotations

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.layer_evidence import layer_meanings
from lianshen.parsers.layers import Meaning, corrected
from lianshen.parsers.reading import read_file
from lianshen.review.sheets import Drawing, LayerMeaning, Symbol, Word
from tests.parsers.recognise.hand import flats
from tests.parsers.test_real_drawings import real


def test_a_name_that_says_it_is_read() -> None:
    layer = judged("WALL", words=("防火墙",))
    assert (layer.meaning, layer.certainty) == (Meaning.WALLS, "read")
    assert "WALL" in layer.reason.zh


def test_words_tell_what_a_nameless_layer_is() -> None:
    layer = judged("x17", words=("M1021", "C1518", "FM乙1221", "卧室"))
    assert (layer.meaning, layer.certainty) == (Meaning.OPENING_MARKS, "inferred")
    assert "3" in layer.reason.en
    assert judged("x17", words=("±0.000", "-5.400", "+3.000")).meaning == Meaning.LEVELS


def test_blocks_tell_what_a_nameless_layer_is() -> None:
    layer = judged("x17", blocks=("$DorLib2D$00000001",) * 4)
    assert (layer.meaning, layer.certainty) == (Meaning.DOORS, "inferred")


def test_too_little_says_nothing() -> None:
    assert judged("x17", words=("M1021", "C1518")).meaning == Meaning.UNKNOWN
    assert judged("x17", words=("M1021", "卧室", "厨房", "C1518", "客厅", "C0915")).meaning == Meaning.UNKNOWN


def test_a_name_that_what_is_drawn_denies_is_no_longer_sure() -> None:
    layer = judged("WALL", blocks=("$DorLib2D$00000001",) * 4)
    assert (layer.meaning, layer.certainty) == (Meaning.WALLS, "inferred")


def test_what_a_person_said_is_confirmed() -> None:
    with corrected({"x17": Meaning.COLUMNS}):
        layer = judged("x17", words=("M1021", "C1518", "C0915"))
    assert (layer.meaning, layer.certainty) == (Meaning.COLUMNS, "confirmed")


def test_the_layers_of_a_real_school_are_known() -> None:
    path = real("derived/mani_Link_floor.dxf")
    _source, reading = read_file(path, path.name)
    known = {layer.name: (layer.meaning, layer.certainty) for layer in layer_meanings(reading.drawings)}
    assert known["WALL"] == (Meaning.WALLS, "read")
    assert known["WINDOW"] == (Meaning.OPENINGS, "read")
    assert known["COLUMN"] == (Meaning.COLUMNS, "read")


def judged(layer: str, words: tuple[str, ...] = (), blocks: tuple[str, ...] = ()) -> LayerMeaning:
    (found,) = layer_meanings([drawing(layer, words, blocks)])
    return found


def drawing(layer: str, words: tuple[str, ...], blocks: tuple[str, ...]) -> Drawing:
    drawn = Drawn(
        layers=(layer,),
        words=tuple(Word(text, (0.0, 0.0), 1.0, 1.0, 0.0, layer) for text in words),
        symbols=tuple(Symbol(name, (0.0, 0.0), (1.0, 1.0), 0.0, layer, (), (0.0, 0.0, 1.0, 1.0)) for name in blocks),
    )
    return drawn.on(flats().drawing().sheet)
