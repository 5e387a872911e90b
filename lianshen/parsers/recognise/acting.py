"""Which layers are taken for what is drawn on them and not for what they are called, and what rests on that.

Taken so: a layer whose name says nothing and most of which is one thing; a layer whose name lies, where nearly all of it is
another thing.  Walls and columns only where no layer's name says them: lines beside walls look like walls.  What is stated
from such layers is inferred, never read.  A person's word stands above all of this.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lianshen.parsers.layer_codes import meant_by_code
from lianshen.parsers.layers import Meaning, explain, is_corrected
from lianshen.parsers.recognise.layer_sight import Sight, look_at_layers
from lianshen.parsers.recognise.layer_words import blocks_say, words_say
from lianshen.parsers.recognise.plane import Plane
from lianshen.review.language import _
from lianshen.review.sheets import Drawing

_NAMELESS, _LYING = 0.6, 0.9  # of what lies on a layer
_LINES = 12  # of a layer whose name lies, at least
_ONLY_ALONE = ({Meaning.WALLS, Meaning.CURTAIN_WALLS}, {Meaning.COLUMNS})
_RIVAL = 0.4  # of the surer layer's lines: two layers like walls are a wall and its finish, and nobody knows which
_MAY_LIE = {
    Meaning.WALLS, Meaning.CURTAIN_WALLS, Meaning.COLUMNS, Meaning.DOORS, Meaning.WINDOWS, Meaning.OPENINGS,
    Meaning.AXES, Meaning.FURNITURE, Meaning.SANITARY, Meaning.TEXT, Meaning.DIMENSIONS, Meaning.HATCHES,
}  # fmt: skip


def sighted(drawing: Drawing) -> Plane:
    """The drawing laid out, its layers taken for what they hold where that is sure enough to act upon."""
    named = Plane(drawing)
    return Plane(drawing, {layer: sight.meaning for layer, sight in acted_upon(named).items()})


def acted_upon(plane: Plane) -> dict[str, Sight]:
    """The layers that are taken for what is drawn on them, each with what was seen."""
    if not plane.drawing.exact:
        return {}
    sights = look_at_layers(plane)
    lines = Counter(plane.drawing.layers[number] for number in plane.drawing.segment_layer.tolist())
    found = dict(_wanted(plane, sights, lines))
    for kinds in _ONLY_ALONE:
        for layer in _too_many(plane, found, kinds, lines):
            del found[layer]
    return found


def _too_many(plane: Plane, found: dict[str, Sight], kinds: set[Meaning], lines: Counter[str]) -> list[str]:
    """Of the layers found to be of these kinds those that must not be believed."""
    alike = sorted((layer for layer in found if found[layer].meaning in kinds), key=lambda layer: -lines[layer])
    if any(explain(layer).meaning in kinds and layer not in found for layer in plane.drawing.layers):
        return alike
    alike = [layer for layer in alike if meant_by_code(layer) is None]
    rivals = len(alike) > 1 and lines[alike[1]] > _RIVAL * lines[alike[0]]
    return alike if rivals else alike[1:]


def _wanted(plane: Plane, sights: dict[str, Sight], lines: Counter[str]) -> Iterator[tuple[str, Sight]]:
    words, blocks = _words(plane), _blocks(plane, lines)
    for layer in dict.fromkeys(plane.drawing.layers):
        if layer == "0" or is_corrected(layer):
            continue
        named = explain(layer).meaning
        seen = sights.get(layer) or blocks_say(blocks[layer])
        if named is Meaning.UNKNOWN:
            seen = seen or words_say(words[layer])
            if seen is not None and seen.share >= _NAMELESS:
                yield layer, seen
            elif (coded := meant_by_code(layer)) is not None:
                yield (
                    layer,
                    Sight(coded[0], 1.0, _("ISO 13567 has such names, and {code} usually means it", code=coded[1])),
                )
        elif seen is not None and _denies(seen, named) and lines[layer] >= _LINES:
            yield layer, seen


def _denies(seen: Sight, named: Meaning) -> bool:
    """Whether nearly all that is drawn is another thing than a name says."""
    return named in _MAY_LIE and not agree(named, seen.meaning) and seen.share >= _LYING


def agree(named: Meaning, seen: Meaning) -> bool:
    """Whether what is seen is what the name says, or what usually lies beside it on one layer."""
    openings = {Meaning.DOORS, Meaning.WINDOWS, Meaning.OPENINGS, Meaning.OPENING_MARKS, Meaning.PROTECTIVE_DOORS}
    axes = {Meaning.AXES, Meaning.AXIS_LABELS, Meaning.DIMENSIONS}
    annotations = {Meaning.TEXT, Meaning.DIMENSIONS, Meaning.LEVELS, Meaning.TABLES, Meaning.FRAMES, Meaning.TITLES}
    fills = {Meaning.HATCHES, Meaning.COLUMNS, Meaning.WALLS}
    ware = {Meaning.FURNITURE, Meaning.SANITARY}
    said = {Meaning.AXIS_LABELS, Meaning.DIMENSIONS, Meaning.LEVELS, Meaning.OPENING_MARKS}
    return (
        named is seen
        or any({named, seen} <= group for group in (openings, axes, fills, ware))
        or (named in annotations and seen in said)
    )


def _words(plane: Plane) -> dict[str, list[str]]:
    words: dict[str, list[str]] = defaultdict(list)
    for word in plane.drawing.words:
        words[word.layer].append(word.text)
    return words


def _blocks(plane: Plane, lines: Counter[str]) -> dict[str, dict[str, float]]:
    """For every layer its lines by the block they belong to, the loose ones under no name."""
    held: dict[str, dict[str, float]] = defaultdict(dict)
    drawing = plane.drawing
    owned = drawing.segment_symbol >= 0
    pairs = zip(drawing.segment_layer[owned].tolist(), drawing.segment_symbol[owned].tolist(), strict=True)
    for (number, symbol), count in Counter(pairs).items():
        own, name = held[drawing.layers[number]], drawing.symbols[symbol].name
        own[name] = own.get(name, 0.0) + count
    for layer, own in held.items():
        own[""] = lines[layer] - sum(own.values())
    return held
