"""Fire: travel distances, exits, compartments, fire doors, fire lanes, fire rating."""

from lianshen.review.language import _
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(name="fire", package=__name__, department=Department.FIRE, title=_("Fire"), version="0.1.0")
