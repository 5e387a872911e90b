"""What the layers of a file hold: by their names, by what is drawn on them, and by what people said, each with its reason.

What is drawn on a layer is told to people and never acted upon by itself: a wrong meaning is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lianshen.parsers.layers import Meaning, explain, is_corrected, meaning
from lianshen.parsers.recognise.marks import read_mark
from lianshen.review.facts import Certainty
from lianshen.review.language import Text, _
from lianshen.review.sheets import Drawing, LayerMeaning

_ENOUGH = 0.6  # of what lies on a layer must say the same
_FEWEST = 3
_DIMENSION = re.compile(r"[ΦφR]?\d{2,6}(?:\.\d+)?|\d+\.\d{2,3}")
_LEVEL = re.compile(r"[±+-]\s*\d+\.\d{3}")
_AXIS = re.compile(r"\d{1,2}|[A-HJ-NP-Y]|\d{1,2}/[0A-Z\d]{1,2}")
_BLOCKS = (
    (Meaning.DOORS, re.compile(r"DORLIB|DOOR|(?<!阀)门(?!窗|禁|牌)", re.IGNORECASE)),
    (Meaning.WINDOWS, re.compile(r"WINLIB|WINDOW|窗(?!帘)", re.IGNORECASE)),
    (Meaning.COLUMNS, re.compile(r"^_FZH|COLUMN|柱", re.IGNORECASE)),
    (Meaning.SANITARY, re.compile(r"马桶|洗脸|洁具|浴缸|TOILET|WC", re.IGNORECASE)),
    (Meaning.PARKING, re.compile(r"车位|PARKING", re.IGNORECASE)),
)


@dataclass(slots=True)
class _Held:
    """What lies on one layer."""

    lines: int = 0
    fills: int = 0
    words: list[str] = field(default_factory=list)
    blocks: Counter[str] = field(default_factory=Counter)

    @property
    def anything(self) -> bool:
        return bool(self.lines or self.fills or self.words or self.blocks)


def layer_meanings(drawings: Sequence[Drawing]) -> tuple[LayerMeaning, ...]:
    """Every layer on which something is drawn, by name."""
    held = _held(drawings)
    return tuple(_counted(_judged(name, held[name]), held[name]) for name in sorted(held) if held[name].anything)


def _counted(layer: LayerMeaning, held: _Held) -> LayerMeaning:
    return replace(layer, lines=held.lines, fills=held.fills, texts=len(held.words), blocks=held.blocks.total())


def _judged(name: str, held: _Held) -> LayerMeaning:
    if is_corrected(name):
        return LayerMeaning(name, meaning(name), _word(Certainty.CONFIRMED), _("a person said so"))
    named, seen = explain(name), _seen(held)
    if named.meaning is Meaning.UNKNOWN:
        if seen is None:
            return LayerMeaning(
                name, named.meaning, _word(Certainty.INFERRED), _("neither its name nor what is drawn on it says")
            )
        return LayerMeaning(name, seen[0], _word(Certainty.INFERRED), seen[1])
    by_name = _("its name says {word}", word=named.word)
    if seen is None or _agree(named.meaning, seen[0]):
        return LayerMeaning(name, named.meaning, _word(Certainty.READ), by_name)
    both = _("its name says {word}, but {seen}", word=named.word, seen=seen[1])
    return LayerMeaning(name, named.meaning, _word(Certainty.INFERRED), both)


def _seen(held: _Held) -> tuple[Meaning, Text] | None:
    """What is drawn on a layer, where most of it says the same."""
    blocks = held.blocks.total()
    for kind, pattern in _BLOCKS:
        alike = sum(count for name, count in held.blocks.items() if pattern.search(name))
        if alike >= _FEWEST and alike >= _ENOUGH * blocks:
            return kind, _("{count} of {all} blocks on it are such by their names", count=alike, all=blocks)
    words = Counter(said for word in held.words if (said := _kind_of_word(word)) is not None)
    for said, alike in words.most_common(1):
        if alike >= _FEWEST and alike >= _ENOUGH * len(held.words):
            return said, _("{count} of {all} texts on it are such", count=alike, all=len(held.words))
    if held.fills >= _FEWEST and held.fills >= _ENOUGH * (held.lines + held.fills):
        return Meaning.HATCHES, _("most of what is drawn on it are fills")
    return None


def _kind_of_word(word: str) -> Meaning | None:
    said = word.strip()
    if read_mark(said) is not None:
        return Meaning.OPENING_MARKS
    if _LEVEL.fullmatch(said):
        return Meaning.LEVELS
    if _AXIS.fullmatch(said):
        return Meaning.AXIS_LABELS
    return Meaning.DIMENSIONS if _DIMENSION.fullmatch(said) else None


def _agree(named: Meaning, seen: Meaning) -> bool:
    """Whether what is seen is what the name says, or what usually lies beside it on one layer."""
    openings = {Meaning.DOORS, Meaning.WINDOWS, Meaning.OPENINGS, Meaning.OPENING_MARKS, Meaning.PROTECTIVE_DOORS}
    axes = {Meaning.AXES, Meaning.AXIS_LABELS, Meaning.DIMENSIONS}
    annotations = {Meaning.TEXT, Meaning.DIMENSIONS, Meaning.LEVELS, Meaning.TABLES, Meaning.FRAMES, Meaning.TITLES}
    fills = {Meaning.HATCHES, Meaning.COLUMNS, Meaning.WALLS}
    said = {Meaning.AXIS_LABELS, Meaning.DIMENSIONS, Meaning.LEVELS, Meaning.OPENING_MARKS}
    return (
        named is seen
        or any({named, seen} <= group for group in (openings, axes, fills))
        or (named in annotations and seen in said)
    )


def _held(drawings: Iterable[Drawing]) -> dict[str, _Held]:
    held: dict[str, _Held] = defaultdict(_Held)
    for drawing in drawings:
        for number in [*drawing.segment_layer.tolist(), *drawing.arc_layer.tolist()]:
            held[drawing.layers[number]].lines += 1
        for number, filled in zip(drawing.ring_layer.tolist(), drawing.ring_filled.tolist(), strict=True):
            held[drawing.layers[number]].fills += filled
        for word in drawing.words:
            held[word.layer].words.append(word.text)
        for symbol in drawing.symbols:
            held[symbol.layer].blocks[symbol.name] += 1
    return held


def _word(certainty: Certainty) -> str:
    return certainty.name.lower()
