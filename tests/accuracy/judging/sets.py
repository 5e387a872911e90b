"""Which scenes are drawn in which styles: a set to improve against, and one that is only reported."""

from __future__ import annotations

from collections.abc import Iterator

from tests.accuracy import styles_reported, styles_tuning
from tests.accuracy.drafting.style import Style
from tests.accuracy.judging.kinds import Scene
from tests.accuracy.judging.layers import with_layers
from tests.accuracy.judging.scenes import basement, flats, lightning, offices, site

SCENES = (flats.SCENE, lightning.SCENE, site.SCENE, offices.SCENE, basement.PARKED, basement.SHELTERED)
TUNED = tuple(with_layers(style) for style in styles_tuning.STYLES if style.output == "dxf")
HELD_OUT = tuple(with_layers(style) for style in styles_reported.STYLES if style.output == "dxf")


def _tuning() -> Iterator[tuple[Scene, Style, int]]:
    for scene in SCENES:
        for n, style in enumerate(TUNED):
            yield scene, style, n + 1


def _reported() -> Iterator[tuple[Scene, Style, int]]:
    for scene in SCENES:
        for n, style in enumerate(HELD_OUT):
            yield scene, style, n + 101


SETS = {"tuning": _tuning, "reported": _reported}
