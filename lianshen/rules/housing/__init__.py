"""Housing: the sizes of rooms, doors, corridors, stairs and storeys that people live with."""

from lianshen.review.language import _
from lianshen.review.projects import Department
from lianshen.rules.pack import Pack

pack = Pack(name="housing", package=__name__, department=Department.HOUSING, title=_("Housing"), version="0.1.0")
