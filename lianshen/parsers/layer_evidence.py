"""What the layers of a file hold: by their names, by what is drawn on them, and by what people said, each with its reason.

What is acted upon (see `recognise/acting.py`) is told as the layer's meaning; what is only seen is told beside its name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lianshen.parsers.layers import Meaning, explain, is_corrected, meaning
from lianshen.parsers.recognise.acting import acted_upon, agree
from lianshen.parsers.recognise.layer_sight import Sight
from lianshen.parsers.recognise.layer_words import blocks_say, words_say
from lianshen.parsers.recognise.plane import Plane
from lianshen.review.facts import Certainty
from lianshen.review.language import _
from lianshen.review.sheets import Drawing, LayerMeaning

_FILLED = (0.6, 3)  # the share of what lies on a layer, and the number, that make it one of fills


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
    held, taken = _held(drawings), _taken(drawings)
    judged = (_judged(name, held[name], taken.get(name)) for name in sorted(held) if held[name].anything)
    return tuple(_counted(layer, held[layer.name]) for layer in judged)


def _taken(drawings: Iterable[Drawing]) -> dict[str, Sight]:
    """The layers that the recognisers of any sheet take for what is drawn on them."""
    return {layer: sight for drawing in drawings for layer, sight in acted_upon(Plane(drawing)).items()}


def _counted(layer: LayerMeaning, held: _Held) -> LayerMeaning:
    return replace(layer, lines=held.lines, fills=held.fills, texts=len(held.words), blocks=held.blocks.total())


def _judged(name: str, held: _Held, taken: Sight | None) -> LayerMeaning:
    if is_corrected(name):
        return LayerMeaning(name, meaning(name), _word(Certainty.CONFIRMED), _("a person said so"))
    named, seen = explain(name), taken or _seen(held)
    inferred = _word(Certainty.INFERRED)
    if named.meaning is Meaning.UNKNOWN:
        if seen is None:
            return LayerMeaning(name, named.meaning, inferred, _("neither its name nor what is drawn on it says"))
        return LayerMeaning(name, seen.meaning, inferred, seen.reason)
    by_name = _("its name says {word}", word=named.word)
    if seen is None or agree(named.meaning, seen.meaning):
        return LayerMeaning(name, named.meaning, _word(Certainty.READ), by_name)
    both = _("its name says {word}, but {seen}", word=named.word, seen=seen.reason)
    return LayerMeaning(name, named.meaning if taken is None else taken.meaning, inferred, both)


def _seen(held: _Held) -> Sight | None:
    """What lies on a layer, where most of it says the same."""
    said = blocks_say(held.blocks) or words_say(held.words)
    if said is None and held.fills >= max(_FILLED[1], _FILLED[0] * (held.lines + held.fills)):
        return Sight(Meaning.HATCHES, 1.0, _("most of what is drawn on it are fills"))
    return said


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
