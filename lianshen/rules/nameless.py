"""Spaces to which no sheet writes a name: a rule that looks for rooms of one use must not take them for others."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import Polygon

from lianshen.review.building import Storey
from lianshen.review.language import _
from lianshen.rules.answers import Answer, undecided


def name_wanted(storey: Storey, spaces: Sequence[Polygon]) -> Answer:
    """The question what these nameless spaces are for: "no such room stands here" must not pass over them."""
    return undecided(_("a space without a name lies here; what it is for a person must say"), *map(storey.mark, spaces))
