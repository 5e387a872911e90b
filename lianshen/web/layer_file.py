"""A file of layers (TOML): what an institute's own layer names mean, for the command line.

`[layers]`, then a line for each: `"x17-new" = "walls"`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from lianshen.parsers.layers import Meaning
from lianshen.review.errors import Refused
from lianshen.review.language import _


def read_layer_file(path: Path) -> dict[str, Meaning]:
    """The meanings by layer; Refused where the file cannot be read or names a meaning that does not exist."""
    try:
        stated = tomllib.loads(path.read_text("utf-8")).get("layers")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(_("{file} is not a file of layers: {why}", file=str(path), why=str(error))) from None
    if not isinstance(stated, dict):
        raise Refused(_("{file} has no [layers]", file=str(path)))
    return {layer: _meaning(layer, said) for layer, said in stated.items()}


def _meaning(layer: str, said: object) -> Meaning:
    try:
        return Meaning(str(said))
    except ValueError:
        known = ", ".join(meaning.value for meaning in Meaning)
        raise Refused(
            _("layer {layer}: “{said}” is no meaning; known are: {known}", layer=layer, said=str(said), known=known)
        ) from None
