"""Trust: how sure the boundary of a room is, and what makes it doubtful."""

from __future__ import annotations

from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.rooms import Space
from lianshen.review.facts import Certainty
from lianshen.review.language import Text, _

_PROVED = (0.05, 0.006)  # square metres (areas are written with one decimal), and share, within which two areas agree
_DOUBTFUL = (0.3, 0.05)  # … and beyond which they do not


def sure_of_space(plan: Plan, space: Space) -> tuple[Certainty, Text | None]:
    """How sure the boundary of a space is, and what makes it doubtful.

    An area written inside that agrees proves walls that no layer told; one that does not puts told walls in doubt.
    """
    off = None if space.stated is None else abs(float(space.face.area) - space.stated)
    if space.guessed:
        return Certainty.INFERRED, _("closed where no door or wall is drawn")
    if off is not None and off > max(_DOUBTFUL[0], _DOUBTFUL[1] * (space.stated or 0.0)):
        return Certainty.INFERRED, _("the area written inside is {stated} m²", stated=space.stated)
    if plan.plane.drawing.exact and off is not None and off <= _PROVED[0] + _PROVED[1] * (space.stated or 0.0):
        return Certainty.READ, None
    return plan.sure, None if plan.sure is Certainty.READ else _("its walls are known by how they are drawn")
