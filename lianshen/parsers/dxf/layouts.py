"""The layouts of a DXF document: what is on the paper itself, and the views of the model space."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.sheets.layouts import Layout, View
from lianshen.review.sheets import Affine

_MOST = 200


def read_layouts(document: Any, drawn_on: Callable[[Any], Drawn]) -> Iterator[Layout]:
    """Every layout with a view of the model space and something of its own around it."""
    for layout in islice(document.layouts, _MOST):
        if layout.name == "Model":
            continue
        views = tuple(view for viewport in layout.query("VIEWPORT") if (view := _view(viewport)) is not None)
        if views and any(entity.dxftype() != "VIEWPORT" for entity in layout):
            yield Layout(str(layout.name), drawn_on(layout), views)


def _view(viewport: Any) -> View | None:
    """A window seen from straight above; None for the paper itself (number 1), one switched off, or one seen aslant."""
    looks = viewport.dxf.view_direction_vector
    off = viewport.dxf.status == 0 or viewport.dxf.id == 1 or viewport.dxf.flags & 131072
    if off or viewport.dxf.view_height <= 0 or abs(looks.x) + abs(looks.y) > 1e-6 or looks.z <= 0:
        return None
    scale = viewport.dxf.height / viewport.dxf.view_height
    target, seen, at = viewport.dxf.view_target_point, viewport.dxf.view_center_point, viewport.dxf.center
    turned = Affine.placed(scale, viewport.dxf.view_twist_angle, (target.x, target.y))
    to_paper = turned.then(Affine(e=at.x - scale * seen.x, f=at.y - scale * seen.y))
    half = viewport.dxf.width / 2, viewport.dxf.height / 2
    return View((at.x - half[0], at.y - half[1], at.x + half[0], at.y + half[1]), to_paper)
